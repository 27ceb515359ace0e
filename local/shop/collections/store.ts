import { makeUnique } from '../handles';
import type { ProductRecord } from '../model';
import { compareMoney } from '../money';
import { differs } from '../state-core';
import type { StateCore, Writable } from '../state-core';
import type { CollectionFields, CollectionRecord } from './model';
import { fitsRules } from './rules';

/** All collections, with who belongs to which. */
export class CollectionStore {
  readonly records = new Map<number, CollectionRecord>();
  private readonly byHandle = new Map<string, CollectionRecord>();
  private readonly ofProduct = new Map<ProductRecord, Set<CollectionRecord>>();

  constructor(
    private readonly core: StateCore,
    private readonly products: ReadonlyMap<number, ProductRecord>,
  ) {}

  withHandle(handle: string): CollectionRecord | undefined {
    return this.byHandle.get(handle);
  }

  uniqueHandle(wanted: string, except?: CollectionRecord): string {
    return makeUnique(wanted, (handle) => {
      const holder = this.byHandle.get(handle);
      return holder !== undefined && holder !== except;
    });
  }

  add(fields: CollectionFields, members: readonly ProductRecord[]): CollectionRecord {
    const record: CollectionRecord = {
      __typename: 'Collection',
      ...this.core.newIdentity('Collection'),
      ...this.core.newDates(),
      ...fields,
      createdMs: this.core.nowMs(),
      rulesMs: this.core.nowMs(),
      members: [],
    };
    this.records.set(record.numericId, record);
    this.byHandle.set(record.handle, record);
    this.join(record, members);
    this.core.touch();
    return record;
  }

  change(record: CollectionRecord, patch: Partial<CollectionFields>): boolean {
    if (!differs(record, patch)) return false;
    if (patch.handle !== undefined) {
      this.byHandle.delete(record.handle);
      this.byHandle.set(patch.handle, record);
    }
    Object.assign(record, patch);
    if (patch.ruleSet !== undefined) (record as Writable<CollectionRecord>).rulesMs = this.core.nowMs();
    this.core.stamp(record);
    return true;
  }

  remove(record: CollectionRecord): void {
    this.leave(record, record.members);
    this.records.delete(record.numericId);
    this.byHandle.delete(record.handle);
    this.core.touch();
  }

  join(record: CollectionRecord, products: readonly ProductRecord[]): void {
    const added = products.filter((product) => !record.members.includes(product));
    if (added.length === 0) return;
    (record as Writable<CollectionRecord>).members = [...record.members, ...added];
    for (const product of added) {
      this.ofProduct.set(product, (this.ofProduct.get(product) ?? new Set()).add(record));
    }
    this.core.stamp(record);
  }

  leave(record: CollectionRecord, products: readonly ProductRecord[]): void {
    const gone = new Set(products);
    if (!record.members.some((member) => gone.has(member))) return;
    (record as Writable<CollectionRecord>).members = record.members.filter((member) => !gone.has(member));
    for (const product of gone) this.ofProduct.get(product)?.delete(record);
    this.core.stamp(record);
  }

  order(record: CollectionRecord, ordered: readonly ProductRecord[]): void {
    (record as Writable<CollectionRecord>).members = ordered;
    this.core.stamp(record);
  }

  /** The product was deleted. */
  forget(product: ProductRecord): void {
    for (const record of [...(this.ofProduct.get(product) ?? [])]) this.leave(record, [product]);
    this.ofProduct.delete(product);
  }

  has(record: CollectionRecord, product: ProductRecord): boolean {
    if (this.ofProduct.get(product)?.has(record)) return true;
    return this.hasRulesInForce(record) && record.ruleSet !== null && fitsRules(product, record.ruleSet);
  }

  collectionsOf(product: ProductRecord): CollectionRecord[] {
    return [...this.records.values()].filter((record) => this.has(record, product));
  }

  /** In the collection's own order. */
  productsOf(record: CollectionRecord): readonly ProductRecord[] {
    const found =
      record.ruleSet === null || !this.hasRulesInForce(record)
        ? record.members
        : [...this.products.values()].filter((product) => this.has(record, product));
    return sorted(found, record);
  }

  private hasRulesInForce(record: CollectionRecord): boolean {
    return this.core.nowMs() > record.rulesMs;
  }
}

const lowestPrice = (product: ProductRecord): string =>
  product.variants.map((variant) => variant.price).sort(compareMoney)[0] ?? '0';

function sorted(products: readonly ProductRecord[], record: CollectionRecord): readonly ProductRecord[] {
  const by = (compare: (left: ProductRecord, right: ProductRecord) => number): ProductRecord[] =>
    [...products].sort(compare);
  switch (record.sortOrder) {
    case 'ALPHA_ASC':
      return by((left, right) => left.title.localeCompare(right.title));
    case 'ALPHA_DESC':
      return by((left, right) => right.title.localeCompare(left.title));
    case 'CREATED':
      return by((left, right) => left.numericId - right.numericId);
    case 'CREATED_DESC':
      return by((left, right) => right.numericId - left.numericId);
    case 'PRICE_ASC':
      return by((left, right) => compareMoney(lowestPrice(left), lowestPrice(right)));
    case 'PRICE_DESC':
      return by((left, right) => compareMoney(lowestPrice(right), lowestPrice(left)));
    // Nothing is sold here, so the best selling are those that came first.
    case 'BEST_SELLING':
    case 'MANUAL':
    case 'MOST_RELEVANT':
      return products;
  }
}
