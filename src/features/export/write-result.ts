import type { StoreContext } from '../../catalog/field-types';
import type { CatalogRecord, Guards } from '../../catalog/records';
import type { Values } from '../../catalog/value';
import type { ApiClient } from '../../core/api/api-client';
import type { UserError } from '../../core/api/api-error';

/** One record's changed fields, ready to be sent. */
export interface RecordWrite {
  id: string;
  productId: string;
  changed: Values;
  /** The record as the store had it just before. */
  current: Values;
  guards: Guards;
}

export interface Refusal {
  /** A conflict where somebody else was faster. */
  outcome: 'failed' | 'conflict';
  reason: string;
}

/** Field key → why it was not written. */
export type Refusals = ReadonlyMap<string, Refusal>;

/** What Shopify said to one record's write: what it does not refuse was written. */
export interface WriteResult {
  refused: Refusals;
  /** The record as it is since; null where nothing of it was written. */
  record: CatalogRecord | null;
}

export interface WriteTools {
  client: ApiClient;
  context: StoreContext;
  /** Makes the keys by which Shopify knows a call again. */
  planId: string;
  /** Reads records as they are now. */
  readBack(ids: readonly string[]): ReadonlyMap<string, CatalogRecord>;
}

export const CHANGED_IN_SHOPIFY = 'It was changed in Shopify meanwhile, so it was not overwritten.';

export function failed(reason: string): Refusal {
  return { outcome: 'failed', reason };
}

export function wordsOf(errors: readonly UserError[]): string {
  return errors.map(({ message }) => message).join(' ');
}
