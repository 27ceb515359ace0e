import { World } from '../support/world';

/** What the product says of itself. */
const TITLE = 3;
const VENDOR = 5;

function imported(options: ConstructorParameters<typeof World>[0] = {}): World {
  const world = new World(options);
  world.shop.seedProducts([{ title: 'Shirt', vendor: 'Holm' }, { title: 'Jumper' }]);
  world.connect();
  world.import();
  return world;
}

test.each([true, false])(
  'whether work goes on by itself is told as it is: trigger refused %s',
  (isRefused) => {
    const world = imported({ settings: { isAddOn: true, isTestDeployment: isRefused } });
    world.rpc('startImport');
    expect(world.rpc('getState').permissions.worksAlone).toBe(!isRefused);
  },
);

test('a row of which one field is sent and one is in conflict counts once, as the conflict that it shows', () => {
  const world = imported();
  const { person } = world.runtime;
  person.type('Products', 2, TITLE, 'Mine');
  person.type('Products', 2, VENDOR, 'Mine, too');
  person.type('Products', 3, TITLE, 'Jumper, mine');
  world.shop.admin.updateProduct(world.shop.inspect().products[0]?.id ?? '', { vendor: 'Theirs' });
  world.import();
  world.exportAll();
  const counts = { total: 2, done: 2, succeeded: 1, conflicts: 1, skipped: 0, failed: 0 };
  expect(world.rpc('getJobs').jobs[0]).toMatchObject(counts);
  expect(person.display('Products')[1]).toContain('Conflict');
  expect(world.shop.inspect().products[0]).toMatchObject({ title: 'Mine', vendor: 'Theirs' });
});
