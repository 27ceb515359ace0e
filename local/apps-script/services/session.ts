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

/** A user, known by an address. */
export class Person {
  constructor(readonly email: string) {}
}

export function personHandle(email: string): ServiceObject {
  return service<GoogleAppsScript.Base.User>(
    'Session.User',
    { getEmail: local(() => email) },
    { internals: new Person(email) },
  );
}

/** Only with full authorisation a script learns who the person is. */
export function userHandle({ kind, world }: Execution): ServiceObject {
  return personHandle(kind.authMode === 'FULL' ? world.userEmail : '');
}
