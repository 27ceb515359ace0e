import type { StoreContext } from '../../../catalog/field-types';
import { toRecord } from '../../../catalog/records';
import { childConnections, isIn } from './bulk-query-document';
import { imagesIn, type Gallery } from './pages-images';
import type { ReadSpecs, Records } from './pages-records';

/** Quotes inside a text are escaped, so this can only be a key of the line; its slashes may be escaped. */
const PARENT = /"__parentId":"gid:\\?\/\\?\/shopify\\?\/(\w+)\\?\/(\d+)/;

const TABLE_OF: Record<string, 'products' | 'variants'> = { Product: 'products', ProductVariant: 'variants' };

/** Variants are lines below their products, and by far the most: they are known by the start of the line. */
const VARIANT = /^\{"id":"gid:\\?\/\\?\/shopify\\?\/ProductVariant\\?\//;
const VARIANT_ID = /^\{"id":"gid:[^"]*\/(\d+)"/;

/** What stands in the lines of connections. */
export interface Children {
  /** Lines of connections below a record, in their order, by the record they belong to: `Product/123`. */
  below: ReadonlyMap<string, ChildNode[]>;
  /** The variants of a product that have lines below them; only where images are wanted. */
  variantsOf: ReadonlyMap<string, string[]>;
}

interface ChildNode {
  id: string;
}

/**
 * The lines below variants and products. Children are not grouped with their parents: they may come anywhere in the
 * file, so they are collected in a first pass. They are small; all else is not kept.
 */
export function collectChildren(lines: Iterable<string>, { images }: ReadSpecs): Children {
  const below = new Map<string, ChildNode[]>();
  const products = new Map<string, string>();
  for (const line of lines) {
    const [, type, id] = PARENT.exec(line) ?? [];
    if (type === undefined || id === undefined) continue;
    const key = `${type}/${id}`;
    if (VARIANT.test(line)) {
      if (images.length > 0) products.set(`ProductVariant/${VARIANT_ID.exec(line)?.[1] ?? ''}`, key);
      continue;
    }
    const node = JSON.parse(line) as ChildNode;
    if (tableOf(node) === null) push(below, key, node);
  }
  const variantsOf = new Map<string, string[]>();
  for (const [variant, product] of products) if (below.has(variant)) push(variantsOf, product, variant);
  return { below, variantsOf };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** What a line is turned into; the same for all lines of a result. */
export interface LineReader {
  add(into: Records, line: string): void;
}

/** Adds the records of a line to their tables; lines of children are records of nobody. */
export function lineReader(specs: ReadSpecs, children: Children, context: StoreContext): LineReader {
  const connections = {
    products: childConnections(specs.products),
    variants: childConnections(specs.variants),
  };
  return {
    add(into, line) {
      const node = JSON.parse(line) as Record<string, unknown> & ChildNode;
      const table = tableOf(node);
      if (table === null) return;
      for (const list of connections[table]) node[list] = { nodes: childrenIn(list, keyOf(node), children) };
      for (const spec of specs[table]) into[spec.name].push(toRecord(spec, node, context));
      if (table !== 'products' || specs.images.length === 0) return;
      const images = imagesIn(galleryOf(node, children));
      for (const spec of specs.images)
        into[spec.name].push(...images.map((image) => toRecord(spec, image, context)));
    },
  };
}

function galleryOf(product: ChildNode, children: Children): Gallery {
  const media = (key: string) => ({ nodes: childrenIn('media', key, children) });
  const key = keyOf(product);
  const variants = (children.variantsOf.get(key) ?? []).map((variant) => ({
    id: `gid://shopify/${variant}`,
    media: media(variant),
  }));
  return { ...product, media: media(key), variants: { nodes: variants } };
}

function childrenIn(list: string, key: string, { below }: Children): ChildNode[] {
  return below.get(key)?.filter(({ id }) => isIn(list, typeIn(id) ?? '')) ?? [];
}

function keyOf({ id }: ChildNode): string {
  return /shopify\/(\w+\/\d+)$/.exec(id)?.[1] ?? '';
}

function typeIn(id: string): string | undefined {
  return /shopify\/(\w+)\//.exec(id)?.[1];
}

function tableOf({ id }: ChildNode): 'products' | 'variants' | null {
  return TABLE_OF[typeIn(id) ?? ''] ?? null;
}
