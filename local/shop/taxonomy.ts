/**
 * A few nodes of Shopify's product taxonomy: the real one has over ten thousand. Ids outside this list are refused as
 * real stores refuse unknown ones, so a test that needs another category adds it here.
 */
export interface TaxonomyCategory {
  __typename: 'TaxonomyCategory';
  id: string;
  name: string;
  fullName: string;
  level: number;
  isArchived: boolean;
  isLeaf: boolean;
  isRoot: boolean;
  parentId: string | null;
  ancestorIds: string[];
  childrenIds: string[];
}

const NAMES: Readonly<Record<string, string>> = {
  aa: 'Apparel & Accessories',
  'aa-1': 'Clothing',
  'aa-1-1': 'Activewear',
  'aa-1-1-1': 'Activewear Pants',
  'aa-1-13': 'Clothing Tops',
  'aa-1-13-7': 'Shirts',
  'aa-1-13-8': 'T-Shirts',
  'aa-6': 'Jewelry',
  'aa-8': 'Shoes',
  ap: 'Animals & Pet Supplies',
  'ap-2': 'Pet Supplies',
  'ap-2-1': 'Bird Supplies',
  'ap-2-7': 'Pet Apparel Hangers',
  fr: 'Furniture',
  hg: 'Home & Garden',
  'hg-3': 'Decor',
  sg: 'Sporting Goods',
  'sg-4': 'Outdoor Recreation',
  'sg-4-17': 'Winter Sports & Activities',
  'sg-4-17-2': 'Skiing & Snowboarding',
  'sg-4-17-2-17': 'Snowboards',
};

const PREFIX = 'gid://shopify/TaxonomyCategory/';

export function categoryGid(key: string): string {
  return PREFIX + key;
}

/** The key of a known category, or null. */
export function categoryKeyOf(gid: string): string | null {
  const key = gid.startsWith(PREFIX) ? gid.slice(PREFIX.length) : '';
  return Object.hasOwn(NAMES, key) ? key : null;
}

export function findCategory(key: string): TaxonomyCategory | null {
  const name = NAMES[key];
  if (name === undefined) return null;
  const lineage = lineageOf(key);
  const children = Object.keys(NAMES).filter((other) => parentOf(other) === key);
  const parent = parentOf(key);
  return {
    __typename: 'TaxonomyCategory',
    id: categoryGid(key),
    name,
    fullName: [...lineage, key].map((ancestor) => NAMES[ancestor] ?? '').join(' > '),
    level: lineage.length + 1,
    isArchived: false,
    isLeaf: children.length === 0,
    isRoot: parent === null,
    parentId: parent === null ? null : categoryGid(parent),
    ancestorIds: lineage.map(categoryGid).reverse(),
    childrenIds: children.map(categoryGid),
  };
}

function parentOf(key: string): string | null {
  const end = key.lastIndexOf('-');
  return end < 0 ? null : key.slice(0, end);
}

function lineageOf(key: string): string[] {
  const parent = parentOf(key);
  return parent === null ? [] : [...lineageOf(parent), parent];
}

/** By the full name, as product CSV files write categories. */
export function categoryKeyByName(fullName: string): string | null {
  return Object.keys(NAMES).find((key) => findCategory(key)?.fullName === fullName) ?? null;
}
