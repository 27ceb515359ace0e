import { metafieldType } from '../../catalog/metafield-types';
import { metafieldHeader, parseMetafieldHeader, type MetafieldColumn } from '../../catalog/metafields';
import type { ApiClient } from '../../core/api/api-client';
import {
  MetafieldDefinitionsDocument,
  ProductMetafieldsInUseDocument,
  VariantMetafieldsInUseDocument,
  type MetafieldDefinitionsQuery,
} from '../../core/api/generated';

/** A metafield that can be chosen as a column. */
export interface MetafieldChoice extends MetafieldColumn {
  /** What it is chosen by. */
  header: string;
  /** As its definition says; null: it is in use without one. */
  name: string | null;
  /** How many records have it: all of them, or of those that were looked at where it has no definition. */
  count: number;
  /** How its cells are written. */
  help: string;
  /** It belongs to another app or to Shopify, who may refuse that anybody else changes it. */
  reserved: boolean;
}

export interface MetafieldChoices {
  metafields: MetafieldChoice[];
  /** How many records were looked at for metafields without a definition. */
  looked: { products: number; variants: number };
}

/** Shopify takes 256 definitions for each kind of record: two pages. The rest are looked for in one page of records. */
const LOOKED_AT = 250;

const RESERVED = ['shopify_standard', 'protected', 'shopify-l10n-fields'];

const OWNERS = { products: 'PRODUCT', variants: 'PRODUCTVARIANT' } as const;

/** The metafields that a store defines, and those that its newest records use without a definition. */
export function listMetafields(client: ApiClient): MetafieldChoices {
  const products = client.query(ProductMetafieldsInUseDocument, { first: LOOKED_AT }).products.nodes;
  const variants = client.query(VariantMetafieldsInUseDocument, { first: LOOKED_AT }).productVariants.nodes;
  const found = [
    ...withThoseInUse(defined(client, 'products'), 'products', products),
    ...withThoseInUse(defined(client, 'variants'), 'variants', variants),
  ];
  // A name may have signs in it that no header can show.
  const metafields = found.filter(({ header }) => parseMetafieldHeader(header) !== null);
  return { metafields, looked: { products: products.length, variants: variants.length } };
}

function defined(client: ApiClient, table: MetafieldColumn['table']): MetafieldChoice[] {
  const found: MetafieldChoice[] = [];
  for (let after: string | null | undefined = null; after !== undefined;) {
    const { metafieldDefinitions } = client.query(MetafieldDefinitionsDocument, {
      ownerType: OWNERS[table],
      after,
    }) as MetafieldDefinitionsQuery;
    const { nodes, pageInfo } = metafieldDefinitions;
    for (const { name, namespace, key, type, metafieldsCount } of nodes)
      found.push(toChoice({ table, namespace, key, type: type.name }, name, metafieldsCount));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
  }
  return found;
}

/** Apps own the namespaces that name them; the others were refused to everybody when it was recorded. */
function isReserved({ namespace }: MetafieldColumn): boolean {
  return namespace.startsWith('app--') || RESERVED.includes(namespace);
}

function toChoice(column: MetafieldColumn, name: string | null, count: number): MetafieldChoice {
  const { help } = metafieldType(column.type);
  return { ...column, header: metafieldHeader(column), name, count, help, reserved: isReserved(column) };
}

interface Owner {
  metafields: { nodes: { namespace: string; key: string; type: string }[] };
}

/** After those that are defined come the others, the most used first. */
function withThoseInUse(
  definitions: MetafieldChoice[],
  table: MetafieldColumn['table'],
  owners: readonly Owner[],
): MetafieldChoice[] {
  const nameOf = ({ namespace, key }: { namespace: string; key: string }) => `${namespace}.${key}`;
  const known = new Set(definitions.map(nameOf));
  const others = new Map<string, MetafieldChoice>();
  for (const metafield of owners.flatMap(({ metafields }) => metafields.nodes)) {
    const name = nameOf(metafield);
    if (known.has(name)) continue;
    const choice = others.get(name) ?? toChoice({ table, ...metafield }, null, 0);
    others.set(name, { ...choice, count: choice.count + 1 });
  }
  return [...definitions, ...[...others.values()].sort((left, right) => right.count - left.count)];
}
