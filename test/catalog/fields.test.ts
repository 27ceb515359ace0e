import {
  coerceInputValue,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate as validateDocument,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';
import {
  isEditable,
  mustGetField,
  catalogOf,
  ROW_COLUMNS,
  type Field,
  type TableSpec,
} from '../../src/catalog/fields';
import { selectionSet } from '../../src/catalog/paths';
import { ownerPathsOf, pathsOf } from '../../src/catalog/reads';
import { toInput } from '../../src/catalog/records';
import type { Value } from '../../src/catalog/value';
import { adminSchema } from '../support/admin-schema';

const TYPES = ['boolean', 'number_decimal', 'list.single_line_text_field', 'product_reference'];
const SPECS = Object.values(
  catalogOf({
    locations: [{ id: '7', name: 'Main' }],
    collectionsColumn: true,
    metafields: (['products', 'variants'] as const).flatMap((table) =>
      TYPES.map((type, at) => ({ table, namespace: 'details', key: `key${at}`, type })),
    ),
  }),
);
const CONTEXT = { currencyDecimals: 2 };
/** What the mutation of each table takes for one record; not every table has one of its own. */
const INPUT = {
  products: 'ProductUpdateInput',
  variants: 'ProductVariantsBulkInput',
  inventory: 'ProductVariantsBulkInput',
  images: null,
  collections: 'CollectionUpdateInput',
};

const everyField = SPECS.flatMap((spec) =>
  spec.fields.map((field) => [spec.name, field.key, spec, field] as const),
);
const writable = everyField.filter(([, , , field]) => field.write !== undefined);
const editable = everyField.filter(([, , , field]) => isEditable(field));
/** Whether the table's own mutation writes it. */
const isOwn = (field: Field) => isEditable(field) && field.write !== undefined;
const SELECTS_NAME = /\(.*\)$/;

function outputTypeAt(entity: string, path: string): GraphQLOutputType {
  let type: GraphQLOutputType = adminSchema().getType(entity) as GraphQLOutputType;
  for (const segment of path.split('.')) {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (/^(?:\d+|\*)$/.test(segment)) {
      if (!isListType(bare))
        throw new Error(`${entity}.${path}: ${segment} is an index of something that is no list`);
      type = bare.ofType as GraphQLOutputType;
      continue;
    }
    const named = getNamedType(type);
    const fields = 'getFields' in named ? named.getFields() : {};
    const field = fields[segment.replace(SELECTS_NAME, '').replace(/^\w+:/, '')];
    if (!field) throw new Error(`${entity}.${path}: there is no "${segment}" in ${named.name}`);
    type = field.type as GraphQLOutputType;
  }
  return type;
}

function inputTypeAt(inputName: string, path: string): GraphQLInputType {
  let type = adminSchema().getType(inputName) as GraphQLInputType;
  for (const segment of path.split('.')) {
    const bare = isNonNullType(type) ? type.ofType : type;
    if (/^\d+$/.test(segment)) {
      if (!isListType(bare)) throw new Error(`${inputName}.${path}: ${segment} is an index of no list`);
      type = bare.ofType as GraphQLInputType;
      continue;
    }
    if (!isInputObjectType(bare)) throw new Error(`${inputName}.${path}: "${segment}" lies in a scalar`);
    const field = bare.getFields()[segment];
    if (!field) throw new Error(`${inputName}.${path}: there is no "${segment}" in ${bare.name}`);
    type = field.type;
  }
  return type;
}

/** A value that the field may well have, in canonical form. */
function sampleOf(spec: TableSpec, field: Field): Value {
  const enumType = getNamedType(outputTypeAt(spec.entity, field.read));
  if (isEnumType(enumType)) return field.type.fromStore(enumType.getValues()[0]?.value, CONTEXT);
  const samples: Record<string, Value> = {
    money: '12.50',
    decimal: '1.5',
    integer: '7',
    'yes or no': 'TRUE',
  };
  return samples[field.type.name] ?? (field.type.name === 'choice' ? 'shopify' : 'PT');
}

function refusalsOf(inputName: string, input: unknown): string[] {
  const refusals: string[] = [];
  const type = adminSchema().getType(inputName) as GraphQLInputType;
  coerceInputValue(input, type, (path, _, error) => refusals.push(`${path.join('.')}: ${error.message}`));
  return refusals;
}

describe.each(SPECS.map((spec) => [spec.name, spec] as const))('the table %s', (_, spec) => {
  const keys = ['id', ...spec.fields.map(({ key }) => key), ...ROW_COLUMNS.map(({ key }) => key)];
  const names = [
    spec.id.header,
    ...spec.id.aliases,
    ...spec.fields.flatMap(({ header, aliases = [] }) => [header, ...aliases]),
    ...ROW_COLUMNS.map(({ header }) => header),
  ];

  it('uses each key once', () => {
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('uses each header and alias once, so that no column can be taken for two fields', () => {
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('has a field that names a record for people', () => {
    expect(mustGetField(spec, spec.nameKey ?? 'title').read).toMatch(/title$|^displayName$|handle$/);
  });

  it('reads everything with one selection that is valid in the pinned schema', () => {
    const own = `... on ${spec.entity} {\n${selectionSet(pathsOf([spec]))}}`;
    const owner = `... on Product {\n${selectionSet(ownerPathsOf([spec]))}}`;
    const document = `query Q($id: ID!) { node(id: $id) { ${own} } owner: node(id: $id) { ${owner} } }`;
    expect(validateDocument(adminSchema(), parse(document))).toEqual([]);
  });

  it('makes an input that the mutation accepts when every editable field changes at once', () => {
    const changed = Object.fromEntries(
      spec.fields.filter(isOwn).map((field) => [field.key, sampleOf(spec, field)]),
    );
    const current = { option1Name: 'Size', option2Name: 'Colour', option3Name: 'Cut' };
    const input = INPUT[spec.name];
    const refusals =
      input === null ? Object.keys(changed) : refusalsOf(input, toInput(spec, changed, current));
    expect(refusals).toEqual([]);
  });

  it('knows no field by a key that is not there', () => {
    expect(() => mustGetField(spec, 'nonsense')).toThrow('has no field "nonsense"');
  });
});

describe('every field', () => {
  const isOfPlace = (field: Field) => field.read.startsWith('place.');

  it.each(everyField.filter(([, , , field]) => !isOfPlace(field)))(
    '%s.%s is read from a leaf that exists',
    (_, __, spec, field) => {
      const [, inOwner] = /^owner\.(.*)$/.exec(field.read) ?? [];
      const leaf = getNamedType(
        inOwner === undefined ? outputTypeAt(spec.entity, field.read) : outputTypeAt('Product', inOwner),
      );
      expect(isObjectType(leaf)).toBe(false);
    },
  );

  it.each(everyField)('%s.%s has words for people', (_, __, ___, field) => {
    expect(field.help).toMatch(/\.$/);
    expect(field.header.trim()).toBe(field.header);
  });

  it.each(writable)('%s.%s is written to a path that exists', (_, __, spec, field) => {
    expect(() => inputTypeAt(INPUT[spec.name] ?? '', field.write ?? '')).not.toThrow();
  });

  it.each(editable)('%s.%s says what an emptied cell means', (_, __, spec, field) => {
    expect(field.blank).toBeDefined();
    if (typeof field.blank !== 'object') return;
    const input = toInput(spec, { [field.key]: null }, { weightUnit: 'kg' });
    expect(refusalsOf(INPUT[spec.name] ?? '', input)).toEqual([]);
  });

  it.each(everyField.filter(([, , , field]) => !isEditable(field)))(
    '%s.%s has no limits, because nobody writes it from here',
    (_, __, ___, field) => {
      expect([field.blank, field.longest, field.least]).toEqual([undefined, undefined, undefined]);
    },
  );

  it.each(editable)('%s.%s has one writer', (_, __, ___, { write, writer }) => {
    expect([write, writer].filter((one) => one !== undefined)).toHaveLength(1);
  });

  it.each(everyField.filter(([, , , { guard }]) => guard))(
    '%s.%s is guarded by a leaf that exists',
    (_, __, spec, { guard = '' }) => {
      expect(isObjectType(getNamedType(outputTypeAt(spec.entity, guard)))).toBe(false);
    },
  );

  it.each(everyField.filter(([, , , { twin }]) => twin))(
    '%s.%s and its twin name each other',
    (_, __, spec, { key, twin = '' }) => {
      expect(mustGetField(spec, twin).twin).toBe(key);
    },
  );

  it.each(everyField.filter(([, , , { companions }]) => companions))(
    '%s.%s has companions that exist and can be written',
    (_, __, spec, field) => {
      for (const key of field.companions ?? []) expect(mustGetField(spec, key).write).toBeDefined();
    },
  );

  it.each(everyField.filter(([, , , { type }]) => type.name === 'choice'))(
    '%s.%s has a word for each of Shopify’s own',
    (_, __, spec, field) => {
      const leaf = getNamedType(outputTypeAt(spec.entity, field.read));
      const wordsOfStore: unknown[] = isEnumType(leaf)
        ? leaf.getValues().map(({ name }) => name)
        : [true, false];
      for (const raw of wordsOfStore) {
        const value = field.type.fromStore(raw, CONTEXT);
        const cell = { content: field.type.toCell(value), formula: false, error: null, isDate: false };
        expect(field.type.fromCell(cell, CONTEXT)).toMatchObject({ kind: 'value' });
        const sent = value === null ? (field.blank as { sends: unknown }).sends : field.type.toStore(value);
        expect(sent).toBe(raw);
      }
    },
  );
});
