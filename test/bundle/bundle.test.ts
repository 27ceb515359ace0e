import { Linter } from 'eslint';
import globals from 'globals';
import { Script, createContext } from 'node:vm';
import { readDist } from '../support/world';

/** What Google does with dist/Code.js before anything is called, in a bare context. */
const files = readDist();
const code = files['Code.js'] ?? '';

const GLOBALS = ['onOpen', 'onInstall', 'onEdit', 'showSidebar', 'showDashboard', 'tick', 'rpc'];

const SERVICES = [
  'SpreadsheetApp',
  'Sheets',
  'UrlFetchApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'ScriptApp',
  'HtmlService',
  'Utilities',
  'Session',
  'MailApp',
  'Logger',
];

/** Notes every touch of a service; the script may not make any while it is loaded. */
function serviceSpy(name: string, touched: string[]): object {
  return new Proxy(
    {},
    {
      get: (_, property) => {
        touched.push(`${name}.${String(property)}`);
        return undefined;
      },
    },
  );
}

function load(): { context: Record<string, unknown>; touched: string[]; cpuMs: number } {
  const touched: string[] = [];
  const services = Object.fromEntries(SERVICES.map((name) => [name, serviceSpy(name, touched)]));
  const context = createContext({ ...services, console: { log() {}, info() {}, warn() {}, error() {} } });
  const script = new Script(code, { filename: 'Code.js' });
  const start = process.cpuUsage();
  script.runInContext(context);
  const { user, system } = process.cpuUsage(start);
  return { context, touched, cpuMs: (user + system) / 1000 };
}

test('every global of the design is a callable top-level function, and there is no other', () => {
  const { context } = load();
  const functions = Object.keys(context).filter((name) => typeof context[name] === 'function');
  expect(functions.sort()).toEqual([...GLOBALS].sort());
});

test('Google finds each of them as a declaration at the top level', () => {
  for (const name of GLOBALS) expect(code).toMatch(new RegExp(`^function ${name}\\(\\) \\{`, 'm'));
});

test('the functions do something: the stubs were filled', () => {
  const { context } = load();
  const rpc = context['rpc'] as (request: unknown) => unknown;
  expect(rpc({ method: 'nonsense' })).toMatchObject({ ok: false, error: { code: 'invalid_params' } });
});

test('no service is touched while the script is loaded', () => {
  expect(load().touched).toEqual([]);
});

test('it is an ES2019 classic script that names nothing but the language and Apps Script', () => {
  const services = Object.fromEntries([...SERVICES, 'console'].map((name) => [name, 'readonly'] as const));
  const messages = new Linter().verify(code, {
    languageOptions: {
      ecmaVersion: 2019,
      sourceType: 'script',
      globals: { ...globals.es2021, ...services },
      parserOptions: { ecmaFeatures: { globalReturn: false } },
    },
    rules: { 'no-undef': 'error' },
  });
  expect(messages.map(({ message, line, column }) => `${line}:${column} ${message}`)).toEqual([]);
});

test('loading takes less than 30 ms of CPU, at best of five', () => {
  expect(Math.min(...[1, 2, 3, 4, 5].map(() => load().cpuMs))).toBeLessThan(30);
});

test('the script stays below 400 KB', () => {
  expect(Buffer.byteLength(code)).toBeLessThan(400 * 1024);
});

test.each(['sidebar.html', 'dashboard.html'])('%s is one file that loads nothing from elsewhere', (name) => {
  const page = files[name] ?? '';
  expect(page).toContain('<script>');
  expect(page).not.toMatch(/<(script|img|iframe)[^>]+src=/i);
  expect(page).not.toMatch(/<link[^>]+href=/i);
  expect(page).not.toContain('<!-- script -->');
});

test('HtmlService would not eat a comment out of a template literal', () => {
  for (const name of ['sidebar.html', 'dashboard.html']) {
    const literals = (files[name] ?? '').match(/`[^`]*`/g) ?? [];
    expect(literals.filter((literal) => literal.includes('//'))).toEqual([]);
  }
});
