import type { ProductRecord, VariantRecord } from '../model';
import { variantTitle } from '../model';
import type { VariantOptionValueInput } from './inputs';
import type { UserError } from './user-error';
import { userError } from './user-error';

/** The texts are the same when creating and updating; the codes are not (recorded). */
export interface OptionCodes {
  optionMissing: string;
  duplicateOption: string;
  valueMissing: string;
  taken: string;
}

export const CREATE_CODES: OptionCodes = {
  optionMissing: 'INVALID_INPUT',
  duplicateOption: 'INVALID_INPUT',
  valueMissing: 'INVALID_INPUT',
  taken: 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
};

export const UPDATE_CODES: OptionCodes = {
  optionMissing: 'OPTION_DOES_NOT_EXIST',
  duplicateOption: 'INVALID_INPUT',
  valueMissing: 'OPTION_VALUE_DOES_NOT_EXIST',
  taken: 'VARIANT_ALREADY_EXISTS',
};

export interface ChosenValues {
  /** By position of the product's options; undefined where the input names none. */
  names: (string | undefined)[];
  errors: UserError[];
}

export function chooseOptionValues(
  inputs: readonly VariantOptionValueInput[],
  product: ProductRecord,
  at: readonly string[],
  codes: OptionCodes,
): ChosenValues {
  const names: (string | undefined)[] = product.options.map(() => undefined);
  const errors: UserError[] = [];
  inputs.forEach((input, index) => {
    const position = product.options.findIndex(
      (option) => option.id === input.optionId || option.name === input.optionName,
    );
    const option = product.options[position];
    const field = [...at, 'optionValues', String(index)];
    if (!option) {
      errors.push(userError(field, 'Option does not exist', codes.optionMissing));
    } else if (names[position] !== undefined) {
      const message = `Duplicated option name '${option.name}'`;
      errors.push(userError([...at, 'optionValues'], message, codes.duplicateOption));
    } else {
      const name = input.id ? option.optionValues.find((value) => value.id === input.id)?.name : input.name;
      if (name) names[position] = name;
      else errors.push(userError(field, 'Option value does not exist', codes.valueMissing));
    }
  });
  return { names, errors };
}

/** Two variants of a product may not have the same values. */
export function takenError(
  optionValues: readonly string[],
  others: readonly Pick<VariantRecord, 'optionValues'>[],
  at: readonly string[],
  codes: OptionCodes,
): UserError | null {
  const title = variantTitle(optionValues);
  if (!others.some((other) => variantTitle(other.optionValues) === title)) return null;
  const message = `The variant '${title}' already exists. Please change at least one option value.`;
  return userError([...at], message, codes.taken);
}
