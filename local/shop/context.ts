import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { FileStorage } from './bulk/file-storage';
import type { BulkOperations } from './bulk/operations';
import type { Catalog } from './catalog';
import type { IdempotencyKeys } from './idempotency';
import type { ProductOperations } from './operations';
import type { ShopSettings } from './options';
import type { SearchIndex } from './search/index-lag';
import type { StoreState } from './state';

/** One entry of `extensions.search`. */
export interface SearchNote {
  path: (string | number)[];
  query: string;
  parsed: unknown;
  warnings: { field: string; message: string; code: string }[];
}

/** What lives as long as the store. */
export interface ShopServices {
  state: StoreState;
  catalog: Catalog;
  settings: ShopSettings;
  idempotencyKeys: IdempotencyKeys;
  bulk: BulkOperations;
  storage: FileStorage;
  operations: ProductOperations;
  searchIndex: SearchIndex;
}

/** What a resolver may reach during one request. */
export interface ShopContext extends ShopServices {
  scopes: ReadonlySet<string>;
  /** The version that answers, e.g. `2026-10`. */
  version: string;
  searchNotes: SearchNote[];
  /** Runs a document outside the rate limit, as bulk work does; gives the body without cost. */
  runDocument(
    query: string,
    variables: Record<string, unknown>,
    operationName: string | null,
  ): Record<string, unknown>;
  /** Called with how long the call took, once that is known. */
  whenAnswered: ((elapsedMs: number) => void)[];
}

export function newContext(
  services: ShopServices,
  scopes: ReadonlySet<string>,
  version: string,
  runDocument: ShopContext['runDocument'] = noDocuments,
): ShopContext {
  return { ...services, scopes, version, searchNotes: [], whenAnswered: [], runDocument };
}

function noDocuments(): never {
  throw new Error('No document can be run from here');
}

/** A field that the local store does not answer yet; it must never look like an empty value. */
export class NotModelledError extends Error {
  constructor(readonly place: string) {
    super(`The local store does not model ${place} yet`);
    this.name = 'NotModelledError';
  }
}

/**
 * For every field without a resolver of its own: plain value objects answer with their own keys, everything else is
 * not modelled.
 */
export function resolveOwnKey(
  source: unknown,
  _args: unknown,
  _context: unknown,
  info: GraphQLResolveInfo,
): unknown {
  if (typeof source === 'object' && source !== null && Object.hasOwn(source, info.fieldName)) {
    return (source as Record<string, unknown>)[info.fieldName];
  }
  throw new NotModelledError(`${info.parentType.name}.${info.fieldName}`);
}

export type Resolver = GraphQLFieldResolver<unknown, ShopContext>;
export type ResolverMap = Record<string, Record<string, Resolver>>;
