import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { Catalog } from './catalog';
import type { ShopSettings } from './options';
import type { StoreState } from './state';

/** One entry of `extensions.search`. */
export interface SearchNote {
  path: (string | number)[];
  query: string;
  parsed: unknown;
  warnings: { field: string; message: string; code: string }[];
}

/** What a resolver may reach during one request. */
export interface ShopContext {
  state: StoreState;
  catalog: Catalog;
  settings: ShopSettings;
  scopes: ReadonlySet<string>;
  searchNotes: SearchNote[];
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
