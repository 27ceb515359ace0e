import { columnOf, gridOf, NOTES, typeInto, type Scene } from './person-acts';
import { drainPatiently, insist } from './patience';
import { World } from './world';

/** An import or an export of some products in which a person has notes and an edit of their own. */
export type Story = 'import' | 'export';

const FIELDS = { Handle: 'handle', Title: 'title', Vendor: 'vendor', Type: 'productType' } as const;
type Name = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Name[];

function open(story: Story): Scene {
  const world = new World();
  const titles = ['Shirt', 'Jumper', 'Tie', 'Hat', 'Bag', 'Belt'];
  world.shop.seedProducts(titles.map((title, index) => ({ title, vendor: `V${index % 3}` })));
  world.connect();
  world.rpc('startImport', { resources: ['products'] });
  world.drain();
  const ids = world.shop.inspect().products.map(({ id }) => id.replace(/.*\//, ''));
  const sheetId = world.runtime.person.tabs().find(({ title }) => title === 'Products')?.sheetId ?? 0;
  const scene: Scene = {
    world,
    ids,
    sheetId,
    typed: new Map(),
    either: new Set(),
    everTyped: new Set(),
    headers: new Map(),
    deletedColumns: new Set(),
    deletedRows: new Set(),
  };
  world.runtime.person.insertColumn('Products', 5);
  world.runtime.person.type('Products', 1, 5, NOTES);
  ids.forEach((_, product) => typeInto(scene, product, NOTES, `Note ${product}`));
  typeInto(scene, 1, 'Vendor', 'Mine');
  if (story === 'export') {
    typeInto(scene, 2, 'Title', 'Tie, mine');
    typeInto(scene, 5, 'Title', 'Belt, mine');
    typeInto(scene, 5, 'Vendor', 'Mine too');
  }
  return scene;
}

/** What Shopify has of each product, by id and field. */
function stored({ world }: Scene): Map<string, string> {
  return new Map(
    world.shop
      .inspect()
      .products.flatMap((product) =>
        NAMES.map((name) => [`${product.id.replace(/.*\//, '')} ${name}`, product[FIELDS[name]]]),
      ),
  );
}

/** Tells the story; gives the scene and what Shopify had before any of it was sent. */
export function tell(
  story: Story,
  onStart: (scene: Scene) => void,
): { scene: Scene; atFirst: Map<string, string> } {
  const scene = open(story);
  const { world } = scene;
  if (story === 'import') {
    const [first, last] = [world.shop.inspect().products[0], world.shop.inspect().products[5]];
    world.shop.admin.updateProduct(first?.id ?? '', { title: 'Theirs', vendor: 'Also theirs' });
    world.shop.admin.updateProduct(last?.id ?? '', { productType: 'Their type' });
    world.shop.admin.createProduct({ title: 'Brand new', vendor: 'New', productType: 'Kind' });
  }
  const planId = story === 'export' ? world.rpc('previewExport').planId : '';
  const atFirst = stored(scene);
  onStart(scene);
  if (story === 'import') insist(world, () => world.rpc('startImport', { resources: ['products'] }));
  else insist(world, () => world.rpc('startExport', { planId }));
  drainPatiently(world);
  world.runtime.setHook(null);
  return { scene, atFirst };
}

/** Everything that is not as it must be in the end. */
export function faultsOf(scene: Scene, atFirst: ReadonlyMap<string, string>): string[] {
  const state = scene.world.rpc('getJobs').jobs[0]?.state;
  return [
    ...(state === 'done' ? [] : [`the job is ${state}`]),
    ...sentFaults(scene, atFirst),
    ...rowFaults(scene),
    ...planFaults(scene),
  ];
}

/** Only what the person typed may have been sent. */
function sentFaults(scene: Scene, atFirst: ReadonlyMap<string, string>): string[] {
  return [...stored(scene)].flatMap(([cell, value]) =>
    value === atFirst.get(cell) || scene.everTyped.has(`${cell}: ${value}`) ? [] : [`sent ${cell}: ${value}`],
  );
}

/** Every cell holds what the person typed there or what the store has, every product has one row. */
function rowFaults(scene: Scene): string[] {
  const { typed, either, deletedRows, deletedColumns } = scene;
  const [, ...lines] = gridOf(scene);
  const store = stored(scene);
  const text = (line: readonly string[], name: string) => line[columnOf(scene, name) - 1] ?? '';
  const rows = lines.filter((line) => line.some((cell) => cell !== ''));
  const faults: string[] = [];
  const wrong = (what: string, is: string, wanted = '') => faults.push(`${what}: "${is}", not "${wanted}"`);
  const ids = rows.map((line) => text(line, 'ID'));
  for (const product of scene.world.shop.inspect().products) {
    const id = product.id.replace(/.*\//, '');
    const count = ids.filter((other) => other === id).length;
    if (count !== 1 && !(count === 0 && deletedRows.has(id))) faults.push(`${count} rows of ${id}`);
  }
  if (rows.length !== new Set(ids).size) faults.push('rows without an id');
  for (const line of rows) {
    const id = text(line, 'ID');
    for (const name of NAMES.filter((field) => !deletedColumns.has(field))) {
      const cell = `${id} ${name}`;
      const wanted = typed.get(cell) ?? store.get(cell);
      const is = text(line, name);
      if (is !== wanted && !(either.has(cell) && is === store.get(cell))) wrong(cell, is, wanted);
    }
    const note = typed.get(`${id} ${NOTES}`) ?? '';
    if (text(line, NOTES) !== note) wrong(`${id} note`, text(line, NOTES), note);
  }
  return faults;
}

/** What an export would send or ask about now is the person's, too. */
function planFaults({ world, typed, deletedColumns }: Scene): string[] {
  const { planId } = world.rpc('previewExport', { resources: ['products'] });
  const { changes, errors, conflicts } = world.rpc('getPlan', { planId });
  const isTyped = (id: string, field: string) => typed.has(`${id} ${field}`) && !deletedColumns.has(field);
  return [
    ...changes.flatMap(({ id, field, after }) =>
      isTyped(id, field) && typed.get(`${id} ${field}`) === (after ?? '') ? [] : [`would send ${after}`],
    ),
    ...conflicts.flatMap(({ id, field }) => (isTyped(id, field) ? [] : [`conflict: ${id} ${field}`])),
    ...errors.map(({ message }) => message),
  ];
}
