import { ServiceError } from '../errors';
import type { Box } from './a1';
import type { RangeRule, Sheet } from './sheet';
import type { Workbook } from './workbook';

export interface PlacedName {
  sheet: Sheet;
  rule: RangeRule;
}

/** Names are kept by the sheet of their range, so that they move with its cells; each is there once in a file. */
export function allNames(workbook: Workbook): PlacedName[] {
  return workbook.sheets.flatMap((sheet) => sheet.rulesOf('name').map((rule) => ({ sheet, rule })));
}

export function nameOf({ body }: RangeRule): string {
  return String(body.name);
}

export function findName(workbook: Workbook, name: string): PlacedName | undefined {
  return allNames(workbook).find(({ rule }) => nameOf(rule).toLowerCase() === name.toLowerCase());
}

export function addName(workbook: Workbook, name: string, target: { sheet: Sheet; box: Box }): RangeRule {
  if (!/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name)) {
    throw new ServiceError(`The name "${name}" is not valid for a range.`);
  }
  if (findName(workbook, name)) throw new ServiceError(`A named range "${name}" already exists.`);
  return target.sheet.addRule({ id: workbook.freshId(), kind: 'name', boxes: [target.box], body: { name } });
}

export function removeName(workbook: Workbook, name: string): void {
  const found = findName(workbook, name);
  if (!found) throw new ServiceError(`Named range not found: ${name}`);
  found.sheet.replaceRule(found.rule, null);
}
