import type { GraphQLResolveInfo } from 'graphql';
import type { Resolver, ShopContext } from '../context';

/** Gives a resolver the types of its source and arguments, which the schema guarantees. */
export function on<Source, Args = Record<string, never>>(
  resolve: (source: Source, args: Args, context: ShopContext, info: GraphQLResolveInfo) => unknown,
): Resolver {
  return resolve as Resolver;
}

/** A fact that does not depend on the record. */
export function always(value: unknown): Resolver {
  return () => value;
}

/** Where the field stands in the answer, as `extensions.search` names it. */
export function pathOf(info: GraphQLResolveInfo): (string | number)[] {
  const path: (string | number)[] = [];
  for (let step: GraphQLResolveInfo['path'] | undefined = info.path; step; step = step.prev)
    path.unshift(step.key);
  return path;
}
