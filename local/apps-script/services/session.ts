import type { Execution } from '../execution';
import { assertScope, SCOPES } from '../manifest';
import type { ServiceObject } from '../service';
import { local, service } from '../service';

export function sessionService(execution: Execution): ServiceObject {
  const { world } = execution;
  const user = (): ServiceObject => {
    assertScope(world.manifest, 'Session.getActiveUser', SCOPES.email);
    return userHandle(execution);
  };
  return service<GoogleAppsScript.Base.Session>('Session', {
    getActiveUser: user,
    getEffectiveUser: user,
    getActiveUserLocale: () => 'en',
    getScriptTimeZone: () => world.manifest.timeZone,
    getTemporaryActiveUserKey: () => `user-key-${world.userEmail.length}-${world.scriptId.slice(0, 8)}`,
  });
}

/** A simple trigger does not learn who the person is. */
export function userHandle(execution: Execution): ServiceObject {
  const email = execution.kind.authMode === 'LIMITED' ? '' : execution.world.userEmail;
  return service<GoogleAppsScript.Base.User>('Session.User', { getEmail: local(() => email) });
}
