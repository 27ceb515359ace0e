import fc from 'fast-check';
import { isEditable, TABLES, type Field } from '../../src/catalog/fields';
import { mergeField, mergeRecord, type FieldOutcome } from '../../src/catalog/merge';
import { hashValues, validate } from '../../src/catalog/records';
import { isPreview, type Value, type Values } from '../../src/catalog/value';
import { anyField, anyRules, rulesOf, runs, shown, valueOf, valuesOf } from './arbitraries';

/** A field, three values of it, and rules. */
const anyCase = anyField.chain((field) =>
  fc.record({ field: fc.constant(field), values: valuesOf(field), formula: fc.boolean(), rules: anyRules }),
);

const noBase = fc.boolean();

describe('whatever base, sheet and store hold', () => {
  it('three equal states are the same', () => {
    fc.assert(
      fc.property(anyCase, ({ field, values: [value], formula, rules }) => {
        expect(mergeField(field, value, shown(field, value, formula), value, rules)).toEqual({
          kind: 'same',
        });
      }),
      runs(500),
    );
  });

  it('a sheet that equals its base sends nothing, whatever Shopify did', () => {
    fc.assert(
      fc.property(anyCase, ({ field, values: [base, store], formula, rules }) => {
        const outcome = mergeField(field, base, shown(field, base, formula), store, rules);
        expect(outcome.kind).not.toBe('send');
      }),
      runs(1000),
    );
  });

  it('without a base nothing is sent and no edit is replaced', () => {
    fc.assert(
      fc.property(anyCase, ({ field, values: [sheet, store], formula, rules }) => {
        const { kind } = mergeField(field, undefined, shown(field, sheet, formula), store, rules);
        expect(isEditable(field) ? ['agreed', 'conflict'] : ['agreed', 'take', 'same']).toContain(kind);
      }),
      runs(1000),
    );
  });

  it('an unsent edit is never replaced, unless a rule says that Shopify may win', () => {
    const cautious = fc.record({ some: anyCase, rules: rulesOf('review', 'sheet') });
    fc.assert(
      fc.property(cautious, ({ some: { field, values, formula }, rules }) => {
        const [base, sheet, store] = values;
        fc.pre(isEditable(field) && !field.type.same(base, sheet));
        expect(mergeField(field, base, shown(field, sheet, formula), store, rules).kind).not.toBe('take');
      }),
      runs(1000),
    );
  });

  it('an edit in Shopify is never overwritten, unless a rule says that the sheet may win', () => {
    const cautious = fc.record({ some: anyCase, rules: rulesOf('review', 'shopify') });
    fc.assert(
      fc.property(cautious, ({ some: { field, values, formula }, rules }) => {
        const [base, sheet, store] = values;
        fc.pre(!field.type.same(base, store));
        expect(mergeField(field, base, shown(field, sheet, formula), store, rules).kind).not.toBe('send');
      }),
      runs(1000),
    );
  });

  it('a formula in an editable cell is never replaced', () => {
    fc.assert(
      fc.property(anyCase, noBase, ({ field, values: [base, sheet, store], rules }, unknown) => {
        fc.pre(isEditable(field));
        const outcome = mergeField(
          field,
          unknown ? undefined : base,
          shown(field, sheet, true),
          store,
          rules,
        );
        expect(outcome.kind).not.toBe('take');
      }),
      runs(1000),
    );
  });

  it('only the sheet’s value is sent, only where it may be, and never a preview', () => {
    fc.assert(
      fc.property(anyCase, ({ field, values: [base, sheet, store], formula, rules }) => {
        const outcome = mergeField(field, base, shown(field, sheet, formula), store, rules);
        if (outcome.kind !== 'send') return;
        expect(outcome).toEqual({ kind: 'send', before: store, after: sheet });
        expect(field.type.same(sheet, store)).toBe(false);
        expect(isPreview(sheet) || isPreview(base)).toBe(false);
        expect(validate(field, sheet)).toBeNull();
      }),
      runs(1000),
    );
  });

  it('the decision depends on nothing else: again gives the same', () => {
    fc.assert(
      fc.property(anyCase, noBase, ({ field, values: [base, sheet, store], formula, rules }, unknown) => {
        const decide = () =>
          mergeField(
            field,
            unknown ? undefined : base,
            Object.freeze(shown(field, sheet, formula)),
            store,
            rules,
          );
        expect(decide()).toEqual(decide());
      }),
      runs(300),
    );
  });
});

describe('carrying a decision out', () => {
  /** The three states once the outcome has taken place; null where it waits for a person. */
  function settle(outcome: FieldOutcome, sheet: Value): { base: Value; sheet: Value; store: Value } | null {
    switch (outcome.kind) {
      case 'take':
      case 'agreed':
        return {
          base: outcome.value,
          sheet: outcome.kind === 'take' ? outcome.value : sheet,
          store: outcome.value,
        };
      case 'send':
        return { base: outcome.after, sheet, store: outcome.after };
      default:
        return null;
    }
  }

  it('leaves nothing to do: taking, agreeing and sending are followed by "same"', () => {
    fc.assert(
      fc.property(anyCase, noBase, ({ field, values: [base, sheet, store], rules }, unknown) => {
        const outcome = mergeField(field, unknown ? undefined : base, shown(field, sheet), store, rules);
        const after = settle(outcome, sheet);
        if (!after) return;
        const again = mergeField(field, after.base, shown(field, after.sheet), after.store, rules);
        expect(again).toEqual({ kind: 'same' });
      }),
      runs(2000),
    );
  });
});

const recordOf = (fields: readonly Field[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.key, valueOf(field)]))) as fc.Arbitrary<Values>;

describe.each(Object.values(TABLES).map((spec) => [spec.name, spec.fields] as const))(
  'records of %s',
  (_, fields) => {
    it('need nothing where all three states are equal', () => {
      fc.assert(
        fc.property(recordOf(fields), anyRules, (values, rules) => {
          const sheet = new Map(fields.map((field) => [field.key, shown(field, values[field.key] ?? null)]));
          const merged = mergeRecord(fields, { base: values, sheet, store: values }, rules);
          expect(merged).toEqual({
            kind: 'fields',
            outcomes: new Map(fields.map(({ key }) => [key, { kind: 'same' }])),
          });
        }),
        runs(100),
      );
    });

    it('have equal hashes exactly when every field means the same', () => {
      const pair = fc.tuple(
        recordOf(fields),
        recordOf(fields),
        fc.array(fc.constantFrom(...fields), { maxLength: 2 }),
      );
      fc.assert(
        fc.property(pair, fc.boolean(), ([left, other, touched], forget) => {
          const right: Record<string, Value> = { ...left };
          for (const { key } of touched) right[key] = other[key] ?? null;
          if (forget && touched[0]) delete right[touched[0].key];
          const equal = fields.every(({ key, type }) => {
            const value = right[key];
            return value !== undefined && type.same(left[key] ?? null, value);
          });
          expect(hashValues(fields, left) === hashValues(fields, right)).toBe(equal);
        }),
        runs(300),
      );
    });

    it('keep their hash on the way through the sheet', () => {
      fc.assert(
        fc.property(recordOf(fields), (values) => {
          const seen = Object.fromEntries(
            fields.map((field) => {
              const cell = shown(field, values[field.key] ?? null);
              return [field.key, cell.kind === 'value' ? cell.value : cell.reason];
            }),
          );
          expect(hashValues(fields, seen)).toBe(hashValues(fields, values));
        }),
        runs(200),
      );
    });
  },
);
