import { textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { ServiceObject } from '../../service';
import { internalsOf, service } from '../../service';
import type { PlacedName } from '../../spreadsheet/names';
import { addName, allNames, findName, nameOf, removeName } from '../../spreadsheet/names';
import type { Sheet } from '../../spreadsheet/sheet';
import { changeNow, RangeRef, read } from './access';
import { rangeHandle } from './range';

function namedRangeHandle(execution: Execution, id: number): ServiceObject {
  const { workbook } = execution.world;
  const found = (): PlacedName => {
    const placed = allNames(workbook).find(({ rule }) => rule.id === id);
    if (!placed) throw new ServiceError('The named range no longer exists.');
    return placed;
  };
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.NamedRange>('SpreadsheetApp.NamedRange', {
    getName: () => nameOf(found().rule),
    getRange: () => {
      const { sheet, rule } = found();
      return rangeHandle(execution, new RangeRef(sheet, rule.boxes[0] ?? sheet.wholeBox()));
    },
    setName: (name) => {
      changeNow(execution, () => {
        const { sheet, rule } = found();
        sheet.replaceRule(rule, { ...rule, body: { name: textArg(name) } });
      });
      return self;
    },
    setRange: (range) => {
      const ref = internalsOf(range, RangeRef);
      if (!ref) throw new SignatureError();
      changeNow(execution, () => {
        const { sheet, rule } = found();
        sheet.replaceRule(rule, null);
        ref.sheet.addRule({ ...rule, boxes: [ref.box] });
      });
      return self;
    },
    remove: () => changeNow(execution, () => removeName(workbook, nameOf(found().rule))),
  });
  return self;
}

export function namedRangesOf(execution: Execution, sheet?: Sheet): ServiceObject[] {
  return read(execution, 0, () =>
    allNames(execution.world.workbook)
      .filter((placed) => !sheet || placed.sheet === sheet)
      .map(({ rule }) => namedRangeHandle(execution, rule.id)),
  );
}

export function nameMembers(execution: Execution) {
  const { workbook } = execution.world;
  return {
    getNamedRanges: () => namedRangesOf(execution),
    setNamedRange: (name: unknown, range: unknown) => {
      const ref = internalsOf(range, RangeRef);
      if (!ref) throw new SignatureError();
      changeNow(execution, () => {
        if (findName(workbook, textArg(name))) removeName(workbook, textArg(name));
        addName(workbook, textArg(name), ref);
      });
    },
    removeNamedRange: (name: unknown) => changeNow(execution, () => removeName(workbook, textArg(name))),
    getRangeByName: (name: unknown) =>
      read(execution, 0, () => {
        const placed = findName(workbook, textArg(name));
        const box = placed?.rule.boxes[0];
        return placed && box ? rangeHandle(execution, new RangeRef(placed.sheet, box)) : null;
      }),
  };
}
