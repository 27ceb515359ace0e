/**
 * `npx tsx bench/shop.ts [products]`: what the embedded store itself needs, as CPU on this machine: seeding, a page of
 * 250 products with variants, a bulk query over everything with its download, and a realistic catalog.
 */
import { VirtualClock } from '../local/clock';
import { createShop } from '../local/shop';
import type { Shop } from '../local/shop';

const PAGE = `query Page($after: String) {
  products(first: 250, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title handle descriptionHtml vendor productType tags status updatedAt
      variants(first: 100) {
        nodes { id title sku barcode price compareAtPrice inventoryQuantity selectedOptions { name value } }
      }
    }
  }
}`;

const BULK = `{
  products {
    edges {
      node {
        id title handle vendor status tags
        variants { edges { node { id sku price inventoryQuantity } } }
      }
    }
  }
}`;

interface Row {
  what: string;
  cpuSeconds: string;
  limitSeconds: number | '';
  note: string;
}

function measure(what: string, limitSeconds: number | '', act: () => string): Row {
  const before = process.cpuUsage();
  const note = act();
  const { user, system } = process.cpuUsage(before);
  return { what, cpuSeconds: ((user + system) / 1_000_000).toFixed(3), limitSeconds, note };
}

function dataOf(
  shop: Shop,
  document: string,
  variables: Record<string, unknown> = {},
): Record<string, unknown> {
  const body = shop.graphql(document, variables);
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data ?? {};
}

function runBulk(shop: Shop, clock: VirtualClock): string {
  const run = `mutation R($query: String!) {
    bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }`;
  const started = dataOf(shop, run, { query: BULK }) as {
    bulkOperationRunQuery: { bulkOperation: { id: string } };
  };
  const { id } = started.bulkOperationRunQuery.bulkOperation;
  const poll = 'query P($id: ID!) { bulkOperation(id: $id) { status objectCount fileSize url } }';
  for (;;) {
    clock.advance(5000);
    const { bulkOperation } = dataOf(shop, poll, { id }) as {
      bulkOperation: { status: string; objectCount: string; fileSize: string; url: string };
    };
    if (bulkOperation.status !== 'COMPLETED') continue;
    const file = shop.http({ url: bulkOperation.url, method: 'GET', headers: {}, body: '' });
    return `${bulkOperation.objectCount} objects, ${file.body.length} characters`;
  }
}

function bench(products: number): Row[] {
  const clock = new VirtualClock();
  const schema = measure('build the schema, once in a process', '', () => {
    dataOf(createShop({ clock }), '{ shop { id } }');
    return '';
  });
  const shop = createShop({ clock });
  const seed = measure(`seed ${products} x 3`, 10, () => {
    shop.generate({ products, variantsPerProduct: 3, seed: 1 });
    return `${Math.round(process.memoryUsage().heapUsed / 1e6)} MB of heap`;
  });
  const page = (what: string, limit: number): Row =>
    measure(what, limit, () => {
      const { products: found } = dataOf(shop, PAGE) as { products: { nodes: unknown[] } };
      return `${found.nodes.length} products`;
    });
  const first = page('page of 250 products with variants, the first', 0.15);
  clock.advance(60_000);
  const next = page('page of 250 products with variants, any other', 0.15);
  const [changed = ''] = shop.seedProducts([{ title: 'One more' }]);
  shop.admin.updateProduct(changed, { vendor: 'Other' });
  clock.advance(60_000);
  const written = page('page of 250 products with variants, after a write', 0.15);
  const bulk = measure('bulk query over all, with its download', 20, () => runBulk(shop, clock));
  const realistic = measure(`generate ${products} realistic`, '', () => {
    const other = createShop({ clock: new VirtualClock() });
    other.generate({ products, shape: 'realistic', seed: 1 });
    return `${other.state.variants.size} variants`;
  });
  const invariants = measure('check all invariants', '', () => {
    shop.checkInvariants();
    return '';
  });
  return [schema, seed, first, next, written, bulk, realistic, invariants];
}

console.table(bench(Number(process.argv[2] ?? '50000')));
