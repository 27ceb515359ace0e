import { COLUMN_ACTS, gridOf, NOTES, OTHER_ACTS, typeInto, type Scene } from '../support/person-acts';
import { drainPatiently, insist } from '../support/patience';
import { World } from '../support/world';

/**
 * A person does one thing right before one service call of an import or an export. In the end every cell holds what
 * the person typed there or what the store has, on the right row, and only what the person typed was sent.
 */
const FIELDS = { Handle: 'handle', Title: 'title', Vendor: 'vendor', Type: 'productType' } as const;
const STRIDE = 23;

type Story = 'import' | 'export';

function open(): Scene {
  const world = new World();
  const titles = ['Shirt', 'Jumper', 'Tie', 'Hat', 'Bag', 'Belt'];
  world.shop.seedProducts(titles.map((title, index) => ({ title, vendor: `V${index % 3}` })));
  world.connect();
  world.rpc('startImport', { resources: ['products'] });
  world.drain();
  const ids = world.shop.inspect().products.map(({ id }) => id.replace(/.*\//, ''));
  const sheetId = world.runtime.person.tabs().find(({ title }) => title === 'Products')?.sheetId ?? 0;
  const scene: Scene = { world, ids, sheetId, typed: new Map() };
  world.runtime.person.insertColumn('Products', 5);
  world.runtime.person.type('Products', 1, 5, NOTES);
  ids.forEach((_, product) => typeInto(scene, product, NOTES, `Note ${product}`));
  typeInto(scene, 1, 'Vendor', 'Mine');
  return scene;
}

function tell(story: Story, { world }: Scene, onStart: () => void): void {
  if (story === 'import') {
    const [first, last] = [world.shop.inspect().products[0], world.shop.inspect().products[5]];
    world.shop.admin.updateProduct(first?.id ?? '', { title: 'Theirs', vendor: 'Also theirs' });
    world.shop.admin.updateProduct(last?.id ?? '', { productType: 'Their type' });
    world.shop.admin.createProduct({ title: 'Brand new', vendor: 'New', productType: 'Kind' });
    onStart();
    insist(world, () => world.rpc('startImport', { resources: ['products'] }));
  } else {
    const { planId } = world.rpc('previewExport');
    onStart();
    insist(world, () => world.rpc('startExport', { planId }));
  }
  drainPatiently(world);
  world.runtime.setHook(null);
}

function edit(story: Story, scene: Scene): void {
  if (story === 'import') return;
  typeInto(scene, 2, 'Title', 'Tie, mine');
  typeInto(scene, 5, 'Title', 'Belt, mine');
  typeInto(scene, 5, 'Vendor', 'Mine too');
}

/** Everything that is not as it must be. */
function faultsOf(scene: Scene): string[] {
  const { world, typed } = scene;
  const [header = [], ...lines] = gridOf(scene);
  const products = world.shop.inspect().products;
  const faults: string[] = [];
  const cell = (line: readonly string[], name: string) => line[header.indexOf(name)] ?? '';
  const rows = lines.filter((line) => line.some((text) => text !== ''));
  if (rows.length !== products.length) faults.push(`${rows.length} rows for ${products.length} products`);
  for (const line of rows) {
    const id = cell(line, 'ID');
    const product = products.find((candidate) => candidate.id.endsWith(`/${id}`));
    for (const [name, key] of Object.entries(FIELDS)) {
      const wanted = typed.get(`${id} ${name}`) ?? product?.[key];
      if (cell(line, name) !== wanted) faults.push(`${id} ${name}: ${cell(line, name)}, not ${wanted}`);
    }
    const note = typed.get(`${id} ${NOTES}`) ?? '';
    if (cell(line, NOTES) !== note) faults.push(`${id} note: ${cell(line, NOTES)}, not ${note}`);
  }
  const { planId } = world.rpc('previewExport', { resources: ['products'] });
  const { changes, errors, conflicts } = world.rpc('getPlan', { planId });
  for (const change of changes) {
    if (typed.get(`${change.id} ${change.field}`) !== change.after) faults.push(`would send ${change.after}`);
  }
  faults.push(...errors.map(({ message }) => message), ...conflicts.map(({ field }) => `conflict: ${field}`));
  if (world.rpc('getJobs').jobs[0]?.state !== 'done') faults.push('the job is not done');
  return faults;
}

/** The indexes of the story's service calls, those of one name if it is given. */
function callsOf(story: Story, name?: string): number[] {
  const scene = open();
  edit(story, scene);
  let from = 0;
  tell(story, scene, () => (from = scene.world.runtime.serviceCalls.length));
  return scene.world.runtime.serviceCalls.flatMap((called, index) =>
    index >= from && (name === undefined || called === name) ? [index] : [],
  );
}

function check(story: Story, act: (scene: Scene) => void, index: number): void {
  const scene = open();
  edit(story, scene);
  const { world } = scene;
  let done = false;
  tell(story, scene, () =>
    world.runtime.setHook((call) => {
      if (done || call.index !== index || call.phase !== 'before') return undefined;
      done = true;
      act(scene);
      return undefined;
    }),
  );
  const name = world.runtime.serviceCalls[index];
  expect({ index, name, done, faults: faultsOf(scene) }).toEqual({ index, name, done: true, faults: [] });
}

describe.each(['import', 'export'] as const)('while an %s is under way', (story) => {
  const commits = callsOf(story, 'Sheets.Spreadsheets.batchUpdate');
  const calls = callsOf(story);

  test.each(Object.entries(COLUMN_ACTS))('the person %s before any commit', (_, act) => {
    for (const index of commits) check(story, act, index);
  });

  test.each(Object.entries(OTHER_ACTS))('the person %s before any call', (name, act) => {
    const start = Object.keys(OTHER_ACTS).indexOf(name) * 3;
    for (let at = start; at < calls.length; at += STRIDE) check(story, act, calls[at] ?? 0);
  });
});
