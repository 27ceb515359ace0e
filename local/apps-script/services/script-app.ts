import { arrayArg, textArg } from '../arguments';
import { AUTH_MODES } from '../auth-modes';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import { assertScope, SCOPES } from '../manifest';
import type { ServiceObject } from '../service';
import { enumName, enumOf, internalsOf, local, service } from '../service';
import { triggerBuilder } from './trigger-builders';
import type { Trigger } from './triggers';

const HOUR_MS = 3_600_000;
const STATUSES = enumOf('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

class TriggerHandle {
  constructor(readonly trigger: Trigger) {}
}

export function scriptAppService(execution: Execution): ServiceObject {
  const { world } = execution;
  const events = enumOf('ScriptApp.EventType', [
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_FORM_SUBMIT',
    'ON_CHANGE',
    'ON_EVENT_UPDATED',
  ]);
  const sources = enumOf('ScriptApp.TriggerSource', [
    'SPREADSHEETS',
    'CLOCK',
    'FORMS',
    'DOCUMENTS',
    'CALENDAR',
  ]);
  const handleOf = (trigger: Trigger): ServiceObject => {
    const isTimed = trigger.type === 'CLOCK';
    return service<GoogleAppsScript.Script.Trigger>(
      'ScriptApp.Trigger',
      {
        getHandlerFunction: local(() => trigger.handler),
        getUniqueId: local(() => trigger.id),
        getEventType: local(() => events[trigger.type] ?? null),
        getTriggerSource: local(() => sources[isTimed ? 'CLOCK' : 'SPREADSHEETS'] ?? null),
        getTriggerSourceId: local(() => (isTimed ? null : world.workbook.id)),
      },
      { internals: new TriggerHandle(trigger) },
    );
  };
  const guard = (call: string): void => assertScope(world.manifest, call, SCOPES.triggers);
  return service<ScriptApp>('ScriptApp', {
    AuthMode: service('ScriptApp.AuthMode', enumOf('ScriptApp.AuthMode', AUTH_MODES)),
    AuthorizationStatus: service('ScriptApp.AuthorizationStatus', STATUSES),
    EventType: service('ScriptApp.EventType', events),
    TriggerSource: service('ScriptApp.TriggerSource', sources),
    WeekDay: service('ScriptApp.WeekDay', weekDays()),
    getScriptId: local(() => world.scriptId),
    getOAuthToken: () => `local-token-${world.scriptId}`,
    getIdentityToken: () => `local-identity-${world.scriptId}`,
    newStateToken: local(() => stateToken(execution)),
    getAuthorizationInfo: (mode, scopes) => authorizationInfo(execution, mode, scopes),
    requireScopes: (mode, scopes) => requireScopes(execution, mode, scopesArg(scopes)),
    requireAllScopes: (mode) => requireScopes(execution, mode, world.manifest.requestedScopes),
    getProjectTriggers: () => {
      guard('ScriptApp.getProjectTriggers');
      return world.triggers.all.map(handleOf);
    },
    getUserTriggers: () => {
      guard('ScriptApp.getUserTriggers');
      return world.triggers.all.filter(({ type }) => type !== 'CLOCK').map(handleOf);
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

function weekDays(): Record<string, ServiceObject> {
  return enumOf('ScriptApp.WeekDay', [
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
    'SUNDAY',
  ]);
}

function scopesArg(value: unknown): string[] {
  return arrayArg(value).map(textArg);
}

function assertFullMode(mode: unknown): void {
  if (enumName(mode) === null) throw new SignatureError();
}

/** The types do not know scopes yet. */
interface ScriptApp extends Omit<
  GoogleAppsScript.Script.ScriptApp,
  'getAuthorizationInfo' | 'requireScopes' | 'requireAllScopes'
> {
  getAuthorizationInfo(authMode: object, oAuthScopes?: string[]): object;
  requireScopes(authMode: object, oAuthScopes: string[]): void;
  requireAllScopes(authMode: object): void;
}

/** The types do not know this method yet. */
interface AuthorizationInfo extends GoogleAppsScript.Script.AuthorizationInfo {
  getAuthorizedScopes(): string[];
}

/** What the person has granted may be less than what the manifest asks for (reference 4). */
function authorizationInfo({ world }: Execution, mode: unknown, scopes: unknown): ServiceObject {
  assertFullMode(mode);
  const { oauthScopes, requestedScopes } = world.manifest;
  const wanted = scopes === undefined || scopes === null ? requestedScopes : scopesArg(scopes);
  const isMissing = wanted.some((scope) => !oauthScopes.includes(scope));
  return service<AuthorizationInfo>('ScriptApp.AuthorizationInfo', {
    getAuthorizationStatus: local(() => STATUSES[isMissing ? 'REQUIRED' : 'NOT_REQUIRED'] ?? null),
    getAuthorizationUrl: local(() => (isMissing ? `https://accounts.google.com/${world.scriptId}` : null)),
    getAuthorizedScopes: local(() => [...oauthScopes]),
  });
}

/** Ends the execution with a request for consent, which a trigger has nobody to show to. */
function requireScopes({ world }: Execution, mode: unknown, scopes: readonly string[]): void {
  assertFullMode(mode);
  const missing = scopes.filter((scope) => !world.manifest.oauthScopes.includes(scope));
  if (missing.length > 0) {
    throw new ServiceError(`Authorization is required to perform that action. ${missing.join(' ')}`);
  }
}

/** What an OAuth redirect brings back: the callback's name, arguments and an end of validity. */
function stateToken({ world }: Execution): ServiceObject {
  const state = { method: '', arguments: {} as Record<string, string>, timeoutSeconds: 3_600 };
  const self: ServiceObject = service<GoogleAppsScript.Script.StateTokenBuilder>(
    'ScriptApp.StateTokenBuilder',
    {
      withMethod: local((method) => {
        state.method = textArg(method);
        return self;
      }),
      withArgument: local((name, value) => {
        state.arguments[textArg(name)] = textArg(value);
        return self;
      }),
      withTimeout: local((seconds) => {
        if (typeof seconds !== 'number' || seconds * 1000 > HOUR_MS) throw new SignatureError();
        state.timeoutSeconds = seconds;
        return self;
      }),
      createToken: local(() =>
        Buffer.from(JSON.stringify({ ...state, nonce: world.random.text(12, 'abcdefghij') })).toString(
          'base64url',
        ),
      ),
    },
  );
  return self;
}
