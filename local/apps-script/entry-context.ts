import { wallClockMs } from './spreadsheet/dates';
import type { EntryContext } from './spreadsheet/entry';
import type { World } from './world';

/** What parsing of typed text depends on, beyond the text and the cell. */
export function entryContext({ clock, settings, workbook }: World): EntryContext {
  return {
    nowWallMs: wallClockMs(clock.nowMs(), workbook.timeZone),
    timeZone: workbook.timeZone,
    locale: workbook.locale,
    formulasInTextCells: settings.formulasInTextCells,
    apostrophe: settings.scriptApostrophe,
  };
}
