/**
 * `npm run bench [products ...]`: what the built add-on needs for a full import, a preview, and the export of 100
 * edits, in the local world; `npm run bench -- client`: what each way to read and write takes, `-- client all` also
 * those that are hopeless with large catalogs (ten minutes more); `-- import` and `-- memory` say what they do. Virtual seconds come from the latency model, CPU from
 * this machine's clock.
 */
import { World } from '../local/world';
import { benchImport, openWorld } from './import';
import { benchMemory } from './memory';
import { benchReads } from './client-reads';
import { benchWrites } from './client-writes';

interface Row {
  what: string;
  records: number;
  calls: number;
  points: number;
  virtualSeconds: string;
  sheetCalls: number;
  cpuMsPerRecord: string;
}

const PRICE = 'Variant Price';
const EDITS = 100;

/** A person looks at the result before the next click; Google's quotas are by the minute. */
const PAUSE_MS = 60_000;

function measure(world: World, what: string, records: number, act: () => void): Row {
  world.clock.advance(PAUSE_MS);
  const before = {
    requests: world.shop.requests.length,
    points: world.shop.points,
    clockMs: world.clock.nowMs(),
    services: world.runtime.serviceCalls.length,
    cpu: process.cpuUsage(),
  };
  act();
  const { user, system } = process.cpuUsage(before.cpu);
  const services = world.runtime.serviceCalls.slice(before.services);
  return {
    what,
    records,
    calls: world.shop.requests.length - before.requests,
    points: world.shop.points - before.points,
    virtualSeconds: ((world.clock.nowMs() - before.clockMs) / 1000).toFixed(1),
    sheetCalls: services.filter((name) => name.startsWith('Sheets.')).length,
    cpuMsPerRecord: ((user + system) / 1000 / records).toFixed(2),
  };
}

function editPrices(world: World, count: number): void {
  const { person } = world.runtime;
  const shown = person.display('Variants');
  const column = (shown[0]?.indexOf(PRICE) ?? 0) + 1;
  for (let row = 2; row < 2 + count; row++) {
    const price = Number(person.value('Variants', row, column));
    person.type('Variants', row, column, (price + 1).toFixed(2));
  }
}

function bench(products: number): Row[] {
  // Nothing is free: the script's own work costs twice what it takes on this machine.
  const world = new World({ settings: { scriptCpuFactor: 2 } });
  world.shop.generate({ products, seed: 1 });
  world.connect();
  const records = world.shop
    .inspect()
    .products.reduce((sum, product) => sum + 1 + product.variants.length, 0);
  const rows = [measure(world, `import ${products} products`, records, () => world.import())];
  rows.push(measure(world, 'look: nothing to send', records, () => void world.rpc('previewExport')));
  const edits = Math.min(EDITS, products);
  editPrices(world, edits);
  rows.push(measure(world, `look: ${edits} edits`, edits, () => void world.rpc('previewExport')));
  rows.push(measure(world, `send ${edits} edits`, edits, () => world.exportAll()));
  rows.push(measure(world, 'import again, unchanged', records, () => world.import()));
  return rows;
}

/** Says what is not as it should be; then the process fails. */
function benchClient(runsAll: boolean): void {
  const complaints = [...benchWrites(), ...benchReads(!runsAll)];
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

function benchImports(others: readonly string[]): void {
  const sizes = others.map(Number).filter((size) => size > 0);
  const complaints = benchImport(sizes.length > 0 ? sizes : undefined);
  for (const complaint of complaints) console.error(complaint);
  process.exitCode = complaints.length === 0 ? 0 : 1;
}

const [what, ...others] = process.argv.slice(2);
if (what === 'client') {
  benchClient(others.includes('all'));
} else if (what === 'import') {
  benchImports(others);
} else if (what === 'memory') {
  // Cleaning the heap takes longer than any script may run.
  benchMemory(openWorld(Number(others[0] ?? '10000'), 1, { realLimitMs: 2 ** 31 - 1 }));
} else {
  const sizes = [what, ...others].map(Number).filter((size) => size > 0);
  for (const size of sizes.length > 0 ? sizes : [100, 1_000]) console.table(bench(size));
}
