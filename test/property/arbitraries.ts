import fc from 'fast-check';
import type { SheetValue } from '../../src/catalog/cells';
import type { StoreContext } from '../../src/catalog/field-types';
import { TABLES, type Field } from '../../src/catalog/fields';
import type { ConflictRule, MergeRules } from '../../src/catalog/merge';
import type { Value } from '../../src/catalog/value';

/** The same inputs in every run; `LAW_SEED=random` looks for new ones. */
export function runs(numRuns: number): fc.Parameters<unknown> {
  const seed = process.env['LAW_SEED'];
  return seed === 'random' ? { numRuns } : { numRuns, seed: Number(seed ?? 20261101) };
}

const NASTY = [
  '',
  ' ',
  '00123',
  '1E5',
  '3/4',
  'TRUE',
  "'quoted",
  ' trailing space ',
  'tab\there',
  'line\r\nbreak',
  'line\rbreak',
  'line\nbreak',
  '=HYPERLINK("https://x")',
  '+1',
  '@x',
  '#REF!',
  '\u0000',
  '\u0001',
  '\ufeff',
  '😀',
  'e\u0301',
  'x'.repeat(300),
];

/** Any text at all, and often one that spreadsheets are known to spoil. */
export const anyText = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.constantFrom('a', '\r', '\n', '\r\n', '0', '"', ','), { maxLength: 8 })
    .map((parts) => parts.join('')),
);

/** Text that does not fit a cell: rare, because each costs as much as a thousand others. */
const longText = fc.constantFrom(
  ...['x', '\u{1F600}', '\r\n'].flatMap((piece) => ['y', 'z'].map((end) => piece.repeat(50_001) + end)),
);

export const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(9))
  .map(([digits, places]) => {
    const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
    const whole = all.slice(0, all.length - places);
    return `${digits < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${all.slice(-places)}`}`;
  });

const tag = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 8 })
  .map((text) => text.replace(/,/g, '').trim())
  .filter((text) => text !== '');

const NUMBERS = fc.oneof(decimalText, fc.constantFrom('0', '0.1', '19.99', '1000000'), fc.constant(null));

const TEXTS = fc.oneof(
  { weight: 300, arbitrary: anyText },
  { weight: 50, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: longText },
);

/** What Shopify may give for a field. */
export function rawOf({ key, type }: Field): fc.Arbitrary<unknown> {
  return CHOICES[key] ?? RAW[type.name] ?? TEXTS;
}

const RAW: Record<string, fc.Arbitrary<unknown>> = {
  tags: fc.array(tag, { maxLength: 4 }),
  money: NUMBERS,
  decimal: fc.oneof(fc.double({ min: 0, max: 1e9, noNaN: true }), fc.constant(null)),
  integer: fc.oneof(fc.integer(), fc.constant(null)),
  'yes or no': fc.constantFrom(true, false, null),
};

const CHOICES: Record<string, fc.Arbitrary<unknown>> = {
  status: fc.constantFrom('ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'),
  inventoryPolicy: fc.constantFrom('DENY', 'CONTINUE'),
  tracker: fc.constantFrom(true, false),
  weightUnit: fc.constantFrom('KILOGRAMS', 'GRAMS', 'POUNDS', 'OUNCES', null),
};

export const anyContext: fc.Arbitrary<StoreContext> = fc
  .constantFrom(0, 2, 3)
  .map((currencyDecimals) => ({ currencyDecimals }));

export const DOLLARS: StoreContext = { currencyDecimals: 2 };

export const anyField: fc.Arbitrary<Field> = fc.constantFrom(
  ...TABLES.products.fields,
  ...TABLES.variants.fields,
);

/** A canonical value of a field; two of them are equal often enough to matter. */
export function valueOf(field: Field): fc.Arbitrary<Value> {
  return rawOf(field).map((raw) => field.type.fromStore(raw, DOLLARS));
}

/** Up to three values of one field, and with luck the same one several times. */
export function valuesOf(field: Field): fc.Arbitrary<[Value, Value, Value]> {
  return fc
    .tuple(valueOf(field), valueOf(field), valueOf(field), fc.nat(2), fc.nat(2), fc.nat(2))
    .map(([first, second, third, a, b, c]) => {
      const pool = [first, second, third];
      return [pool[a] ?? null, pool[b] ?? null, pool[c] ?? null];
    });
}

/** How a value shows in a cell that nobody touched since. */
export function shown(field: Field, value: Value, formula = false): SheetValue {
  const cell = { content: field.type.toCell(value), formula, error: null, isDate: false };
  return field.type.fromCell(cell, DOLLARS);
}

const time = fc.oneof(fc.constant(null), fc.nat(3));

export function rulesOf(...allowed: ConflictRule[]): fc.Arbitrary<MergeRules> {
  return fc
    .record({ rule: fc.constantFrom(...allowed), sheetEditedAt: time, storeUpdatedAt: time })
    .map(({ rule, sheetEditedAt, storeUpdatedAt }) => ({
      ruleFor: () => rule,
      sheetEditedAt: () => sheetEditedAt,
      storeUpdatedAt,
    }));
}

export const anyRules = rulesOf('review', 'sheet', 'shopify', 'newest');
