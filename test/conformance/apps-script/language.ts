import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

const MISSING = [
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'structuredClone',
  'fetch',
  'Headers',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'Blob',
  'File',
  'FormData',
  'AbortController',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'window',
  'navigator',
  'process',
  'Buffer',
  'require',
];

/** Looked up by name at run time: the bundler must not see what is missing. */
const lookUp = (name: string): unknown => new Function(`return ${name}`)() as unknown;

export const LANGUAGE_CHECKS: Checks<Live> = {
  'language/missing-globals': () =>
    equal(
      MISSING.filter((name) => new Function(`return typeof ${name} !== 'undefined'`)()),
      [],
    ),
  'language/missing-global-error': () => {
    fails(() => lookUp('setTimeout'), 'setTimeout is not defined');
    try {
      lookUp('setTimeout');
    } catch (error) {
      equal(error instanceof ReferenceError, true);
    }
  },
  'language/present-globals': () =>
    equal(
      ['console', 'Promise', 'WebAssembly', 'Map', 'JSON'].filter((name) => lookUp(name) === undefined),
      [],
    ),
  'language/microtasks-after-the-stack': () => {
    const order: string[] = [];
    void Promise.resolve().then(() => order.push('later'));
    order.push('now');
    Utilities.getUuid();
    equal(order, ['now']);
  },
  'language/undefined-is-null': ({ sheet }) => {
    const cell = sheet.getRange('A1').setValue('x');
    cell.setValue(undefined);
    equal(cell.getValue(), '');
  },
  'language/enum-to-json': () => equal(JSON.stringify(ScriptApp.AuthMode.FULL), '"FULL"'),
  'language/enum-to-text': () => equal(String(ScriptApp.AuthMode.FULL), 'FULL'),
  'errors/message-without-prefix': ({ sheet }) => {
    try {
      sheet.getRange('nonsense');
    } catch (error) {
      const { name, message } = error as Error;
      equal([name, message], ['Exception', 'Range not found']);
      return;
    }
    throw new Error('Did not fail');
  },
  'errors/are-errors': ({ sheet }) => {
    try {
      sheet.getRange('nonsense');
    } catch (error) {
      equal(error instanceof Error, true);
      return;
    }
    throw new Error('Did not fail');
  },
  'errors/signature': () =>
    fails(
      () => Utilities.computeHmacSha256Signature('text', [1, 2] as never),
      "The parameters (String,number[]) don't match the method signature for Utilities.computeHmacSha256Signature.",
    ),
};
