import { runtimeWith, scratch } from './support';

test('onOpen makes the menu, a click runs with full rights', () => {
  const runtime = runtimeWith(
    `
function onOpen(e) {
  SpreadsheetApp.getUi().createMenu('Shop').addItem('Open sidebar', 'showSidebar').addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('More').addItem('Help', 'help')).addToUi();
}
function showSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Catalog'));
}`,
    { files: { 'sidebar.html': '<p>hi</p>' } },
  );
  runtime.open();
  expect(runtime.menus).toEqual([
    {
      caption: 'Shop',
      items: [
        { caption: 'Open sidebar', functionName: 'showSidebar' },
        'separator',
        { caption: 'More > Help', functionName: 'help' },
      ],
    },
  ]);
  runtime.open();
  expect(runtime.menus).toHaveLength(1);
  runtime.clickMenu('showSidebar');
  expect(runtime.sidebar).toEqual({ title: 'Catalog', html: '<p>hi</p>' });
  expect(() => runtime.clickMenu('help')).toThrow('Script function not found: help');
});

test('a dialog has a title and a size', () => {
  const { run, runtime } = scratch();
  run(
    `SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<b>x</b>').setWidth(900).setHeight(600), 'Dashboard')`,
  );
  expect(runtime.dialog).toEqual({ title: 'Dashboard', html: '<b>x</b>', width: 900, height: 600 });
});

test('alerts are answered by the person, and closed when nobody answers', () => {
  const { run, runtime } = scratch();
  runtime.answerDialogs({ button: 'YES' }, { button: 'OK', text: 'typed' });
  expect(
    run(`
      const ui = SpreadsheetApp.getUi();
      const first = ui.alert('Sure?', ui.ButtonSet.YES_NO);
      const second = ui.prompt('Name');
      return [first === ui.Button.YES, second.getResponseText(), String(ui.alert('Anybody?'))]`),
  ).toEqual([true, 'typed', 'CLOSE']);
});

test('locks do not survive an alert', () => {
  expect(
    scratch().run(`
      const lock = LockService.getScriptLock(); lock.tryLock(0);
      SpreadsheetApp.getUi().alert('Wait');
      return lock.hasLock()`),
  ).toBe(false);
});

test('templates print escaped or raw and run code', () => {
  const { run } = scratch({
    files: { 'page.html': '<? for (const n of names) { ?><i><?= n ?></i><? } ?><?!= raw ?>' },
  });
  expect(
    run(`
      const template = HtmlService.createTemplateFromFile('page');
      template.names = ['a', '<b>']; template.raw = '<hr>';
      return template.evaluate().getContent()`),
  ).toBe('<i>a</i><i>&#60;b&#62;</i><hr>');
  expect(() => run(`HtmlService.createHtmlOutputFromFile('none')`)).toThrow(
    'No HTML file named none was found.',
  );
});

test('toasts and the selection are seen', () => {
  const { run, runtime } = scratch();
  run(
    `const ss = SpreadsheetApp.getActiveSpreadsheet(); ss.toast('Done', 'Import'); ss.getSheetByName('Sheet1').getRange('C4').activate()`,
  );
  expect(runtime.toasts).toEqual([{ message: 'Done', title: 'Import' }]);
  expect(runtime.selection).toEqual({ tab: 'Sheet1', row: 4, column: 3 });
});

test('everything stored can be searched for secrets', () => {
  const { run, runtime } = scratch();
  run(`
    const ss = SpreadsheetApp.getActiveSpreadsheet();
    const hidden = ss.insertSheet('_state').hideSheet(); hidden.getRange('B7').setValue('cell secret').setNote('note secret');
    CacheService.getUserCache().put('c', 'cache secret'); console.log('log secret');`);
  expect(JSON.stringify(runtime.dump())).toMatch(/cache secret.*cell secret.*note secret/);
  expect(runtime.logs).toEqual(['log secret']);
});
