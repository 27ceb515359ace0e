import { NEW_ITEM, newProductFields, newVariantFields } from '../drafts';
import { handleFromTitle } from '../handles';
import { DEFAULT_OPTION_NAME, DEFAULT_OPTION_VALUE } from '../model';
import type {
  InventoryItemFields,
  LocationRecord,
  ProductFields,
  ProductRecord,
  VariantFields,
} from '../model';
import { toMoney } from '../money';
import type { ShopSettings } from '../options';
import type { StockDraft, StoreState, VariantDraft } from '../state';
import { normalizeTags } from '../tags';

export interface SeedVariant
  extends Partial<Omit<VariantFields, 'optionValues' | 'mediaId'>>, Partial<InventoryItemFields> {
  /** Values in the order of the product's options. */
  options?: string[];
  /** Available stock at the primary location, or by location name. */
  stock?: number | Record<string, number>;
  /** Address of the image that stands for the variant. */
  imageUrl?: string | null;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface SeedMetafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export interface SeedProduct extends Partial<Writable<Omit<ProductFields, 'seo'>>> {
  title: string;
  seo?: Partial<ProductFields['seo']>;
  optionNames?: string[];
  variants?: SeedVariant[];
  metafields?: SeedMetafield[];
  images?: (string | { url: string; alt: string })[];
}

/** Puts products into the store as they are described, through no API and at no cost. */
export function seedProduct(seed: SeedProduct, settings: ShopSettings, state: StoreState): ProductRecord {
  const { optionNames, variants, images, seo, title, metafields, ...fields } = seed;
  const names = optionNames ?? [DEFAULT_OPTION_NAME];
  const seedVariants = variants ?? [{}];
  const drafts = seedVariants.map((variant) => variantDraft(variant, settings, state));
  const product = state.addProduct({
    ...newProductFields(title, settings.name),
    publishedAt: state.now(),
    ...fields,
    seo: { title: null, description: null, ...seo },
    tags: normalizeTags(fields.tags ?? []),
    handle: state.uniqueHandle(fields.handle ?? handleFromTitle(title)),
    options: names.map((name, index) => ({
      name,
      values: [...new Set(drafts.map((draft) => draft.optionValues[index] ?? ''))],
    })),
    variants: drafts,
    images: (images ?? []).map((image) => (typeof image === 'string' ? { url: image, alt: '' } : image)),
  });
  attachImages(product, seedVariants, state);
  for (const metafield of metafields ?? [])
    state.metafields.set({ ownerId: product.id, ownerType: 'PRODUCT', ...metafield });
  return product;
}

function variantDraft(seed: SeedVariant, settings: ShopSettings, state: StoreState): VariantDraft {
  const { options, stock, ...given } = seed;
  const money = (value: string): string => toMoney(value, settings.currency);
  const defaults = newVariantFields(settings.currency, options ?? [DEFAULT_OPTION_VALUE]);
  return {
    ...pickKnown(defaults, given),
    price: money(given.price ?? defaults.price),
    compareAtPrice: given.compareAtPrice ? money(given.compareAtPrice) : null,
    item: { ...pickKnown(NEW_ITEM, given), cost: given.cost ? money(given.cost) : null },
    stock: stockDrafts(stock, state),
  };
}

/** The defaults, overridden by what is given under the same keys. */
function pickKnown<T extends object>(defaults: T, given: object): T {
  const picked = { ...defaults };
  for (const key of Object.keys(defaults) as (keyof T)[]) {
    const value: unknown = Reflect.get(given, key);
    if (value !== undefined) picked[key] = value as T[keyof T];
  }
  return picked;
}

function stockDrafts(stock: SeedVariant['stock'], state: StoreState): StockDraft[] {
  const locations = [...state.locations.values()];
  if (typeof stock === 'object') {
    return Object.entries(stock).map(([name, available]) => ({
      location: mustFind(locations, name),
      available,
    }));
  }
  const [primary] = locations;
  return primary ? [{ location: primary, available: stock ?? 0 }] : [];
}

function mustFind(locations: readonly LocationRecord[], name: string): LocationRecord {
  const location = locations.find((candidate) => candidate.name === name);
  if (!location) throw new Error(`The store has no location ${name}`);
  return location;
}

function attachImages(product: ProductRecord, seeds: readonly SeedVariant[], state: StoreState): void {
  seeds.forEach((seed, index) => {
    const variant = product.variants[index];
    if (!seed.imageUrl || !variant) return;
    const known = product.media.find((image) => image.url === seed.imageUrl);
    const image = known ?? state.seedImage(product, { url: seed.imageUrl, alt: '' });
    state.changeVariant(variant, { mediaId: image.id });
  });
}
