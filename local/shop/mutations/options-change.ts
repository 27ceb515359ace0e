import type { ShopContext } from '../context';
import { invalidArguments } from '../failures';
import { numericIdOf } from '../gid';
import { DEFAULT_OPTION_NAME, DEFAULT_OPTION_VALUE, variantTitle } from '../model';
import type { OptionRecord, ProductRecord, VariantRecord } from '../model';
import { inOptionOrder } from '../state-options';
import { PRODUCT_MISSING, userError } from './user-error';
import type { UserError } from './user-error';

interface ProductPayload {
  product: ProductRecord | null;
  userErrors: UserError[];
}

const NO_PRODUCT = userError(['productId'], PRODUCT_MISSING, 'PRODUCT_DOES_NOT_EXIST');

function find(id: string, context: ShopContext): ProductRecord | undefined {
  return context.state.products.get(numericIdOf(id, 'Product') ?? -1);
}

interface OptionUpdateArguments {
  productId: string;
  option: { id: string; name?: string | null; position?: number | null };
  optionValuesToAdd?: { name?: string | null }[] | null;
  optionValuesToUpdate?: { id: string; name?: string | null }[] | null;
  optionValuesToDelete?: string[] | null;
  variantStrategy?: 'LEAVE_AS_IS' | 'MANAGE' | null;
}

export function productOptionUpdate(args: OptionUpdateArguments, context: ShopContext): ProductPayload {
  const product = find(args.productId, context);
  if (!product) return { product: null, userErrors: [NO_PRODUCT] };
  const option = product.options.find((one) => one.id === args.option.id);
  if (!option) {
    return { product, userErrors: [userError(['option'], 'Option does not exist', 'OPTION_DOES_NOT_EXIST')] };
  }
  const errors = updateErrors(args, option, product);
  if (errors.length > 0) return { product, userErrors: errors };
  const { state } = context;
  if (args.option.name) state.options.rename(product, option, args.option.name);
  for (const { id, name } of args.optionValuesToUpdate ?? []) {
    if (name) state.options.renameValue(product, option, id, name);
  }
  state.options.addValues(
    product,
    option,
    (args.optionValuesToAdd ?? []).map((one) => one.name ?? ''),
  );
  removeValues(args, option, product, context);
  if (typeof args.option.position === 'number') {
    const rest = product.options.filter((one) => one !== option);
    rest.splice(args.option.position - 1, 0, option);
    state.options.order(product, rest);
  }
  return { product, userErrors: [] };
}

function updateErrors(
  args: OptionUpdateArguments,
  option: OptionRecord,
  product: ProductRecord,
): UserError[] {
  const { name } = args.option;
  if (name?.includes(' / ')) {
    const message = "The name contains unsupported sequence ' / '";
    return [userError(['option', 'name'], message, 'INVALID_NAME')];
  }
  if (name && product.options.some((one) => one !== option && one.name === name)) {
    return [userError(['option', 'name'], `Option '${name}' already exists.`, 'OPTION_ALREADY_EXISTS')];
  }
  const ids = new Set(option.optionValues.map((value) => value.id));
  const unknown = (args.optionValuesToUpdate ?? []).findIndex((one) => !ids.has(one.id));
  if (unknown >= 0) {
    const field = ['optionValuesToUpdate', String(unknown)];
    return [userError(field, 'Option value does not exist.', 'OPTION_VALUE_DOES_NOT_EXIST')];
  }
  const lost = (args.optionValuesToDelete ?? []).findIndex((id) => !ids.has(id));
  if (lost >= 0) {
    const field = ['optionValuesToDelete', String(lost)];
    return [userError(field, 'Option value does not exist.', 'OPTION_VALUE_DOES_NOT_EXIST')];
  }
  const index = product.options.indexOf(option);
  const isUsed = (id: string): boolean => {
    const value = option.optionValues.find((one) => one.id === id)?.name;
    return product.variants.some((variant) => variant.optionValues[index] === value);
  };
  const used = (args.optionValuesToDelete ?? []).findIndex(isUsed);
  if (used < 0 || args.variantStrategy === 'MANAGE') return [];
  const field = ['optionValuesToDelete', String(used)];
  const message = 'Cannot delete an option value that is used by a variant.';
  return [userError(field, message, 'OPTION_VALUE_HAS_VARIANTS')];
}

function removeValues(
  args: OptionUpdateArguments,
  option: OptionRecord,
  product: ProductRecord,
  context: ShopContext,
): void {
  const gone = new Set(args.optionValuesToDelete ?? []);
  if (gone.size === 0) return;
  const index = product.options.indexOf(option);
  const names = new Set(option.optionValues.filter((one) => gone.has(one.id)).map((one) => one.name));
  const variants = product.variants.filter((variant) => names.has(variant.optionValues[index] ?? ''));
  if (variants.length > 0) context.state.removeVariants(product, new Set(variants));
  context.state.options.keepValues(product, (one, value) => one !== option || !gone.has(value.id));
}

interface OptionsDeletePayload extends ProductPayload {
  deletedOptionsIds: string[];
}

/** Variants that become the same leave only the first; without any option the automatic one comes back (recorded). */
export function productOptionsDelete(
  args: { productId: string; options: string[]; strategy?: string | null },
  context: ShopContext,
): OptionsDeletePayload {
  const product = find(args.productId, context);
  if (!product) return { product: null, deletedOptionsIds: [], userErrors: [NO_PRODUCT] };
  const errors = args.options.flatMap((id, index) =>
    product.options.some((option) => option.id === id)
      ? []
      : [userError(['options', String(index)], 'Option does not exist', 'OPTION_DOES_NOT_EXIST')],
  );
  if (errors.length > 0) return { product, deletedOptionsIds: [], userErrors: errors };
  const kept = product.options.map((option) => !args.options.includes(option.id));
  const seen = new Set<string>();
  const doubles = product.variants.filter((variant) => {
    const title = variantTitle(variant.optionValues.filter((_value, index) => kept[index]));
    const isDouble = seen.has(title);
    seen.add(title);
    return isDouble;
  });
  if (doubles.length > 0 && args.strategy === 'NON_DESTRUCTIVE') {
    const message = 'Options could not be deleted because variants would be deleted.';
    return {
      product,
      deletedOptionsIds: [],
      userErrors: [userError(['options'], message, 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY')],
    };
  }
  if (doubles.length > 0) context.state.removeVariants(product, new Set(doubles));
  context.state.options.remove(product, kept);
  if (product.options.length === 0) {
    context.state.options.add(product, { name: DEFAULT_OPTION_NAME, values: [DEFAULT_OPTION_VALUE] });
  }
  return { product, deletedOptionsIds: args.options, userErrors: [] };
}

interface ReorderOption {
  id?: string | null;
  name?: string | null;
  values?: { id?: string | null; name?: string | null }[] | null;
}

export function productOptionsReorder(
  args: { productId: string; options: ReorderOption[] },
  context: ShopContext,
): ProductPayload {
  for (const option of args.options) {
    if (Boolean(option.id) === Boolean(option.name)) {
      throw invalidArguments('OptionReorderInput requires exactly one of id, name');
    }
    for (const value of option.values ?? []) {
      if (Boolean(value.id) === Boolean(value.name))
        throw invalidArguments('OptionValueReorderInput requires exactly one of id, name');
    }
  }
  const product = find(args.productId, context);
  if (!product) return { product: null, userErrors: [NO_PRODUCT] };
  const errors = reorderErrors(args.options, product);
  if (errors.length > 0) return { product, userErrors: errors };
  const named = args.options.flatMap((one) => optionOf(one, product) ?? []);
  const order = [...named, ...product.options.filter((option) => !named.includes(option))];
  args.options.forEach((one) => {
    const option = optionOf(one, product);
    const values = (one.values ?? []).flatMap((value) => valueOf(value, option) ?? []);
    if (option && values.length > 0) context.state.options.orderValues(product, option, values);
  });
  context.state.options.order(product, order);
  context.state.orderVariants(product, inOptionOrder(product));
  return { product, userErrors: [] };
}

function optionOf(one: ReorderOption, product: ProductRecord): OptionRecord | undefined {
  return product.options.find((option) => option.id === one.id || option.name === one.name);
}

function valueOf(
  one: { id?: string | null; name?: string | null },
  option: OptionRecord | undefined,
): OptionRecord['optionValues'][number] | undefined {
  return option?.optionValues.find((value) => value.id === one.id || value.name === one.name);
}

const mixed = (what: string): UserError =>
  userError(
    ['options'],
    `Only specify one of \`id\` or \`name\` fields for ${what}.`,
    'MIXING_ID_AND_NAME_KEYS_IS_NOT_ALLOWED',
  );

const isMixed = (list: readonly { id?: string | null }[]): boolean =>
  list.some((one) => one.id) && list.some((one) => !one.id);

const numberOf = (gid: string): string => gid.split('/').pop() ?? '';

function reorderErrors(options: readonly ReorderOption[], product: ProductRecord): UserError[] {
  if (isMixed(options)) return [mixed('options')];
  if (options.some((option) => isMixed(option.values ?? []))) return [mixed('option values')];
  const errors: UserError[] = [];
  options.forEach((one, index) => {
    const option = optionOf(one, product);
    const at = ['options', String(index)];
    if (!option) {
      errors.push(
        one.id
          ? userError(
              ['options'],
              `Option id '${numberOf(one.id)}' does not exist.`,
              'OPTION_ID_DOES_NOT_EXIST',
            )
          : userError(
              ['options'],
              `Option name '${one.name ?? ''}' does not exist.`,
              'OPTION_NAME_DOES_NOT_EXIST',
            ),
      );
      return;
    }
    if (options.findIndex((other) => optionOf(other, product) === option) < index) {
      errors.push(userError(at, `Duplicated option name '${option.name}'.`, 'DUPLICATED_OPTION_NAME'));
    }
    errors.push(...valueErrors(one, option));
  });
  return errors;
}

function valueErrors(one: ReorderOption, option: OptionRecord): UserError[] {
  const values = one.values ?? [];
  return values.flatMap((value, index) => {
    const found = valueOf(value, option);
    if (!found && value.id) {
      const message = `Option value id '${numberOf(value.id)}' does not exist.`;
      return [userError(['options'], message, 'OPTION_VALUE_ID_DOES_NOT_EXIST')];
    }
    if (!found) {
      const message = `Option value '${value.name ?? ''}' does not exist.`;
      return [userError(['options'], message, 'OPTION_VALUE_DOES_NOT_EXIST')];
    }
    const isDouble = values.findIndex((other) => valueOf(other, option) === found) < index;
    return isDouble
      ? [
          userError(
            ['options', String(index)],
            `Duplicated option value '${found.name}'.`,
            'DUPLICATED_OPTION_VALUE',
          ),
        ]
      : [];
  });
}

interface ReorderArguments {
  productId: string;
  positions: { id: string; position: number }[];
}

export function productVariantsBulkReorder(args: ReorderArguments, context: ShopContext): ProductPayload {
  const product = find(args.productId, context);
  if (!product) return { product: null, userErrors: [NO_PRODUCT] };
  const errors = positionErrors(args, product);
  if (errors.length > 0) return { product: null, userErrors: errors };
  const ordered = [...product.variants];
  for (const { id, position } of [...args.positions].sort((a, b) => a.position - b.position)) {
    const from = ordered.findIndex((variant) => variant.id === id);
    const [variant] = ordered.splice(from, 1) as [VariantRecord];
    ordered.splice(Math.min(position - 1, ordered.length), 0, variant);
  }
  context.state.orderVariants(product, ordered);
  return { product, userErrors: [] };
}

function positionErrors(args: ReorderArguments, product: ProductRecord): UserError[] {
  const ids = args.positions.map((one) => one.id);
  if (new Set(ids).size < ids.length) {
    return [userError(['positions'], 'Product variant IDs must be unique', 'DUPLICATED_VARIANT_ID')];
  }
  return args.positions.flatMap(({ id, position }, index) => {
    const at = ['positions', String(index)];
    if (!product.variants.some((variant) => variant.id === id)) {
      return [userError([...at, 'id'], 'Product variant does not exist', 'MISSING_VARIANT')];
    }
    if (position > 0) return [];
    const message = 'Position can not be zero or negative number';
    return [userError([...at, 'position'], message, 'INVALID_POSITION')];
  });
}
