import type { HttpHandler, HttpResponse } from '../../local/http';
import type { ProductRecord, Shop, VariantRecord } from '../../local/shop';
import { stockOf } from '../../local/shop/stock';

/** REST gives no more variants of a product, without a word about the others [D]. */
const MOST_VARIANTS = 100;

/** The embedded store with `products.json` beside GraphQL: pages by Link header, starting behind `since_id`. */
export function restOf(shop: Shop): HttpHandler {
  return (request) => {
    const url = new URL(request.url);
    return url.pathname.endsWith('/products.json') ? page(shop, url) : shop.http(request);
  };
}

function page(shop: Shop, url: URL): HttpResponse {
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const after = Number(url.searchParams.get('page_info') ?? url.searchParams.get('since_id') ?? 0);
  const products = [...shop.state.products.values()]
    .filter(({ numericId }) => numericId > after)
    .sort((left, right) => left.numericId - right.numericId);
  const now = products.slice(0, limit);
  const next = `${url.origin}${url.pathname}?limit=${limit}&page_info=${now[now.length - 1]?.numericId ?? after}`;
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json',
      ...(products.length > limit ? { Link: `<${next}>; rel="next"` } : {}),
    },
    body: JSON.stringify({ products: now.map(productJson) }),
    elapsedMs: shop.settings.latency.restPageMs,
  };
}

function productJson(product: ProductRecord): object {
  const images = product.media.filter(({ __typename }) => __typename === 'MediaImage');
  const [image] = images;
  return {
    id: product.numericId,
    handle: product.handle,
    title: product.title,
    body_html: product.descriptionHtml,
    vendor: product.vendor,
    product_type: product.productType,
    tags: product.tags.join(', '),
    status: product.status.toLowerCase(),
    template_suffix: product.templateSuffix,
    published_at: local(product.publishedAt),
    created_at: local(product.createdAt),
    updated_at: local(product.updatedAt),
    image: image ? { src: image.url } : null,
    images: images.map(({ numericId, url }) => ({ id: numericId, src: url })),
    options: product.options.map(({ name }) => ({ name })),
    variants: product.variants.slice(0, MOST_VARIANTS).map((variant) => variantJson(variant, images)),
  };
}

function variantJson(variant: VariantRecord, images: readonly { id: string; numericId: number }[]): object {
  const { inventoryItem, optionValues } = variant;
  return {
    id: variant.numericId,
    sku: inventoryItem.sku,
    barcode: variant.barcode,
    price: variant.price,
    compare_at_price: variant.compareAtPrice,
    taxable: variant.taxable,
    inventory_management: inventoryItem.tracked ? 'shopify' : null,
    inventory_policy: variant.inventoryPolicy.toLowerCase(),
    requires_shipping: inventoryItem.requiresShipping,
    position: variant.position,
    image_id: images.find(({ id }) => id === variant.mediaId)?.numericId ?? null,
    inventory_quantity: stockOf(variant),
    inventory_item_id: inventoryItem.numericId,
    updated_at: local(variant.updatedAt),
    option1: optionValues[0] ?? null,
    option2: optionValues[1] ?? null,
    option3: optionValues[2] ?? null,
  };
}

/** REST writes times in the store's time zone. */
function local(time: string | null): string | null {
  if (time === null) return null;
  return new Date(Date.parse(time) - 5 * 3_600_000).toISOString().replace('.000Z', '-05:00');
}
