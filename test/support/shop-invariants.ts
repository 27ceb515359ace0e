/**
 * Whatever a test did, no store may contradict itself. Every test file runs this, and every store that is made in it
 * is checked, so nobody can forget to.
 */
import type * as ShopModule from '../../local/shop';
import type { Shop, ShopOptions } from '../../local/shop';

/** Sweeps open thousands of stores in one test: the oldest are checked and let go meanwhile. */
const MOST_OPEN = 50;

const opened: Shop[] = [];

jest.mock('../../local/shop', () => {
  const real = jest.requireActual<typeof ShopModule>('../../local/shop');
  const createShop = (options: ShopOptions): Shop => {
    const shop = real.createShop(options);
    if (opened.push(shop) > MOST_OPEN) opened.shift()?.checkInvariants();
    return shop;
  };
  return { ...real, createShop };
});

/** Stores that are shared by the tests of a file stay, and are looked at again when they have changed. */
const lookedAt = new WeakMap<Shop, number>();

afterEach(() => {
  for (const shop of opened) {
    const { revision } = shop.state;
    if (lookedAt.get(shop) === revision) continue;
    lookedAt.set(shop, revision);
    shop.checkInvariants();
  }
});
