/** Ids in the sheet are the number at the end of Shopify's global id, as text; rows to be created have `new:` ids. */

export type GidType =
  'Product' | 'ProductVariant' | 'MediaImage' | 'Collection' | 'InventoryItem' | 'Location';

export function toGid(type: GidType, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** `gid://shopify/InventoryLevel/97?inventory_item_id=42` → `97`. */
export function fromGid(gid: string): string {
  const match = /\/(\d+)(?:\?.*)?$/.exec(gid);
  if (match?.[1] === undefined) throw new Error(`"${gid}" is not a Shopify id`);
  return match[1];
}

/** Whether the text can be the id of something that exists in Shopify. */
export function isStoreId(id: string): boolean {
  return /^[1-9]\d{0,19}$/.test(id);
}

export function isNewId(id: string): boolean {
  return id.startsWith('new:');
}
