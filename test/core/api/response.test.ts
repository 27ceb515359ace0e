import { readAnswer } from '../../../src/core/api/response';
import { toAppError, type ApiFailure } from '../../../src/core/api/api-error';
import { answer, costOf, throttled } from '../../support/fakes-api';

function failureOf(...parts: Parameters<typeof answer>): ApiFailure {
  const read = readAnswer(answer(...parts));
  if (read.ok) throw new Error('was read as an answer');
  return read.failure;
}

function refused(code: string | undefined, message: string, more: object = {}): object {
  return { message, locations: [{ line: 2, column: 3 }], ...(code ? { extensions: { code, ...more } } : {}) };
}

describe('an HTTP status', () => {
  it.each<[string, Parameters<typeof answer>, ApiFailure]>([
    [
      '401, as for a wrong token',
      [401, { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' }],
      { kind: 'unauthorized', effect: 'none' },
    ],
    [
      '404, as for a store that does not exist',
      [404, { errors: 'Not Found' }],
      { kind: 'shopNotFound', effect: 'none' },
    ],
    ['402, as for a frozen store', [402, 'Payment Required'], { kind: 'shopNotFound', effect: 'none' }],
    ['423, as for a locked store', [423, 'Locked'], { kind: 'shopNotFound', effect: 'none' }],
    [
      '403',
      [403, { errors: 'Forbidden' }],
      { kind: 'accessDenied', effect: 'none', message: 'access was denied', scope: null },
    ],
    ['429 with Retry-After, which counts seconds', [429, '', { 'retry-after': '4' }], wait(4_000)],
    ['429 with Retry-After in fractions', [429, '', { 'retry-after': '2.5' }], wait(2_500)],
    ['429 without Retry-After', [429, ''], wait(2_000)],
    ['429 with a Retry-After that is no number', [429, '', { 'retry-after': 'soon' }], wait(2_000)],
    ['500', [500, '<html>'], outage(500)],
    ['502', [502, '<html>'], outage(502)],
    ['503', [503, ''], outage(503)],
    ['504, after which anything may have happened', [504, ''], outage(504)],
    ['400', [400, ''], { kind: 'rejected', effect: 'none', message: 'HTTP 400' }],
    ['413', [413, ''], { kind: 'rejected', effect: 'none', message: 'HTTP 413' }],
  ])('%s', (_, parts, failure) => {
    expect(failureOf(...parts)).toEqual(failure);
  });

  function wait(waitMs: number): ApiFailure {
    return { kind: 'throttled', effect: 'none', waitMs };
  }

  function outage(status: number): ApiFailure {
    return { kind: 'outage', effect: 'unknown', message: `HTTP ${status}` };
  }
});

describe('a body that is no GraphQL answer', () => {
  it.each([
    [
      'a page',
      '<!DOCTYPE html>\n<html><body>Something went wrong</body></html>',
      'not JSON: <!DOCTYPE html> <html>',
    ],
    ['nothing', '', 'not JSON'],
    ['half of an answer', '{"data":{"shop":{"na', 'not JSON'],
    ['null', 'null', 'not JSON'],
    ['a text', '"x"', 'not JSON'],
    ['a list', '[]', 'neither data nor errors'],
    ['an object without data', '{}', 'neither data nor errors'],
    ['errors that are a text', '{"errors":"Not Found"}', 'neither data nor errors'],
  ])('with status 200 leaves open whether it took effect: %s', (_, body, message) => {
    expect(failureOf(200, body)).toEqual({
      kind: 'malformed',
      effect: 'unknown',
      message: expect.stringContaining(message),
    });
  });
});

describe('an answer with errors and no data', () => {
  it.each([
    [300, 2_000],
    [499, 1_000],
    [0, 5_000],
  ])('that is THROTTLED with %d of 500 points left is worth waiting %d ms for', (available, waitMs) => {
    expect(readAnswer(throttled(available))).toMatchObject({
      ok: false,
      failure: { kind: 'throttled', effect: 'none', waitMs },
      cost: costOf(500, available, { actualQueryCost: null }),
    });
  });

  it('that is THROTTLED without saying how full the bucket is waits two seconds', () => {
    expect(failureOf(200, { errors: [refused('THROTTLED', 'Throttled')] })).toMatchObject({ waitMs: 2_000 });
  });

  it.each<[string, object, ApiFailure]>([
    [
      'MAX_COST_EXCEEDED',
      refused(
        'MAX_COST_EXCEEDED',
        'Query cost is 2003, which exceeds the single query max cost limit (1000).',
        {
          cost: 2003,
          maxCost: 1000,
        },
      ),
      {
        kind: 'costTooHigh',
        effect: 'none',
        message: 'Query cost is 2003, which exceeds the single query max cost limit (1000).',
      },
    ],
    [
      'ACCESS_DENIED that names the scope apart',
      refused('ACCESS_DENIED', 'Access denied for products field.', {
        requiredAccess: '`read_products` access scope.',
      }),
      {
        kind: 'accessDenied',
        effect: 'none',
        message: 'Access denied for products field.',
        scope: 'read_products',
      },
    ],
    [
      'ACCESS_DENIED that names the scope in its message',
      refused(
        'ACCESS_DENIED',
        'Access denied for productResourceFeedback field. Required access: `read_resource_feedbacks` access scope.',
      ),
      {
        kind: 'accessDenied',
        effect: 'none',
        message:
          'Access denied for productResourceFeedback field. Required access: `read_resource_feedbacks` access scope.',
        scope: 'read_resource_feedbacks',
      },
    ],
    [
      'ACCESS_DENIED that names none',
      refused('ACCESS_DENIED', 'Access denied: Missing permission to manage products.'),
      {
        kind: 'accessDenied',
        effect: 'none',
        message: 'Access denied: Missing permission to manage products.',
        scope: null,
      },
    ],
    [
      'INTERNAL_SERVER_ERROR, after which anything may have happened',
      refused('INTERNAL_SERVER_ERROR', 'Internal error. Looks like something went wrong on our end.'),
      {
        kind: 'outage',
        effect: 'unknown',
        message: 'Internal error. Looks like something went wrong on our end.',
      },
    ],
    ['TIMEOUT', refused('TIMEOUT', 'Timeout'), { kind: 'outage', effect: 'unknown', message: 'Timeout' }],
    ...[
      ['INVALID_VARIABLE', 'Variable $product of type ProductUpdateInput! was provided invalid value'],
      ['PARSE_ERROR', 'syntax error, unexpected end of file at [3, 5]'],
      ['undefinedField', "Field 'code' doesn't exist on type 'UserError'"],
      ['MAX_INPUT_SIZE_EXCEEDED', 'The input array size of 251 is greater than the maximum allowed of 250.'],
      [undefined, 'An operation name is required'],
    ].map(([code, message = '']): [string, object, ApiFailure] => [
      `${code ?? 'no code at all'}, which refuses the document`,
      refused(code, message),
      { kind: 'rejected', effect: 'none', message },
    ]),
  ])('%s', (_, error, failure) => {
    expect(failureOf(200, { errors: [error] })).toEqual(failure);
    expect(failureOf(200, { data: null, errors: [error] })).toEqual(failure);
    expect(failureOf(200, { data: { m0: null }, errors: [{ ...error, path: ['m0'] }] })).toEqual(failure);
  });

  it('is as uncertain as the worst of them', () => {
    const errors = [
      refused('RESOURCE_NOT_FOUND', 'invalid id'),
      refused('INTERNAL_SERVER_ERROR', 'Internal error'),
    ];
    expect(failureOf(200, { data: { m0: null, m1: null }, errors })).toMatchObject({ effect: 'unknown' });
  });
});

describe('an answer with data', () => {
  it('is an answer, whatever errors stand beside it', () => {
    const body = {
      data: { m0: { product: { id: '1' } }, m1: null },
      errors: [{ ...refused('RESOURCE_NOT_FOUND', 'invalid id'), path: ['m1'] }],
      extensions: { cost: costOf(20, 1980) },
    };
    expect(readAnswer(answer(200, body))).toEqual({ ok: true, body, cost: costOf(20, 1980) });
  });

  it.each([
    ['nothing found', { data: { product: null } }],
    ['an empty list', { data: { nodes: [] } }],
    ['no field at all', { data: {} }],
  ])('is an answer even if it is %s', (_, body) => {
    expect(readAnswer(answer(200, body))).toEqual({ ok: true, body, cost: null });
  });
});

describe('a failure in the words of a person', () => {
  const failures: ApiFailure[] = [
    { kind: 'unauthorized', effect: 'none' },
    { kind: 'shopNotFound', effect: 'none' },
    { kind: 'throttled', effect: 'none', waitMs: 1 },
    { kind: 'costTooHigh', effect: 'none', message: 'M' },
    { kind: 'accessDenied', effect: 'none', message: 'M', scope: 'write_products' },
    { kind: 'accessDenied', effect: 'none', message: 'M', scope: null },
    { kind: 'notFound', effect: 'none', message: 'M' },
    { kind: 'userErrors', effect: 'none', message: 'M', errors: [] },
    { kind: 'rejected', effect: 'none', message: 'M' },
    { kind: 'outage', effect: 'unknown', message: 'M' },
    { kind: 'transport', effect: 'unknown', message: 'M' },
    { kind: 'malformed', effect: 'unknown', message: 'M' },
  ];

  it.each(failures.map((failure) => [failure.kind, failure] as const))(
    '%s says what happened and what to do',
    (_, failure) => {
      const error = toAppError(failure, 'demo.myshopify.com');
      expect(error.message).toMatch(/\.$|\)\.$|: M$/);
      expect(error.hint).toMatch(/\.$/);
      if ('message' in failure) expect(error.message).toContain('M');
    },
  );

  it('names the scope that is missing', () => {
    const error = toAppError(
      { kind: 'accessDenied', effect: 'none', message: 'M', scope: 'write_products' },
      'demo',
    );
    expect(error.view()).toMatchObject({ code: 'missing_scope', details: { scope: 'write_products' } });
    expect(error.hint).toContain('write_products');
  });
});
