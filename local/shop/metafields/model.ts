/** Metafields and their definitions; they change only through `store.ts`. */

export type OwnerType =
  | 'ARTICLE'
  | 'BLOG'
  | 'COLLECTION'
  | 'COMPANY'
  | 'CUSTOMER'
  | 'DRAFTORDER'
  | 'LOCATION'
  | 'MARKET'
  | 'ORDER'
  | 'PAGE'
  | 'PRODUCT'
  | 'PRODUCTVARIANT'
  | 'SHOP';

export interface MetafieldRecord {
  readonly __typename: 'Metafield';
  readonly id: string;
  readonly numericId: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly ownerId: string;
  readonly ownerType: OwnerType;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  /** As stored: normalised text. */
  readonly value: string;
}

export interface Validation {
  readonly name: string;
  readonly value: string | null;
}

export interface DefinitionCapabilities {
  readonly adminFilterable: boolean;
  readonly analyticsQueryable: boolean;
  readonly cartToOrderCopyable: boolean;
  readonly smartCollectionCondition: boolean;
  readonly uniqueValues: boolean;
}

export interface DefinitionAccess {
  readonly admin: string;
  readonly storefront: string;
  readonly customerAccount: string;
}

export interface DefinitionFields {
  readonly name: string;
  readonly description: string | null;
  readonly validations: readonly Validation[];
  readonly pinnedPosition: number | null;
  readonly capabilities: DefinitionCapabilities;
  readonly access: DefinitionAccess;
  readonly constraints: { readonly key: string; readonly values: readonly string[] } | null;
}

export interface DefinitionRecord extends DefinitionFields {
  readonly __typename: 'MetafieldDefinition';
  readonly id: string;
  readonly numericId: number;
  readonly ownerType: OwnerType;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  /** The standard template it was made from. */
  readonly templateId: string | null;
}

const OWNER_TYPES: Readonly<Record<string, OwnerType>> = {
  Article: 'ARTICLE',
  Blog: 'BLOG',
  Collection: 'COLLECTION',
  Company: 'COMPANY',
  Customer: 'CUSTOMER',
  DraftOrder: 'DRAFTORDER',
  Location: 'LOCATION',
  Market: 'MARKET',
  Order: 'ORDER',
  Page: 'PAGE',
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  Shop: 'SHOP',
};

export function ownerTypeOf(gidType: string): OwnerType | null {
  return OWNER_TYPES[gidType] ?? null;
}

/** As userErrors name the type: "Key is in use for Product metafields". */
export const OWNER_LABELS: Readonly<Record<OwnerType, string>> = {
  ARTICLE: 'Article',
  BLOG: 'Blog',
  COLLECTION: 'Collection',
  COMPANY: 'Company',
  CUSTOMER: 'Customer',
  DRAFTORDER: 'DraftOrder',
  LOCATION: 'Location',
  MARKET: 'Market',
  ORDER: 'Order',
  PAGE: 'Page',
  PRODUCT: 'Product',
  PRODUCTVARIANT: 'ProductVariant',
  SHOP: 'Shop',
};
