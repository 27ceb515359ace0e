import { ServiceError } from '../errors';
import { isJsonObject } from '../json';
import type { Cell } from './cell';

/** Refuses a value that a strict list rule of the cell does not allow. API writes are not checked, as on live. */
export function assertAllowed(cell: Cell | undefined, a1: string): void {
  const rule = cell?.look.validation;
  if (!rule || rule.strict !== true || !cell || cell.value === null) return;
  const { condition } = rule;
  if (!isJsonObject(condition) || condition.type !== 'ONE_OF_LIST' || !Array.isArray(condition.values))
    return;
  const allowed = condition.values.map((item: unknown) =>
    isJsonObject(item) ? String(item.userEnteredValue) : '',
  );
  if (allowed.includes(String(cell.value))) return;
  throw new ServiceError(
    `The data you entered in cell ${a1} violates the data validation rules set on this cell. ` +
      `Please enter one of the following values: ${allowed.join(', ')}.`,
  );
}
