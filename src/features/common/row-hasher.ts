import { plainCell } from '../../catalog/cells';
import type { FieldType, StoreContext } from '../../catalog/field-types';
import { isEditable, type Field } from '../../catalog/fields';
import { hashForms } from '../../catalog/records';
import type { CellValue } from '../../platform/ports';
import type { ColumnOf } from '../../sheets/row-codec';
import type { Chunk } from '../../sheets/table-scan';

/** Of so many different contents of a column at most it is remembered what they mean. */
const MOST_REMEMBERED = 2_000;
/** Longer texts hardly come twice. */
const MOST_CHARACTERS = 40;

/** Stands for a cell that cannot be understood. */
const UNREADABLE = Symbol('unreadable');

type Form = string | typeof UNREADABLE;

/** A field's cells: where they are, and what some of them were found to mean. */
interface Slot {
  type: FieldType;
  column: number | undefined;
  forms: Map<CellValue, Form>;
  /** Those of the rows that are being looked at. */
  cells: readonly CellValue[];
}

/** Row hashes straight from cells, as `hashValues` makes them of what the cells mean. */
export class RowHasher {
  private readonly mine: readonly Slot[];
  private readonly theirs: readonly Slot[];
  private chunk: Chunk | null = null;

  constructor(
    fields: readonly Field[],
    columns: ColumnOf,
    private readonly context: StoreContext,
  ) {
    const toSlot = ({ key, type }: Field): Slot => ({
      type,
      column: columns.get(key),
      forms: new Map(),
      cells: [],
    });
    this.mine = fields.filter(isEditable).map(toSlot);
    this.theirs = fields.filter((field) => !isEditable(field)).map(toSlot);
  }

  /** Null where a cell cannot be understood. What a missing column holds is not known. */
  hash(chunk: Chunk, row: number): string | null {
    if (chunk !== this.chunk) this.take(chunk);
    const mine = this.formsIn(this.mine, row - chunk.from);
    const theirs = mine && this.formsIn(this.theirs, row - chunk.from);
    return mine && theirs && hashForms(mine, theirs);
  }

  private take(chunk: Chunk): void {
    this.chunk = chunk;
    for (const slot of [...this.mine, ...this.theirs])
      slot.cells = (slot.column === undefined ? null : chunk.cells.get(slot.column)) ?? [];
  }

  private formsIn(slots: readonly Slot[], line: number): (string | null)[] | null {
    const forms = new Array<string | null>(slots.length).fill(null);
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      if (slot?.column === undefined) continue;
      const form = this.formOf(slot, slot.cells[line] ?? null);
      if (form === UNREADABLE) return null;
      forms[at] = form;
    }
    return forms;
  }

  private formOf({ type, forms }: Slot, cell: CellValue): Form {
    if (typeof cell === 'string' && cell.length > MOST_CHARACTERS) return this.read(type, cell);
    const known = forms.get(cell);
    if (known !== undefined) return known;
    const form = this.read(type, cell);
    if (forms.size < MOST_REMEMBERED) forms.set(cell, form);
    return form;
  }

  private read(type: FieldType, cell: CellValue): Form {
    const value = type.fromCell(plainCell(cell), this.context);
    return value.kind === 'value' ? type.hashForm(value.value) : UNREADABLE;
  }
}
