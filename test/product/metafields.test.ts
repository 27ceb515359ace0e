import { columnUnder, typeUnder, valueUnder } from '../support/cells';
import { mutationsOf, World } from '../support/world';

/** Metafields as columns: chosen by the person, compared by what they mean, written one by one. */
const CARE = 'Metafield: details.care [multi_line_text_field]';
const SIZE = 'Metafield: details.size [number_decimal]';
const FACTS = 'Metafield: details.facts [json]';
const FRAGILE = 'Variant Metafield: details.fragile [boolean]';
const CHOSEN = [CARE, SIZE, FACTS, FRAGILE];
const HOSTILE = ' =HYPERLINK("http://x")\n\'quoted\t"} { shop { name } } ';

const metafield = (key: string, type: string, value: string) => ({ namespace: 'details', key, type, value });

function openShop(): World {
  const world = new World();
  world.shop.seedProducts([
    {
      title: 'Shirt',
      metafields: [
        metafield('care', 'multi_line_text_field', HOSTILE),
        metafield('size', 'number_decimal', '1.0'),
        metafield('facts', 'json', '{"b": [1.50, "x"], "a": null}'),
      ],
    },
    { title: 'Tie', metafields: [metafield('size', 'number_decimal', '2.5')] },
  ]);
  const variant = world.shop.inspect().products[0]?.variants[0];
  world.shop.admin.setMetafield(variant?.id ?? '', 'details.fragile', 'boolean', 'true');
  world.connect();
  return world;
}

function imported(chosen: string[] = CHOSEN): World {
  const world = openShop();
  world.rpc('saveSettings', { metafields: chosen });
  world.import();
  return world;
}

function valueOf(world: World, product: number, key: string): string | undefined {
  const id = world.shop.inspect().products[product]?.id ?? '';
  return world.shop.state.metafields.find(id, 'details', key)?.value;
}

const NOTHING = { operations: 0, rows: 0, errors: 0, conflicts: 0 };

test('an import shows what was chosen, each as its type, and a preview finds nothing', () => {
  const world = imported();
  expect(valueUnder(world, 'Products', 2, CARE)).toBe(HOSTILE);
  expect(valueUnder(world, 'Products', 2, SIZE)).toBe(1);
  expect(valueUnder(world, 'Products', 2, FACTS)).toBe('{"b": [1.50, "x"], "a": null}');
  expect(valueUnder(world, 'Products', 3, CARE)).toBe('');
  expect(valueUnder(world, 'Variants', 2, FRAGILE)).toBe(true);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('an edit is one mutation with one metafield, and names what it replaces', () => {
  const world = imported();
  typeUnder(world, 'Products', 2, SIZE, '1.25');
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 1, fields: 1 });
  world.exportAll();
  const [mutation, ...others] = mutationsOf(world, asked);
  expect(others).toEqual([]);
  expect(mutation?.document?.match(/metafieldsSet\(/g)).toHaveLength(1);
  expect(mutation?.variables).toEqual({
    metafields_0: [
      {
        ownerId: world.shop.inspect().products[0]?.id,
        namespace: 'details',
        key: 'size',
        type: 'number_decimal',
        value: '1.25',
        compareDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ],
  });
  expect(valueOf(world, 0, 'size')).toBe('1.25');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('what means the same is no edit', () => {
  const world = imported();
  typeUnder(world, 'Products', 2, FACTS, '{"a":null,"b":[1.5,"x"]}');
  typeUnder(world, 'Products', 2, SIZE, '1.000');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('a title and metafields of one row go by a mutation each, and new ones are made', () => {
  const world = imported();
  typeUnder(world, 'Products', 3, 'Title', 'Bow tie');
  typeUnder(world, 'Products', 3, CARE, 'Wash cold');
  typeUnder(world, 'Variants', 3, FRAGILE, 'FALSE');
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 3, rows: 2, fields: 3 });
  world.exportAll();
  const names = mutationsOf(world, asked).map(({ document }) => /mutation (\w+)/.exec(document ?? '')?.[1]);
  expect(names).toEqual(['UpdateProduct', 'SetMetafields', 'SetMetafields']);
  expect(world.shop.inspect().products[1]?.title).toBe('Bow tie');
  expect(valueOf(world, 1, 'care')).toBe('Wash cold');
  expect(valueUnder(world, 'Products', 3, 'Sync Message')).toBe(`Sent: Title, ${CARE}`);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('an emptied cell deletes the metafield', () => {
  const world = imported();
  typeUnder(world, 'Products', 2, CARE, '');
  const asked = world.shop.requests.length;
  world.exportAll();
  expect(mutationsOf(world, asked).map(({ document }) => /mutation (\w+)/.exec(document ?? '')?.[1])).toEqual(
    ['DeleteMetafields'],
  );
  expect(valueOf(world, 0, 'care')).toBeUndefined();
  expect(valueOf(world, 0, 'size')).toBe('1.0');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('a bad value is refused by itself, and its neighbours are written', () => {
  const world = imported();
  typeUnder(world, 'Products', 2, SIZE, '99999999999999');
  typeUnder(world, 'Products', 3, SIZE, '3');
  world.exportAll();
  expect(valueOf(world, 1, 'size')).toBe('3.0');
  expect(valueOf(world, 0, 'size')).toBe('1.0');
  expect(valueUnder(world, 'Products', 2, 'Sync Status')).toBe('Failed');
  expect(valueUnder(world, 'Products', 2, 'Sync Message')).toMatch(/can't exceed/);
  expect(valueUnder(world, 'Products', 3, 'Sync Status')).toBe('Sent');
});

test.each<[string, (world: World, id: string) => void, string | undefined]>([
  ['changed', ({ shop }, id) => shop.admin.setMetafield(id, 'details.size', 'number_decimal', '7'), '7.0'],
  [
    'deleted',
    ({ shop }, ownerId) =>
      void shop.admin.mutate(
        'mutation($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { userErrors { message } } }',
        { m: [{ ownerId, namespace: 'details', key: 'size' }] },
      ),
    undefined,
  ],
])('what somebody else %s between our last look and our write is a conflict', (_, act, left) => {
  const world = imported();
  typeUnder(world, 'Products', 2, SIZE, '4');
  typeUnder(world, 'Products', 3, SIZE, '5');
  const { planId } = world.rpc('previewExport');
  const id = world.shop.inspect().products[0]?.id ?? '';
  const asked = world.shop.requests.length;
  let isDone = false;
  world.runtime.setHook(({ name, phase }) => {
    const isBeforeWrite = phase === 'before' && name.startsWith('UrlFetchApp');
    if (!isDone && isBeforeWrite && world.shop.requests.length === asked + 1) {
      isDone = true;
      act(world, id);
    }
    return undefined;
  });
  world.rpc('startExport', { planId });
  world.drain();
  world.runtime.setHook(null);
  expect(valueOf(world, 0, 'size')).toBe(left);
  expect(valueOf(world, 1, 'size')).toBe('5.0');
  expect(valueUnder(world, 'Products', 2, 'Sync Status')).toBe('Conflict');
  expect(valueUnder(world, 'Products', 2, SIZE)).toBe(4);
});

test('a column that is chosen later is filled by the next import, without conflicts', () => {
  const world = imported([]);
  world.rpc('saveSettings', { metafields: [CARE] });
  world.import();
  expect(valueUnder(world, 'Products', 2, CARE)).toBe(HOSTILE);
  expect(valueUnder(world, 'Products', 2, 'Sync Status')).toBe('');
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('a column that was given up and deleted comes back when it is chosen again', () => {
  const world = imported([CARE]);
  world.rpc('saveSettings', { metafields: [] });
  world.import();
  world.runtime.person.deleteColumn('Products', columnUnder(world, 'Products', CARE));
  world.rpc('saveSettings', { metafields: [CARE] });
  world.import();
  expect(valueUnder(world, 'Products', 2, CARE)).toBe(HOSTILE);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('text that no cell can hold is a preview, and is never sent', () => {
  const world = openShop();
  const id = world.shop.inspect().products[0]?.id ?? '';
  const long = 'x'.repeat(60_000);
  world.shop.admin.setMetafield(id, 'details.care', 'multi_line_text_field', long);
  world.rpc('saveSettings', { metafields: [CARE] });
  world.import();
  expect(valueUnder(world, 'Products', 2, CARE)).toMatch(/^⚠ Too long for a cell, read only/);
  typeUnder(world, 'Products', 2, CARE, 'short');
  const asked = world.shop.requests.length;
  expect(world.rpc('previewExport').summary).toMatchObject({ operations: 0, errors: 1 });
  world.exportAll();
  expect(mutationsOf(world, asked)).toEqual([]);
  expect(valueOf(world, 0, 'care')).toBe(long);
});

test('hostile text goes back as it is', () => {
  const world = imported();
  typeUnder(world, 'Products', 3, CARE, HOSTILE);
  world.exportAll();
  expect(valueOf(world, 1, 'care')).toBe(HOSTILE);
  expect(world.rpc('previewExport').summary).toMatchObject(NOTHING);
});

test('what can be chosen is what is defined, then what is in use, with how often', () => {
  const world = openShop();
  world.shop.admin.mutate(
    `mutation { metafieldDefinitionCreate(definition: {
      name: "Care", namespace: "details", key: "care", ownerType: PRODUCT, type: "multi_line_text_field"
    }) { userErrors { message } } }`,
  );
  const asked = world.shop.requests.length;
  const { metafields, looked } = world.rpc('listMetafields');
  expect(metafields.map(({ header, name, count }) => [header, name, count])).toEqual([
    [CARE, 'Care', 1],
    [SIZE, null, 2],
    [FACTS, null, 1],
    [FRAGILE, null, 1],
  ]);
  expect(metafields.map(({ help, reserved }) => [help, reserved])).toEqual(
    ['Text.', 'A number.', 'JSON.', 'TRUE or FALSE.'].map((help) => [help, false]),
  );
  expect(looked).toEqual({ products: 2, variants: 2 });
  expect(world.shop.requests.length - asked).toBe(4);
  expect(
    world.rpc('saveSettings', { metafields: metafields.map(({ header }) => header) }).metafields,
  ).toHaveLength(4);
});

test('what names no metafield cannot be chosen', () => {
  const world = openShop();
  for (const header of [
    'Title',
    'Metafield: care [json]',
    'Metafield: a.b',
    'Metafield: details.ca\nre [json]',
  ])
    expect(world.try('saveSettings', { metafields: [header] })).toMatchObject({
      ok: false,
      error: { code: 'invalid_params' },
    });
});
