import type { ListPricing } from './nodes';

export type ReadStrategy = 'pages' | 'parallel' | 'nodes' | 'bulk';

/** One record in a list: its price, what `estimatePoints` takes it to be, and how many objects it has in an answer. */
export interface RecordCost {
  points: number;
  guessedPoints: number;
  objects: number;
}

/** What is known of a store's speed: defaults at first, then what earlier reads measured. */
export interface ReadRates {
  /** Objects a second that one bulk operation reads, and the time before the first. */
  bulkObjectsPerSecond: number;
  bulkBaseSeconds: number;
  /** As Shopify reported it last. */
  bucket: { available: number; maximum: number; restorePerSecond: number };
  listPricing: ListPricing;
  /** One GraphQL request, and each object in its answer. */
  requestSeconds: number;
  secondsPerObject: number;
  /** What requests that are sent together take beyond the slowest. */
  togetherSeconds: number;
  mutationSeconds: number;
  downloadSeconds: number;
  downloadBytesPerSecond: number;
  /** Bytes of a line in a bulk result. */
  bytesPerProduct: number;
  bytesPerVariant: number;
  product: RecordCost;
  variant: RecordCost;
}

export interface ReadQuestion {
  counts: { products: number; variants: number };
  /** Whether the ids of all records are known, from a baseline for one. */
  idsKnown: boolean;
  /** Whether the search index can be trusted to know all records: nothing was created in the last minutes. */
  isIndexFresh: boolean;
  /** Whether somebody has just looked between which ids the records lie. */
  boundsKnown?: boolean;
  rates: ReadRates;
}

export interface ReadEstimate {
  strategy: ReadStrategy;
  /** Windows of a bulk read; else 1. */
  pieces: number;
  calls: number;
  points: number;
  seconds: number;
  /** For bulk: what one window takes. */
  expectedSeconds: number;
  why: string;
}

/** For a store that nothing is known of yet: assumptions, each replaced by what is measured (docs/reading.md). */
export const DEFAULT_RATES: ReadRates = {
  bulkObjectsPerSecond: 2_500,
  bulkBaseSeconds: 2,
  bucket: { available: 2_000, maximum: 2_000, restorePerSecond: 100 },
  listPricing: 'one',
  requestSeconds: 0.35,
  secondsPerObject: 0.0006,
  togetherSeconds: 0.1,
  mutationSeconds: 0.35,
  downloadSeconds: 0.15,
  downloadBytesPerSecond: 20_000_000,
  bytesPerProduct: 2_500,
  bytesPerVariant: 900,
  product: { points: 7, guessedPoints: 7, objects: 4 },
  variant: { points: 9, guessedPoints: 12, objects: 10 },
};
