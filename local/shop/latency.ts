import type { LatencySettings } from './options';

export interface Work {
  kind: 'query' | 'mutation';
  /** Mutation fields in the document, aliases included. */
  mutations: number;
  /** Objects in the answer. */
  objects: number;
  /** Items in the input lists of mutations. */
  inputItems: number;
}

/** How long a call takes as the add-on sees it, all overhead included. The figures are in `options.ts`. */
export function elapsedMsOf(work: Work, latency: LatencySettings): number {
  if (work.kind === 'query') return latency.readBaseMs + latency.readPerObjectMs * work.objects;
  return (
    latency.mutationBaseMs +
    latency.furtherMutationMs * Math.max(0, work.mutations - 1) +
    latency.inputItemMs * work.inputItems
  );
}

export function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + countObjects(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let count = 1;
  for (const item of Object.values(value)) if (typeof item === 'object') count += countObjects(item);
  return count;
}

export function countInputItems(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item: unknown) => sum + 1 + countInputItems(item), 0);
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, item: unknown) => sum + countInputItems(item), 0);
}
