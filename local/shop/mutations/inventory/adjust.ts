import type { ShopContext } from '../../context';
import { idempotent } from '../../idempotency';
import { userError } from '../user-error';
import type { UserError } from '../user-error';
import {
  applyChanges,
  asAdjustable,
  documentErrors,
  findPlace,
  groupOf,
  MAX_QUANTITY,
  nameError,
  quantitiesAt,
  quantityOf,
  reasonErrors,
  refusedGroup,
  requireChangeFrom,
  staleErrors,
  withOnHand,
} from './groups';
import type { Change, GroupInput, GroupPayload, PlaceFields, QuantityName } from './groups';

interface ChangeLine extends PlaceFields {
  delta: number;
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
}

interface AdjustArguments {
  input: GroupInput & { name: string; changes: ChangeLine[] };
}

export const inventoryAdjustQuantities = idempotent<AdjustArguments>({
  name: 'inventoryAdjustQuantities',
  refuse: (error) => refusedGroup([error]),
  checkArguments: (args, context, info) =>
    requireChangeFrom(args.input.changes, 'InventoryChangeInput', context, info),
  run,
});

function run({ input }: AdjustArguments, context: ShopContext): GroupPayload {
  const name = asAdjustable(input.name);
  if (!name) return refusedGroup([nameError(['input', 'name'])]);
  const errors: UserError[] = [...reasonErrors(input.reason), ...documentErrors(input.referenceDocumentUri)];
  const changes = input.changes.flatMap((line, index): Change[] => {
    const at = ['input', 'changes', String(index)];
    const place = findPlace(line, at, context, errors);
    errors.push(...ledgerErrors(name, line.ledgerDocumentUri, at));
    if (!place) return [];
    const current = quantityOf(quantitiesAt(place), name);
    errors.push(
      ...staleErrors(line.changeFromQuantity, current, at),
      ...boundErrors(current + line.delta, at),
    );
    return [{ name, delta: line.delta, place, ledgerDocumentUri: line.ledgerDocumentUri ?? null }];
  });
  errors.push(...differentDocuments(input.changes));
  if (errors.length > 0) return refusedGroup(errors);
  applyChanges(changes, context);
  return { inventoryAdjustmentGroup: groupOf(input, withOnHand(changes), context), userErrors: [] };
}

function boundErrors(result: number, at: string[]): UserError[] {
  const field = [...at, 'delta'];
  if (result > MAX_QUANTITY) {
    const message = "The quantity can't be higher than 1,000,000,000.";
    return [userError(field, message, 'INVALID_QUANTITY_TOO_HIGH')];
  }
  if (result >= -MAX_QUANTITY) return [];
  return [userError(field, "The quantity can't be lower than -1,000,000,000.", 'INVALID_QUANTITY_TOO_LOW')];
}

/** Everything but `available` is accounted for by a document of the caller's own (recorded). */
export function ledgerErrors(
  name: QuantityName,
  uri: string | null | undefined,
  at: readonly string[],
): UserError[] {
  const field = [...at, 'ledgerDocumentUri'];
  if (name === 'available') {
    if (!uri) return [];
    const message = 'A ledger document URI is not allowed when adjusting available.';
    return [userError(field, message, 'INVALID_AVAILABLE_DOCUMENT')];
  }
  if (!uri) {
    const message = 'A ledger document URI is required except when adjusting available.';
    return [userError(field, message, 'INVALID_QUANTITY_DOCUMENT')];
  }
  if (!uri.startsWith('gid://shopify/')) return [];
  const message = 'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.';
  return [userError(field, message, 'INTERNAL_LEDGER_DOCUMENT')];
}

function differentDocuments(lines: readonly ChangeLine[]): UserError[] {
  const documents = new Set(lines.map((line) => line.ledgerDocumentUri ?? null));
  if (documents.size < 2) return [];
  const message =
    'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.';
  return [userError(['input', 'changes'], message, 'MAX_ONE_LEDGER_DOCUMENT')];
}
