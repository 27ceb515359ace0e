import { inParts } from '../../../platform/lists';
import { fromGid, toGid } from '../../../catalog/ids';
import type { ApiClient } from '../api-client';
import {
  MediaOfProductsDocument,
  MoreMediaDocument,
  MoreVariantImagesDocument,
  type ImagesPageQuery,
} from '../generated';
import type { NodePage } from './pages-records';

/** A product with its media, in their order, and the images of its variants. */
export interface Gallery {
  media: { nodes: readonly { id: string }[] };
  variants: { nodes: readonly { id: string; media: { nodes: readonly { id: string }[] } }[] };
}

type Product = ImagesPageQuery['products']['nodes'][number];

const IMAGE = /\/MediaImage\/\d+$/;

/** The images among a product's media, each with the product as its owner and what its place says. */
export function imagesIn(product: Gallery): object[] {
  const variantsOf = new Map<string, string[]>();
  for (const { id, media } of product.variants.nodes)
    for (const image of media.nodes)
      variantsOf.set(image.id, [...(variantsOf.get(image.id) ?? []), fromGid(id)]);
  return product.media.nodes.flatMap((node, at) => {
    if (!IMAGE.test(node.id)) return [];
    const place = { position: at + 1, variantIds: variantsOf.get(node.id) ?? [] };
    return [{ ...node, owner: product, place }];
  });
}

/** Reads on in the pages that are of images, until each product has all of its media and of its variants' images. */
export function wholeGalleries(
  client: ApiClient,
  pages: readonly NodePage[],
  isOfImages: (at: number) => boolean,
): NodePage[] {
  const all = pages.flatMap(({ nodes }, at) => (isOfImages(at) ? (nodes as Product[]) : []));
  if (all.length === 0) return [...pages];
  const media = restsOf(
    all.map(({ id, media: { pageInfo } }) => ({ id, pageInfo })),
    (more) => client.queryEach(MoreMediaDocument, more).map(({ product }) => product?.media ?? null),
  );
  const variants = restsOf(
    all.map(({ id, variants: { pageInfo } }) => ({ id, pageInfo })),
    (more) =>
      client.queryEach(MoreVariantImagesDocument, more).map(({ product }) => product?.variants ?? null),
  );
  const whole = (product: Product): object => ({
    ...product,
    media: { nodes: [...product.media.nodes, ...(media.get(product.id) ?? [])] },
    variants: { nodes: [...product.variants.nodes, ...(variants.get(product.id) ?? [])] },
  });
  return pages.map((page, at) =>
    isOfImages(at) ? { ...page, nodes: (page.nodes as Product[]).map(whole) } : page,
  );
}

type PageInfo = NodePage['pageInfo'];

interface Begun {
  id: string;
  pageInfo: PageInfo;
}

/** What products' lists have beyond their first pages, by product. */
function restsOf<T>(
  lists: readonly Begun[],
  read: (more: { id: string; after: string | null }[]) => ({ nodes: T[]; pageInfo: PageInfo } | null)[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (let open = unfinished(lists); open.length > 0;) {
    const pages = read(open.map(({ id, pageInfo }) => ({ id, after: pageInfo.endCursor ?? null })));
    open = unfinished(
      open.flatMap(({ id }, at) => {
        const page = pages[at];
        // A product that is gone by now has no more of them.
        if (!page) return [];
        found.set(id, [...(found.get(id) ?? []), ...page.nodes]);
        return [{ id, pageInfo: page.pageInfo }];
      }),
    );
  }
  return found;
}

function unfinished(lists: readonly Begun[]): Begun[] {
  return lists.filter(({ pageInfo }) => pageInfo.hasNextPage);
}

/** So many products fit a request even where each id of a list is charged. */
const PRODUCTS_A_REQUEST = 50;

/** The ids of all that some products have among their media; no product has more than a page holds. */
export function mediaOf(client: ApiClient, productIds: readonly string[]): Set<string> {
  const runs = inParts(productIds, PRODUCTS_A_REQUEST).map((some) => ({
    ids: some.map((id) => toGid('Product', id)),
  }));
  const answers = runs.length === 0 ? [] : client.queryEach(MediaOfProductsDocument, runs);
  const products = answers.flatMap(({ nodes }) => nodes);
  const media = products.flatMap((node) => (node && 'media' in node ? node.media.nodes : []));
  return new Set(media.map(({ id }) => fromGid(id)));
}
