import { IS_FULL_SWEEP } from '../support/extent';
import { mutationsOf, World } from '../support/world';
import { drainPatiently, insist } from '../support/patience';

/** What may befall the file: tabs deleted, a copy made, an older version restored. */
const TITLE = 3;
const HIDDEN = ['_state', '_jobs', '_plans', '_baseline', '_journal', '_scratch'] as const;
const STEP = IS_FULL_SWEEP ? 1 : 3;
const COMMIT = 'Sheets.Spreadsheets.batchUpdate';

function imported(): World {
  const world = new World();
  world.shop.seedProducts(['Shirt', 'Jumper'].map((title) => ({ title })));
  world.connect();
  world.import();
  return world;
}

const titlesIn = (world: World) => world.shop.inspect().products.map(({ title }) => title);
const titlesShown = (world: World) =>
  world.runtime.person
    .display('Products')
    .slice(1)
    .map((line) => line[TITLE - 1]);
const theirTitle = (world: World, product: number, title: string) =>
  world.shop.admin.updateProduct(world.shop.inspect().products[product]?.id ?? '', { title });

/** Acts right before the nth commit from now on. */
function atCommit(world: World, wanted: number, act: () => void): { done: boolean } {
  let count = 0;
  const told = { done: false };
  world.runtime.setHook((call) => {
    if (call.name !== COMMIT || call.phase !== 'before' || count++ !== wanted) return undefined;
    told.done = true;
    act();
    return undefined;
  });
  return told;
}

const deleteIfThere = (world: World, tab: string) => {
  const { person } = world.runtime;
  if (person.tabs().some(({ title }) => title === tab)) person.deleteTab(tab);
};

describe('a tab deleted in the middle of', () => {
  test('an import: it ends with a clear word, and the next one makes the tab again', () => {
    for (let commit = 0; commit < 40; commit++) {
      const world = imported();
      world.runtime.person.type('Variants', 2, 13, '99.00');
      theirTitle(world, 0, 'Their shirt');
      const told = atCommit(world, commit, () => deleteIfThere(world, 'Products'));
      insist(world, () => world.rpc('startImport'));
      drainPatiently(world);
      world.runtime.setHook(null);
      if (!told.done) return;
      const [job] = world.rpc('getJobs').jobs;
      if (job?.state === 'failed') expect(job.error?.code).toBe('sheet_structure');
      world.import();
      expect({ commit, shown: titlesShown(world) }).toEqual({ commit, shown: ['Their shirt', 'Jumper'] });
      expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, errors: 0, conflicts: 0 });
      expect(mutationsOf(world)).toEqual([]);
    }
  });
});

describe.each(HIDDEN)('the hidden tab %s deleted', (tab) => {
  test('between two actions: an edit is kept, and nothing is sent unseen', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.runtime.person.deleteTab(tab);
    if (tab === '_state') {
      expect(world.try('previewExport')).toMatchObject({ error: { code: 'not_connected' } });
      world.connect();
    }
    world.import();
    expect(titlesShown(world)).toEqual(['Mine', 'Jumper']);
    expect(mutationsOf(world)).toEqual([]);
    const { summary } = world.rpc('previewExport');
    if (tab === '_baseline') expect(summary).toMatchObject({ operations: 0, conflicts: 1 });
    else expect(summary).toMatchObject({ operations: 1, conflicts: 0 });
  });

  test.each(['import', 'export'] as const)(
    'in the middle of an %s: nothing is lost or sent twice',
    (story) => {
      for (let commit = 0; commit < 60; commit += STEP) {
        const world = imported();
        world.runtime.person.type('Products', 2, TITLE, 'Mine');
        theirTitle(world, 1, 'Theirs');
        const { planId } = world.rpc('previewExport');
        const told = atCommit(world, commit, () => deleteIfThere(world, tab));
        const start = () =>
          story === 'import' ? world.try('startImport') : world.try('startExport', { planId });
        insist(world, start);
        drainPatiently(world);
        world.runtime.setHook(null);
        if (!told.done) return;
        if (world.rpc('getState').stores.length === 0) world.connect();
        world.import();
        const sent = mutationsOf(world).length;
        // Without a base nobody knows whose change it is: both stay as they are, and the person is asked.
        const theirs = tab === '_baseline' ? titlesShown(world)[1] : 'Theirs';
        expect({ commit, sent: sent <= 1, shown: titlesShown(world) }).toEqual({
          commit,
          sent: story === 'export' ? true : sent === 0,
          shown: ['Mine', theirs],
        });
        expect(titlesIn(world)).toEqual([sent === 1 ? 'Mine' : 'Shirt', 'Theirs']);
      }
    },
  );
});

describe('a copy of the file', () => {
  test('works on nothing of the original, and says that it has to be connected', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    const { planId } = world.rpc('previewExport');
    world.rpc('startExport', { planId });
    const copy = world.copyFile();
    expect(copy.rpc('work', { maxSeconds: 60 })).toMatchObject({ idle: true });
    copy.runtime.runDueTriggers();
    expect(copy.try('previewExport')).toMatchObject({ error: { code: 'not_connected' } });
    expect(mutationsOf(world)).toEqual([]);
    copy.connect();
    copy.drain();
    expect(mutationsOf(world)).toEqual([]);
    world.drain();
    expect(titlesIn(world)).toEqual(['Mine', 'Jumper']);
    expect(copy.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
  });
});

describe('an older version of the file restored', () => {
  test('from before an export: what was sent is not undone, and comes back with an import', () => {
    const world = imported();
    const restore = world.runtime.person.keepVersion();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    world.exportAll();
    restore();
    const start = mutationsOf(world).length;
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, conflicts: 0 });
    world.exportAll();
    world.import();
    expect(titlesShown(world)).toEqual(['Mine', 'Jumper']);
    expect(mutationsOf(world)).toHaveLength(start);
  });

  test('from before an import: the store’s values are taken again, edits of then are edits', () => {
    const world = imported();
    world.runtime.person.type('Products', 2, TITLE, 'Mine');
    const restore = world.runtime.person.keepVersion();
    theirTitle(world, 1, 'Theirs');
    world.import();
    restore();
    world.import();
    expect(titlesShown(world)).toEqual(['Mine', 'Theirs']);
    expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, conflicts: 0 });
  });

  test('from the middle of an export that has ended since: it is not carried out again', () => {
    for (let commit = 0; commit < 40; commit++) {
      const world = imported();
      world.runtime.person.type('Products', 2, TITLE, 'Mine');
      const { planId } = world.rpc('previewExport');
      let restore = () => undefined as void;
      const told = atCommit(world, commit, () => (restore = world.runtime.person.keepVersion()));
      world.rpc('startExport', { planId });
      world.drain();
      world.runtime.setHook(null);
      if (!told.done) return;
      theirTitle(world, 0, 'Shirt');
      restore();
      const start = mutationsOf(world).length;
      world.clock.advance(600_000);
      world.drain();
      expect({ commit, sent: mutationsOf(world).length - start }).toEqual({ commit, sent: 0 });
    }
  });
});
