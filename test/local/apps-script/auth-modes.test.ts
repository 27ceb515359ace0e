import { MANIFEST, runtimeWith } from './support';

const ADD_ON = { isAddOn: true, isEnabledInFile: false };

/** Opens the file with an add-on that is installed but not enabled there; answers what the script threw. */
function failureInNone(code: string): string | null {
  const runtime = runtimeWith(code, { settings: ADD_ON });
  try {
    runtime.open();
    return null;
  } catch (error) {
    return String(error);
  }
}

describe('AuthMode.NONE', () => {
  test('lets the menu be made, and nothing else be touched', () => {
    const runtime = runtimeWith(
      `function onOpen(e) {
         Logger.log(e.authMode + ' ' + Utilities.base64Encode('a'));
         SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addToUi();
       }`,
      { settings: ADD_ON },
    );
    runtime.open();
    expect(runtime.logs).toEqual(['NONE YQ==']);
    expect(runtime.menus).toHaveLength(1);
  });

  test.each([
    [
      'properties',
      `PropertiesService.getUserProperties()`,
      'You do not have permission to call PropertiesService.getUserProperties',
    ],
    [
      'the file',
      `SpreadsheetApp.getActiveSpreadsheet()`,
      'You do not have permission to call SpreadsheetApp.getActiveSpreadsheet',
    ],
    ['the cache', `CacheService.getUserCache()`, 'You do not have permission to call'],
    [
      'the network',
      `UrlFetchApp.fetch('https://a.myshopify.com/')`,
      'Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: ' +
        'https://www.googleapis.com/auth/script.external_request',
    ],
    ['a dialog', `SpreadsheetApp.getUi().alert('x')`, 'Specified permissions are not sufficient to call'],
  ])('forbids %s', (_, body, message) => {
    expect(failureInNone(`function onOpen() { ${body}; }`)).toContain(message);
  });

  test('breaks on a service at load time, before any function runs', () => {
    const loads = `const store = PropertiesService.getUserProperties();\nfunction onOpen() {}\nfunction go() { return 1; }`;
    expect(failureInNone(loads)).toContain('You do not have permission to call PropertiesService');
    expect(runtimeWith(loads).call('go')).toBe(1);
  });

  test('is over once the add-on was used in the file, and never comes for a bound script', () => {
    const code = `function onOpen(e) { Logger.log(String(e.authMode)); }`;
    const enabled = runtimeWith(code, { settings: { isAddOn: true } });
    const bound = runtimeWith(code, { settings: { isEnabledInFile: false } });
    enabled.open();
    bound.open();
    expect([...enabled.logs, ...bound.logs]).toEqual(['LIMITED', 'LIMITED']);
  });
});

describe('AuthMode.CUSTOM_FUNCTION', () => {
  const runtime = (body: string) => runtimeWith(`function calc(x) { ${body} }`);

  test('reads the file and may fetch and use properties', () => {
    const read = runtime(`
      PropertiesService.getUserProperties().setProperty('a', 'b');
      UrlFetchApp.fetch('https://a.myshopify.com/');
      return x + SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange(1, 1).getValue();`);
    read.person.type('Sheet1', 1, 1, '5');
    expect(read.customFunction('calc', 2)).toBe(7);
  });

  test.each([
    ['write', `SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange(1, 1).setValue(1)`],
    ['show anything', `SpreadsheetApp.getUi()`],
    ['open another file', `SpreadsheetApp.openById('x')`],
    ['send mail', `MailApp.sendEmail('a@b.c', 's', 'b')`],
    ['make triggers', `ScriptApp.newTrigger('x')`],
    ['use the advanced service', `Sheets.Spreadsheets.get('x')`],
  ])('may not %s', (_, body) => {
    expect(() => runtime(body).customFunction('calc')).toThrow('permission');
  });

  test('ends after 30 seconds', () => {
    const slow = runtime('Utilities.sleep(29000); Utilities.sleep(2000);');
    expect(() => slow.customFunction('calc')).toThrow('Exceeded maximum execution time');
  });
});

test('onInstall has full authorisation', () => {
  const runtime = runtimeWith(`
    function onInstall(e) { Logger.log(String(e.authMode)); PropertiesService.getUserProperties().getKeys(); }`);
  runtime.install();
  expect(runtime.logs).toEqual(['FULL']);
});

describe('what the person did not grant', () => {
  const granted = MANIFEST.oauthScopes.filter((scope) => !scope.endsWith('script.scriptapp'));
  const partly = (body: string) =>
    runtimeWith(`function work() { ${body} }`, { settings: { grantedScopes: granted } });

  test('is missing like a scope that was never asked for', () => {
    expect(() => partly(`ScriptApp.newTrigger('x')`).call('work')).toThrow(
      'Specified permissions are not sufficient to call ScriptApp.newTrigger.',
    );
  });

  test('can be asked about', () => {
    const runtime = partly(`
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      const some = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, [info.getAuthorizedScopes()[0]]);
      return [String(info.getAuthorizationStatus()), info.getAuthorizationUrl() !== null,
        String(some.getAuthorizationStatus()), some.getAuthorizationUrl()];`);
    expect(runtime.call('work')).toEqual(['REQUIRED', true, 'NOT_REQUIRED', null]);
  });

  test('can be required', () => {
    const ask = `ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); return 'ok';`;
    expect(() => partly(ask).call('work')).toThrow('Authorization is required to perform that action.');
    expect(runtimeWith(`function work() { ${ask} }`).call('work')).toBe('ok');
  });
});
