import { runtimeWith } from './support';

const ON_EDIT = `
function onEdit(e) {
  const { range, source, value, oldValue, authMode } = e;
  console.log(JSON.stringify([range.getA1Notation(), range.getSheet().getName(), source.getId() !== '', value, oldValue, String(authMode)]));
}
function edits() { return 0; }`;

test('typing is parsed, except in an @ cell', () => {
  const { person, call } = runtimeWith(
    `function text() { SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('B:B').setNumberFormat('@') }`,
  );
  call('text');
  ['00123', "'x", '=1+1'].forEach((text, index) => {
    person.type('Sheet1', index + 1, 1, text);
    person.type('Sheet1', index + 1, 2, text);
  });
  expect([1, 2, 3].map((row) => [person.value('Sheet1', row, 1), person.value('Sheet1', row, 2)])).toEqual([
    [123, '00123'],
    ['x', "'x"],
    [2, '=1+1'],
  ]);
  expect(person.formula('Sheet1', 3, 2)).toBeNull();
});

test('a paste puts values as they are', () => {
  const { person } = runtimeWith('');
  person.put('Sheet1', 1, 1, '00123');
  person.put('Sheet1', 1, 2, 5);
  expect([person.value('Sheet1', 1, 1), person.value('Sheet1', 1, 2)]).toEqual(['00123', 5]);
});

describe('onEdit', () => {
  test('gets the range, the new value and the old one', () => {
    const runtime = runtimeWith(ON_EDIT);
    runtime.person.type('Sheet1', 2, 3, 'first');
    runtime.person.type('Sheet1', 2, 3, '5');
    runtime.person.put('Sheet1', 2, 3, null);
    expect(runtime.logs.map((line) => JSON.parse(line) as unknown)).toEqual([
      ['C2', 'Sheet1', true, 'first', null, 'LIMITED'],
      ['C2', 'Sheet1', true, '5', 'first', 'LIMITED'],
      ['C2', 'Sheet1', true, null, '5', 'LIMITED'],
    ]);
  });

  test('can tell the mode it runs in, and shows its range as JSON', () => {
    const runtime = runtimeWith(
      `function onEdit(e) { console.log(e.authMode === ScriptApp.AuthMode.LIMITED, JSON.stringify(e.range), e.range) }`,
    );
    runtime.person.type('Sheet1', 2, 3, 'x');
    expect(runtime.logs).toEqual(['true {"rowStart":2,"rowEnd":2,"columnStart":3,"columnEnd":3} Range']);
  });

  test('is not fired by sorting, inserting, notes or scripts', () => {
    const runtime = runtimeWith(`${ON_EDIT}
function write() { SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange('A1').setValue(1); }`);
    runtime.person.sort('Sheet1', 1);
    runtime.person.insertRow('Sheet1', 1);
    runtime.person.setNote('Sheet1', 1, 1, 'n');
    runtime.call('write');
    expect(runtime.logs).toEqual([]);
  });

  test('what goes wrong in it is recorded; the edit stands', () => {
    const runtime = runtimeWith(`function onEdit() { throw new Error('oops'); }`);
    runtime.person.type('Sheet1', 1, 1, 'x');
    expect(runtime.person.value('Sheet1', 1, 1)).toBe('x');
    expect(runtime.failures).toEqual([{ handler: 'onEdit', message: 'Error: oops' }]);
  });
});

test('the person can act while a script runs', () => {
  const runtime = runtimeWith(`
function work() {
  const id = SpreadsheetApp.getActiveSpreadsheet().getId();
  const before = Sheets.Spreadsheets.Values.get(id, 'A1').values;
  return [before, Sheets.Spreadsheets.Values.get(id, 'A1').values];
}`);
  runtime.person.type('Sheet1', 1, 1, 'old');
  let reads = 0;
  runtime.setHook(({ name, phase }) => {
    if (name === 'Sheets.Spreadsheets.Values.get' && phase === 'after' && ++reads === 1)
      runtime.person.type('Sheet1', 1, 1, 'new');
    return undefined;
  });
  expect(runtime.call('work')).toEqual([[['old']], [['new']]]);
});

test('sorting keeps frozen rows and takes looks along', () => {
  const { person, call } = runtimeWith(
    `function freeze() { SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().setFrozenRows(1) }`,
  );
  call('freeze');
  ['Header', 'b', 'a'].forEach((text, index) => person.type('Sheet1', index + 1, 1, text));
  person.setNote('Sheet1', 3, 1, 'on a');
  person.sort('Sheet1', 1);
  expect(person.display('Sheet1')).toEqual([['Header'], ['a'], ['b']]);
  person.sort('Sheet1', 1, false);
  expect(person.display('Sheet1')).toEqual([['Header'], ['b'], ['a']]);
});

test('rows, columns and tabs can be changed', () => {
  const { person } = runtimeWith('');
  ['a', 'b', 'c'].forEach((text, index) => person.type('Sheet1', 1, index + 1, text));
  person.insertRow('Sheet1', 1);
  person.insertColumn('Sheet1', 2);
  person.deleteColumn('Sheet1', 1);
  person.moveColumn('Sheet1', 3, 1);
  person.renameTab('Sheet1', 'Products');
  expect(person.display('Products')).toEqual([
    ['', '', ''],
    ['c', '', 'b'],
  ]);
  person.deleteRow('Products', 1);
  expect(person.tabs()).toEqual([{ title: 'Products', sheetId: 0, hidden: false, rows: 1000, columns: 26 }]);
  expect(() => person.deleteTab('Products')).toThrow("You can't remove all");
  expect(() => person.type('Nope', 1, 1, 'x')).toThrow('There is no tab "Nope"');
  expect(() => person.type('Products', 1001, 1, 'x')).toThrow('has 1000 rows and 26 columns');
});
