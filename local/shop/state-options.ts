import type { OptionRecord, OptionValueRecord, ProductRecord, VariantRecord } from './model';
import type { StateCore, Writable } from './state-core';

export interface OptionDraft {
  name: string;
  values: readonly string[];
}

/** Everything that may happen to the options of a product; variants keep one value for each of them. */
export class OptionTransitions {
  constructor(private readonly core: StateCore) {}

  create(draft: OptionDraft): OptionRecord {
    return {
      __typename: 'ProductOption',
      ...this.core.newIdentity('ProductOption'),
      name: draft.name,
      optionValues: draft.values.map((name) => this.newValue(name)),
    };
  }

  /** Existing variants take the first value. */
  add(product: ProductRecord, draft: OptionDraft): OptionRecord {
    const option = this.create(draft);
    (product as Writable<ProductRecord>).options = [...product.options, option];
    for (const variant of product.variants)
      setValues(variant, [...variant.optionValues, draft.values[0] ?? '']);
    this.core.stamp(product);
    return option;
  }

  replace(product: ProductRecord, drafts: readonly OptionDraft[]): void {
    (product as Writable<ProductRecord>).options = drafts.map((draft) => this.create(draft));
    this.core.stamp(product);
  }

  /** The options become those of the drafts; what is there under the same name, or at the same place, stays itself. */
  set(product: ProductRecord, drafts: readonly OptionDraft[]): void {
    const before = product.options;
    const options = drafts.map((draft, index) => {
      const known = before.find((option) => option.name === draft.name) ?? before[index];
      if (!known || drafts.some((other) => other !== draft && other.name === known.name))
        return this.create(draft);
      (known as Writable<OptionRecord>).name = draft.name;
      const values = draft.values.map(
        (name) => known.optionValues.find((value) => value.name === name) ?? this.newValue(name),
      );
      const rest = known.optionValues.filter((value) => !values.includes(value));
      (known as Writable<OptionRecord>).optionValues = [...values, ...rest];
      return known;
    });
    (product as Writable<ProductRecord>).options = options;
    for (const variant of product.variants) {
      const values = options.map((option, index) => {
        const place = before.indexOf(option);
        return (place < 0 ? drafts[index]?.values[0] : variant.optionValues[place]) ?? '';
      });
      setValues(variant, values);
    }
    this.core.stamp(product);
  }

  rename(product: ProductRecord, option: OptionRecord, name: string): void {
    if (option.name === name) return;
    (option as Writable<OptionRecord>).name = name;
    this.core.stamp(product);
  }

  renameValue(product: ProductRecord, option: OptionRecord, id: string, name: string): void {
    const index = product.options.indexOf(option);
    const value = option.optionValues.find((one) => one.id === id);
    if (!value || value.name === name) return;
    for (const variant of product.variants) {
      if (variant.optionValues[index] !== value.name) continue;
      setValues(variant, variant.optionValues.with(index, name));
      this.core.stamp(variant);
    }
    (value as Writable<OptionValueRecord>).name = name;
    this.core.stamp(product);
  }

  addValues(product: ProductRecord, option: OptionRecord, names: readonly string[]): void {
    if (names.length === 0) return;
    const added = names.map((name) => this.newValue(name));
    (option as Writable<OptionRecord>).optionValues = [...option.optionValues, ...added];
    this.core.stamp(product);
  }

  /** Values that only deleted variants used go with them when `keep` says so. */
  keepValues(
    product: ProductRecord,
    keep: (option: OptionRecord, value: OptionValueRecord) => boolean,
  ): void {
    for (const option of product.options) {
      const kept = option.optionValues.filter((value) => keep(option, value));
      (option as Writable<OptionRecord>).optionValues = kept;
    }
  }

  order(product: ProductRecord, ordered: readonly OptionRecord[]): void {
    const places = ordered.map((option) => product.options.indexOf(option));
    if (places.every((place, index) => place === index)) return;
    (product as Writable<ProductRecord>).options = ordered;
    for (const variant of product.variants)
      setValues(
        variant,
        places.map((place) => variant.optionValues[place] ?? ''),
      );
    this.core.stamp(product);
  }

  orderValues(product: ProductRecord, option: OptionRecord, first: readonly OptionValueRecord[]): void {
    const rest = option.optionValues.filter((value) => !first.includes(value));
    (option as Writable<OptionRecord>).optionValues = [...first, ...rest];
    this.core.stamp(product);
  }

  remove(product: ProductRecord, kept: readonly boolean[]): void {
    (product as Writable<ProductRecord>).options = product.options.filter((_option, index) => kept[index]);
    for (const variant of product.variants)
      setValues(
        variant,
        variant.optionValues.filter((_value, index) => kept[index]),
      );
    this.core.stamp(product);
  }

  /** A value named for the first time joins its option's list. */
  declare(product: ProductRecord, names: readonly string[]): void {
    product.options.forEach((option, index) => {
      const name = names[index];
      if (name === undefined || option.optionValues.some((value) => value.name === name)) return;
      (option as Writable<OptionRecord>).optionValues = [...option.optionValues, this.newValue(name)];
    });
  }

  private newValue(name: string): OptionValueRecord {
    return { __typename: 'ProductOptionValue', ...this.core.newIdentity('ProductOptionValue'), name };
  }
}

function setValues(variant: VariantRecord, optionValues: readonly string[]): void {
  (variant as Writable<VariantRecord>).optionValues = optionValues;
}

/** The order that variants take when their options are put in order. */
export function inOptionOrder(product: ProductRecord): VariantRecord[] {
  const placeOf = (variant: VariantRecord): number[] =>
    product.options.map((option, index) =>
      option.optionValues.findIndex((value) => value.name === variant.optionValues[index]),
    );
  const keyed = product.variants.map((variant) => ({ variant, places: placeOf(variant) }));
  keyed.sort((left, right) => {
    const index = left.places.findIndex((place, at) => place !== right.places[at]);
    return index < 0 ? 0 : (left.places[index] ?? 0) - (right.places[index] ?? 0);
  });
  return keyed.map(({ variant }) => variant);
}
