/** The local world that the workbench shows: a clock, a shop with a catalog in it, and the add-on in a spreadsheet. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRuntime } from '../apps-script';
import type { Runtime } from '../apps-script/contract';
import { VirtualClock } from '../clock';
import { createShop } from '../shop';
import type { Shop } from '../shop';

const ROOT = join(__dirname, '..', '..');

export interface World {
  clock: VirtualClock;
  shop: Shop;
  runtime: Runtime;
  spreadsheetName: string;
}

/** dist/ as it would be pushed to Google. */
function readDist(): Record<string, string> {
  const folder = join(ROOT, 'dist');
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

const CREATE_COLLECTION = `mutation Create($input: CollectionInput) {
  collectionCreate(input: $input) { userErrors { message } }
}`;

/** Smart ones, as most stores have: the catalog's tags choose their products. */
const COLLECTIONS = ['Men', 'Women'].map((title) => ({
  title,
  descriptionHtml: `<p>All that we have for ${title.toLowerCase()}.</p>`,
  ruleSet: {
    appliedDisjunctively: false,
    rules: [{ column: 'TAG', relation: 'EQUALS', condition: title.toLowerCase() }],
  },
}));

/** `products` further ones are made up, to see how thousands feel. */
export function createWorld(products = 0): World {
  const clock = new VirtualClock(Date.now());
  const shop = createShop({ clock });
  shop.seedCsv(readFileSync(join(ROOT, 'local', 'seed', 'apparel.csv'), 'utf8'));
  for (const input of COLLECTIONS) shop.admin.mutate(CREATE_COLLECTION, { input });
  if (products > 0) shop.generate({ products });
  const spreadsheetName = 'Demo Store catalog';
  const runtime = createRuntime({ files: readDist(), http: shop.http, clock, spreadsheetName });
  return { clock, shop, runtime, spreadsheetName };
}

/** As a person would begin: the file is opened, then the sidebar from the menu. */
export function openFile(runtime: Runtime): void {
  runtime.open();
  const items = runtime.menus.flatMap((menu) => menu.items);
  const opensSidebar = items.some((item) => item !== 'separator' && item.functionName === 'showSidebar');
  if (opensSidebar) runtime.clickMenu('showSidebar');
}
