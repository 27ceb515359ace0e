import { TABLES, TABLE_NAMES, type TableName } from '../../../../src/catalog/fields';
import { VirtualClock } from '../../../../local/clock';
import { createShop, type SeedProduct, type Shop, type ShopOptions } from '../../../../local/shop';
import { ApiClient } from '../../../../src/core/api/api-client';
import { BulkApiClient, type ReadStep, type Records } from '../../../../src/core/api/bulk-api-client';
import { noRecords, readSpecs, type ReadDeps } from '../../../../src/core/api/bulk/pages-records';
import { Throttle } from '../../../../src/core/api/throttle';
import type { Http } from '../../../../src/platform/ports';
import { ShopClock, ShopHttp } from '../../../support/shop-client';

export interface Reading {
  shop: Shop;
  clock: VirtualClock;
  http: ShopHttp;
  /** A client as a new execution makes it: it knows nothing of what the last one did. */
  client(more?: { http?: Http; deadlineMs?: number }): BulkApiClient;
}

export function openReading(
  options: Partial<ShopOptions>,
  products: readonly SeedProduct[],
  wanted: readonly TableName[] = ['products', 'variants'],
): Reading {
  const specs = readSpecs(TABLES, wanted);
  const clock = new VirtualClock();
  const shop = createShop({ clock, ...options });
  shop.seedProducts(products);
  const http = new ShopHttp(shop.http, clock);
  return {
    shop,
    clock,
    http,
    client: (more = {}) => {
      const shared = {
        shop: shop.settings.domain,
        http,
        clock: new ShopClock(clock),
        tokens: { token: () => shop.settings.accessToken, renew: () => null },
        meter: { calls: 0, points: 0 },
        deadlineMs: Infinity,
        ...more,
      };
      const client = new ApiClient({ ...shared, throttle: new Throttle() });
      const deps: ReadDeps = { ...shared, client, context: { currencyDecimals: 2 }, specs };
      return new BulkApiClient(deps);
    },
  };
}

/** All records of a read, each cursor through JSON. */
export function readToEnd<C>(step: (cursor?: C) => ReadStep<C>, from?: C): Records {
  const all = noRecords();
  let at: C | null | undefined = from;
  do {
    const { records, cursor }: ReadStep<C> = step(at);
    for (const name of TABLE_NAMES) all[name].push(...records[name]);
    at = cursor === null ? null : (JSON.parse(JSON.stringify(cursor)) as C);
  } while (at !== null);
  return all;
}

/** In the order of ids, so that reads can be compared whatever order they came in. */
export function sorted({ products, variants }: Pick<Records, 'products' | 'variants'>): Records {
  const byId = (left: { id: string }, right: { id: string }) => Number(left.id) - Number(right.id);
  return { ...noRecords(), products: [...products].sort(byId), variants: [...variants].sort(byId) };
}

/** Text that breaks parsers, images that belong to variants, a product with nothing, one with very much. */
export function nastyCatalog(manyVariants = 2_000): SeedProduct[] {
  const images = ['https://cdn.example/a.png', 'https://cdn.example/b.png?x=1&y=2'];
  const texts = [
    'plain',
    'quotes "in" it, back\\slash',
    'lines\nCRLF\r\nand\ttabs',
    '{"__parentId":"gid://shopify/ProductVariant/1"}',
    'emoji 🧥 combining é and \u2028 separators',
    ' padded ',
    '=HYPERLINK("x")',
  ];
  const odd = texts.map((text, index): SeedProduct => ({
    title: `${index} ${text}`,
    descriptionHtml: `<p>${text}</p>`,
    vendor: text,
    productType: text,
    tags: ['a', `tag ${index}`],
    seo: { title: text, description: text },
    status: index % 2 === 0 ? 'ACTIVE' : 'DRAFT',
    images: index % 2 === 0 ? images : [],
    optionNames: ['Colour', 'Size'],
    variants: [0, 1, 2].map((at) => ({
      options: [`c${at}`, `${text.trim()}${at}`],
      sku: index === 0 ? null : `000${index}-${at}`,
      barcode: '00123',
      price: `${index}.50`,
      compareAtPrice: at === 0 ? '100.00' : null,
      cost: at === 1 ? '1.25' : null,
      stock: at * 7,
      imageUrl: index % 2 === 0 && at > 0 ? (images[at - 1] ?? null) : null,
    })),
  }));
  const large: SeedProduct = {
    title: 'Very many variants',
    optionNames: ['Number'],
    images,
    variants: Array.from({ length: manyVariants }, (_unused, at) => ({
      options: [`n${at}`],
      sku: `MANY-${at}`,
      price: '1.00',
      imageUrl: at % 3 === 0 ? (images[at % 2] ?? null) : null,
    })),
  };
  return [...odd.slice(0, 4), large, { title: 'Nothing but a title' }, ...odd.slice(4)];
}
