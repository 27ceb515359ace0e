import { ExecutionKilled } from '../../../local/apps-script';
import { Quotas } from '../../../local/apps-script/quotas';
import { STRICT } from '../../../local/apps-script/settings';
import { VirtualClock } from '../../../local/clock';
import { runtimeWith, scratch } from './support';

describe('code that will not end', () => {
  const settings = { realLimitMs: 1_000 };

  test.each([
    ['loops without a service', `for (;;) { try { JSON.parse('{'); } catch (error) { /* goes on */ } }`],
    [
      'loops over a service and catches its end',
      `for (;;) { try { Utilities.sleep(60000); } catch (error) { /* goes on */ } }`,
    ],
    ['waits for a time that never comes', `const until = Date.now() + 1000; while (Date.now() < until);`],
  ])('%s is ended from outside', (_, body) => {
    const { run, runtime } = scratch({ settings });
    const start = runtime.clock.nowMs();
    expect(() => run(body)).toThrow(new ExecutionKilled('Exceeded maximum execution time'));
    expect(runtime.clock.nowMs() - start).toBe(360_000);
    expect(run('return 1')).toBe(1);
  });

  test('leaves no half-done write behind', () => {
    const { run, runtime } = scratch({ settings });
    expect(() =>
      run(`
        const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
        const grid = Array.from({length: 1000}, () => new Array(26).fill('x'));
        for (;;) { try { sheet.getRange(1, 1, 1000, 26).setValues(grid); } catch (error) { /* goes on */ } }`),
    ).toThrow(ExecutionKilled);
    runtime.person.type('Sheet1', 1, 1, 'still works');
    expect(
      run(`return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange(1, 1).getValue()`),
    ).toBe('still works');
  });
});

describe('the script’s own work', () => {
  const BUSY = `
    let sum = 0; for (let i = 0; i < 3e7; i += 1) sum += i % 7;
    Utilities.getUuid(); return Date.now() - started;`;

  test('costs nothing unless it is asked for, so that runs can be repeated', () => {
    expect(scratch().run(`const started = Date.now(); ${BUSY}`)).toBe(0);
  });

  test('costs what was measured, times a factor', () => {
    const took = scratch({ settings: { scriptCpuFactor: 100 } }).run(`const started = Date.now(); ${BUSY}`);
    expect(took).toBeGreaterThan(500);
  });

  test('is seen on the script’s own clock, so that a loop with a deadline ends', () => {
    const { run } = scratch({ settings: { scriptCpuFactor: 1000, realLimitMs: 20_000 } });
    expect(run(`const until = Date.now() + 60000; while (Date.now() < until); return 'done'`)).toBe('done');
  });

  test('can use up an execution', () => {
    const { run } = scratch({ settings: { scriptCpuFactor: 1e6 } });
    expect(() => run(BUSY.replace('started', '0'))).toThrow(ExecutionKilled);
  });
});

describe('executions at the same time', () => {
  test('are 30 for a user', () => {
    const { run, runtime } = scratch();
    const end = runtime.occupyExecutions(30);
    expect(() => run('return 1')).toThrow(
      'There are too many scripts running simultaneously for this Google user account.',
    );
    end();
    expect(run('return 1')).toBe(1);
  });

  const COUNT = `
    function increment(waitMs) {
      const lock = LockService.getScriptLock();
      if (waitMs >= 0 && !lock.tryLock(waitMs)) return 'busy';
      const properties = PropertiesService.getScriptProperties();
      const before = Number(properties.getProperty('count') || 0);
      properties.setProperty('count', String(before + 1));
      return 'done';
    }`;

  test('lose data when they race without a lock', () => {
    const runtime = runtimeWith(COUNT);
    let raced = false;
    runtime.setHook(({ name, phase }) => {
      if (raced || name !== 'PropertiesService.Properties.getProperty' || phase !== 'after') return undefined;
      raced = true;
      runtime.call('increment', -1);
      return undefined;
    });
    runtime.call('increment', -1);
    expect(runtime.dump().scriptProperties).toEqual({ count: '1' });
  });

  test('lose none with one: who does not get it knows, and comes back', () => {
    const runtime = runtimeWith(COUNT);
    const answers: unknown[] = [];
    runtime.setHook(({ name, phase }) => {
      if (answers.length > 0 || name !== 'PropertiesService.Properties.getProperty' || phase !== 'after')
        return undefined;
      answers.push('asked', runtime.call('increment', 500));
      return undefined;
    });
    answers.push(runtime.call('increment', 500));
    expect(answers).toEqual(['asked', 'busy', 'done']);
    runtime.call('increment', 500);
    expect(runtime.dump().scriptProperties).toEqual({ count: '2' });
  });

  test('of the panel are ten; the eleventh waits', () => {
    const runtime = runtimeWith(`
      function call(at) {
        console.log('start ' + at); Utilities.sleep(10); console.log('end ' + at); return at;
      }`);
    const calls = Array.from({ length: 12 }, (_, at) => ({ name: 'call', args: [at] }));
    const outcomes = runtime.callTogether(...calls);
    expect(outcomes).toEqual(calls.map((_, at) => ({ value: at })));
    const firstEnd = runtime.logs.findIndex((line) => line.startsWith('end'));
    expect(runtime.logs.slice(0, firstEnd)).toHaveLength(10);
  });

  test('of the panel that fail do not fail the others', () => {
    const runtime = runtimeWith(`function call(at) { if (at === 1) throw new Error('bad'); return at; }`);
    const [first, second, third] = runtime.callTogether(
      { name: 'call', args: [0] },
      { name: 'call', args: [1] },
      { name: 'call', args: [2] },
    );
    expect([first, third]).toEqual([{ value: 0 }, { value: 2 }]);
    expect(second).toMatchObject({ error: { name: 'ScriptError', message: 'Error: bad' } });
  });

  test('a trigger that falls into the person’s own run contends with it', () => {
    const runtime = runtimeWith(`
      function tick() { console.log('tick got ' + LockService.getUserLock().tryLock(0)); }
      function begin() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
      function work() { LockService.getUserLock().waitLock(0); Utilities.sleep(61000); return 'done'; }`);
    runtime.call('begin');
    runtime.setHook(({ name, phase }) => {
      if (name === 'Utilities.sleep' && phase === 'after') runtime.runDueTriggers();
      return undefined;
    });
    expect(runtime.call('work')).toBe('done');
    expect(runtime.logs).toEqual(['tick got false']);
  });
});

describe('quotas', () => {
  test.each([
    ['consumer', 20_000],
    ['workspace', 100_000],
  ] as const)('%s accounts fetch %i times a day', (account, limit) => {
    const quotas = new Quotas(new VirtualClock(), { ...STRICT, account });
    quotas.takeFetches(limit);
    expect(() => quotas.takeFetches(1)).toThrow('Service invoked too many times for one day: urlfetch.');
  });

  test('50,000 property calls a day, and again 24 hours after the first', () => {
    const { runtime } = scratch();
    const counting = runtimeWith(
      `function read(n) { const p = PropertiesService.getUserProperties(); for (let i = 0; i < n; i += 1) p.getKeys(); }`,
      { clock: runtime.clock },
    );
    for (let round = 0; round < 10; round += 1) counting.call('read', 5_000);
    expect(() => counting.call('read', 1)).toThrow('Service invoked too many times for one day: properties.');
    counting.clock.advance(86_400_000);
    counting.call('read', 1);
  });

  test('300 Sheets calls a minute are all users’ of the add-on together', () => {
    const { run, runtime } = scratch();
    runtime.useProjectQuota('Read', 300);
    expect(() => run('Sheets.Spreadsheets.get(ID)')).toThrow(
      "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute' of service",
    );
    runtime.clock.advance(60_000);
    run('Sheets.Spreadsheets.get(ID)');
  });
});

describe('latency', () => {
  const take = (settings: { latencyJitter: boolean; seed: number }): number => {
    const { run, runtime } = scratch({ settings });
    const start = runtime.clock.nowMs();
    run(`CacheService.getUserCache().put('a', 'b'); PropertiesService.getUserProperties().getKeys()`);
    return runtime.clock.nowMs() - start;
  };

  test('is typical unless it is drawn, from the published ranges and by the seed', () => {
    expect(take({ latencyJitter: false, seed: 1 })).toBe(93 + 30);
    const drawn = take({ latencyJitter: true, seed: 1 });
    expect(drawn).toBe(take({ latencyJitter: true, seed: 1 }));
    expect(drawn).not.toBe(take({ latencyJitter: true, seed: 2 }));
    expect(drawn).toBeGreaterThanOrEqual(73 + 20);
    expect(drawn).toBeLessThanOrEqual(281 + 84);
  });
});

test('cache entries vanish at random when asked', () => {
  const { run } = scratch({ settings: { cacheLossRate: 0.5 } });
  const found = run(`
    const cache = CacheService.getUserCache();
    return Array.from({length: 100}, (_, i) => { cache.put('k' + i, 'v'); return cache.get('k' + i); })
      .filter((value) => value !== null).length;`);
  expect(found).toBeGreaterThan(20);
  expect(found).toBeLessThan(80);
});
