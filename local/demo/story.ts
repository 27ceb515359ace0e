import type { Runtime } from '../apps-script/contract';
import { readApparelCsv, World } from '../world';
import { Narrator } from './narrator';

const MS_PER_SECOND = 1000;
const NEW_TITLE = 'Ocean Blue Shirt, linen';
const NEW_PRICE = '45.00';
const NEW_BARCODE = '0012345678905';

/** What requests and time a part of the story took. */
function measure(world: World, act: () => void): { seconds: string; calls: number; points: number } {
  const startMs = world.clock.nowMs();
  const calls = world.shop.requests.length;
  const points = world.shop.points;
  act();
  return {
    seconds: ((world.clock.nowMs() - startMs) / MS_PER_SECOND).toFixed(1),
    calls: world.shop.requests.length - calls,
    points: world.shop.points - points,
  };
}

/** Column number of a header, from 1. */
function columnOf(runtime: Runtime, tab: string, header: string): number {
  const column = runtime.person.display(tab)[0]?.indexOf(header) ?? -1;
  if (column < 0) throw new Error(`The tab ${tab} has no column ${header}`);
  return column + 1;
}

function tableRows(runtime: Runtime, tab: string): number {
  return runtime.person.display(tab).length - 1;
}

function tellImport(world: World, narrator: Narrator): void {
  narrator.chapter('1. Connect a store and import its catalog');
  const connected = world.rpc('connectStore', {
    shop: world.shop.settings.domain,
    credentials: { type: 'token', accessToken: world.shop.settings.accessToken },
  });
  narrator.say(`Connected to ${connected.shopName} (${connected.scopes.length} scopes, none missing).`);
  narrator.promise('the app has the scopes it needs', connected.missingScopes.length === 0);
  const { seconds, calls, points } = measure(world, () => world.import());
  const products = tableRows(world.runtime, 'Products');
  const variants = tableRows(world.runtime, 'Variants');
  narrator.say(
    `${products} products and ${variants} variants in ${seconds} virtual seconds: ${calls} calls, ${points} points.`,
  );
  const store = world.shop.inspect().products;
  const storeVariants = store.reduce((sum, product) => sum + product.variants.length, 0);
  narrator.promise(
    'every product and variant is in the sheet',
    products === store.length && variants === storeVariants,
  );
  narrator.promise(
    'a look right after the import finds nothing to send',
    world.rpc('previewExport').summary?.operations === 0,
  );
}

function tellEdits({ runtime }: World, narrator: Narrator): void {
  narrator.chapter('2. Edit three cells, as in any sheet');
  const edits = [
    { tab: 'Products', row: 2, header: 'Title', text: NEW_TITLE },
    { tab: 'Variants', row: 2, header: 'Variant Price', text: '45' },
    { tab: 'Variants', row: 3, header: 'Variant Barcode', text: NEW_BARCODE },
  ];
  for (const { tab, row, header, text } of edits) {
    runtime.person.type(tab, row, columnOf(runtime, tab, header), text);
    narrator.say(`${tab}, row ${row}, ${header}: typed ${text}`);
  }
  const barcode = runtime.person.value('Variants', 3, columnOf(runtime, 'Variants', 'Variant Barcode'));
  narrator.promise('the leading zeros of the barcode are still there', barcode === NEW_BARCODE);
}

function tellExport(world: World, narrator: Narrator): void {
  narrator.chapter('3. Look at what would change');
  const { planId, summary } = world.rpc('previewExport');
  const { changes } = world.rpc('getPlan', { planId });
  narrator.table(
    ['Tab', 'Row', 'Title', 'Field', 'Before', 'After'],
    changes.map(({ tab, row, title, field, before, after }) => [
      tab,
      String(row),
      title,
      field,
      before ?? '–',
      after ?? '–',
    ]),
  );
  narrator.promise(
    'the preview shows the three edits and nothing else',
    changes.length === 3 && summary?.fields === 3,
  );

  narrator.chapter('4. Send it');
  const { seconds, calls, points } = measure(world, () => {
    world.rpc('startExport', { planId });
    world.drain();
  });
  const [job] = world.rpc('getJobs', { limit: 1 }).jobs;
  narrator.say(`${job?.message} in ${seconds} virtual seconds: ${calls} calls, ${points} points.`);
  const sent = world.shop.requests.slice(-calls).filter(({ document }) => document?.startsWith('mutation'));
  narrator.say(
    `Sent to Shopify: ${sent.map(({ variables }) => JSON.stringify(variables)).join('\n                   ')}`,
  );
  narrator.promise('all three rows were sent', job?.succeeded === 3 && job.failed === 0);
}

function tellEnd(world: World, narrator: Narrator): void {
  narrator.chapter('5. What the store holds now');
  const [shirt, top] = world.shop.inspect().products;
  narrator.say(
    `${shirt?.title}: ${shirt?.variants[0]?.price}; ${top?.title}, first variant: barcode ${top?.variants[0]?.barcode}`,
  );
  narrator.promise('the title arrived', shirt?.title === NEW_TITLE);
  narrator.promise('the price arrived as money', shirt?.variants[0]?.price === NEW_PRICE);
  narrator.promise('the barcode arrived to the digit', top?.variants[0]?.barcode === NEW_BARCODE);
  const audit = world.runtime.person.display('Audit').slice(1);
  narrator.promise('the audit has a line for each change, with before and after', audit.length === 3);

  narrator.chapter('6. Look again');
  narrator.promise('there is nothing left to send', world.rpc('previewExport').summary?.operations === 0);
}

/** The whole story, on the real catalog of local/seed/apparel.csv. */
export function tellStory(): { broken: string[]; text: string } {
  const world = new World();
  const narrator = new Narrator();
  world.shop.seedCsv(readApparelCsv());
  narrator.say(
    'The built add-on runs in a local Apps Script, against an embedded store with Shopify’s real schema.',
  );
  tellImport(world, narrator);
  tellEdits(world, narrator);
  tellExport(world, narrator);
  tellEnd(world, narrator);
  narrator.chapter(
    narrator.broken.length === 0 ? 'Every promise was kept.' : `Broken: ${narrator.broken.join('; ')}`,
  );
  return { broken: narrator.broken, text: narrator.text };
}
