import { plainCell } from '../../catalog/cells';
import type { StoreContext } from '../../catalog/field-types';
import type { Field } from '../../catalog/fields';
import { hashForms } from '../../catalog/records';
import type { CellValue } from '../../platform/ports';
import type { ColumnOf } from '../../sheets/row-codec';
import { cellIn, type Chunk } from '../../sheets/table-scan';

/** Of so many different contents of a column at most it is remembered what they mean. */
const MOST_REMEMBERED = 2_000;
/** Longer texts hardly come twice. */
const MOST_CHARACTERS = 40;

/** Stands for a cell that cannot be understood. */
const UNREADABLE = Symbol('unreadable');

/** Row hashes straight from cells, as `hashValues` makes them of what the cells mean. */
export class RowHasher {
  private readonly formsOf: ReadonlyMap<Field, Map<CellValue, string | typeof UNREADABLE>>;

  constructor(
    private readonly fields: readonly Field[],
    private readonly columns: ColumnOf,
    private readonly context: StoreContext,
  ) {
    this.formsOf = new Map(fields.map((field) => [field, new Map()]));
  }

  /** Null where a cell cannot be understood. What a missing column holds is not known. */
  hash(chunk: Chunk, row: number): string | null {
    let isReadable = true;
    const hash = hashForms(this.fields, (field) => {
      const column = this.columns.get(field.key);
      const form = column === undefined ? null : this.formOf(field, cellIn(chunk, row, column));
      if (form !== UNREADABLE) return form;
      isReadable = false;
      return null;
    });
    return isReadable ? hash : null;
  }

  private formOf(field: Field, cell: CellValue): string | typeof UNREADABLE {
    if (typeof cell === 'string' && cell.length > MOST_CHARACTERS) return this.read(field, cell);
    const forms = this.formsOf.get(field);
    const known = forms?.get(cell);
    if (known !== undefined) return known;
    const form = this.read(field, cell);
    if (forms && forms.size < MOST_REMEMBERED) forms.set(cell, form);
    return form;
  }

  private read({ type }: Field, cell: CellValue): string | typeof UNREADABLE {
    const value = type.fromCell(plainCell(cell), this.context);
    return value.kind === 'value' ? type.hashForm(value.value) : UNREADABLE;
  }
}
