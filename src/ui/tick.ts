import type { App } from '../app';
import type { Platform } from '../platform/ports';

/** On a consumer account triggers may run 90 minutes a day in all: 3 min 45 s an hour. */
const TICK_MS = 225_000;
const LEAST_MS = 20_000;
/** The Sheets API's words for a file that was deleted or is no longer shared. */
const OUT_OF_REACH = /not found|not_found|permission/i;

/** Works through the spreadsheets that have work waiting, each by its id, until the time is up. */
export function runTick(
  platform: Platform,
  spreadsheetIds: readonly string[],
  appFor: (id: string) => App,
): void {
  const { clock, triggers } = platform;
  const deadlineMs = clock.nowMs() + TICK_MS;
  platform.limitWaits(deadlineMs);
  if (spreadsheetIds.length === 0) triggers.removeTick();
  for (const id of spreadsheetIds) {
    if (deadlineMs - clock.nowMs() < LEAST_MS) return;
    const app = appFor(id);
    try {
      const pump = app.pump();
      const { idle } = pump.work(deadlineMs);
      if (!idle) continue;
      app.desk.forgetWork();
      // A job that was ordered in between found the trigger still there.
      if (pump.hasWork()) app.desk.expectTick();
    } catch (error) {
      // One file in trouble must not keep the others waiting; one that is gone is not tried again.
      console.warn(`The work in the spreadsheet ${id} stopped: ${String(error)}`);
      if (OUT_OF_REACH.test(String(error))) app.desk.forgetWork();
    }
  }
}
