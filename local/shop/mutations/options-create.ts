import type { ShopContext } from '../context';
import { numericIdOf } from '../gid';
import type { ProductRecord } from '../model';
import { hasOnlyDefaultVariant } from '../model';
import type { OptionCreateInput } from './inputs';
import { addCombinations, combinationErrors } from './option-combinations';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

export interface OptionsCreateArguments {
  productId: string;
  options: OptionCreateInput[];
  variantStrategy?: 'LEAVE_AS_IS' | 'CREATE' | null;
}

interface OptionsPayload {
  product: ProductRecord | null;
  userErrors: UserError[];
}

const MAX_OPTIONS = 3;
const MAX_NAME_CHARACTERS = 255;

/** Existing variants take the first value of each new option; CREATE makes all other combinations (recorded). */
export function productOptionsCreate(args: OptionsCreateArguments, context: ShopContext): OptionsPayload {
  const product = context.state.products.get(numericIdOf(args.productId, 'Product') ?? -1);
  if (!product) {
    const error = userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST');
    return { product: null, userErrors: [error] };
  }
  const isDefault = hasOnlyDefaultVariant(product);
  const errors = checkOptions(args.options, product, isDefault);
  if (errors.length > 0) return { product, userErrors: errors };
  const drafts = args.options.map((option) => ({
    name: option.name ?? '',
    values: (option.values ?? []).map((value) => value.name ?? ''),
  }));
  const createsAll = args.variantStrategy === 'CREATE';
  const tooMany = createsAll ? combinationErrors(product, drafts) : [];
  if (tooMany.length > 0) return { product, userErrors: tooMany };
  if (isDefault) {
    context.state.options.replace(product, []);
    for (const variant of product.variants) context.state.changeVariant(variant, { optionValues: [] });
  }
  for (const draft of drafts) context.state.options.add(product, draft);
  if (createsAll) addCombinations(product, drafts, context);
  return { product, userErrors: [] };
}

function checkOptions(
  options: readonly OptionCreateInput[],
  product: ProductRecord,
  isDefault: boolean,
): UserError[] {
  const existing = isDefault ? [] : product.options.map((option) => option.name);
  if (existing.length + options.length > MAX_OPTIONS) {
    return [
      userError(['options'], `Can only specify a maximum of ${MAX_OPTIONS} options`, 'OPTIONS_OVER_LIMIT'),
    ];
  }
  return options.flatMap((option, index) => checkOption(option, index, existing, options));
}

function checkOption(
  option: OptionCreateInput,
  index: number,
  existing: readonly string[],
  all: readonly OptionCreateInput[],
): UserError[] {
  const at = ['options', String(index)];
  const name = option.name ?? '';
  if (name.includes(' / ')) {
    return [userError([...at, 'name'], "The name contains unsupported sequence ' / '", 'INVALID_NAME')];
  }
  if (name.length > MAX_NAME_CHARACTERS)
    return [userError(at, 'Option name is too long.', 'OPTION_NAME_TOO_LONG')];
  if (existing.includes(name))
    return [userError(at, `Option '${name}' already exists.`, 'OPTION_ALREADY_EXISTS')];
  if (all.findIndex((other) => other.name === name) < index) {
    return [userError(at, 'Duplicated option name.', 'DUPLICATED_OPTION_NAME')];
  }
  if (!option.values?.length) {
    const message = `Option '${name}' must specify at least one option value.`;
    return [userError(at, message, 'OPTION_VALUES_MISSING')];
  }
  return [];
}
