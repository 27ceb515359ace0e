import { TABLES } from '../../../catalog/fields';
import { toKnownRecord } from '../../../catalog/records';
import { ApiError } from '../api-error';
import type { RestPage } from '../rest-client';
import { noRecords, type ReadDeps, type ReadStep } from './pages-records';
import { productNode, variantNode, type RestProduct } from './rest-pages-nodes';

/** Where a read through REST stands. */
export interface RestCursor {
  /** What stands behind `products.json?`. */
  query: string;
}

/** A page, and the products whose variants REST does not give in full. */
export interface RestStep extends ReadStep<RestCursor> {
  cut: string[];
}

/** REST gives at most 100 variants of a product, without a word about the others. */
const MOST_VARIANTS = 100;
const PAGE = 250;

export const FIRST_REST: RestCursor = { query: `limit=${PAGE}&since_id=0` };

/** One page of products with their variants. Fields that REST does not have are absent from the records. */
export function fetchRestPage(deps: ReadDeps, { query }: RestCursor): RestStep {
  const [page] = deps.client.rest.getEach([`products.json?${query}`]);
  const products = page ? productsOf(page) : [];
  const next = page ? nextQuery(page, products) : null;
  return {
    records: {
      ...noRecords(),
      products: products.map((product) => toKnownRecord(TABLES.products, productNode(product), deps.context)),
      variants: products.flatMap((product) =>
        product.variants.map((variant) =>
          toKnownRecord(TABLES.variants, variantNode(product, variant), deps.context),
        ),
      ),
    },
    cursor: next === null ? null : { query: next },
    cut: products.filter(({ variants }) => variants.length >= MOST_VARIANTS).map(({ id }) => String(id)),
  };
}

function productsOf({ body }: RestPage): RestProduct[] {
  const { products } = body;
  if (Array.isArray(products)) return products as RestProduct[];
  throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer holds no products' });
}

/** The link to the next page; behind a full page without one, what has higher ids, in case the link got lost. */
function nextQuery({ next }: RestPage, products: readonly RestProduct[]): string | null {
  if (next !== null || products.length < PAGE) return next;
  return `limit=${PAGE}&since_id=${Math.max(...products.map(({ id }) => id))}`;
}
