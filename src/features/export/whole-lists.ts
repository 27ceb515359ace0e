import { inParts } from '../../platform/lists';
import type { MutationOutcome } from '../../core/api/api-client';
import { ApiError, type UserError } from '../../core/api/api-error';
import { failed, type Refusal } from './write-result';

/** How items are sent in lists that Shopify takes as a whole or not at all. */
export interface ListSender<T> {
  /** Most items in a list. */
  most: number;
  send(lists: readonly T[][]): MutationOutcome<{ userErrors: readonly UserError[] }>[];
  /** What is held against an item. */
  refuse(errors: readonly UserError[]): Refusal;
}

/**
 * Sends all items, and tells which were refused: a bad one is left out and its neighbours are sent again. Throws
 * `ApiError` where nobody knows what happened.
 */
export function sendLists<T>(items: readonly T[], sender: ListSender<T>): Map<T, Refusal> {
  const refused = new Map<T, Refusal>();
  let lists = inParts(items, sender.most);
  while (lists.length > 0) {
    const outcomes = sender.send(lists);
    lists = lists.flatMap((list, at) => settle(list, outcomes[at], sender, refused));
  }
  return refused;
}

/** Notes who was refused; gives the lists that have to be sent again. */
function settle<T>(
  list: T[],
  outcome: MutationOutcome<{ userErrors: readonly UserError[] }> | undefined,
  sender: ListSender<T>,
  refused: Map<T, Refusal>,
): T[][] {
  if (outcome?.kind === 'failed' && outcome.failure.kind !== 'rejected') {
    const { failure } = outcome;
    const reason = failed('message' in failure ? failure.message : failure.kind);
    list.forEach((item) => refused.set(item, reason));
    return [];
  }
  const errors = errorsOf(outcome);
  if (errors.length === 0) return [];
  const blamed = (at: number) => errors.filter(({ field }) => indexIn(field) === at);
  const good = list.filter((_, at) => blamed(at).length === 0);
  if (good.length === list.length && list.length > 1) return list.map((item) => [item]);
  list.forEach((item, at) => {
    const against = list.length === 1 ? errors : blamed(at);
    if (against.length > 0) refused.set(item, sender.refuse(against));
  });
  return good.length > 0 && list.length > 1 ? [good] : [];
}

function errorsOf(
  outcome: MutationOutcome<{ userErrors: readonly UserError[] }> | undefined,
): readonly UserError[] {
  switch (outcome?.kind) {
    case 'done':
      return outcome.payload.userErrors.map(assertSettled);
    case 'failed':
      return [{ message: 'message' in outcome.failure ? outcome.failure.message : outcome.failure.kind }];
    case 'unknown':
      throw new ApiError(outcome.failure);
    case undefined:
      throw new ApiError({ kind: 'malformed', effect: 'unknown', message: 'the answer lacks an item' });
  }
}

/** The same call is still under way, sent by an attempt that was interrupted: what becomes of it is not known yet. */
function assertSettled(error: UserError): UserError {
  if (error.code === 'IDEMPOTENCY_CONCURRENT_REQUEST')
    throw new ApiError({ kind: 'outage', effect: 'unknown', message: error.message });
  return error;
}

/** `["input", "quantities", "3", "locationId"]` is about the fourth item. */
function indexIn(field: readonly string[] | null | undefined): number {
  return Number((field ?? []).find((part) => /^\d+$/.test(part)) ?? NaN);
}
