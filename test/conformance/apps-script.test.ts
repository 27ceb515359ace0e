import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRuntime } from '../../local/apps-script';
import type { Runtime } from '../../local/apps-script';
import { LIVE_CHECKS } from './apps-script';
import { LOCAL_CHECKS } from './apps-script-local';
import { problemsOf } from './facts';
import { APPS_SCRIPT_FACTS, LIVE_FACTS, LOCAL_FACTS } from './facts-apps-script';

const ROOT = join(__dirname, '../..');

test('every fact has an assertion, and every assertion a fact', () => {
  const asserted = [...Object.keys(LIVE_CHECKS), ...Object.keys(LOCAL_CHECKS)];
  expect(problemsOf(APPS_SCRIPT_FACTS, asserted)).toEqual([]);
});

describe('inside Apps Script, as the bundle that anyone can push', () => {
  let runtime: Runtime;

  beforeAll(() => {
    execFileSync('node', ['esbuild.config.mjs', '--conformance'], { cwd: ROOT });
    const read = (name: string): string => readFileSync(join(ROOT, 'dist-conformance', name), 'utf8');
    runtime = createRuntime({
      files: { 'Code.js': read('Code.js'), 'appsscript.json': read('appsscript.json') },
      http: () => ({ status: 200, headers: {}, body: '', elapsedMs: 1 }),
      settings: { sheetsPerMinuteQuota: false },
    });
  });

  test.each(LIVE_FACTS.map(({ id, text }) => [id, text]))('%s: %s', (id) => {
    expect(runtime.call('checkFact', id)).toBeNull();
  });

  test('the menu item fills the tab, over as many executions as it takes', () => {
    runtime.open();
    expect(runtime.menus).toMatchObject([{ caption: 'Developer', items: [{ caption: 'Run conformance' }] }]);
    for (let round = 0; round < 5; round += 1) runtime.clickMenu('runConformance');
    const [headers, ...rows] = runtime.person.display('Conformance');
    expect(headers?.slice(0, 3)).toEqual(['Fact', 'Holds', 'What happened']);
    expect(rows.map(([id, holds]) => [id, holds])).toEqual(LIVE_FACTS.map(({ id }) => [id, 'yes']));
    expect(runtime.person.tabs().map(({ title }) => title)).toEqual(['Sheet1', 'Conformance']);
  });
});

describe('around Apps Script', () => {
  test.each(LOCAL_FACTS.map(({ id, text }) => [id, text]))('%s: %s', (id) => {
    LOCAL_CHECKS[id]?.(undefined);
  });
});
