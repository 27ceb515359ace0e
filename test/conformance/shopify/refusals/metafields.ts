import type { ErrorRow, ShopWorld } from '../world';
import { refusals } from './refusal';
import type { Case, Refusal } from './refusal';

const KEY = { namespace: 'custom', key: 'note' };

const one =
  (patch: Record<string, unknown>) =>
  (world: ShopWorld): Record<string, unknown> => ({
    metafields: [{ ownerId: world.productId, ...KEY, type: 'single_line_text_field', value: 'a', ...patch }],
  });

const value = (type: string, given: unknown, message: string): Case => [
  one({ type, value: typeof given === 'string' ? given : JSON.stringify(given) }),
  [['metafields.0.value', 'INVALID_VALUE', `Value ${message}`]],
];

/** A definition with a rule, and a value that breaks it. */
const ruled = (type: string, validations: Record<string, string>, given: string, message: string): Case => [
  (world) => {
    const definition = {
      ...KEY,
      name: 'Note',
      ownerType: 'PRODUCT',
      type,
      validations: Object.entries(validations).map(([name, rule]) => ({ name, value: rule })),
    };
    const document = `mutation D($definition: MetafieldDefinitionInput!) {
      metafieldDefinitionCreate(definition: $definition) { userErrors { message } } }`;
    expect(world.payload(document, { definition })['userErrors']).toEqual([]);
    return one({ type, value: given })(world);
  },
  [['metafields.0.value', 'INVALID_VALUE', `Value ${message}`]],
];

const reserved = (namespace: string): Case => [
  one({ namespace }),
  [['metafields.0.namespace', null, `Namespace ${namespace} is a reserved namespace`]],
];

const MONEY =
  "must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.";
const DIGEST: ErrorRow = ['metafields.0', 'INVALID_COMPARE_DIGEST', 'Invalid `compareDigest` value.'];

export const METAFIELD_REFUSALS: readonly Refusal[] = refusals(
  'metafieldsSet',
  'mutation S($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { ERRORS } }',
  {
    'a digest of a metafield that is not there': [one({ compareDigest: '0'.repeat(64) }), [DIGEST]],
    'a long namespace': [
      one({ namespace: 'x'.repeat(256) }),
      [['metafields.0.namespace', 'TOO_LONG', 'Namespace is too long (maximum is 255 characters)']],
    ],
    'the namespace shopify_standard': reserved('shopify_standard'),
    'the namespace shopify-l10n-fields': reserved('shopify-l10n-fields'),
    'an element that is no integer': value('list.number_integer', ['x'], 'must be an integer.'),
    'money without its shape': value('money', 'x', MONEY),
    'money in an unknown currency': value(
      'money',
      { amount: '1.00', currency_code: 'ZZZ' },
      'contains an invalid currency, ZZZ.',
    ),
    'money without a currency': value(
      'money',
      { amount: '1.00', currency_code: '' },
      'must have a currency code.',
    ),
    'an address without a scheme': value(
      'url',
      'example.com',
      'cannot have an empty scheme (protocol), must include one of the following URL schemes: ["http", "https", "mailto", "sms", "tel"].\'',
    ),
    'an address of another scheme': value(
      'url',
      'ftp://example.com',
      'must be one of the following URL schemes: http, https, mailto, sms, tel.',
    ),
    'a negative length': value(
      'dimension',
      { value: -1, unit: 'CENTIMETERS' },
      'must be a non-negative number.',
    ),
    'a weight in an unknown unit': value('weight', { value: 1, unit: 'STONES' }, 'must be a supported unit.'),
    'a rating beyond its scale': value(
      'rating',
      { value: '9', scale_min: '1.0', scale_max: '5.0' },
      'has a maximum of 5.0.',
    ),
    'a blank line': value('single_line_text_field', '', "can't be blank."),
    'a blank text': value('multi_line_text_field', '', "can't be blank."),
    'a list that is too long': value(
      'list.single_line_text_field',
      Array.from({ length: 129 }, () => 'x'),
      'has more than 128 elements.',
    ),
    'an unknown product to refer to': value(
      'product_reference',
      'gid://shopify/Product/999999999',
      'references non-existent resource gid://shopify/Product/999999999.',
    ),
    'less than a definition allows': ruled(
      'number_integer',
      { min: '2', max: '5' },
      '1',
      'has a minimum of 2.',
    ),
    'more than a definition allows': ruled(
      'number_integer',
      { min: '2', max: '5' },
      '6',
      'has a maximum of 5.',
    ),
    'another form than a definition asks for': ruled(
      'single_line_text_field',
      { regex: '^[A-Z]+$' },
      'abc',
      'is not the correct format.',
    ),
    'another choice than a definition offers': ruled(
      'single_line_text_field',
      { choices: '["red","blue"]' },
      'green',
      'does not exist in provided choices: ["red", "blue"].',
    ),
    'a longer text than a definition allows': ruled(
      'single_line_text_field',
      { max: '5' },
      'too long',
      'has a maximum length of 5.',
    ),
    'a later day than a definition allows': ruled(
      'date',
      { max: '2026-12-31' },
      '2027-01-01',
      'has a maximum of 2026-12-31.',
    ),
  },
);
