import type { ApiClient } from '../api-client';
import type { TypedDocumentString } from '../generated';
import type { MutationOutcome } from '../outcome';

/** How far a batch has come: plain data, to be kept between executions together with the runs. */
export interface BatchCursor {
  /** Runs from here on were not sent yet. */
  next: number;
  /** Runs before that which were put off. */
  again: number[];
}

export interface BatchStep<P> {
  /** What became of runs, by their place. */
  settled: { at: number; outcome: MutationOutcome<P> }[];
  /** Null: all are settled. */
  cursor: BatchCursor | null;
  /** When it makes sense to go on; null: at once. */
  wakeAtMs: number | null;
}

/** A wave is over in 25 seconds on a Standard store, so not more than this is open when an execution dies. */
const MOST_RUNS = 150;

export const BATCH_START: BatchCursor = { next: 0, again: [] };

/**
 * Sends the next runs of a mutation as aliased requests in parallel. What nobody knows the outcome of is not in the
 * cursor any more: it must be read back, never sent again unseen.
 */
export function mutateBatchStep<T extends object, V extends object>(
  client: ApiClient,
  document: TypedDocumentString<T, V>,
  runs: readonly V[],
  cursor: BatchCursor,
  mostRuns = MOST_RUNS,
): BatchStep<NonNullable<T[keyof T]>> {
  const places = placesAt(cursor, runs.length, mostRuns);
  const wave = places.map((at) => runs[at] as V);
  const { outcomes, wakeAtMs } = client.mutateInTime(document, wave);
  const settled = places.flatMap((at, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ at, outcome }] : [];
  });
  const putOff = places.filter((_, index) => !outcomes[index]);
  const next = Math.max(cursor.next, ...places.map((at) => at + 1));
  const again = [...putOff, ...cursor.again.filter((at) => !places.includes(at))];
  const isOver = again.length === 0 && next >= runs.length;
  return { settled, cursor: isOver ? null : { next, again }, wakeAtMs };
}

function placesAt({ next, again }: BatchCursor, count: number, most: number): number[] {
  const first = again.slice(0, most);
  const fresh = Math.min(count - next, most - first.length);
  return [...first, ...Array.from({ length: Math.max(0, fresh) }, (_, at) => next + at)];
}
