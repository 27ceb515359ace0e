import { types } from 'node:util';
import { integerArg, textArg } from '../arguments';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import type { ServiceObject } from '../service';
import { enumName, internalsOf, local, service } from '../service';
import { momentMs, wallClockMs } from '../spreadsheet/dates';
import type { Trigger, TriggerType } from './triggers';
import { HOUR_MS, MINUTE_MS } from './triggers';

const DAY_MS = 24 * HOUR_MS;
const MINUTES = [1, 5, 10, 15, 30]; // [D]
const HOURS = [1, 2, 4, 6, 8, 12]; // [P] what live accepts
const WEEK_DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

type HandleOf = (trigger: Trigger) => ServiceObject;

export function triggerBuilder(execution: Execution, handler: string, handleOf: HandleOf): ServiceObject {
  return service<GoogleAppsScript.Script.TriggerBuilder>('ScriptApp.TriggerBuilder', {
    timeBased: local(() => clockBuilder(execution, handler, handleOf)),
    forSpreadsheet: local((spreadsheet) => {
      assertThisFile(execution, spreadsheet);
      return spreadsheetBuilder(execution, handler, handleOf);
    }),
  });
}

/** An add-on makes triggers only for the file in which it is used (reference 1.3); here there is but one file. */
function assertThisFile({ world }: Execution, spreadsheet: unknown): void {
  const key = typeof spreadsheet === 'string' ? spreadsheet : internalsOf(spreadsheet, Object);
  if (key === world.workbook.id || key === world.workbook) return;
  throw new SignatureError();
}

function spreadsheetBuilder(execution: Execution, handler: string, handleOf: HandleOf): ServiceObject {
  let type: TriggerType | null = null;
  const on = (wanted: TriggerType) =>
    local(() => {
      type = wanted;
      return self;
    });
  const self: ServiceObject = service<GoogleAppsScript.Script.SpreadsheetTriggerBuilder>(
    'ScriptApp.SpreadsheetTriggerBuilder',
    {
      onOpen: on('ON_OPEN'),
      onEdit: on('ON_EDIT'),
      onChange: on('ON_CHANGE'),
      create: () => {
        if (!type) throw new ServiceError('The trigger needs an event.');
        return handleOf(execution.world.triggers.add({ handler, type, periodMs: null, nextMs: Infinity }));
      },
    },
  );
  return self;
}

/** What the builder has been told so far. */
interface Draft {
  periodMs: number | null;
  /** For triggers without an hour. */
  nextMs: number | null;
  hour: number | null;
  minute: number | null;
  /** Whether a wall-clock day may be the trigger's. */
  isDay: (wall: Date) => boolean;
  timeZone: string;
}

function clockBuilder(execution: Execution, handler: string, handleOf: HandleOf): ServiceObject {
  const { world } = execution;
  const draft: Draft = {
    periodMs: null,
    nextMs: null,
    hour: null,
    minute: null,
    isDay: () => true,
    timeZone: world.manifest.timeZone,
  };
  const set = (patch: Partial<Draft>): ServiceObject => {
    Object.assign(draft, patch);
    return self;
  };
  const now = (): number => world.clock.nowMs();
  const every = (periodMs: number): ServiceObject => set({ periodMs, nextMs: now() + periodMs });
  const self: ServiceObject = service<GoogleAppsScript.Script.ClockTriggerBuilder>(
    'ScriptApp.ClockTriggerBuilder',
    {
      everyMinutes: local((count) => every(oneOf(MINUTES, count, 'everyMinutes') * MINUTE_MS)),
      everyHours: local((count) => every(oneOf(HOURS, count, 'everyHours') * HOUR_MS)),
      everyDays: local((count) => every(integerArg(count) * DAY_MS)),
      everyWeeks: local((count) => every(integerArg(count) * 7 * DAY_MS)),
      onWeekDay: local((day) => {
        const wanted = WEEK_DAYS.indexOf(enumName(day) ?? '');
        if (wanted < 0) throw new SignatureError();
        every(7 * DAY_MS);
        return set({ isDay: (wall) => wall.getUTCDay() === wanted });
      }),
      onMonthDay: local((day) => {
        const wanted = integerArg(day);
        every(30 * DAY_MS);
        return set({ isDay: (wall) => wall.getUTCDate() === wanted });
      }),
      atHour: local((value) => set({ hour: integerArg(value) })),
      nearMinute: local((minute) => set({ minute: integerArg(minute) })),
      inTimezone: local((zone) => set({ timeZone: textArg(zone) })),
      after: local((ms) => set({ periodMs: null, nextMs: now() + integerArg(ms) })),
      at: local((date) => {
        if (!types.isDate(date)) throw new SignatureError();
        return set({ periodMs: null, nextMs: date.getTime() });
      }),
      atDate: local((year, month, day) => {
        const wallMs = Date.UTC(integerArg(year), integerArg(month) - 1, integerArg(day));
        return set({ periodMs: null, nextMs: momentMs(wallMs, draft.timeZone) });
      }),
      create: () => {
        const { periodMs } = draft;
        return handleOf(
          world.triggers.add({ handler, type: 'CLOCK', periodMs, nextMs: firstRun(execution, draft) }),
        );
      },
    },
  );
  return self;
}

/** `atHour` and `nearMinute` choose a minute once and keep it from day to day (reference 1.2). */
function firstRun({ world }: Execution, draft: Draft): number {
  if (draft.nextMs === null) throw new ServiceError('The clock trigger needs a frequency.');
  if (draft.hour === null && draft.minute === null) return draft.nextMs;
  const now = world.clock.nowMs();
  const wall = new Date(wallClockMs(now, draft.timeZone));
  const minute = draft.minute ?? (world.settings.triggerJitter ? world.random.integer(60) : 0);
  const slack = draft.minute !== null && world.settings.triggerJitter ? world.random.integer(31) - 15 : 0;
  for (let day = 0; day < 40; day += 1) {
    const wallMs = Date.UTC(
      wall.getUTCFullYear(),
      wall.getUTCMonth(),
      wall.getUTCDate() + day,
      draft.hour ?? wall.getUTCHours() + 1,
      minute + slack,
    );
    const moment = momentMs(wallMs, draft.timeZone);
    if (moment > now && draft.isDay(new Date(wallMs))) return moment;
  }
  throw new ServiceError('The clock trigger has no such day.');
}

function oneOf(allowed: readonly number[], value: unknown, method: string): number {
  const count = integerArg(value);
  if (!allowed.includes(count)) throw new ServiceError(`The value you passed to ${method} was invalid`);
  return count;
}
