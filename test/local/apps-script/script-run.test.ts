import { runtimeWith, scratch } from './support';

const ECHO = `
function echo() { return Array.from(arguments); }
function hidden_() { return 1; }
function types(value) { return [typeof value, value === null, Array.isArray(value), value instanceof Array]; }`;

describe('arguments of google.script.run', () => {
  test.each([
    ['numbers, text, flags and null', [1.5, 'a', true, null]],
    ['nested objects and lists', [{ a: [1, { b: null }] }]],
  ])('%s arrive', (_, args) => {
    expect(runtimeWith(ECHO).call('echo', ...args)).toEqual(args);
  });

  test('undefined becomes null', () => {
    expect(runtimeWith(ECHO).call('echo', undefined, [1, undefined])).toEqual([null, [1, null]]);
  });

  test.each([
    ['a Date', [1, 2, 3, new Date(0)], '3'],
    ['a function', { run: () => 1 }, 'run'],
    ['a RegExp', { pattern: /a/ }, 'pattern'],
    ['a Map', [new Map()], '0'],
    ['a typed array', [new Uint8Array(1)], '0'],
  ])('%s fails', (_, value, property) => {
    expect(() => runtimeWith(ECHO).call('echo', value)).toThrow(
      `Failed due to illegal value in property: ${property}`,
    );
  });

  test('a circular object fails', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(() => runtimeWith(ECHO).call('echo', circular)).toThrow('illegal value');
  });

  test('they are objects of the script’s realm', () => {
    expect(runtimeWith(ECHO).call('types', [1])).toEqual(['object', false, true, true]);
  });
});

describe('which functions can be called', () => {
  test.each(['hidden_', 'missing', 'inner', 'assigned', 'Array'])('%s cannot', (name) => {
    const runtime = runtimeWith(`${ECHO}
(function () { function inner() {} globalThis.assigned = inner; })();`);
    expect(() => runtime.call(name)).toThrow(`Script function not found: ${name}`);
  });

  test('a declared stub that the bundle fills in can', () => {
    const runtime = runtimeWith(`var global = this;
function rpc() {
}
(function () { global.rpc = function (x) { return x + 1; }; })();`);
    expect(runtime.call('rpc', 1)).toBe(2);
  });
});

describe('results of google.script.run', () => {
  test.each([
    ['a Date anywhere makes it null', 'return {list: [1, new Date()]}', null],
    ['a Google object makes it null', 'return {sheet: SpreadsheetApp}', null],
    ['nothing is null', '', null],
    ['Map and Set are empty objects', 'return [new Map([[1, 2]]), new Set([1])]', [{}, {}]],
    ['a function is its source', 'return (x) => x', '(x) => x'],
    [
      'undefined in a list is null, in an object it is left out',
      'return {a: [undefined], b: undefined}',
      { a: [null] },
    ],
    ['a typed array is an object', 'return new Int8Array([1, 2])', { 0: 1, 1: 2 }],
  ])('%s', (_, body, expected) => {
    expect(scratch().run(body)).toEqual(expected);
  });

  test('they are plain objects of this realm', () => {
    const result = scratch().run('return {a: [1]}') as { a: unknown[] };
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(result.a).toBeInstanceOf(Array);
  });
});

describe('what a script throws', () => {
  test.each([
    ['an Error', "throw new Error('text')", 'Error: text'],
    ['a TypeError', 'null.x', "TypeError: Cannot read properties of null (reading 'x')"],
    [
      'a service exception',
      "PropertiesService.getUserProperties().setProperty('', 'x')",
      'Exception: When setting',
    ],
    ['a text', "throw 'just text'", 'just text'],
  ])('%s arrives as a ScriptError', (_, body, message) => {
    expect(() => scratch().run(body)).toThrow(message);
    try {
      scratch().run(body);
    } catch (error) {
      expect((error as Error).name).toBe('ScriptError');
    }
  });

  test('what it had written to the sheet before stays', () => {
    const { run, runtime } = scratch();
    expect(() =>
      run(
        "SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Sheet1').getRange('A1').setValue(1); throw new Error('late')",
      ),
    ).toThrow('late');
    expect(runtime.person.value('Sheet1', 1, 1)).toBe(1);
  });
});
