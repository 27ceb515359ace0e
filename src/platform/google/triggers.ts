import type { Triggers } from '../ports';

const HANDLER = 'tick';
const EVERY_MINUTES = 5;

function ticks(): GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === HANDLER);
}

/** A published add-on may run at most once an hour; a script bound to its sheet may run every five minutes. */
function createTick(): void {
  const builder = () => ScriptApp.newTrigger(HANDLER).timeBased();
  try {
    builder().everyMinutes(EVERY_MINUTES).create();
  } catch (error) {
    console.info(`No trigger every ${EVERY_MINUTES} minutes, trying once an hour: ${String(error)}`);
    builder().everyHours(1).create();
  }
}

export const googleTriggers: Triggers = {
  ensureTick() {
    try {
      if (ticks().length === 0) createTick();
      return true;
    } catch (error) {
      // Test deployments have no triggers at all, and a person may have withheld the permission.
      console.warn(`Work goes on only while the panel is open: ${String(error)}`);
      return false;
    }
  },
  removeTick() {
    ticks().forEach((trigger) => ScriptApp.deleteTrigger(trigger));
  },
};
