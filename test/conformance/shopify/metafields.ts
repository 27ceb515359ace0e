import type { Checks } from '../facts';
import { UNKNOWN } from './world';
import type { ErrorRow, ShopWorld } from './world';

const SET = `mutation S($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { id value compareDigest } userErrors { field code message elementIndex } } }`;

type Input = Record<string, unknown>;

function one(world: ShopWorld, patch: Input): Input {
  const plain = { namespace: 'custom', key: 'note', type: 'single_line_text_field', value: 'a' };
  return { ownerId: world.productId, ...plain, ...patch };
}

function errorsOf(world: ShopWorld, inputs: readonly Input[]): unknown {
  return world.payload(SET, { metafields: inputs.map((input) => one(world, input)) })['userErrors'];
}

function refuses(patch: Input, [field, code, message]: ErrorRow) {
  return (world: ShopWorld): void => {
    expect(errorsOf(world, [patch])).toMatchObject([{ field: field?.split('.') ?? null, code, message }]);
  };
}

function refusesValue(type: string, value: string, message: string) {
  return refuses({ type, value }, ['metafields.0.value', 'INVALID_VALUE', message]);
}

const STALE =
  'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';

export const METAFIELD_CHECKS: Checks<ShopWorld> = {
  'metafields/at-most-25': (world) => {
    const inputs = Array.from({ length: 26 }, (_unused, index) => ({ key: `key${index}` }));
    expect(errorsOf(world, inputs)).toEqual([
      {
        field: ['metafields'],
        code: 'LESS_THAN_OR_EQUAL_TO',
        message: 'Exceeded the maximum metafields input limit of 25.',
        elementIndex: null,
      },
    ]);
  },
  'metafields/all-or-nothing': (world) => {
    errorsOf(world, [{ key: 'good' }, { key: 'x' }]);
    expect(world.shop.state.metafields.byId.size).toBe(0);
  },
  'metafields/short-key': refuses({ key: 'x' }, [
    'metafields.0.key',
    'TOO_SHORT',
    'Key is too short (minimum is 2 characters)',
  ]),
  'metafields/long-key': refuses({ key: 'x'.repeat(65) }, [
    'metafields.0.key',
    'TOO_LONG',
    'Key is too long (maximum is 64 characters)',
  ]),
  'metafields/short-namespace': refuses({ namespace: 'ab' }, [
    'metafields.0.namespace',
    'TOO_SHORT',
    'Namespace is too short (minimum is 3 characters)',
  ]),
  'metafields/reserved-namespace': refuses({ namespace: 'protected' }, [
    'metafields.0.namespace',
    null,
    'Namespace protected is a reserved namespace',
  ]),
  'metafields/unknown-owner': refuses({ ownerId: UNKNOWN.product }, [
    'metafields.0.ownerId',
    'INVALID_VALUE',
    'Owner does not exist.',
  ]),
  'metafields/no-type': refuses({ type: undefined }, ['metafields.0.type', 'BLANK', "Type can't be blank"]),
  'metafields/integer': refusesValue('number_integer', '1.5', 'Value must be an integer.'),
  'metafields/boolean': refusesValue('boolean', 'yes', 'Value must be true or false.'),
  'metafields/colour': refusesValue('color', 'red', 'Value must be a hex color code.'),
  'metafields/date': refusesValue('date', '1.5.2026', 'Value must be in YYYY-MM-DD format.'),
  'metafields/date-time': refusesValue(
    'date_time',
    'nope',
    'Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00',
  ),
  'metafields/single-line': refusesValue(
    'single_line_text_field',
    'a\nb',
    'Value must be a single line text string.',
  ),
  'metafields/stale-digest': (world) => {
    errorsOf(world, [{ value: 'a' }]);
    const [existing] = world.shop.state.metafields.byId.values();
    const digestQuery =
      'query Q($id: ID!) { product(id: $id) { metafield(namespace: "custom", key: "note") { compareDigest } } }';
    const { metafield } = world.payload(digestQuery, { id: world.productId }) as {
      metafield: { compareDigest: string };
    };
    errorsOf(world, [{ value: 'b' }]);
    expect(errorsOf(world, [{ value: 'c', compareDigest: metafield.compareDigest }])).toMatchObject([
      { field: ['metafields', '0'], code: 'STALE_OBJECT', message: STALE },
    ]);
    expect(existing?.value).toBe('b');
  },
  'metafields/fresh-digest': (world) => {
    const made = world.payload(SET, { metafields: [one(world, {})] })['metafields'] as {
      compareDigest: string;
    }[];
    expect(errorsOf(world, [{ value: 'b', compareDigest: made[0]?.compareDigest }])).toEqual([]);
  },
  'metafields/null-digest-is-new': (world) => {
    errorsOf(world, [{ value: 'a' }]);
    expect(errorsOf(world, [{ value: 'b', compareDigest: null }])).toMatchObject([{ code: 'STALE_OBJECT' }]);
  },
};
