import { runtimeWith, scratch } from './support';

describe('PropertiesService', () => {
  test('the three stores are apart, and outlive executions', () => {
    const { run, runtime } = scratch();
    run(`
      PropertiesService.getUserProperties().setProperty('k', 'user');
      PropertiesService.getScriptProperties().setProperties({k: 'script', other: 'x'});
      PropertiesService.getDocumentProperties().setProperty('k', 'document');`);
    expect(run(`return PropertiesService.getUserProperties().getProperty('k')`)).toBe('user');
    expect(run(`return PropertiesService.getUserProperties().getProperty('none')`)).toBeNull();
    expect(run(`return PropertiesService.getScriptProperties().getProperties()`)).toEqual({
      k: 'script',
      other: 'x',
    });
    run(`PropertiesService.getScriptProperties().deleteProperty('k').setProperties({z: 'only'}, true)`);
    expect(runtime.dump()).toMatchObject({
      userProperties: { k: 'user' },
      scriptProperties: { z: 'only' },
      documentProperties: { k: 'document' },
    });
  });

  const big = (bytes: number): string => `'x'.repeat(${bytes})`;
  test.each([
    ['an empty name', `p.setProperty('', 'x')`, 'the property name must not be null or empty.'],
    ['more than 9 KB', `p.setProperty('k', ${big(9 * 1024 + 1)})`, 'Argument too large: value'],
    ['9 KB of two-byte letters', `p.setProperty('k', 'é'.repeat(5000))`, 'Argument too large: value'],
    [
      'more than 500 KB in all',
      `for (let i = 0; i < 56; i += 1) p.setProperty('k' + i, ${big(9 * 1024)})`,
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    ],
    [
      'an object',
      `p.setProperty('k', {})`,
      "The parameters (String,Object) don't match the method signature for PropertiesService.Properties.setProperty.",
    ],
    ['a name of 8,067 bytes', `p.setProperty(${big(8067)}, 'x')`, 'Data storage error'],
  ])('refuses %s', (_, body, message) => {
    expect(() => scratch().run(`const p = PropertiesService.getUserProperties(); ${body}`)).toThrow(message);
  });

  test('the switch lifts the limit per value, as live does', () => {
    const { run } = scratch({ settings: { propertyValueLimit: false } });
    run(`PropertiesService.getUserProperties().setProperty('k', ${big(20_000)})`);
  });

  test('reading takes 30 ms and writing 62', () => {
    const { run, runtime } = scratch();
    const start = runtime.clock.nowMs();
    run(`const p = PropertiesService.getUserProperties(); p.setProperty('a', 'b'); p.getProperties();`);
    expect(runtime.clock.nowMs() - start).toBe(92);
  });
});

describe('CacheService', () => {
  test('forgets after the given time, 10 minutes by default', () => {
    const { run, runtime } = scratch();
    run(`CacheService.getUserCache().put('short', 'a', 10); CacheService.getUserCache().put('long', 'b')`);
    const read = (): unknown => run(`return CacheService.getUserCache().getAll(['short', 'long'])`);
    expect(read()).toEqual({ short: 'a', long: 'b' });
    runtime.clock.advance(10_000);
    expect(read()).toEqual({ long: 'b' });
    runtime.clock.advance(600_000);
    expect(read()).toEqual({});
  });

  test('keeps the 900 farthest from expiration beyond 1,000', () => {
    const { run, runtime } = scratch();
    run(`
      const all = {}; for (let i = 0; i < 1000; i += 1) all['k' + i] = 'v';
      CacheService.getScriptCache().putAll(all, 100);
      CacheService.getScriptCache().put('last', 'v', 100);`);
    const left = Object.keys(runtime.dump().cache);
    expect(left).toHaveLength(900);
    expect(left).toContain('script:last');
    expect(left).not.toContain('script:k0');
  });

  test('may lose everything at any moment', () => {
    const { run, runtime } = scratch();
    run(`CacheService.getUserCache().put('k', 'v')`);
    runtime.loseCache();
    expect(run(`return CacheService.getUserCache().get('k')`)).toBeNull();
  });

  test.each([
    [`c.put('k', {})`, '[object Object]'],
    [`c.put('k', null)`, 'null'],
    [`c.put('k', 'x'.repeat(102400))`, 'x'.repeat(102_400)],
  ])('%s is stored as measured on live', (body, stored) => {
    expect(scratch().run(`const c = CacheService.getUserCache(); ${body}; return c.get('k')`)).toBe(stored);
  });

  test.each([
    [`c.put('k', 'x'.repeat(102401))`, 'Argument too large: value'],
    [`c.put(null, 'x')`, 'Invalid argument: key'],
    [`c.put('', 'x')`, 'Invalid argument: key'],
    [`c.put('k'.repeat(251), 'x')`, 'Argument too large: key'],
    [`c.put('k', 'x', 21601)`, 'Invalid argument: expirationInSeconds'],
  ])('%s fails', (body, message) => {
    expect(() => scratch().run(`const c = CacheService.getUserCache(); ${body}`)).toThrow(message);
  });
});

describe('LockService', () => {
  const TRY = `return LockService.getScriptLock().tryLock(1000)`;

  test('a lock that another execution holds is waited for on the virtual clock', () => {
    const { run, runtime } = scratch();
    const release = runtime.holdLock('script');
    const start = runtime.clock.nowMs();
    expect(run(TRY)).toBe(false);
    expect(runtime.clock.nowMs() - start).toBeGreaterThanOrEqual(1000);
    release();
    expect(run(TRY)).toBe(true);
  });

  test('a lock that is given back in time is taken then', () => {
    const { run, runtime } = scratch();
    runtime.holdLock('script', 500);
    const start = runtime.clock.nowMs();
    expect(run(TRY)).toBe(true);
    expect(runtime.clock.nowMs() - start).toBeLessThan(700);
  });

  test('waitLock throws, and the kinds of locks are apart', () => {
    const { run, runtime } = scratch();
    runtime.holdLock('script');
    expect(() => run(`LockService.getScriptLock().waitLock(10)`)).toThrow(
      'Exception: Lock timeout: another process was holding the lock for too long.',
    );
    expect(
      run(`return [LockService.getUserLock().tryLock(0), LockService.getDocumentLock().tryLock(0)]`),
    ).toEqual([true, true]);
  });

  test('taking it again succeeds; it ends with the execution', () => {
    const { run } = scratch();
    const body = `const l = LockService.getScriptLock(); return [l.hasLock(), l.tryLock(0), l.tryLock(0), l.hasLock()]`;
    expect(run(body)).toEqual([false, true, true, true]);
    expect(run(body)).toEqual([false, true, true, true]);
  });

  test('an execution inside a hook contends with the one around it', () => {
    const runtime = runtimeWith(`
function outer() { const lock = LockService.getScriptLock(); lock.waitLock(0); Utilities.sleep(1); return lock.hasLock(); }
function inner() { return LockService.getScriptLock().tryLock(100); }`);
    const answers: unknown[] = [];
    runtime.setHook(({ name, phase }) => {
      if (name === 'Utilities.sleep' && phase === 'before') answers.push(runtime.call('inner'));
      return undefined;
    });
    expect(runtime.call('outer')).toBe(true);
    expect(answers).toEqual([false]);
  });

  test('a negative wait fails', () => {
    expect(() => scratch().run(`LockService.getScriptLock().tryLock(-1)`)).toThrow('Exception');
  });
});
