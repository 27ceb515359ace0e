/** A product as the REST Admin API gives it, as far as we read it. */
export interface RestProduct {
  id: number;
  handle: string;
  title: string;
  body_html: string | null;
  vendor: string;
  product_type: string;
  tags: string;
  status: string;
  template_suffix: string | null;
  published_at: string | null;
  created_at: string;
  updated_at: string;
  image: { src: string } | null;
  images: { id: number; src: string }[];
  options: { name: string }[];
  variants: RestVariant[];
}

export interface RestVariant {
  id: number;
  sku: string | null;
  barcode: string | null;
  price: string;
  compare_at_price: string | null;
  taxable: boolean;
  inventory_management: string | null;
  inventory_policy: string;
  requires_shipping: boolean;
  position: number;
  image_id: number | null;
  inventory_quantity: number;
  inventory_item_id: number;
  updated_at: string;
  option1: string | null;
  option2: string | null;
  option3: string | null;
}

/** The same product in the shape of a GraphQL node, without the fields that REST does not have. */
export function productNode(product: RestProduct): object {
  return {
    id: `gid://shopify/Product/${product.id}`,
    handle: product.handle,
    title: product.title,
    descriptionHtml: product.body_html,
    vendor: product.vendor,
    productType: product.product_type,
    tags: product.tags.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()])),
    status: product.status.toUpperCase(),
    templateSuffix: product.template_suffix,
    publishedAt: utc(product.published_at),
    createdAt: utc(product.created_at),
    updatedAt: utc(product.updated_at),
    featuredMedia: product.image && { preview: { image: { url: product.image.src } } },
  };
}

export function variantNode(product: RestProduct, variant: RestVariant): object {
  const values = [variant.option1, variant.option2, variant.option3];
  const image = product.images.find(({ id }) => id === variant.image_id);
  return {
    id: `gid://shopify/ProductVariant/${variant.id}`,
    product: { legacyResourceId: String(product.id), handle: product.handle, title: product.title },
    selectedOptions: product.options.map(({ name }, index) => ({ name, value: values[index] ?? null })),
    inventoryItem: {
      sku: variant.sku,
      tracked: variant.inventory_management === 'shopify',
      requiresShipping: variant.requires_shipping,
      legacyResourceId: String(variant.inventory_item_id),
    },
    barcode: variant.barcode,
    price: variant.price,
    compareAtPrice: variant.compare_at_price,
    taxable: variant.taxable,
    inventoryPolicy: variant.inventory_policy.toUpperCase(),
    position: variant.position,
    media: { nodes: image ? [{ preview: { image: { url: image.src } } }] : [] },
    inventoryQuantity: variant.inventory_quantity,
    updatedAt: utc(variant.updated_at),
  };
}

/** `2026-11-25T04:00:00-05:00` → `2026-11-25T09:00:00Z`, as GraphQL writes it. */
function utc(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString().replace(/\.000Z$/, 'Z');
}
