import type { FieldWriter, TableSpec } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { MOST_IN_CALL } from '../../catalog/value-mutations';
import type { UserError } from '../../core/api/api-error';
import { DeleteMetafieldsDocument, SetMetafieldsDocument } from '../../core/api/generated';
import { sendLists } from './whole-lists';
import { CHANGED_IN_SHOPIFY, failed, wordsOf, type Refusal, type WriteTools } from './write-result';
import type { ValueWrite } from './value-writes';

type Metafield = Extract<FieldWriter, { by: 'metafield' }>;

/** Writes metafields that are as they were read, or are still not there. */
export function setMetafields(
  { client }: WriteTools,
  { entity }: TableSpec,
  writes: readonly ValueWrite<Metafield>[],
): Map<ValueWrite<Metafield>, Refusal> {
  const toInput = (item: ValueWrite<Metafield>) => ({
    ...nameOf(entity, item),
    type: item.writer.type,
    value: String(item.toStore),
    compareDigest: digestOf(item),
  });
  return sendLists(writes, {
    most: MOST_IN_CALL.setMetafields,
    refuse: refuseMetafield,
    send: (lists) =>
      client.mutateBatch(
        SetMetafieldsDocument,
        lists.map((list) => ({ metafields: list.map(toInput) })),
      ),
  });
}

/** Takes metafields away; here Shopify compares nothing, so what was read just before has to do. */
export function deleteMetafields(
  { client }: WriteTools,
  { entity }: TableSpec,
  writes: readonly ValueWrite<Metafield>[],
): Map<ValueWrite<Metafield>, Refusal> {
  return sendLists(writes, {
    most: MOST_IN_CALL.deleteMetafields,
    refuse: (errors) => failed(wordsOf(errors)),
    send: (lists) =>
      client.mutateBatch(
        DeleteMetafieldsDocument,
        lists.map((list) => ({ metafields: list.map((item) => nameOf(entity, item)) })),
      ),
  });
}

function nameOf(entity: TableSpec['entity'], { writer: { namespace, key }, write }: ValueWrite<Metafield>) {
  return { ownerId: toGid(entity, write.id), namespace, key };
}

/** What the metafield was when it was read; null says that there must be none. */
function digestOf({ key, write }: ValueWrite<Metafield>): string | null {
  const digest = write.guards[key];
  return typeof digest === 'string' ? digest : null;
}

/** The one is about a metafield that changed, the other about one that was deleted. */
const STALE = ['STALE_OBJECT', 'INVALID_COMPARE_DIGEST'];

function refuseMetafield(errors: readonly UserError[]): Refusal {
  const isStale = errors.some(({ code }) => code && STALE.includes(code));
  return isStale ? { outcome: 'conflict', reason: CHANGED_IN_SHOPIFY } : failed(wordsOf(errors));
}
