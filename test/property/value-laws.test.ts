import Big from 'big.js';
import fc from 'fast-check';
import { decimal, integer, money } from '../../src/catalog/field-types';
import { fitToCell, normalizeLineBreaks } from '../../src/catalog/value';
import { anyContext, anyField, anyText, decimalText, rawOf, runs } from './arbitraries';

const anyRaw = anyField.chain((field) => fc.record({ field: fc.constant(field), raw: rawOf(field) }));

describe('any value of any field', () => {
  it('comes back from its cell meaning the same, even where Sheets keeps line breaks its own way', () => {
    fc.assert(
      fc.property(anyRaw, anyContext, fc.boolean(), ({ field, raw }, context, rewritten) => {
        const value = field.type.fromStore(raw, context);
        const content = field.type.toCell(value);
        const kept = rewritten && typeof content === 'string' ? normalizeLineBreaks(content) : content;
        const seen = field.type.fromCell(
          { content: kept, formula: false, error: null, isDate: false },
          context,
        );
        if (seen.kind !== 'value') throw new Error(`${field.header}: ${seen.reason}`);
        expect(field.type.same(seen.value, value)).toBe(true);
        expect(field.type.hashForm(seen.value)).toBe(field.type.hashForm(value));
      }),
      runs(3000),
    );
  });

  it('survives the way of a cell through JSON and UTF-8', () => {
    fc.assert(
      fc.property(anyRaw, anyContext, ({ field, raw }, context) => {
        const content = field.type.toCell(field.type.fromStore(raw, context));
        const travelled: unknown = JSON.parse(Buffer.from(JSON.stringify(content), 'utf8').toString('utf8'));
        expect(travelled).toEqual(content);
      }),
      runs(1000),
    );
  });

  it('means the same as itself, and sameness goes both ways', () => {
    const pair = anyField.chain((field) => fc.tuple(fc.constant(field), rawOf(field), rawOf(field)));
    fc.assert(
      fc.property(pair, anyContext, ([field, left, right], context) => {
        const [a, b] = [field.type.fromStore(left, context), field.type.fromStore(right, context)];
        expect(field.type.same(a, a)).toBe(true);
        expect(field.type.same(a, b)).toBe(field.type.same(b, a));
        expect(field.type.same(a, b)).toBe(field.type.hashForm(a) === field.type.hashForm(b));
      }),
      runs(1000),
    );
  });

  it('fits a cell', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 3 }), (text, times) => {
        expect(fitToCell(text.padEnd(25_000, 'z').repeat(times)).length).toBeLessThanOrEqual(50_000);
      }),
      runs(50),
    );
  });
});

describe('any amount of money', () => {
  it('has the currency’s decimals, no exponent, and is the nearest such number', () => {
    fc.assert(
      fc.property(decimalText, anyContext, (raw, context) => {
        const places = context.currencyDecimals;
        const value = money.fromStore(raw, context) ?? '';
        expect(value).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`));
        const most = new Big(10).pow(-places).div(2);
        expect(new Big(value).minus(raw).abs().lte(most)).toBe(true);
        expect(money.fromStore(value, context)).toBe(value);
        expect(value).not.toMatch(/^-[0.]+$/);
      }),
      runs(1000),
    );
  });

  it('is sent as it was typed, to the last digit', () => {
    fc.assert(
      fc.property(decimalText, anyContext, (raw, context) => {
        const value = money.fromStore(raw, context) ?? '';
        expect(money.toStore(value)).toBe(value);
      }),
      runs(200),
    );
  });
});

/** Digits as a store, a person or a program may write a number. */
const written = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.constantFrom('', '0', '00'),
    fc.integer({ min: 0, max: 1_000_000 }).map(String),
    fc.option(fc.stringMatching(/^\d{1,7}$/), { nil: null }),
  )
  .map(
    ([sign, zeros, whole, decimals]) => `${sign}${zeros}${whole}${decimals === null ? '' : `.${decimals}`}`,
  );

describe('numbers, however their digits are written', () => {
  it.each([
    ['money', money, 2],
    ['integer', integer, 0],
    ['decimal', decimal, null],
  ] as const)('come from a store as exact arithmetic has them: %s', (_, type, places) => {
    fc.assert(
      fc.property(written, (digits) => {
        const exact = places === null ? new Big(digits) : new Big(digits).round(places, 1);
        const got = type.fromStore(digits, { currencyDecimals: 2 }) ?? '';
        expect(new Big(got).eq(exact)).toBe(true);
        expect(got).toBe(
          exact.eq(0) ? exact.abs().toFixed(places ?? undefined) : exact.toFixed(places ?? undefined),
        );
      }),
      runs(500),
    );
  });

  it('are the same exactly when they are equal', () => {
    fc.assert(
      fc.property(written, written, (left, right) => {
        expect(decimal.same(left, right)).toBe(new Big(left).eq(right));
        expect(decimal.same(left, `${left.includes('.') ? left : `${left}.`}0`)).toBe(true);
      }),
      runs(500),
    );
  });
});
