import type { StoreContext } from '../../catalog/field-types';
import type { Field } from '../../catalog/fields';
import { editablePart, signatureOf } from '../../catalog/records';
import type { Baseline } from '../../sheets/baseline';
import { knownHash, type BaselineIndex } from '../../sheets/baseline-index';
import { readPlainRow } from '../../sheets/row-codec';
import { cellIn, type Chunk } from '../../sheets/table-scan';
import { isRecordId, type TableView } from '../../sheets/table';
import { RowHasher } from '../common/row-hasher';
import { isEdited } from './edited-row';

interface Wanted {
  /** Null: all records. */
  only: ReadonlySet<string> | null;
  /** The fields that are read of all rows; none where the wanted rows are looked at alone. */
  fields: readonly Field[];
  context: StoreContext;
}

interface FoundRow {
  id: string;
  row: number;
}

/** Lets through the rows of a table that may have been edited, as its cells come. */
export class RowSieve {
  /** Rows that differ from their base, from top to bottom. */
  readonly found: FoundRow[] = [];
  /** Rows that hold something, but no usable id. */
  readonly nameless: FoundRow[] = [];
  readonly repeated: [string, number[]][];
  private readonly hasher: RowHasher;
  private readonly signature: string;
  /** Of a column that was deleted since the base was made a hash says nothing. */
  private readonly isWhole: boolean;
  private readonly isPartial: boolean;

  constructor(
    readonly view: TableView,
    readonly index: BaselineIndex,
    private readonly baseline: Baseline,
    private readonly wanted: Wanted,
  ) {
    const { fields, only, context } = wanted;
    this.repeated = [...view.repeated].filter(([id]) => this.isWanted(id));
    this.hasher = new RowHasher(fields, view.columns, context);
    this.signature = signatureOf(view.spec.fields);
    this.isPartial = fields.length < view.spec.fields.length;
    this.isWhole = fields.every(({ key }) => view.columns.has(key));
    if (only !== null && fields.length === 0)
      this.found = [...view.rowOf].flatMap(([id, row]) => (only.has(id) ? [{ id, row }] : []));
  }

  look(chunk: Chunk): void {
    if (this.wanted.fields.length === 0) return;
    const unknown: FoundRow[] = [];
    for (let row = chunk.from; row < chunk.to; row++) {
      const id = chunk.table.ids[row] ?? '';
      if (!isRecordId(id)) this.lookAtNameless(chunk, id, row);
      else if (this.isWanted(id) && !this.view.repeated.has(id)) {
        const base = knownHash(this.index, this.signature, id);
        if (base !== undefined && this.isAsBefore(chunk, row, base)) continue;
        (base === undefined || !this.isWhole ? unknown : this.found).push({ id, row });
      }
    }
    if (unknown.length > 0) this.compareInFull(chunk, unknown);
  }

  private isWanted(id: string): boolean {
    return this.wanted.only?.has(id) ?? true;
  }

  private isAsBefore(chunk: Chunk, row: number, base: string): boolean {
    const hash = this.hasher.hash(chunk, row);
    if (hash === null) return false;
    return this.isPartial ? editablePart(hash) === editablePart(base) : hash === base;
  }

  private lookAtNameless(chunk: Chunk, id: string, row: number): void {
    if (this.wanted.only !== null) return;
    const hasContent = this.wanted.fields.some(({ key }) => {
      const column = this.view.columns.get(key);
      return column !== undefined && cellIn(chunk, row, column) !== null;
    });
    if (id !== '' || hasContent) this.nameless.push({ row, id });
  }

  /** Rows whose hash says nothing, because the columns are others by now. */
  private compareInFull(chunk: Chunk, rows: readonly FoundRow[]): void {
    const { fields, context } = this.wanted;
    const { columns } = this.view;
    const bases = this.baseline.values(
      this.index,
      rows.map(({ id }) => id),
    );
    const width = Math.max(...chunk.table.columns) + 1;
    const differing = rows.filter(({ id, row }) => {
      const line = Array.from({ length: width }, (_, column) => cellIn(chunk, row, column));
      const sheet = readPlainRow(fields, columns, line, context);
      return fields.some((field) => isEdited(field, bases.get(id) ?? null, sheet.get(field.key)));
    });
    this.found.push(...differing);
    this.found.sort((left, right) => left.row - right.row);
  }
}
