import type { Field, TableSpec } from './field';

/** How the fragments are called that are made of the registry, and hold what tables of an entity read. */
export const FRAGMENTS = {
  Product: 'ProductFields',
  ProductVariant: 'VariantFields',
  MediaImage: 'ImageFields',
  Collection: 'CollectionFields',
} as const;

const IN_OWNER = /^owner\.(.*)$/;
const AT_PLACE = /^place\./;

function isOwn({ read }: Field): boolean {
  return !IN_OWNER.test(read) && !AT_PLACE.test(read);
}

/** All that tables of one entity read in its nodes, once each; the id first. */
export function pathsOf(specs: readonly TableSpec[]): string[] {
  const own = specs.flatMap(({ fields }) => fields.filter(isOwn).map(({ read }) => read));
  return [...new Set(['id', ...own])];
}

/** What they read in the nodes in whose lists theirs lie. */
export function ownerPathsOf(specs: readonly TableSpec[]): string[] {
  const reads = specs.flatMap(({ fields }) => fields.map(({ read }) => read));
  return [...new Set(['id', ...reads.flatMap((path) => IN_OWNER.exec(path)?.[1] ?? [])])];
}
