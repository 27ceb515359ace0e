import { ApiClient, type MutationOutcome } from '../../../src/core/api/api-client';
import { ApiError, toAppError } from '../../../src/core/api/api-error';
import {
  ProductsByIdDocument,
  UpdateProductDocument,
  type ProductUpdateInput,
} from '../../../src/core/api/generated';
import { Throttle } from '../../../src/core/api/throttle';
import { OutOfTime, TransportFailure, type HttpResponse } from '../../../src/platform/ports';
import {
  answer,
  costOf,
  FakeClock,
  FakeHttp,
  FakeTokens,
  throttled,
  type Reply,
} from '../../support/fakes-api';

const MINUTE = 60_000;
const SHOP = 'demo.myshopify.com';

interface Options {
  /** How long the execution has. */
  ms?: number;
  renewable?: boolean;
  /** How long Shopify takes to answer. */
  latencyMs?: number;
}

function clientWith(
  script: readonly Reply[],
  { ms = 5 * MINUTE, renewable = false, latencyMs = 100 }: Options = {},
) {
  const clock = new FakeClock();
  const deadlineMs = clock.nowMs() + ms;
  const sentAt: number[] = [];
  const http = new FakeHttp(script, () => {
    sentAt.push(clock.nowMs());
    clock.advance(latencyMs);
  });
  const tokens = new FakeTokens(renewable);
  const meter = { calls: 0, points: 0 };
  const client = new ApiClient({
    shop: SHOP,
    http,
    clock,
    tokens,
    throttle: new Throttle(),
    meter,
    deadlineMs,
  });
  return { client, http, clock, tokens, meter, deadlineMs, sentAt };
}

const found = answer(200, { data: { nodes: [] }, extensions: { cost: costOf(10, 1_990) } });
const denied = answer(200, {
  errors: [
    { message: 'Access denied', extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_products`' } },
  ],
});
const rejected = answer(200, {
  errors: [{ message: 'invalid value', extensions: { code: 'INVALID_VARIABLE' } }],
});
const tooHigh = answer(200, {
  errors: [{ message: 'Query cost is 2003', extensions: { code: 'MAX_COST_EXCEEDED' } }],
});
const internal = answer(200, {
  data: null,
  errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
});
const lost = new TransportFailure('Timeout: https://demo.myshopify.com');
const page = answer(200, '<html>maintenance</html>');
const outage = answer(502, '');

const look = (client: ApiClient) => client.query(ProductsByIdDocument, { ids: ['gid://shopify/Product/1'] });

function runsOf(count: number): { product: ProductUpdateInput }[] {
  return Array.from({ length: count }, (_, index) => ({
    product: { id: `gid://shopify/Product/${index + 1}`, title: `Hat ${index + 1}` },
  }));
}

const send = (client: ApiClient, count: number) => client.mutateBatch(UpdateProductDocument, runsOf(count));

/** What Shopify says when it carried out all of the runs. */
function done(count: number): HttpResponse {
  const payload = { product: null, userErrors: [] };
  const data = Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, payload]));
  return answer(200, { data, extensions: { cost: costOf(10 * count, 1_900) } });
}

function kindsOf(outcomes: readonly MutationOutcome<unknown>[]): string[] {
  return outcomes.map(({ kind }) => kind);
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('a query', () => {
  it('is sent once, with token, version and time limit, and its answer is the data', () => {
    const { client, http, meter } = clientWith([found]);
    expect(look(client)).toEqual({ nodes: [] });
    expect(http.requests).toMatchObject([
      {
        url: 'https://demo.myshopify.com/admin/api/2026-10/graphql.json',
        method: 'POST',
        headers: { 'X-Shopify-Access-Token': 'shpat_secret_0' },
        timeoutSeconds: 60,
      },
    ]);
    expect(http.bodies()[0]?.variables).toEqual({ ids: ['gid://shopify/Product/1'] });
    expect(meter).toEqual({ calls: 1, points: 10 });
  });

  it.each([
    ['no answer', lost],
    ['an outage', outage],
    ['a page instead of JSON', page],
    ['an internal error', internal],
    ['throttling', throttled()],
    ['429', answer(429, '', { 'retry-after': '2' })],
  ])('is repeated after %s', (_, reply) => {
    const { client, http, meter } = clientWith([reply, reply, found]);
    expect(look(client)).toEqual({ nodes: [] });
    expect(http.requests).toHaveLength(3);
    expect(meter.calls).toBe(3);
  });

  it('waits between repetitions, longer each time and never more than 20 seconds', () => {
    const { client, clock } = clientWith([lost, lost, lost, lost, lost, found]);
    look(client);
    clock.slept.forEach((ms, index) =>
      expect(ms).toBeLessThanOrEqual(Math.min(20_000, 500 * 2 ** (index + 1)) + 1),
    );
  });

  it('waits after throttling until the bucket holds what it costs', () => {
    const { client, clock } = clientWith([throttled(100), found]);
    look(client);
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(4_000);
  });

  it('gives up after six tries with the last reason', () => {
    const { client, http } = clientWith([lost, lost, lost, lost, lost, outage]);
    expect(thrownBy(() => look(client))).toMatchObject({ failure: { kind: 'outage', message: 'HTTP 502' } });
    expect(http.requests).toHaveLength(6);
  });

  it.each([
    ['a scope is missing', denied, 'accessDenied'],
    ['the document is refused', rejected, 'rejected'],
    ['it costs too much', tooHigh, 'costTooHigh'],
    ['the store does not exist', answer(404, ''), 'shopNotFound'],
    ['the token is not taken', answer(401, ''), 'unauthorized'],
  ])('is not repeated where that is of no use: %s', (_, reply, kind) => {
    const { client, http } = clientWith([reply]);
    expect(thrownBy(() => look(client))).toMatchObject({ failure: { kind } });
    expect(http.requests).toHaveLength(1);
  });

  it('with an error beside its data fails, because half an answer is none', () => {
    const half = {
      data: { nodes: [{ id: '1' }] },
      errors: [{ message: 'Access denied', path: ['nodes', 0] }],
    };
    const { client } = clientWith([answer(200, half)]);
    expect(thrownBy(() => look(client))).toBeInstanceOf(ApiError);
  });
});

describe('a batch of mutations', () => {
  it('is one request, and each run has its own outcome', () => {
    const { client, http } = clientWith([
      answer(200, {
        data: { m0: { userErrors: [] }, m1: null, m2: { userErrors: [{ message: 'taken' }] } },
        errors: [{ message: 'invalid id', path: ['m1'], extensions: { code: 'RESOURCE_NOT_FOUND' } }],
      }),
    ]);
    expect(send(client, 3)).toEqual([
      { kind: 'done', payload: { userErrors: [] } },
      { kind: 'failed', failure: { kind: 'notFound', effect: 'none', message: 'invalid id' } },
      { kind: 'done', payload: { userErrors: [{ message: 'taken' }] } },
    ]);
    expect(http.requests).toHaveLength(1);
  });

  it('of nothing is not sent', () => {
    const { client, http } = clientWith([]);
    expect(send(client, 0)).toEqual([]);
    expect(http.requests).toHaveLength(0);
  });

  it.each([
    ['no answer', lost],
    ['an outage', outage],
    ['a page instead of JSON', page],
    ['an internal error', internal],
    ['an answer cut short', answer(200, '{"data":{"m0":{"userErr')],
  ])('is never repeated when nobody knows whether it took effect: %s', (_, reply) => {
    const { client, http } = clientWith([reply]);
    expect(kindsOf(send(client, 2))).toEqual(['unknown', 'unknown']);
    expect(http.requests).toHaveLength(1);
  });

  it('is not repeated either where only one of several failed runs may have taken effect', () => {
    const { client, http } = clientWith([
      answer(200, {
        data: { m0: null, m1: null },
        errors: [
          { message: 'invalid id', path: ['m0'], extensions: { code: 'RESOURCE_NOT_FOUND' } },
          { message: 'Internal error', path: ['m1'], extensions: { code: 'INTERNAL_SERVER_ERROR' } },
        ],
      }),
    ]);
    expect(kindsOf(send(client, 2))).toEqual(['unknown', 'unknown']);
    expect(http.requests).toHaveLength(1);
  });

  it('leaves open what became of a run that the answer does not mention', () => {
    const { client } = clientWith([
      answer(200, {
        data: { m0: { userErrors: [] } },
        errors: [{ message: 'invalid id', path: ['m2'], extensions: { code: 'RESOURCE_NOT_FOUND' } }],
      }),
    ]);
    expect(kindsOf(send(client, 3))).toEqual(['done', 'unknown', 'failed']);
  });

  it.each([
    ['throttling', throttled()],
    ['429', answer(429, '', { 'retry-after': '2' })],
  ])('is repeated after %s, which is certain to have had no effect', (_, reply) => {
    const { client, http } = clientWith([reply, reply, done(2)]);
    expect(kindsOf(send(client, 2))).toEqual(['done', 'done']);
    expect(http.requests).toHaveLength(3);
  });

  it.each([
    ['is refused', rejected],
    ['is too large', answer(413, '')],
  ])('that %s as a whole is sent item by item: one call more than there are items', (_, reply) => {
    const { client, http, meter } = clientWith([reply, done(1), rejected, done(1)]);
    expect(kindsOf(send(client, 3))).toEqual(['done', 'failed', 'done']);
    expect(meter.calls).toBe(4);
    expect(http.left).toBe(0);
    const items = http.bodies().slice(1);
    expect(items.map(({ variables }) => variables)).toEqual(
      runsOf(3).map(({ product }) => ({ product_0: product })),
    );
  });

  it('that costs too much is halved, and what it cost is remembered for the next', () => {
    const { client, http } = clientWith([tooHigh, done(2), done(1)]);
    expect(kindsOf(send(client, 3))).toEqual(['done', 'done', 'done']);
    expect(http.left).toBe(0);
  });

  it('without the run whose variable was refused is sent again, and only that one fails', () => {
    const message = 'Variable $product_1 of type ProductUpdateInput! was provided invalid value for status';
    const refused = answer(200, { errors: [{ message, extensions: { code: 'INVALID_VARIABLE' } }] });
    const { client, http } = clientWith([refused, done(2)]);
    expect(send(client, 3)).toMatchObject([
      { kind: 'done' },
      { kind: 'failed', failure: { message: message.replace('$product_1', '$product') } },
      { kind: 'done' },
    ]);
    expect(Object.keys(http.bodies()[1]?.variables ?? {})).toEqual(['product_0', 'product_1']);
    expect(http.left).toBe(0);
  });

  it('of which every run failed for a reason of its own is not sent again', () => {
    const errors = ['m0', 'm1', 'm2'].map((alias) => ({
      message: `no ${alias}`,
      path: [alias],
      extensions: { code: 'RESOURCE_NOT_FOUND' },
    }));
    const { client, http } = clientWith([answer(200, { data: { m0: null, m1: null, m2: null }, errors })]);
    expect(send(client, 3)).toMatchObject(
      ['m0', 'm1', 'm2'].map((alias) => ({ failure: { kind: 'notFound', message: `no ${alias}` } })),
    );
    expect(http.requests).toHaveLength(1);
  });

  it('of a single run that is refused is not sent again', () => {
    const { client, http } = clientWith([rejected]);
    expect(kindsOf(send(client, 1))).toEqual(['failed']);
    expect(http.requests).toHaveLength(1);
  });

  it('that falls apart is sent item by item in parallel, so that one lost answer leaves them all open', () => {
    const { client, http } = clientWith([rejected, done(1), lost, done(1)]);
    expect(kindsOf(send(client, 3))).toEqual(['unknown', 'unknown', 'unknown']);
    expect(http.requests.length).toBeLessThanOrEqual(4);
  });

  it.each([
    ['a scope is missing', denied, 'accessDenied'],
    ['the store is gone', answer(404, ''), 'shopNotFound'],
    ['the token is not taken', answer(401, ''), 'unauthorized'],
  ])('fails as a whole, and is not taken apart, where %s', (_, reply, kind) => {
    const { client, http } = clientWith([reply]);
    expect(thrownBy(() => send(client, 3))).toMatchObject({ failure: { kind } });
    expect(http.requests).toHaveLength(1);
  });

  it('waits beforehand where the bucket cannot hold it, as far as earlier answers tell', () => {
    const { client, clock } = clientWith([done(1), done(10)]);
    const bucket = answer(200, { data: { m0: {} }, extensions: { cost: costOf(50, 100) } });
    const full = clientWith([bucket, done(10)]);
    send(client, 1);
    send(client, 10);
    expect(clock.slept).toEqual([]);
    send(full.client, 1);
    send(full.client, 10);
    expect(full.clock.slept).toEqual([4_000]);
  });
});

describe('a token that Shopify does not take any more', () => {
  it('is renewed once, and the request is sent with the new one', () => {
    const { client, http, tokens } = clientWith([answer(401, ''), found], { renewable: true });
    look(client);
    expect(http.requests.map(({ headers }) => headers['X-Shopify-Access-Token'])).toEqual([
      'shpat_secret_0',
      'shpat_secret_1',
    ]);
    expect(tokens.renewals).toBe(1);
  });

  it('is renewed for mutations too: what was not let in had no effect', () => {
    const { client } = clientWith([answer(401, ''), done(2)], { renewable: true });
    expect(kindsOf(send(client, 2))).toEqual(['done', 'done']);
  });

  it('is renewed also when other trouble came first', () => {
    const { client, tokens } = clientWith([throttled(), answer(401, ''), found], { renewable: true });
    look(client);
    expect(tokens.renewals).toBe(1);
  });

  it('is renewed once for all the requests that were refused together', () => {
    const refused = answer(401, '');
    const script = [refused, refused, refused, done(1), done(1), done(1)];
    const { client, tokens, http } = clientWith(script, { renewable: true });
    expect(kindsOf(client.mutateBatch(UpdateProductDocument, runsOf(3), 1))).toEqual([
      'done',
      'done',
      'done',
    ]);
    expect(tokens.renewals).toBe(1);
    expect(http.left).toBe(0);
  });

  it('is not renewed a second time', () => {
    const { client, http, tokens } = clientWith([answer(401, ''), answer(401, '')], { renewable: true });
    expect(thrownBy(() => look(client))).toMatchObject({ failure: { kind: 'unauthorized' } });
    expect(tokens.renewals).toBe(1);
    expect(http.requests).toHaveLength(2);
  });
});

describe('the deadline', () => {
  it('leaves a wait that would go beyond it to a later execution, and says when', () => {
    const { client, clock, deadlineMs } = clientWith([throttled(0)], { ms: 3_000 });
    const error = thrownBy(() => send(client, 2));
    expect(error).toBeInstanceOf(OutOfTime);
    expect((error as OutOfTime).wakeAtMs).toBeGreaterThan(deadlineMs);
    expect(clock.slept).toEqual([]);
  });

  it('lets nothing be sent with less than a second left, not even a request for a token', () => {
    const { client, http } = clientWith([], { ms: 999 });
    expect(thrownBy(() => look(client))).toBeInstanceOf(OutOfTime);
    const late = clientWith([answer(401, '')], { ms: 1_500, latencyMs: 1_000, renewable: true });
    expect(thrownBy(() => look(late.client))).toBeInstanceOf(OutOfTime);
    expect(http.requests).toHaveLength(0);
    expect(late.tokens.renewals).toBe(0);
  });

  it('shortens the time that a request may take', () => {
    const { client, http } = clientWith([found], { ms: 7_900 });
    look(client);
    expect(http.requests[0]?.timeoutSeconds).toBe(7);
  });

  it.each([
    ['reads that fail', look, [lost, outage, lost, page, lost, lost]],
    [
      'throttled writes',
      (client: ApiClient) => send(client, 3),
      new Array<HttpResponse>(6).fill(throttled(0)),
    ],
  ])('is never passed by %s', (_, act, script) => {
    for (let ms = 500; ms < 40_000; ms += 1_700) {
      const { client, sentAt, deadlineMs, clock } = clientWith(script, { ms });
      expect(thrownBy(() => act(client))).toBeInstanceOf(Error);
      for (const time of sentAt) expect(time).toBeLessThan(deadlineMs);
      expect(clock.nowMs()).toBeLessThanOrEqual(deadlineMs);
    }
  });
});

describe('the token', () => {
  const echo = 'the request had the header X-Shopify-Access-Token: shpat_secret_0';

  it.each<[string, Reply]>([
    ['a page that quotes the request', answer(200, `<html>shpat_secret_0 ${echo}</html>`)],
    ['an exception that quotes the header', new TransportFailure(`Attribute with invalid value: ${echo}`)],
    ['an error of the document', answer(200, { errors: [{ message: echo }] })],
    ['an error beside data', answer(200, { data: { nodes: [], m0: {} }, errors: [{ message: echo }] })],
    ['an access error', answer(200, { errors: [{ message: echo, extensions: { code: 'ACCESS_DENIED' } }] })],
    [
      'an internal error',
      answer(200, { errors: [{ message: echo, extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }),
    ],
  ])('stays out of every message: %s', (_, reply) => {
    const reading = thrownBy(() => look(clientWith(new Array<Reply>(6).fill(reply)).client));
    expect(reading).toBeInstanceOf(ApiError);
    const { failure, message } = reading as ApiError;
    const words = JSON.stringify([failure, message, toAppError(failure, SHOP).view()]);
    expect(words).not.toContain('shpat_');
    const writing = clientWith(new Array<Reply>(3).fill(reply)).client;
    let outcome: unknown;
    try {
      outcome = send(writing, 2);
    } catch (error) {
      outcome = (error as ApiError).failure;
    }
    expect(JSON.stringify(outcome)).not.toContain('shpat_');
  });
});

describe('requests in parallel', () => {
  it('go out together, and their answers come back in the order of the questions', () => {
    const reply = (id: string) =>
      answer(200, { data: { nodes: [{ id }] }, extensions: { cost: costOf(10, 1_990) } });
    const { client, clock, sentAt } = clientWith([reply('a'), reply('b'), reply('c')]);
    const runs = ['1', '2', '3'].map((id) => ({ ids: [`gid://shopify/Product/${id}`] }));
    expect(client.queryEach(ProductsByIdDocument, runs).map(({ nodes }) => nodes[0])).toEqual([
      { id: 'a' },
      { id: 'b' },
      { id: 'c' },
    ]);
    expect(new Set(sentAt).size).toBeLessThanOrEqual(3);
    expect(clock.slept).toEqual([]);
  });

  it('repeat only the one that stumbled', () => {
    const { client, http } = clientWith([found, throttled(), found, found]);
    const runs = ['1', '2', '3'].map((id) => ({ ids: [`gid://shopify/Product/${id}`] }));
    expect(client.queryEach(ProductsByIdDocument, runs)).toHaveLength(3);
    expect(http.bodies().map(({ variables }) => JSON.stringify(variables))).toEqual([
      '{"ids":["gid://shopify/Product/1"]}',
      '{"ids":["gid://shopify/Product/2"]}',
      '{"ids":["gid://shopify/Product/3"]}',
      '{"ids":["gid://shopify/Product/2"]}',
    ]);
  });

  it('stop where one of them fails: half of a read is none, and the rest would only cost points', () => {
    const { client, http } = clientWith([tooHigh, found, found, found, found]);
    const runs = Array.from({ length: 30 }, (_, at) => ({ ids: [`gid://shopify/Product/${at}`] }));
    expect(thrownBy(() => client.queryEach(ProductsByIdDocument, runs))).toMatchObject({
      failure: { kind: 'costTooHigh' },
    });
    expect(http.requests).toHaveLength(5);
  });

  it('a batch is cut into requests of the wanted size', () => {
    const { client, http } = clientWith([done(2), done(2), done(1)]);
    const outcomes = client.mutateBatch(UpdateProductDocument, runsOf(5), 2);
    expect(kindsOf(outcomes)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(http.requests).toHaveLength(3);
  });
});
