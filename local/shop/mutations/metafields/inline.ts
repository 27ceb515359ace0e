import type { ShopContext } from '../../context';
import { checkMetafield } from '../../metafields/check';
import type { MetafieldInput } from '../../metafields/check';
import type { OwnerType } from '../../metafields/model';
import { resolveNamespace } from '../../metafields/namespaces';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

/** Metafields inside the input of another mutation: checked with the rest, written with the rest. */
export function metafieldErrors(
  inputs: readonly MetafieldInput[] | null | undefined,
  ownerId: string | null,
  ownerType: OwnerType,
  at: readonly string[],
  context: ShopContext,
  code: string | null = null,
): UserError[] {
  return (inputs ?? []).flatMap((input, index) => {
    const checked = checkMetafield(named(input, context), ownerId, ownerType, context);
    if (checked.ok) return [];
    return checked.problems.map((problem) => {
      const field = [...at, 'metafields', String(index), ...(problem.part === null ? [] : [problem.part])];
      return userError(field, problem.message, code);
    });
  });
}

export function setOwnMetafields(
  inputs: readonly MetafieldInput[] | null | undefined,
  ownerId: string,
  ownerType: OwnerType,
  context: ShopContext,
): void {
  for (const input of inputs ?? []) {
    const checked = checkMetafield(named(input, context), ownerId, ownerType, context);
    if (checked.ok) context.state.metafields.set({ ...checked.metafield, ownerId, ownerType });
  }
}

/** `productSet` keeps only the metafields that it lists. */
export function keepOnlyMetafields(
  inputs: readonly MetafieldInput[],
  ownerId: string,
  context: ShopContext,
): void {
  const kept = new Set(
    inputs
      .map((input) => named(input, context))
      .map((one) => `${resolveNamespace(one.namespace)}.${one.key ?? ''}`),
  );
  for (const record of [...context.state.metafields.of(ownerId).values()]) {
    if (!kept.has(`${record.namespace}.${record.key}`)) context.state.metafields.remove(record);
  }
}

/** An existing metafield may be named by its id alone. */
function named(input: MetafieldInput, context: ShopContext): MetafieldInput {
  if (!input.id || input.key) return input;
  const record = [...context.state.metafields.byId.values()].find((one) => one.id === input.id);
  return record ? { ...input, namespace: record.namespace, key: record.key } : input;
}
