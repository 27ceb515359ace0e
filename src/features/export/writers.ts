import type { FieldWriter, TableSpec } from '../../catalog/fields';
import type { CatalogRecord } from '../../catalog/records';
import type { ValueMutation } from '../../catalog/value-mutations';
import { recordWrites, valueWrites, type ValueWrite } from './value-writes';
import { updateFiles } from './write-files';
import { deleteMetafields, setMetafields } from './write-metafields';
import { activateInventory, setQuantities } from './write-quantities';
import { sendRecords } from './write-records';
import type { RecordWrite, Refusal, WriteResult, WriteTools } from './write-result';

type Of<By extends FieldWriter['by']> = ValueWrite<Extract<FieldWriter, { by: By }>>;
type Refused = Map<ValueWrite, Refusal>;

/**
 * Sends the writes of one table in a few requests, each value by the mutation that the registry names; gives a result
 * for each record. Throws `ApiError` where nobody knows what happened: then the caller reads the records back.
 */
export function sendWrites(
  tools: WriteTools,
  spec: TableSpec,
  writes: readonly RecordWrite[],
): Map<string, WriteResult> {
  const own = recordWrites(spec, writes);
  const results = own.length > 0 ? sendRecords(tools, spec, own) : new Map<string, WriteResult>();
  const values = valueWrites(spec, writes);
  if (values.size === 0) return results;
  const refused = new Map<ValueWrite, Refusal>();
  for (const [mutation, items] of values)
    for (const [item, refusal] of sendValues(tools, spec, mutation, items)) refused.set(item, refusal);
  const ids = new Set([...values.values()].flat().map(({ write }) => write.id));
  return withValues(results, refused, tools.readBack([...ids]), ids);
}

function sendValues(
  tools: WriteTools,
  spec: TableSpec,
  mutation: ValueMutation,
  items: readonly ValueWrite[],
): Refused {
  switch (mutation) {
    case 'setAvailable':
      return setQuantities(tools, 'available', items as Of<'quantity'>[]);
    case 'setOnHand':
      return setQuantities(tools, 'on_hand', items as Of<'quantity'>[]);
    case 'activate':
      return activateInventory(tools, items as Of<'quantity'>[]);
    case 'setMetafields':
      return setMetafields(tools, spec, items as Of<'metafield'>[]);
    case 'deleteMetafields':
      return deleteMetafields(tools, spec, items as Of<'metafield'>[]);
    case 'updateFiles':
      return updateFiles(tools, items as Of<'file'>[]);
  }
}

/** Single values are not in the answers of their mutations, so their records were read back. */
function withValues(
  results: Map<string, WriteResult>,
  refused: Refused,
  records: ReadonlyMap<string, CatalogRecord>,
  ids: ReadonlySet<string>,
): Map<string, WriteResult> {
  const against = new Map<string, Map<string, Refusal>>();
  for (const id of ids) against.set(id, new Map(results.get(id)?.refused));
  for (const [{ write, key }, refusal] of refused) against.get(write.id)?.set(key, refusal);
  for (const [id, refusals] of against)
    results.set(id, { refused: refusals, record: records.get(id) ?? results.get(id)?.record ?? null });
  return results;
}
