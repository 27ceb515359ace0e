import { types } from 'node:util';
import { integerArg, textArg } from '../arguments';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import { assertScope, missingPermission, SCOPES } from '../manifest';
import type { ServiceObject } from '../service';
import { enumOf, internalsOf, local, service } from '../service';
import type { Trigger } from './triggers';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MINUTES = [1, 5, 10, 15, 30]; // [D]
const HOURS = [1, 2, 4, 6, 8, 12]; // [P] what live accepts

class TriggerHandle {
  constructor(readonly trigger: Trigger) {}
}

export function scriptAppService(execution: Execution): ServiceObject {
  const { world } = execution;
  const authModes = enumOf('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
  const statuses = enumOf('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
  const events = enumOf('ScriptApp.EventType', [
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_CHANGE',
    'ON_FORM_SUBMIT',
  ]);
  const sources = enumOf('ScriptApp.TriggerSource', [
    'SPREADSHEETS',
    'CLOCK',
    'FORMS',
    'DOCUMENTS',
    'CALENDAR',
  ]);
  const handleOf = (trigger: Trigger): ServiceObject =>
    service<GoogleAppsScript.Script.Trigger>(
      'ScriptApp.Trigger',
      {
        getHandlerFunction: local(() => trigger.handler),
        getUniqueId: local(() => trigger.id),
        getEventType: local(() => events.CLOCK),
        getTriggerSource: local(() => sources.CLOCK),
        getTriggerSourceId: local(() => null),
      },
      { internals: new TriggerHandle(trigger) },
    );
  const guard = (call: string): void => {
    if (execution.kind.authMode === 'LIMITED') throw missingPermission(call, SCOPES.triggers);
    assertScope(world.manifest, call, SCOPES.triggers);
  };
  return service<GoogleAppsScript.Script.ScriptApp>('ScriptApp', {
    AuthMode: service('ScriptApp.AuthMode', authModes),
    AuthorizationStatus: service('ScriptApp.AuthorizationStatus', statuses),
    EventType: service('ScriptApp.EventType', events),
    TriggerSource: service('ScriptApp.TriggerSource', sources),
    getScriptId: local(() => world.scriptId),
    getOAuthToken: () => `local-token-${world.scriptId}`,
    getAuthorizationInfo: () =>
      service<GoogleAppsScript.Script.AuthorizationInfo>('ScriptApp.AuthorizationInfo', {
        getAuthorizationStatus: local(() => statuses.NOT_REQUIRED),
        getAuthorizationUrl: local(() => null),
      }),
    getProjectTriggers: () => {
      guard('ScriptApp.getProjectTriggers');
      return world.triggers.all.map(handleOf);
    },
    deleteTrigger: (handle) => {
      guard('ScriptApp.deleteTrigger');
      const found = internalsOf(handle, TriggerHandle);
      if (!found) throw new SignatureError();
      world.triggers.remove(found.trigger.id);
    },
    newTrigger: local((handler) => {
      guard('ScriptApp.newTrigger');
      return triggerBuilder(execution, textArg(handler), handleOf);
    }),
  });
}

function triggerBuilder(
  execution: Execution,
  handler: string,
  handleOf: (trigger: Trigger) => ServiceObject,
): ServiceObject {
  return service<GoogleAppsScript.Script.TriggerBuilder>('ScriptApp.TriggerBuilder', {
    timeBased: local(() => clockBuilder(execution, handler, handleOf)),
  });
}

interface Timing {
  periodMs: number | null;
  nextMs: number;
}

function clockBuilder(
  execution: Execution,
  handler: string,
  handleOf: (trigger: Trigger) => ServiceObject,
): ServiceObject {
  const { world } = execution;
  let timing: Timing | null = null;
  let hour: number | null = null;
  const set = (made: Timing): ServiceObject => {
    timing = made;
    return self;
  };
  const every = (periodMs: number): ServiceObject =>
    set({ periodMs, nextMs: world.clock.nowMs() + periodMs });
  const self: ServiceObject = service<GoogleAppsScript.Script.ClockTriggerBuilder>(
    'ScriptApp.ClockTriggerBuilder',
    {
      everyMinutes: local((count) => every(oneOf(MINUTES, count, 'everyMinutes') * MINUTE_MS)),
      everyHours: local((count) => every(oneOf(HOURS, count, 'everyHours') * HOUR_MS)),
      everyDays: local((count) => every(integerArg(count) * 24 * HOUR_MS)),
      atHour: local((value) => {
        hour = integerArg(value);
        return self;
      }),
      nearMinute: local((minute) => {
        integerArg(minute);
        return self;
      }),
      after: local((ms) => set({ periodMs: null, nextMs: world.clock.nowMs() + integerArg(ms) })),
      at: local((date) => {
        if (!types.isDate(date)) throw new SignatureError();
        return set({ periodMs: null, nextMs: date.getTime() });
      }),
      create: () => {
        const when = timing;
        if (!when) throw new ServiceError('The clock trigger needs a frequency.');
        const nextMs = hour === null ? when.nextMs : nextHour(world.clock.nowMs(), hour);
        const id = world.random.text(19, '0123456789');
        const trigger: Trigger = { id, handler, periodMs: when.periodMs, nextMs };
        world.triggers.add(trigger, world.settings.isAddOn);
        return handleOf(trigger);
      },
    },
  );
  return self;
}

function oneOf(allowed: readonly number[], value: unknown, method: string): number {
  const count = integerArg(value);
  if (!allowed.includes(count)) throw new ServiceError(`The value you passed to ${method} was invalid`);
  return count;
}

function nextHour(nowMs: number, hour: number): number {
  const day = new Date(nowMs);
  const today = Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour);
  return today > nowMs ? today : today + 24 * HOUR_MS;
}
