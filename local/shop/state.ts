import type { VirtualClock } from '../clock';
import { PublicationStore } from './publications/store';
import type { PublicationRecord } from './publications/store';
import { RedirectStore } from './redirects';
import { MetafieldStore } from './metafields/store';
import type { CollectionRecord } from './collections/model';
import { CollectionStore } from './collections/store';
import { EventStore } from './events';
import { FileStore } from './files/store';
import type { FileRecord } from './files/model';
import { toGid } from './gid';
import { makeUnique } from './handles';
import type {
  EntityType,
  InventoryItemFields,
  InventoryItemRecord,
  InventoryLevelRecord,
  LocationRecord,
  ProductFields,
  ProductRecord,
  Quantities,
  VariantFields,
  VariantRecord,
} from './model';
import { NO_ADDRESS, NO_STOCK } from './model';
import { differs, StateCore } from './state-core';
import type { Writable } from './state-core';
import { OptionTransitions } from './state-options';
import type { OptionDraft } from './state-options';

export interface StockDraft {
  location: LocationRecord;
  available: number;
}

export interface VariantDraft extends VariantFields {
  item: InventoryItemFields;
  stock: readonly StockDraft[];
}

export interface ProductDraft extends ProductFields {
  options: readonly OptionDraft[];
  variants: readonly VariantDraft[];
  images: readonly { url: string; alt: string }[];
}

/**
 * Everything the store holds, with every way it may change. A transition stamps `updatedAt` only when a value really
 * changed, and a variant's change counts as a change of its product (the product webhook's documented rule).
 */
export class StoreState {
  readonly products = new Map<number, ProductRecord>();
  readonly variants = new Map<number, VariantRecord>();
  readonly inventoryItems = new Map<number, InventoryItemRecord>();
  readonly locations = new Map<number, LocationRecord>();
  readonly files: FileStore;
  readonly options: OptionTransitions;
  readonly metafields: MetafieldStore;
  readonly collections: CollectionStore;
  readonly publications: PublicationStore;
  readonly events: EventStore;
  readonly redirects: RedirectStore;
  readonly createdAt: string;
  private readonly plainStocks = new Map<number, Quantities>();
  private readonly byHandle = new Map<string, ProductRecord>();
  readonly core: StateCore;

  constructor(clock: VirtualClock) {
    this.core = new StateCore(clock);
    this.options = new OptionTransitions(this.core);
    this.metafields = new MetafieldStore(this.core);
    this.files = new FileStore(this.core);
    this.collections = new CollectionStore(this.core, this.products);
    this.publications = new PublicationStore(this.core);
    this.events = new EventStore(this.core);
    this.redirects = new RedirectStore(this.core);
    this.createdAt = this.core.now();
  }

  /** Rises with every change; whoever keeps something derived compares it. */
  get revision(): number {
    return this.core.revision;
  }

  productByHandle(handle: string): ProductRecord | undefined {
    return this.byHandle.get(handle);
  }

  uniqueHandle(wanted: string, except?: ProductRecord): string {
    return makeUnique(wanted, (handle) => {
      const holder = this.byHandle.get(handle);
      return holder !== undefined && holder !== except;
    });
  }

  addLocation(
    name: string,
    fields: Partial<Pick<LocationRecord, 'address' | 'fulfillsOnlineOrders'>> = {},
  ): LocationRecord {
    const location: LocationRecord = {
      __typename: 'Location',
      ...this.core.newIdentity('Location'),
      ...this.core.newDates(),
      name,
      isActive: true,
      fulfillsOnlineOrders: fields.fulfillsOnlineOrders ?? true,
      address: fields.address ?? NO_ADDRESS,
      levelNumber: this.core.nextId('InventoryLevel'),
      levels: new Map(),
    };
    this.locations.set(location.numericId, location);
    this.core.touch();
    return location;
  }

  changeLocation(
    location: LocationRecord,
    patch: Partial<Pick<LocationRecord, 'name' | 'isActive' | 'address' | 'fulfillsOnlineOrders'>>,
  ): void {
    if (!differs(location, patch)) return;
    Object.assign(location, patch);
    this.core.stamp(location);
  }

  /** All stock of one location goes to another, as when the first is closed. */
  relocateStock(from: LocationRecord, to: LocationRecord): void {
    for (const level of [...from.levels.values()]) {
      const target = to.levels.get(level.item.numericId)?.quantities ?? NO_STOCK;
      const sums = Object.entries(level.quantities).map(([name, quantity]: [string, number]) => [
        name,
        quantity + target[name as keyof Quantities],
      ]);
      this.setQuantities(level.item, to, Object.fromEntries(sums) as Quantities);
      this.setQuantities(level.item, from, NO_STOCK);
    }
  }

  removeLocation(location: LocationRecord): void {
    for (const level of location.levels.values()) {
      (level.item.levels as Map<number, InventoryLevelRecord>).delete(location.numericId);
    }
    this.locations.delete(location.numericId);
    this.metafields.removeOwner(location.id);
    this.core.touch();
  }

  addProduct(draft: ProductDraft): ProductRecord {
    const { options, variants, images, ...fields } = draft;
    const product: Writable<ProductRecord> = {
      __typename: 'Product',
      ...this.core.newIdentity('Product'),
      ...this.core.newDates(),
      ...fields,
      options: options.map((option) => this.options.create(option)),
      variants: [],
      media: images.map(({ url, alt }) =>
        this.files.add({ type: 'IMAGE', sourceUrl: url, alt, isSeeded: true }),
      ),
    };
    this.products.set(product.numericId, product);
    const online = this.publications.onlineStore;
    if (product.publishedAt !== null && online)
      this.publications.publish(product.id, online, product.publishedAt);
    this.byHandle.set(product.handle, product);
    const made: VariantRecord[] = [];
    product.variants = made;
    for (const variant of variants) made.push(this.newVariant(product, variant));
    this.core.touch();
    return product;
  }

  changeProduct(product: ProductRecord, patch: Partial<ProductFields>): boolean {
    if (!differs(product, patch)) return false;
    if (patch.handle !== undefined) {
      this.byHandle.delete(product.handle);
      this.byHandle.set(patch.handle, product);
    }
    Object.assign(product, patch);
    this.core.stamp(product);
    return true;
  }

  removeProduct(product: ProductRecord): void {
    for (const variant of product.variants) this.forgetVariant(variant);
    for (const file of product.media) if (!this.isUsedElsewhere(file, product)) this.files.remove(file);
    this.metafields.removeOwner(product.id);
    this.collections.forget(product);
    this.publications.forget(product.id);
    this.products.delete(product.numericId);
    if (this.byHandle.get(product.handle) === product) this.byHandle.delete(product.handle);
    this.core.touch();
  }

  addVariant(product: ProductRecord, draft: VariantDraft): VariantRecord {
    const variant = this.newVariant(product, draft);
    (product as Writable<ProductRecord>).variants = [...product.variants, variant];
    return variant;
  }

  private newVariant(product: ProductRecord, draft: VariantDraft): VariantRecord {
    const { item: itemFields, stock, ...fields } = draft;
    const variant = {
      __typename: 'ProductVariant',
      ...this.core.newIdentity('ProductVariant'),
      ...this.core.newDates(),
      ...fields,
      product,
      position: product.variants.length + 1,
    } as Writable<VariantRecord>;
    variant.inventoryItem = this.newItem(variant, itemFields);
    this.options.declare(product, variant.optionValues);
    this.variants.set(variant.numericId, variant);
    for (const { location, available } of stock) {
      this.setQuantities(variant.inventoryItem, location, this.plainStock(available));
    }
    this.core.stamp(product);
    return variant;
  }

  /** Quantities are only ever replaced, so levels with the same numbers may share them. */
  private plainStock(available: number): Quantities {
    const known = this.plainStocks.get(available);
    if (known) return known;
    const stock = { ...NO_STOCK, available };
    this.plainStocks.set(available, stock);
    return stock;
  }

  changeVariant(variant: VariantRecord, patch: Partial<VariantFields>): boolean {
    if (!differs(variant, patch)) return false;
    Object.assign(variant, patch);
    if (patch.optionValues) this.options.declare(variant.product, patch.optionValues);
    this.core.stamp(variant);
    this.core.stamp(variant.product);
    return true;
  }

  /**
   * The sku is the variant's too, so it moves the variant and the product. Whether cost, weight or customs fields move
   * the product's `updatedAt` is not documented (reference, section 7 [U]); the stricter side is that they do not.
   */
  changeItem(item: InventoryItemRecord, patch: Partial<InventoryItemFields>): boolean {
    if (!differs(item, patch)) return false;
    const touchesVariant = differs(item, pick(patch, ['sku', 'tracked', 'requiresShipping', 'weight']));
    Object.assign(item, patch);
    this.core.stamp(item);
    if (touchesVariant) {
      this.core.stamp(item.variant);
      this.core.stamp(item.variant.product);
    }
    return true;
  }

  setQuantities(
    item: InventoryItemRecord,
    location: LocationRecord,
    quantities: Quantities,
  ): InventoryLevelRecord {
    const existing = item.levels.get(location.numericId);
    const level = existing ?? this.newLevel(item, location);
    if (existing && !differs(level, { quantities })) return level;
    (level as Writable<InventoryLevelRecord>).quantities = quantities;
    this.core.stamp(level);
    if (existing) this.core.stamp(item.variant.product);
    return level;
  }

  setLevelActive(level: InventoryLevelRecord, isActive: boolean): void {
    if (level.isActive === isActive) return;
    (level as Writable<InventoryLevelRecord>).isActive = isActive;
    this.core.stamp(level);
  }

  /** Positions close up behind deleted variants (recorded). */
  removeVariants(product: ProductRecord, gone: ReadonlySet<VariantRecord>): void {
    for (const variant of gone) this.forgetVariant(variant);
    this.orderVariants(
      product,
      product.variants.filter((variant) => !gone.has(variant)),
    );
    this.core.stamp(product);
  }

  orderVariants(product: ProductRecord, ordered: readonly VariantRecord[]): void {
    (product as Writable<ProductRecord>).variants = ordered;
    ordered.forEach((variant, index) => {
      (variant as Writable<VariantRecord>).position = index + 1;
    });
    this.core.touch();
  }

  removeCollection(collection: CollectionRecord): void {
    this.collections.remove(collection);
    this.metafields.removeOwner(collection.id);
    this.publications.forget(collection.id);
  }

  /** `publishedAt` is the date of the online store alone. */
  publish(publishable: ProductRecord | CollectionRecord, publication: PublicationRecord, date: string): void {
    this.publications.publish(publishable.id, publication, date);
    if (publishable.__typename === 'Product' && publication === this.publications.onlineStore) {
      this.changeProduct(publishable, { publishedAt: date });
    }
  }

  unpublish(publishable: ProductRecord | CollectionRecord, publication: PublicationRecord): void {
    this.publications.unpublish(publishable.id, publication);
    if (publishable.__typename === 'Product' && publication === this.publications.onlineStore) {
      this.changeProduct(publishable, { publishedAt: null });
    }
  }

  /** An image that was always there, lying where its address says. */
  seedImage(product: ProductRecord, image: { url: string; alt: string }): FileRecord {
    const file = this.files.add({ type: 'IMAGE', sourceUrl: image.url, alt: image.alt, isSeeded: true });
    this.attachMedia(product, file);
    return file;
  }

  /** The same file may show several products. */
  attachMedia(product: ProductRecord, file: FileRecord): void {
    if (product.media.includes(file)) return;
    (product as Writable<ProductRecord>).media = [...product.media, file];
    this.core.stamp(product);
  }

  /** Variants that showed the file show nothing then. */
  detachMedia(product: ProductRecord, file: FileRecord): void {
    if (!product.media.includes(file)) return;
    (product as Writable<ProductRecord>).media = product.media.filter((one) => one !== file);
    for (const variant of product.variants) {
      if (variant.mediaId === file.id) this.changeVariant(variant, { mediaId: null });
    }
    this.core.stamp(product);
  }

  orderMedia(product: ProductRecord, ordered: readonly FileRecord[]): void {
    if (product.media.every((file, index) => file === ordered[index])) return;
    (product as Writable<ProductRecord>).media = ordered;
    this.core.stamp(product);
  }

  removeFile(file: FileRecord): void {
    for (const product of this.products.values()) this.detachMedia(product, file);
    this.files.remove(file);
  }

  private isUsedElsewhere(file: FileRecord, product: ProductRecord): boolean {
    if (file.fetchedMs === null) return false;
    for (const other of this.products.values())
      if (other !== product && other.media.includes(file)) return true;
    return false;
  }

  now(): string {
    return this.core.now();
  }

  /** An id for something that answers once and is not kept. */
  newGid(type: EntityType): string {
    return this.core.newIdentity(type).id;
  }

  private newItem(variant: VariantRecord, fields: InventoryItemFields): InventoryItemRecord {
    const item: InventoryItemRecord = {
      __typename: 'InventoryItem',
      ...this.core.newIdentity('InventoryItem'),
      ...this.core.newDates(),
      ...fields,
      variant,
      levels: new Map(),
    };
    this.inventoryItems.set(item.numericId, item);
    return item;
  }

  private newLevel(item: InventoryItemRecord, location: LocationRecord): InventoryLevelRecord {
    const level: InventoryLevelRecord = {
      __typename: 'InventoryLevel',
      // One number for each location, and the item behind it (recorded):
      // gid://shopify/InventoryLevel/143273001266?inventory_item_id=53594066551090
      id: `${toGid('InventoryLevel', location.levelNumber)}?inventory_item_id=${item.numericId}`,
      numericId: this.core.nextId('InventoryLevelEntry'),
      ...this.core.newDates(),
      item,
      location,
      isActive: true,
      quantities: NO_STOCK,
    };
    (item.levels as Map<number, InventoryLevelRecord>).set(location.numericId, level);
    (location.levels as Map<number, InventoryLevelRecord>).set(item.numericId, level);
    return level;
  }

  private forgetVariant(variant: VariantRecord): void {
    this.variants.delete(variant.numericId);
    this.metafields.removeOwner(variant.id);
    this.inventoryItems.delete(variant.inventoryItem.numericId);
    for (const level of variant.inventoryItem.levels.values()) {
      (level.location.levels as Map<number, InventoryLevelRecord>).delete(variant.inventoryItem.numericId);
    }
  }
}

function pick<T extends object, K extends keyof T>(source: T, keys: readonly K[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const key of keys) if (source[key] !== undefined) picked[key] = source[key];
  return picked;
}
