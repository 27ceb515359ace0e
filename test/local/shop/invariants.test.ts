import type { ProductRecord, Shop } from '../../../local/shop';
import { openShop, TWO_VARIANTS } from './support';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function productsOf(shop: Shop): Writable<ProductRecord>[] {
  return [...shop.state.products.values()];
}

/** Breaks a store as no transition can, and mends it: each test's stores are checked once more when it ends. */
function whileBroken(shop: Shop, damage: (products: Writable<ProductRecord>[]) => () => void): void {
  const mend = damage(productsOf(shop));
  try {
    shop.checkInvariants();
  } finally {
    mend();
  }
}

function set<K extends keyof ProductRecord>(
  product: Writable<ProductRecord> | undefined,
  key: K,
  value: (before: ProductRecord[K]) => ProductRecord[K],
): () => void {
  if (!product) throw new Error('There is no such product');
  const before = product[key];
  product[key] = value(before);
  return () => void (product[key] = before);
}

describe('a store that contradicts itself is told', () => {
  const { shop } = openShop({}, [TWO_VARIANTS, { title: 'Scarf', tags: ['a', 'b'] }]);

  it.each<[string, RegExp, (products: Writable<ProductRecord>[]) => () => void]>([
    [
      'a handle twice',
      /is not unique/,
      ([first, second]) => set(second, 'handle', () => first?.handle ?? ''),
    ],
    ['no title', /has no title/, ([first]) => set(first, 'title', () => ' ')],
    ['tags out of form', /tags out of form/, ([, second]) => set(second, 'tags', () => [' b', 'a'])],
    [
      'a variant too few',
      /2 variants|not at its position|items for/,
      ([first]) => set(first, 'variants', (variants) => variants.slice(0, 1)),
    ],
    [
      'variants out of order',
      /not at its position/,
      ([first]) => set(first, 'variants', (variants) => [...variants].reverse()),
    ],
    ['an option too few', /lacks/, ([first]) => set(first, 'options', (options) => options.slice(0, 1))],
    ['an id twice', /given twice/, ([first, second]) => set(second, 'id', () => first?.id ?? '')],
  ])('%s', (_name, problem, damage) => {
    expect(() => whileBroken(shop, damage)).toThrow(problem);
  });

  it('and one that does not is not', () => {
    expect(() => shop.checkInvariants()).not.toThrow();
  });
});
