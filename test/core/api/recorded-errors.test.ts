import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adviceOn, toAppError, type ApiFailure, type UserError } from '../../../src/core/api/api-error';
import { outcomeOf } from '../../../src/core/api/outcome';
import { readAnswer, userErrorFailure } from '../../../src/core/api/response';
import { answer } from '../../support/fakes-api';

/** What real stores answered to what we send or may come to send, and what it is to be taken for. */
function read(file: string): string[][] {
  const [, ...lines] = readFileSync(join(__dirname, file), 'utf8').trim().split('\n');
  return lines.map((line) => line.split('\t'));
}

const ADVICE: Partial<Record<string, string>> = { outage: 'again' };
const DATA = {
  absent: {},
  null: { data: null },
  present: { data: { m0: null } },
};

interface Recorded {
  code: string;
  message: string;
  kind: string;
}

function errorOf({ code, message }: Recorded): object {
  return { message, ...(code === 'none' ? {} : { extensions: { code } }) };
}

function expectFailure(failure: ApiFailure | null, { kind, message }: Recorded): void {
  expect(failure).toMatchObject({ kind, message, effect: kind === 'outage' ? 'unknown' : 'none' });
  if (!failure) return;
  expect(adviceOn(failure)).toBe(ADVICE[kind] ?? 'never');
  expect(toAppError(failure, 'demo.myshopify.com').message).toContain(message);
}

describe('an error of the document or of a field, as recorded', () => {
  const rows = read('recorded-errors.tsv').map(
    ([root = '', code = '', data = '', kind = '', message = '']) => ({ root, code, data, kind, message }),
  );

  it.each(rows)('$root: $code: $message', ({ data, ...recorded }) => {
    const shape = DATA[data as keyof typeof DATA];
    const path = data === 'present' ? { path: ['m0'] } : {};
    const given = readAnswer(answer(200, { ...shape, errors: [{ ...errorOf(recorded), ...path }] }));
    expectFailure(given.ok ? null : given.failure, recorded);
  });

  it.each(rows.filter(({ data }) => data === 'present'))(
    'is of its own item alone where others of the batch were carried out: $root: $code',
    (recorded) => {
      const body = {
        data: { m0: { userErrors: [] }, m1: null },
        errors: [{ ...errorOf(recorded), path: ['m1'] }],
      };
      const given = readAnswer(answer(200, body));
      if (!given.ok) throw new Error('was not read as an answer');
      expect(outcomeOf(given.body, 'm0')).toMatchObject({ kind: 'done' });
      expect(outcomeOf(given.body, 'm1')).toMatchObject({ kind: 'failed', failure: { kind: recorded.kind } });
    },
  );

  it('names the scope that is missing, that for writing where there are two', () => {
    const scopes = [
      ['Access denied for products field. Required access: `read_products` access scope.', 'read_products'],
      [
        'Access denied for x field. Required access: `read_markets` for queries and both `read_markets` as well as `write_markets` for mutations.',
        'write_markets',
      ],
      ['Access denied: Missing permission to manage products.', null],
    ];
    for (const [message, scope] of scopes) {
      const given = readAnswer(answer(200, { errors: [{ message, extensions: { code: 'ACCESS_DENIED' } }] }));
      expect(given).toMatchObject({ failure: { kind: 'accessDenied', scope } });
    }
  });
});

describe('a user error, as recorded', () => {
  const rows = read('recorded-user-errors.tsv').map(
    ([mutation = '', path = '', code = '', kind = '', message = '']) => ({
      mutation,
      path,
      code,
      kind,
      message,
    }),
  );

  it.each(rows)('$mutation: $path: $code: $message', ({ path, ...recorded }) => {
    const error: UserError = {
      field: path === 'null' ? null : path.split('.'),
      message: recorded.message,
      ...(recorded.code === '–' ? {} : { code: recorded.code === 'null' ? null : recorded.code }),
    };
    const failure = userErrorFailure([error]);
    expectFailure(failure, recorded);
    if (failure?.kind === 'userErrors') expect(failure.errors).toEqual([error]);
  });

  it('is not that something is gone where another error stands beside it', () => {
    const gone = { field: ['id'], message: 'Product does not exist' };
    const long = { field: ['title'], message: 'Title is too long (maximum is 255 characters)' };
    expect(userErrorFailure([gone])).toMatchObject({ kind: 'notFound' });
    expect(userErrorFailure([gone, long])).toMatchObject({ kind: 'userErrors', errors: [gone, long] });
    expect(userErrorFailure([])).toBeNull();
  });
});
