import type { TableSpec } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { toInput, toKnownRecord } from '../../catalog/records';
import type { MutationOutcome } from '../../core/api/api-client';
import { ApiError, type ApiFailure, type UserError } from '../../core/api/api-error';
import {
  UpdateCollectionDocument,
  UpdateProductDocument,
  UpdateVariantsDocument,
  type CollectionUpdateInput,
  type ProductUpdateInput,
  type ProductVariantsBulkInput,
} from '../../core/api/generated';
import { failed, wordsOf, type RecordWrite, type WriteResult, type WriteTools } from './write-result';

/** Sends what the table's own mutation writes; a result for each record. */
export function sendRecords(
  tools: WriteTools,
  spec: TableSpec,
  writes: readonly RecordWrite[],
): Map<string, WriteResult> {
  switch (spec.name) {
    case 'products':
      return sendProducts(tools, spec, writes);
    case 'variants':
      return sendVariants(tools, spec, writes);
    case 'collections':
      return sendCollections(tools, spec, writes);
    case 'inventory':
    case 'images':
      throw new Error(`The tab ${spec.tab} has no mutation of its own`);
  }
}

function sendProducts(tools: WriteTools, spec: TableSpec, writes: readonly RecordWrite[]) {
  const runs = writes.map((write) => ({ product: inputFor(spec, write) as ProductUpdateInput }));
  const outcomes = tools.client.mutateBatch(UpdateProductDocument, runs);
  return resultsOf(tools, spec, writes, outcomes, ({ product }) => product);
}

function sendCollections(tools: WriteTools, spec: TableSpec, writes: readonly RecordWrite[]) {
  const runs = writes.map((write) => ({ collection: inputFor(spec, write) as CollectionUpdateInput }));
  const outcomes = tools.client.mutateBatch(UpdateCollectionDocument, runs);
  return resultsOf(tools, spec, writes, outcomes, ({ collection }) => collection);
}

function inputFor(spec: TableSpec, { id, changed, current }: RecordWrite) {
  return { id: toGid(spec.entity, id), ...toInput(spec, changed, current) };
}

/** Of a mutation that writes one record each time. */
function resultsOf<P extends { userErrors: readonly UserError[] }>(
  tools: WriteTools,
  spec: TableSpec,
  writes: readonly RecordWrite[],
  outcomes: readonly MutationOutcome<P>[],
  nodeIn: (payload: P) => object | null | undefined,
): Map<string, WriteResult> {
  const results = new Map<string, WriteResult>();
  writes.forEach((write, index) => {
    const payload = settled(outcomes[index]);
    if ('refused' in payload) results.set(write.id, refuse(write, payload.refused));
    else results.set(write.id, toResult(tools, spec, write, nodeIn(payload.done), payload.done.userErrors));
  });
  return results;
}

function sendVariants(tools: WriteTools, spec: TableSpec, writes: readonly RecordWrite[]) {
  const groups = groupByProduct(writes);
  const runs = groups.map(({ productId, writes: group }) => ({
    productId: toGid('Product', productId),
    variants: group.map((write) => inputFor(spec, write) as ProductVariantsBulkInput),
  }));
  const outcomes = tools.client.mutateBatch(UpdateVariantsDocument, runs);
  const results = new Map<string, WriteResult>();
  groups.forEach((group, at) => {
    const payload = settled(outcomes[at]);
    group.writes.forEach((write, index) => {
      if ('refused' in payload) return results.set(write.id, refuse(write, payload.refused));
      const { productVariants, userErrors } = payload.done;
      const node = productVariants?.find(({ id }) => id === toGid('ProductVariant', write.id));
      const errors = userErrors.filter((error) => concerns(error, index));
      return results.set(write.id, toResult(tools, spec, write, node, errors));
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
  { context }: WriteTools,
  spec: TableSpec,
  write: RecordWrite,
  node: object | null | undefined,
  errors: readonly UserError[],
): WriteResult {
  if (errors.length > 0) return refuse(write, wordsOf(errors));
  if (!node)
    throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer lacks the record' });
  return { refused: new Map(), record: toKnownRecord(spec, node, context) };
}

function refuse({ changed }: RecordWrite, reason: string): WriteResult {
  return { refused: new Map(Object.keys(changed).map((key) => [key, failed(reason)])), record: null };
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
