import { inParts } from '../../../platform/lists';
import { toGid } from '../../../catalog/ids';
import { ProductsWithVariantsDocument, VariantsOfProductDocument } from '../generated';
import { selecting } from '../select-fields';
import { isRecord } from './nodes-by-id';
import {
  MOST_NODES,
  noRecords,
  recordsOf,
  type NodePage,
  type ReadDeps,
  type ReadStep,
} from './pages-records';
import { withFittingSize } from './pages-size';

/** Where a read of products with their variants stands. */
export interface FamiliesCursor {
  /** How many of the product ids are read. */
  position: number;
  /** Products in one request. */
  chunk: number;
  /** Products with more variants than came along, and up to which they are read. */
  unfinished: { id: string; after: string | null }[];
}

/** Variants that come along with each product. Most products have few; those with more are read on by themselves. */
const VARIANTS_WITH_PRODUCT = 25;
/** Objects in one answer are limited by the time that they take, so fewer products than ids are possible. */
const PRODUCTS_A_REQUEST = 100;
const STEP_REQUESTS = 10;

export const FIRST_FAMILIES: FamiliesCursor = { position: 0, chunk: PRODUCTS_A_REQUEST, unfinished: [] };

/** Reads known products with all of their variants, whose ids need not be known. */
export function fetchFamilies(
  deps: ReadDeps,
  ids: readonly string[],
  cursor: FamiliesCursor,
): ReadStep<FamiliesCursor> {
  return cursor.unfinished.length > 0 ? readOn(deps, ids, cursor) : readNext(deps, ids, cursor);
}

function readNext(deps: ReadDeps, ids: readonly string[], cursor: FamiliesCursor): ReadStep<FamiliesCursor> {
  const { size, result } = withFittingSize(cursor.chunk, (chunk) => {
    const some = ids.slice(cursor.position, cursor.position + chunk * STEP_REQUESTS);
    return { read: some.length, nodes: familiesOf(deps, some, chunk) };
  });
  const products = result.nodes;
  const variants = products.flatMap((product) => product.variants.nodes);
  const unfinished = products.flatMap(({ id, variants: { pageInfo } }) =>
    pageInfo.hasNextPage ? [{ id, after: pageInfo.endCursor ?? null }] : [],
  );
  return {
    records: {
      ...noRecords(),
      ...recordsOf('variants', variants, deps),
      ...recordsOf('products', products, deps),
    },
    cursor: nextOf(ids, { position: cursor.position + result.read, chunk: size, unfinished }),
  };
}

/** The next page of variants of each product that has more; a product that is gone by now has none. */
function readOn(deps: ReadDeps, ids: readonly string[], cursor: FamiliesCursor): ReadStep<FamiliesCursor> {
  const now = cursor.unfinished.slice(0, STEP_REQUESTS);
  const { result } = withFittingSize(MOST_NODES, (first) =>
    deps.client.queryEach(
      selecting(VariantsOfProductDocument, deps.specs.variants),
      now.map(({ id, after }) => ({ id, after, first })),
    ),
  );
  const pages = result.map(({ product }): NodePage | null => product?.variants ?? null);
  const found = pages.flatMap((page) => page?.nodes ?? []);
  const unfinished = now.flatMap(({ id }, index) => {
    const info = pages[index]?.pageInfo;
    return info?.hasNextPage ? [{ id, after: info.endCursor ?? null }] : [];
  });
  const rest = [...unfinished, ...cursor.unfinished.slice(STEP_REQUESTS)];
  return {
    records: { ...noRecords(), ...recordsOf('variants', found, deps) },
    cursor: nextOf(ids, { ...cursor, unfinished: rest }),
  };
}

function nextOf(ids: readonly string[], cursor: FamiliesCursor): FamiliesCursor | null {
  return cursor.position < ids.length || cursor.unfinished.length > 0 ? cursor : null;
}

function documentFor({ specs }: ReadDeps) {
  return selecting(selecting(ProductsWithVariantsDocument, specs.products), specs.variants);
}

type Family = object & { id: string; variants: NodePage };

function familiesOf(deps: ReadDeps, ids: readonly string[], chunk: number): Family[] {
  const runs = inParts(ids, chunk).map((some) => ({
    ids: some.map((id) => toGid('Product', id)),
    variants: VARIANTS_WITH_PRODUCT,
  }));
  if (runs.length === 0) return [];
  const answers = deps.client.queryEach(documentFor(deps), runs);
  return answers.flatMap(({ nodes }) => nodes.filter(isRecord)) as Family[];
}
