import { ExecutionKilled } from '../../../local/apps-script';
import { runtimeWith } from '../../local/apps-script/support';
import type { Checks } from '../facts';
import { working } from './support';

export const EXECUTION_CHECKS: Checks<undefined> = {
  'execution/fresh-globals': () => {
    const runtime = working('seen += 1; return seen;', {}, 'var seen = 0;');
    expect([runtime.call('work'), runtime.call('work')]).toEqual([1, 1]);
  },
  'execution/load-time': () => {
    const code = 'const store = PropertiesService.getUserProperties();\nfunction onOpen() {}';
    const settings = { isAddOn: true, isEnabledInFile: false };
    expect(() => runtimeWith(code, { settings }).open()).toThrow(
      'You do not have permission to call PropertiesService.getUserProperties',
    );
  },
  'execution/silent-rejections': () =>
    expect(working(`Promise.reject(new Error('lost')); return 'ok';`).call('work')).toBe('ok'),
  'execution/async-entry': () =>
    expect(runtimeWith(`async function work() { await null; return 'ok'; }`).call('work')).toBe('ok'),
  'execution/class-fields': () => {
    for (const member of ['field = 1;', '#hidden = 1;', 'static shared = 1;', 'field;']) {
      expect(() => runtimeWith(`class Thing { ${member} }\nfunction work() {}`)).toThrow('ParseError');
    }
    expect(() => runtimeWith('class Thing { method() { return 1; } }')).not.toThrow();
  },
  'execution/six-minutes': () => {
    const runtime = working('for (;;) Utilities.sleep(60000);');
    const startedAt = runtime.clock.nowMs();
    expect(() => runtime.call('work')).toThrow(new ExecutionKilled('Exceeded maximum execution time'));
    expect(runtime.clock.nowMs() - startedAt).toBe(360_000);
  },
  'execution/simple-trigger-limit': () => {
    const runtime = runtimeWith('function onOpen() { Utilities.sleep(29000); Utilities.sleep(2000); }');
    const startedAt = runtime.clock.nowMs();
    expect(() => runtime.open()).toThrow(ExecutionKilled);
    expect(runtime.clock.nowMs() - startedAt).toBe(30_000);
  },
  'execution/custom-function-limit': () => {
    const runtime = working('Utilities.sleep(29000); Utilities.sleep(2000);');
    expect(() => runtime.customFunction('work')).toThrow(ExecutionKilled);
  },
  'execution/simultaneous': () => {
    const runtime = working('return 1;');
    runtime.occupyExecutions(30);
    expect(() => runtime.call('work')).toThrow(
      'There are too many scripts running simultaneously for this Google user account.',
    );
  },
  'execution/no-cleanup': () => {
    const runtime = working(`
      const store = PropertiesService.getScriptProperties();
      try { for (;;) Utilities.sleep(60000); }
      catch (error) { store.setProperty('caught', 'yes'); }
      finally { store.setProperty('finally', 'yes'); }`);
    expect(() => runtime.call('work')).toThrow(ExecutionKilled);
    expect(runtime.dump().scriptProperties).toEqual({});
  },
  'script-run/date-argument': () =>
    expect(() => working('return x;').call('work', [1, 2, 3, new Date()])).toThrow(
      'Failed due to illegal value in property: 3',
    ),
  'script-run/date-result': () => expect(working('return {deep: [new Date()]};').call('work')).toBeNull(),
  'script-run/private': () =>
    expect(() => runtimeWith('function work_() {}').call('work_')).toThrow(
      'Script function not found: work_',
    ),
  'script-run/undefined': () => {
    expect(working('return x;').call('work', undefined)).toBeNull();
    expect(working('return [undefined];').call('work')).toEqual([null]);
  },
  'script-run/ten': () => {
    const runtime = working(`console.log('begin'); Utilities.sleep(1); console.log('end');`);
    runtime.callTogether(...Array.from({ length: 11 }, () => ({ name: 'work' })));
    expect(runtime.logs.slice(0, 11)).toEqual([...Array<string>(10).fill('begin'), 'end']);
  },
  'script-run/error-name': () =>
    expect(() => working(`throw new TypeError('bad');`).call('work')).toThrow(
      expect.objectContaining({ name: 'ScriptError', message: 'TypeError: bad' }),
    ),
  'lock/ends-with-execution': () => {
    const runtime = working('return LockService.getScriptLock().tryLock(0);');
    expect([runtime.call('work'), runtime.call('work')]).toEqual([true, true]);
  },
  'lock/wait-text': () => {
    const runtime = working('LockService.getScriptLock().waitLock(10);');
    runtime.holdLock('script');
    expect(() => runtime.call('work')).toThrow(
      'Lock timeout: another process was holding the lock for too long.',
    );
  },
  'lock/contention': () => {
    const increment = `
      if (x && !LockService.getScriptLock().tryLock(100)) return 'busy';
      const store = PropertiesService.getScriptProperties();
      const before = Number(store.getProperty('count'));
      Utilities.sleep(10);
      store.setProperty('count', String(before + 1)); return 'done';`;
    const countAfter = (usesLock: boolean): unknown => {
      const runtime = working(increment);
      const outcomes = runtime.callTogether(
        { name: 'work', args: [usesLock] },
        { name: 'work', args: [usesLock] },
      );
      const busy = outcomes.filter((outcome) => 'value' in outcome && outcome.value === 'busy');
      busy.forEach(() => runtime.call('work', usesLock));
      return runtime.dump().scriptProperties.count;
    };
    expect(countAfter(true)).toBe('2');
    const racing = working(increment);
    let raced = false;
    racing.setHook(({ name }) => {
      if (raced || name !== 'Utilities.sleep') return undefined;
      raced = true;
      racing.call('work', false);
      return undefined;
    });
    racing.call('work', false);
    expect(racing.dump().scriptProperties.count).toBe('1');
  },
  'lock/dialogs': () => {
    const runtime = working(`
      const lock = LockService.getDocumentLock(); lock.waitLock(0);
      SpreadsheetApp.getUi().alert('still there?'); return lock.hasLock();`);
    runtime.answerDialogs({ button: 'OK' });
    expect(runtime.call('work')).toBe(false);
  },
};
