import { MANIFEST, runtimeWith, scratch } from './support';

const without = (scope: string): object => ({
  ...MANIFEST,
  oauthScopes: MANIFEST.oauthScopes.filter((name) => !name.endsWith(`/${scope}`)),
});

test.each([
  ['script.external_request', `UrlFetchApp.fetch('https://a.myshopify.com/')`, 'UrlFetchApp.fetch'],
  ['spreadsheets', `SpreadsheetApp.openById('x')`, 'SpreadsheetApp.openById'],
  ['spreadsheets', `Sheets.Spreadsheets.get('x')`, 'sheets.spreadsheets.get'],
  [
    'script.container.ui',
    `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`,
    'Ui.showSidebar',
  ],
  ['script.scriptapp', `ScriptApp.newTrigger('x')`, 'ScriptApp.newTrigger'],
  ['script.scriptapp', `ScriptApp.getProjectTriggers()`, 'ScriptApp.getProjectTriggers'],
  ['userinfo.email', `Session.getActiveUser()`, 'Session.getActiveUser'],
])('without the scope %s, %s fails', (scope, body, call) => {
  const manifest = { ...without(scope) } as typeof MANIFEST;
  const runtime = runtimeWith(`function work() { ${body} }`, { manifest });
  expect(() => runtime.call('work')).toThrow(
    `Exception: Specified permissions are not sufficient to call ${call}. Required permissions: https://www.googleapis.com/auth/${scope}`,
  );
});

test.each([
  ['fetching', `UrlFetchApp.fetch('https://a.myshopify.com/')`],
  ['a sidebar', `SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'))`],
  ['opening another file', `SpreadsheetApp.openById('x')`],
  ['the advanced service', `Sheets.Spreadsheets.get('x')`],
  ['making triggers', `ScriptApp.newTrigger('x')`],
])('a simple trigger may not use %s', (_, body) => {
  const runtime = runtimeWith(`function onOpen() { ${body}; }`);
  expect(() => runtime.open()).toThrow('Specified permissions are not sufficient');
});

test('a simple trigger may read and write the sheet, properties, cache and locks', () => {
  const runtime = runtimeWith(`
function onOpen() {
  SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange(1, 1).setValue('seen');
  PropertiesService.getDocumentProperties().setProperty('a', 'b');
  CacheService.getUserCache().put('a', 'b');
  LockService.getDocumentLock().tryLock(0);
}`);
  runtime.open();
  expect(runtime.person.value('Sheet1', 1, 1)).toBe('seen');
});

test('the advanced service is there only if the manifest switches it on', () => {
  const { dependencies: _, ...manifest } = MANIFEST;
  expect(() => scratch({ manifest }).run('return Sheets')).toThrow('ReferenceError: Sheets is not defined');
});
