import { ExecutionKilled } from '../../../local/apps-script';
import type { ServiceCall } from '../../../local/apps-script';
import { runtimeWith, scratch } from './support';

describe('the global world of a script', () => {
  test.each([
    'setTimeout',
    'setInterval',
    'queueMicrotask',
    'structuredClone',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'Blob',
    'FormData',
    'AbortController',
    'Headers',
    'atob',
    'btoa',
    'crypto',
    'performance',
    'window',
    'process',
    'Buffer',
    'require',
    'module',
  ])('%s is not defined', (name) => {
    const { run } = scratch();
    expect(() => run(`return ${name}`)).toThrow(`ReferenceError: ${name} is not defined`);
  });

  test('nothing of one execution is there in the next', () => {
    const runtime = runtimeWith('var seen = 0;\nfunction count() { seen += 1; return seen; }');
    expect([runtime.call('count'), runtime.call('count')]).toEqual([1, 1]);
  });

  test('files share one global scope, in the order of their names', () => {
    const runtime = runtimeWith('function answer() { return first + second; }', {
      files: { 'b.js': 'var second = first + 1;', 'a.js': 'var first = 1;' },
    });
    expect(runtime.call('answer')).toBe(3);
  });

  test('a syntax error is found when the project is saved', () => {
    expect(() => runtimeWith('function broken( {')).toThrow('Unexpected end of input');
  });

  test('what services answer is of the script’s own realm', () => {
    const { run } = scratch();
    expect(
      run(`
        const answer = Sheets.Spreadsheets.get(ID);
        let failure; try { Sheets.Spreadsheets.get('other') } catch (error) { failure = error }
        return [answer instanceof Object, answer.sheets instanceof Array, failure instanceof Error,
          Utilities.base64Decode('aGk=') instanceof Array, SpreadsheetApp.flush instanceof Function];`),
    ).toEqual([true, true, true, true, true]);
  });

  test('time and chance are the world’s, so that a run can be repeated', () => {
    const once = (): unknown =>
      scratch().run(
        `return [Date.now(), new Date().getTime(), new Date(5).getTime(), typeof Date(), new Date() instanceof Date,
          Math.random(), Utilities.getUuid()]`,
      );
    expect(once()).toEqual(once());
    const [now, made] = once() as number[];
    expect(made).toBe(now);
  });

  test('a method that is not emulated says so by name', () => {
    const { run } = scratch();
    expect(() => run('Sheets.Spreadsheets.Foo()')).toThrow(
      'Error: Sheets.Spreadsheets.Foo is not part of the local runtime',
    );
  });

  test('an async function is awaited, and a forgotten rejection dies silently', () => {
    const runtime = runtimeWith(`
async function late() { await null; return 'ok'; }
async function failing() { await null; throw new TypeError('bad'); }
function forgotten() { Promise.reject(new Error('lost')); return 1; }`);
    expect(runtime.call('late')).toBe('ok');
    expect(() => runtime.call('failing')).toThrow('TypeError: bad');
    expect(runtime.call('forgotten')).toBe(1);
  });
});

describe('a killed execution', () => {
  const GREEDY = `
function work() {
  const properties = PropertiesService.getScriptProperties();
  try {
    properties.setProperty('a', '1');
    properties.setProperty('b', '2');
  } catch (error) {
    properties.setProperty('caught', error.message);
  } finally {
    try { properties.setProperty('finally', 'yes'); } catch (error) { return 'swallowed'; }
  }
  return 'done';
}`;
  const killAt = (name: string, phase: ServiceCall['phase'], nth: number) => {
    let seen = 0;
    return (call: ServiceCall) =>
      call.name === name && call.phase === phase && ++seen === nth ? ('kill' as const) : undefined;
  };
  const SET = 'PropertiesService.Properties.setProperty';

  test.each([
    ['before', 1, {}],
    ['after', 1, { a: '1' }],
    ['before', 2, { a: '1' }],
    ['after', 2, { a: '1', b: '2' }],
  ] as const)('%s write %i leaves exactly what was done, whatever it catches', (phase, nth, left) => {
    const runtime = runtimeWith(GREEDY);
    runtime.setHook(killAt(SET, phase, nth));
    expect(() => runtime.call('work')).toThrow(ExecutionKilled);
    expect(runtime.dump().scriptProperties).toEqual(left);
  });

  test('is not heard of any more: its later calls are neither counted nor offered to the hook', () => {
    const runtime = runtimeWith(GREEDY);
    runtime.setHook(killAt(SET, 'before', 1));
    expect(() => runtime.call('work')).toThrow(ExecutionKilled);
    expect(runtime.serviceCalls).toEqual(['PropertiesService.getScriptProperties', SET]);
  });

  test('loses buffered writes to the sheet', () => {
    const code = `
function work() {
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('A1').setValue('lost');
  Utilities.sleep(1);
}`;
    const runtime = runtimeWith(code);
    runtime.setHook(killAt('Utilities.sleep', 'before', 1));
    expect(() => runtime.call('work')).toThrow(ExecutionKilled);
    expect(runtime.person.value('Sheet1', 1, 1)).toBe('');
    runtime.setHook(null);
    runtime.call('work');
    expect(runtime.person.value('Sheet1', 1, 1)).toBe('lost');
  });

  test('sees its time run out, so that a loop which catches everything ends', () => {
    const runtime = runtimeWith(`
function pump() {
  const until = Date.now() + 60000;
  while (Date.now() < until) { try { Utilities.sleep(1000); } catch (error) { /* goes on */ } }
}`);
    runtime.setHook(killAt('Utilities.sleep', 'before', 3));
    expect(() => runtime.call('pump')).toThrow(ExecutionKilled);
  });

  test('gives its locks back', () => {
    const runtime = runtimeWith(`
function take() { const free = LockService.getScriptLock().tryLock(0); Utilities.sleep(1); return free; }`);
    runtime.setHook(killAt('Utilities.sleep', 'after', 1));
    expect(() => runtime.call('take')).toThrow(ExecutionKilled);
    runtime.setHook(null);
    expect(runtime.call('take')).toBe(true);
  });

  test('a hook’s Error is an exception like any other, before or after the effect', () => {
    const runtime = runtimeWith(`
function work() {
  try { PropertiesService.getScriptProperties().setProperty('a', '1'); }
  catch (error) { return [error instanceof Error, error.name, error.message]; }
}`);
    runtime.setHook(({ name, phase }) =>
      name === SET && phase === 'before' ? new Error('Internal error.') : undefined,
    );
    expect(runtime.call('work')).toEqual([true, 'Exception', 'Internal error.']);
    expect(runtime.dump().scriptProperties).toEqual({});
    runtime.setHook(({ name, phase }) =>
      name === SET && phase === 'after' ? new Error('Internal error.') : undefined,
    );
    expect(runtime.call('work')).toEqual([true, 'Exception', 'Internal error.']);
    expect(runtime.dump().scriptProperties).toEqual({ a: '1' });
  });

  test('a mistake in a hook reaches the test, whatever the script catches', () => {
    const runtime = runtimeWith(GREEDY);
    runtime.setHook(() => {
      throw new RangeError('the test is wrong');
    });
    expect(() => runtime.call('work')).toThrow(RangeError);
  });
});

describe('the time limit', () => {
  const SLEEPY = `
function sleepFor(minutes) {
  try { for (let i = 0; i < minutes; i += 1) Utilities.sleep(60000); return 'done'; }
  catch (error) { return 'caught ' + error.message; }
}`;

  test('an execution ends at six minutes, not later', () => {
    const runtime = runtimeWith(SLEEPY);
    expect(runtime.call('sleepFor', 5)).toBe('done');
    const start = runtime.clock.nowMs();
    expect(() => runtime.call('sleepFor', 7)).toThrow(new ExecutionKilled('Exceeded maximum execution time'));
    expect(runtime.clock.nowMs() - start).toBe(360_000);
  });

  test('a simple trigger ends at 30 seconds', () => {
    const runtime = runtimeWith(`function onOpen() { Utilities.sleep(29000); Utilities.sleep(2000); }`);
    const start = runtime.clock.nowMs();
    expect(() => runtime.open()).toThrow(ExecutionKilled);
    expect(runtime.clock.nowMs() - start).toBe(30_000);
  });

  test('a write that the limit cuts off has had no effect', () => {
    const { run, runtime } = scratch();
    expect(() =>
      run(`
        Utilities.sleep(300000); Utilities.sleep(59600);
        Sheets.Spreadsheets.Values.update({values: [['late' + 'x'.repeat(40000)], ...Array(5).fill(['y'.repeat(49000)]), ...Array(200).fill(['y'.repeat(40000)])]}, ID, 'A1:A500', {valueInputOption: 'RAW'});`),
    ).toThrow('Exceeded maximum execution time');
    expect(runtime.person.display('Sheet1')).toEqual([]);
  });
});
