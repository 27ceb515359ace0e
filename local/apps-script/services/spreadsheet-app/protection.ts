import { arrayArg, textArg } from '../../arguments';
import { ServiceError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import { isJsonObject } from '../../json';
import { canEdit } from '../../protected-cells';
import type { ServiceObject } from '../../service';
import { enumName, enumOf, internalsOf, service } from '../../service';
import { Person, personHandle } from '../session';
import type { Box } from '../../spreadsheet/a1';
import type { RangeRule, Sheet } from '../../spreadsheet/sheet';
import { changeNow, RangeRef, read } from './access';
import { rangeHandle } from './range';

export const PROTECTION_TYPES = enumOf('SpreadsheetApp.ProtectionType', ['RANGE', 'SHEET']);

/** A new protection restricts nobody until its editors change (reference 2.2). */
export function protect(execution: Execution, sheet: Sheet, box: Box | null): ServiceObject {
  const { workbook } = execution.world;
  const rule = changeNow(execution, () =>
    sheet.addRule({
      id: workbook.freshId(),
      kind: 'protection',
      boxes: [box ?? sheet.wholeBox()],
      body: { requestingUserCanEdit: true, ...(box ? {} : { isWholeSheet: true }) },
    }),
  );
  return protectionHandle(execution, sheet, rule.id);
}

export function protectionsOf(execution: Execution, sheet: Sheet, type: unknown): ServiceObject[] {
  return read(execution, 0, () =>
    sheet
      .rulesOf('protection')
      .filter(({ body }) => (body.isWholeSheet === true) === (enumName(type) === 'SHEET'))
      .map(({ id }) => protectionHandle(execution, sheet, id)),
  );
}

function protectionHandle(execution: Execution, sheet: Sheet, id: number): ServiceObject {
  const { world } = execution;
  const rule = (): RangeRule => {
    const found = sheet.rulesOf('protection').find((item) => item.id === id);
    if (!found) throw new ServiceError('The protection no longer exists.');
    return found;
  };
  const patch = (change: (body: JsonObject) => JsonObject): ServiceObject => {
    changeNow(execution, () => {
      const before = rule();
      sheet.replaceRule(before, { ...before, body: change(before.body) });
    });
    return self;
  };
  const editors = (): string[] => editorsOf(rule().body) ?? [];
  const setEditors = (users: readonly string[]): ServiceObject =>
    patch((body) => ({ ...body, editors: { users: [...new Set(users)] } }));
  /** Who runs the script cannot be taken away. */
  const isSelf = (email: string): boolean => email === world.userEmail;
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.Protection>('SpreadsheetApp.Protection', {
    getRange: () => rangeHandle(execution, new RangeRef(sheet, rule().boxes[0] ?? sheet.wholeBox())),
    getProtectionType: () => PROTECTION_TYPES[rule().body.isWholeSheet === true ? 'SHEET' : 'RANGE'] ?? null,
    getDescription: () => String(rule().body.description ?? ''),
    setDescription: (text) => patch((body) => ({ ...body, description: textArg(text) })),
    isWarningOnly: () => rule().body.warningOnly === true,
    setWarningOnly: (isWarning) =>
      patch((body) => ({ ...without(body, ['editors']), warningOnly: isWarning === true })),
    canEdit: () => canEdit(world, rule()),
    // The owner is not listed, though he edits (reference 2.2).
    getEditors: () => editors().map(personHandle),
    addEditor: (user) => setEditors([...editors(), emailArg(user)]),
    addEditors: (users) => {
      const more = arrayArg(users).map((user) => emailArg(execution.realm.unwrap(user)));
      return setEditors([...editors(), ...more]);
    },
    removeEditor: (user) =>
      setEditors(editors().filter((email) => email !== emailArg(user) || isSelf(email))),
    removeEditors: (users) => {
      const gone = arrayArg(users).map((user) => emailArg(execution.realm.unwrap(user)));
      return setEditors(editors().filter((email) => !gone.includes(email) || isSelf(email)));
    },
    remove: () => changeNow(execution, () => sheet.replaceRule(rule(), null)),
  });
  return self;
}

function editorsOf(body: JsonObject): string[] | null {
  if (!isJsonObject(body.editors) || !Array.isArray(body.editors.users)) return null;
  return body.editors.users.map(String);
}

function without(body: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function emailArg(user: unknown): string {
  return internalsOf(user, Person)?.email ?? textArg(user);
}
