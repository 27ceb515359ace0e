import { nodesById } from './nodes-by-id';
import {
  MOST_NODES,
  noRecords,
  recordsOf,
  type ReadDeps,
  type ReadStep,
  type ReadTable,
} from './pages-records';
import { withFittingSize } from './pages-size';

/** How Shopify prices a list of objects: as one object whatever its length, or each of them. */
export type ListPricing = 'one' | 'linear';

/** Where a read of known ids stands; the ids themselves are the caller's. */
export interface NodesCursor {
  /** How many of the ids are read. */
  position: number;
  /** Ids in one request. */
  chunk: number;
  /** As measured; null: not yet. */
  listPricing: ListPricing | null;
}

/** Requests sent in one step. */
const STEP_REQUESTS = 20;

export const FIRST_NODES: NodesCursor = { position: 0, chunk: MOST_NODES, listPricing: null };

/** Reads records whose ids are known, whatever the search index lags. Ids that are gone give no record. */
export function fetchNodes(
  deps: ReadDeps,
  table: Exclude<ReadTable, 'images'>,
  ids: readonly string[],
  cursor: NodesCursor,
): ReadStep<NodesCursor> {
  const { position } = cursor;
  const before = { ...deps.meter };
  const { size, result } = withFittingSize(cursor.chunk, (chunk) => {
    const some = ids.slice(position, position + chunk * STEP_REQUESTS);
    return { read: some.length, nodes: nodesById(deps.client, deps.specs[table], some, chunk) };
  });
  const listPricing = cursor.listPricing ?? measure(deps, before, Math.min(size, result.read));
  const next = { position: position + result.read, chunk: size, listPricing };
  return {
    records: { ...noRecords(), ...recordsOf(table, result.nodes, deps) },
    cursor: next.position < ids.length ? next : null,
  };
}

/** Each of our objects costs a point at least, so a request with fewer points than ids is priced as one. */
function measure(
  { meter }: ReadDeps,
  before: { calls: number; points: number },
  ids: number,
): ListPricing | null {
  const calls = meter.calls - before.calls;
  const points = meter.points - before.points;
  // Few ids tell nothing: one product alone costs several points.
  if (calls === 0 || points === 0 || ids < MOST_NODES / 10) return null;
  return points / calls < ids ? 'one' : 'linear';
}
