import type { FieldWriter, TableSpec } from '../../catalog/fields';
import type { Value } from '../../catalog/value';
import { mutationFor, type ValueMutation } from '../../catalog/value-mutations';
import type { RecordWrite } from './write-result';

/** One value that is written by itself. */
export interface ValueWrite<W extends FieldWriter = FieldWriter> {
  write: RecordWrite;
  key: string;
  writer: W;
  before: Value;
  after: Value;
  /** What the mutation takes for it. */
  toStore: unknown;
}

/** What the records' changes come to by mutation: those of the tables' own mutations are not among them. */
export function valueWrites(
  spec: TableSpec,
  writes: readonly RecordWrite[],
): Map<ValueMutation, ValueWrite[]> {
  const found = new Map<ValueMutation, ValueWrite[]>();
  for (const write of writes) {
    for (const field of spec.fields) {
      const { key, writer, type } = field;
      if (!writer || !(key in write.changed)) continue;
      const before = write.current[key] ?? null;
      const after = write.changed[key] ?? null;
      const mutation = mutationFor(field, before, after);
      if (!mutation) continue;
      const value: ValueWrite = {
        write,
        key,
        writer,
        before,
        after,
        toStore: after === null ? null : type.toStore(after),
      };
      found.set(mutation, [...(found.get(mutation) ?? []), value]);
    }
  }
  return found;
}

/** What is left for the mutation of the table: whole records, where there is anything. */
export function recordWrites(spec: TableSpec, writes: readonly RecordWrite[]): RecordWrite[] {
  const own = new Set(spec.fields.filter(({ writer }) => !writer).map(({ key }) => key));
  return writes.flatMap((write) => {
    const changed = Object.fromEntries(Object.entries(write.changed).filter(([key]) => own.has(key)));
    return Object.keys(changed).length > 0 ? [{ ...write, changed }] : [];
  });
}
