import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

const cache = () => CacheService.getUserCache();
const properties = () => PropertiesService.getUserProperties();

export const STORE_CHECKS: Checks<Live> = {
  'cache/value-limit': () => {
    cache().put('conformance', 'x'.repeat(102_400));
    fails(() => cache().put('conformance', 'x'.repeat(102_401)), 'Argument too large: value');
    cache().remove('conformance');
  },
  'cache/empty-key': () => {
    fails(() => cache().put('', 'x'), 'Invalid argument: key');
    fails(() => cache().get(null as never), 'Invalid argument: key');
  },
  'cache/number-key': () => {
    cache().put(5 as never, 'x');
    equal(cache().get('5'), 'x');
    cache().remove('5');
  },
  'cache/object-value': () => {
    cache().put('conformance', {} as never);
    const stored = [cache().get('conformance')];
    cache().put('conformance', null as never);
    stored.push(cache().get('conformance'));
    cache().remove('conformance');
    equal(stored, ['[object Object]', 'null']);
  },
  'cache/negative-expiry': () => {
    cache().put('conformance', 'x', -1);
    equal(cache().get('conformance'), 'x');
    cache().remove('conformance');
  },
  'properties/empty-key': () =>
    fails(
      () => properties().setProperty('', 'x'),
      'When setting or getting a property value, the property name must not be null or empty.',
    ),
  'properties/long-key': () =>
    fails(() => properties().setProperty('x'.repeat(8_067), 'x'), 'Data storage error'),
  'properties/missing-is-null': () => equal(properties().getProperty('there is no such property'), null),
  'lock/free': () => {
    const lock = LockService.getUserLock();
    equal(lock.tryLock(0), true);
    lock.releaseLock();
  },
  'lock/again': () => {
    const lock = LockService.getUserLock();
    equal([lock.tryLock(0), lock.tryLock(0)], [true, true]);
    lock.releaseLock();
  },
  'lock/has-lock': () => {
    const lock = LockService.getUserLock();
    const before = lock.hasLock();
    lock.waitLock(0);
    const during = lock.hasLock();
    lock.releaseLock();
    equal([before, during, lock.hasLock()], [false, true, false]);
  },
  'lock/negative': () => fails(() => LockService.getUserLock().tryLock(-1), ''),
};
