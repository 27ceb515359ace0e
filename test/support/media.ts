import type { World } from './world';

interface NewMedia {
  mediaContentType: string;
  originalSource: string;
}

const ADD = `mutation Add($product: ProductUpdateInput!, $media: [CreateMediaInput!]) {
  productUpdate(product: $product, media: $media) { userErrors { message } }
}`;
const SHARE = `mutation Share($files: [FileUpdateInput!]!) {
  fileUpdate(files: $files) { userErrors { message } }
}`;
/** Long enough for Shopify to fetch what lies elsewhere. */
const READY_MS = 60_000;

const productGid = (id: number) => `gid://shopify/Product/${id}`;

/** Somebody adds media to a product in the store's admin. */
export function addMedia(world: World, productId: number, media: NewMedia[], { isReady = true } = {}): void {
  world.shop.admin.mutate(ADD, { product: { id: productGid(productId) }, media });
  if (isReady) world.clock.advance(READY_MS);
}

/** All images of one product are shown by another one, too. */
export function shareImages(world: World, fromProduct: number, toProduct: number): void {
  const media = world.shop.state.products.get(fromProduct)?.media ?? [];
  const files = media.map(({ id }) => ({ id, referencesToAdd: [productGid(toProduct)] }));
  world.shop.admin.mutate(SHARE, { files });
}
