import type { ShopContext } from '../../context';
import { checkMetafield } from '../../metafields/check';
import type { CheckedMetafield, MetafieldInput, MetafieldProblem } from '../../metafields/check';
import type { MetafieldRecord, OwnerType } from '../../metafields/model';
import { isForeign, NOT_ALLOWED, resolveNamespace } from '../../metafields/namespaces';
import { findOwner } from '../../metafields/owners';
import { userError } from '../user-error';
import type { UserError } from '../user-error';

interface SetInput extends MetafieldInput {
  ownerId: string;
}

export interface SetMetafieldsArguments {
  metafields: SetInput[];
}

interface SetUserError extends UserError {
  elementIndex: number | null;
}

interface SetPayload {
  metafields: MetafieldRecord[];
  userErrors: SetUserError[];
}

const MAX_METAFIELDS = 25;

interface Ready extends CheckedMetafield {
  ownerId: string;
  ownerType: OwnerType;
}

/** All or nothing; a metafield that is named twice is written twice, in order (recorded). */
export function metafieldsSet(args: SetMetafieldsArguments, context: ShopContext): SetPayload {
  if (args.metafields.length > MAX_METAFIELDS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`;
    return refused([{ ...userError(['metafields'], message, 'LESS_THAN_OR_EQUAL_TO'), elementIndex: null }]);
  }
  const errors: SetUserError[] = [];
  const ready: Ready[] = [];
  args.metafields.forEach((input, index) => {
    const at = ['metafields', String(index)];
    const found = findOwner(input.ownerId, context);
    if (!found) {
      const error = userError([...at, 'ownerId'], 'Owner does not exist.', 'INVALID_VALUE');
      errors.push({ ...error, elementIndex: null });
      return;
    }
    const { ownerType } = found;
    const checked = checkMetafield(input, input.ownerId, ownerType, context);
    if (checked.ok) ready.push({ ...checked.metafield, ownerId: input.ownerId, ownerType });
    else errors.push(...checked.problems.map((problem) => toUserError(problem, at)));
  });
  if (errors.length > 0) return refused(errors);
  // A copy of each, so that one that is written twice shows both of its values.
  const metafields = ready.map((one) => ({ ...context.state.metafields.set(one) }));
  return { metafields, userErrors: [] };
}

function refused(userErrors: SetUserError[]): SetPayload {
  return { metafields: [], userErrors };
}

function toUserError(problem: MetafieldProblem, at: readonly string[]): SetUserError {
  const field = problem.part === null ? [...at] : [...at, problem.part];
  return { ...userError(field, problem.message, problem.code), elementIndex: problem.elementIndex ?? null };
}

interface DeleteArguments {
  metafields: { ownerId: string; namespace: string; key: string }[];
}

interface DeletePayload {
  deletedMetafields: ({ ownerId: string; namespace: string; key: string } | null)[];
  userErrors: UserError[];
}

/** What does not exist is answered with null in its place (recorded). */
export function metafieldsDelete(args: DeleteArguments, context: ShopContext): DeletePayload {
  const named = args.metafields.map((one) => ({ ...one, namespace: resolveNamespace(one.namespace) }));
  if (named.some((one) => isForeign(one.namespace))) {
    return { deletedMetafields: [], userErrors: [userError(['metafields'], NOT_ALLOWED)] };
  }
  const deletedMetafields = named.map(({ ownerId, namespace, key }) => {
    const record = context.state.metafields.find(ownerId, namespace, key);
    if (!record) return null;
    context.state.metafields.remove(record);
    return { ownerId, namespace, key };
  });
  return { deletedMetafields, userErrors: [] };
}
