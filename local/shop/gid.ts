import type { EntityType } from './model';

const PREFIXES = new Map<EntityType, string>();

/** Global ids as Shopify writes them. What ids of a type have in common is one text for all of them. */
export function toGid(type: EntityType, numericId: number): string {
  const prefix = PREFIXES.get(type) ?? `gid://shopify/${type}/`;
  PREFIXES.set(type, prefix);
  return prefix + String(numericId);
}

const GID = /^gid:\/\/shopify\/([A-Za-z]\w*)\/([^?/\s]+)(\?\S*)?$/;

export interface ParsedGid {
  type: string;
  /** The part after the type: digits for stored records, letters for taxonomy nodes. */
  key: string;
  query: string;
}

export function parseGid(text: string): ParsedGid | null {
  const match = GID.exec(text);
  if (!match) return null;
  return { type: match[1] ?? '', key: match[2] ?? '', query: match[3] ?? '' };
}

/** The numeric id when `text` is a gid of `type`, else null. */
export function numericIdOf(text: string, type: EntityType): number | null {
  const parsed = parseGid(text);
  if (parsed?.type !== type || !/^\d+$/.test(parsed.key)) return null;
  return Number(parsed.key);
}

/**
 * Ids of a real store are 13 and 14 digits long and lie 32,768 apart (seen in every recording): long enough to break
 * code that squeezes them through 32 bits or writes them into a sheet as numbers.
 */
const FIRST_IDS: Record<EntityType, number> = {
  Shop: 92_891_250_994,
  Product: 10_000_000_000_000,
  ProductVariant: 50_000_000_000_000,
  InventoryItem: 52_000_000_000_000,
  InventoryLevel: 142_000_000_000,
  Location: 106_318_430_514,
  ProductOption: 12_000_000_000_000,
  ProductOptionValue: 8_000_000_000_000,
  MediaImage: 41_000_000_000_000,
  ProductImage: 61_000_000_000_000,
  InventoryLevelEntry: 1,
  InventoryAdjustmentGroup: 54_000_000_000_000,
  Video: 43_000_000_000_000,
  ExternalVideo: 44_000_000_000_000,
  Model3d: 45_000_000_000_000,
  GenericFile: 46_000_000_000_000,
  ImageSource: 47_000_000_000_000,
  Metafield: 42_000_000_000_000,
  MetafieldDefinition: 203_000_000_000,
  BulkOperation: 7_000_000_000_000,
  Collection: 500_000_000_000,
  Publication: 215_000_000_000,
  Job: 1,
  BasicEvent: 160_000_000_000_000,
  UrlRedirect: 440_000_000_000,
  ProductSetOperation: 80_000_000_000,
  ProductDeleteOperation: 81_000_000_000,
  ProductDuplicateOperation: 82_000_000_000,
  SavedSearch: 3_800_000_000_000,
};
const ID_STEP = 32_768;

export class IdSequence {
  private readonly issued = new Map<EntityType, number>();

  next(type: EntityType): number {
    const count = this.issued.get(type) ?? 0;
    this.issued.set(type, count + 1);
    return FIRST_IDS[type] + count * ID_STEP;
  }
}
