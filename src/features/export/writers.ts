import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { toInput, toRecord, type CatalogRecord } from '../../catalog/records';
import type { Values } from '../../catalog/value';
import type { ApiClient, MutationOutcome } from '../../core/api/api-client';
import { ApiError, type ApiFailure } from '../../core/api/api-error';
import {
  UpdateProductDocument,
  UpdateVariantsDocument,
  type ProductUpdateInput,
  type ProductVariantsBulkInput,
} from '../../core/api/generated';

/** One record's changed fields, ready to be sent. */
export interface RecordWrite {
  id: string;
  productId: string;
  changed: Values;
  /** The record as the store had it just before. */
  current: Values;
}

/** What Shopify said to one record's write. */
export type WriteResult = { kind: 'written'; record: CatalogRecord } | { kind: 'refused'; reason: string };

interface UserError {
  field: string[] | null;
  message: string;
}

/**
 * Sends the writes of one table in a few requests; gives a result for each record. Throws `ApiError` where nobody
 * knows what happened: then the caller reads the records back.
 */
export function sendWrites(
  client: ApiClient,
  spec: TableSpec,
  context: StoreContext,
  writes: readonly RecordWrite[],
): Map<string, WriteResult> {
  switch (spec.name) {
    case 'products':
      return sendProducts(client, spec, context, writes);
    case 'variants':
      return sendVariants(client, spec, context, writes);
    case 'inventory':
      throw new Error('Nothing in the tab Inventory is written from here');
  }
}

function sendProducts(
  client: ApiClient,
  spec: TableSpec,
  context: StoreContext,
  writes: readonly RecordWrite[],
) {
  const runs = writes.map(({ id, changed, current }) => ({
    product: { id: toGid('Product', id), ...toInput(spec, changed, current) } as ProductUpdateInput,
  }));
  const outcomes = client.mutateBatch(UpdateProductDocument, runs);
  const results = new Map<string, WriteResult>();
  writes.forEach(({ id }, index) => {
    const payload = settled(outcomes[index]);
    if ('refused' in payload) results.set(id, { kind: 'refused', reason: payload.refused });
    else results.set(id, toResult(spec, context, payload.done.product, payload.done.userErrors));
  });
  return results;
}

function sendVariants(
  client: ApiClient,
  spec: TableSpec,
  context: StoreContext,
  writes: readonly RecordWrite[],
) {
  const groups = groupByProduct(writes);
  const runs = groups.map(({ productId, writes: group }) => ({
    productId: toGid('Product', productId),
    variants: group.map(
      ({ id, changed, current }) =>
        ({ id: toGid('ProductVariant', id), ...toInput(spec, changed, current) }) as ProductVariantsBulkInput,
    ),
  }));
  const outcomes = client.mutateBatch(UpdateVariantsDocument, runs);
  const results = new Map<string, WriteResult>();
  groups.forEach((group, at) => {
    const payload = settled(outcomes[at]);
    group.writes.forEach(({ id }, index) => {
      if ('refused' in payload) return results.set(id, { kind: 'refused', reason: payload.refused });
      const { productVariants, userErrors } = payload.done;
      const node = productVariants?.find((variant) => variant.id === toGid('ProductVariant', id));
      return results.set(
        id,
        toResult(
          spec,
          context,
          node,
          userErrors.filter((error) => concerns(error, index)),
        ),
      );
    });
  });
  return results;
}

/** `["variants", "3", "price"]` concerns the fourth variant; without an index it concerns them all. */
function concerns({ field }: UserError, index: number): boolean {
  const [list, position] = field ?? [];
  return list !== 'variants' || position === undefined || Number(position) === index;
}

/** A variant that was refused comes back with its old values: only the errors tell. */
function toResult(
  spec: TableSpec,
  context: StoreContext,
  node: object | null | undefined,
  errors: readonly UserError[],
): WriteResult {
  if (errors.length > 0) return { kind: 'refused', reason: errors.map(({ message }) => message).join(' ') };
  if (!node)
    throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer lacks the record' });
  return { kind: 'written', record: toRecord(spec, node, context) };
}

function settled<T>(outcome: MutationOutcome<T> | undefined): { done: T } | { refused: string } {
  switch (outcome?.kind) {
    case 'done':
      return { done: outcome.payload };
    case 'failed':
      return { refused: wordsFor(outcome.failure) };
    case 'unknown':
      throw new ApiError(outcome.failure);
    case undefined:
      throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer lacks an item' });
  }
}

function wordsFor(failure: ApiFailure): string {
  return 'message' in failure ? failure.message : failure.kind;
}

function groupByProduct(writes: readonly RecordWrite[]): { productId: string; writes: RecordWrite[] }[] {
  const groups = new Map<string, RecordWrite[]>();
  for (const write of writes) groups.set(write.productId, [...(groups.get(write.productId) ?? []), write]);
  return [...groups].map(([productId, group]) => ({ productId, writes: group }));
}
