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

/** `products` further ones are made up, to see how thousands feel. */
export function createWorld(products = 0): World {
  const clock = new VirtualClock(Date.now());
  const shop = createShop({ clock });
  shop.seedCsv(readFileSync(join(ROOT, 'local', 'seed', 'apparel.csv'), 'utf8'));
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
