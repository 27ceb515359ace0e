import { CircuitBreaker } from '../../../src/core/api/circuit-breaker';
import { SharedLimits } from '../../../src/core/api/shared-limits';
import { nextQuery } from '../../../src/core/api/rest-client';
import { estimatePoints } from '../../../src/core/api/estimate-points';
import { UpdateProductDocument } from '../../../src/core/api/generated';
import { utf8Length } from '../../../src/catalog/value';
import { groupRuns } from '../../../src/core/api/bulk/mutate-batch-size';
import { ApiClient } from '../../../src/core/api/api-client';
import { Throttle } from '../../../src/core/api/throttle';
import type { Cache } from '../../../src/platform/ports';
import { answer, costOf, FakeClock, FakeHttp, FakeTokens, type Reply } from '../../support/fakes-api';

function cacheOn(values: Map<string, string>): Cache {
  return {
    get: (key) => values.get(key) ?? null,
    getAll: (keys) => Object.fromEntries([...values].filter(([key]) => keys.includes(key))),
    put: (key, value) => void values.set(key, value),
    putAll: (entries) => Object.entries(entries).forEach(([key, value]) => values.set(key, value)),
    remove: (key) => void values.delete(key),
    removeAll: (keys) => keys.forEach((key) => values.delete(key)),
  };
}

describe('the circuit breaker', () => {
  const silenced = (times: number) => {
    const breaker = new CircuitBreaker();
    for (let time = 0; time < times; time++) breaker.report(false, 0);
    return breaker;
  };

  it('opens after six exchanges without a sign of life, not before', () => {
    expect(silenced(5).openUntilMs(0)).toBeNull();
    expect(silenced(6).openUntilMs(0)).toBe(30_000);
  });

  it('probes once when its time is over: it closes, or opens for twice as long', () => {
    const breaker = silenced(6);
    expect([breaker.openUntilMs(30_000), breaker.isProbing]).toEqual([null, true]);
    breaker.report(false, 30_000);
    expect(breaker.openUntilMs(30_000)).toBe(90_000);
    breaker.report(true, 90_000);
    expect([breaker.openUntilMs(90_000), breaker.isProbing]).toEqual([null, false]);
  });
});

describe('limits shared by the cache', () => {
  it('are what the execution before knew', () => {
    const values = new Map<string, string>();
    const before = new SharedLimits(cacheOn(values));
    const known = before.of('demo', 'graphql');
    known.report([{ operation: 'Update', size: 10, cost: costOf(160, 500) }], 1_000);
    for (let time = 0; time < 6; time++) known.breaker.report(false, 1_000);
    before.of('other', 'rest');
    before.save();
    expect([...values.keys()]).toEqual(['limits.graphql.demo']);
    const after = new SharedLimits(cacheOn(values)).of('demo', 'graphql');
    expect(after.pointsPerRun('Update')).toBe(16);
    expect(after.bucket(2_000)?.currentlyAvailable).toBe(600);
    expect(after.breaker.openUntilMs(1_000)).toBe(31_000);
  });

  it('are told now and then while an execution goes on, in case it is killed', () => {
    const values = new Map<string, string>();
    const limits = new SharedLimits(cacheOn(values));
    limits.of('demo', 'graphql').breaker.report(true, 0);
    limits.saveEvery(60_000, 1_000);
    limits.saveEvery(60_000, 60_000);
    expect(values.size).toBe(0);
    limits.saveEvery(60_000, 61_000);
    expect(values.size).toBe(1);
    values.clear();
    limits.saveEvery(60_000, 100_000);
    expect(values.size).toBe(0);
  });

  it.each(['', 'null', '{}', '{"points":'])('that came to harm (%j) are none', (text) => {
    const limits = new SharedLimits(cacheOn(new Map([['limits.graphql.demo', text]])));
    expect(limits.of('demo', 'graphql').bucket(0)).toBeNull();
  });

  it('are missing where the cache fails, and nothing else is', () => {
    const broken = () => {
      throw new Error('quota');
    };
    const limits = new SharedLimits({ ...cacheOn(new Map()), get: broken, put: broken });
    limits.of('demo', 'graphql').breaker.report(true, 0);
    expect(() => limits.save()).not.toThrow();
  });
});

describe('an estimate', () => {
  it('is what the formula says', () => {
    expect(estimatePoints(UpdateProductDocument.toString(), {})).toBe(16);
    const page =
      'query P($n: Int!) {\n  products(first: $n) {\n    nodes {\n      id\n      seo {\n        title\n      }\n    }\n  }\n}';
    expect(estimatePoints(page, { n: 250 })).toBe(24);
    expect(estimatePoints('query C {\n  productsCount(limit: null) {\n    count\n  }\n}', {})).toBe(10);
  });
});

describe('runs in groups', () => {
  it('stay below the bytes, but for a run that is larger by itself', () => {
    expect(groupRuns(['aa', 'bb', 'cccccccccc', 'd'], 10, 8).map(({ length }) => length)).toEqual([2, 1, 1]);
  });

  it.each(['', 'abc', 'äöü', '€', '😀x', 'a😀€ä'])('%j has as many bytes as UTF-8 says', (text) => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text));
  });
});

function clientWith(script: readonly Reply[], onOtherVersion?: (served: string) => void) {
  const clock = new FakeClock();
  const http = new FakeHttp(script);
  const client = new ApiClient({
    shop: 'demo.myshopify.com',
    http,
    clock,
    tokens: new FakeTokens(false),
    throttle: new Throttle(),
    meter: { calls: 0, points: 0 },
    deadlineMs: clock.nowMs() + 60_000,
    onOtherVersion,
  });
  return { client, http, clock };
}

describe('REST', () => {
  const limit = (used: number) => ({ 'x-shopify-shop-api-call-limit': `${used}/40` });

  it('gives the body and the query of the next page', () => {
    const link =
      '<https://demo.myshopify.com/p.json?page_info=a>; rel="previous", <https://demo.myshopify.com/p.json?limit=250&page_info=b>; rel="next"';
    const { client, http } = clientWith([answer(200, { products: [] }, { ...limit(1), link })]);
    expect(client.rest.getEach(['products.json?limit=250'])).toEqual([
      { body: { products: [] }, next: 'limit=250&page_info=b' },
    ]);
    expect(http.requests[0]).toMatchObject({ method: 'GET', body: null });
    expect(nextQuery('<https://x/p.json?a=1>; rel="previous"')).toBeNull();
  });

  it('waits as long as Retry-After says, in seconds, and until the bucket of calls has room', () => {
    const { client, clock } = clientWith([
      answer(429, '', { 'retry-after': '2' }),
      answer(200, {}, limit(40)),
      answer(200, {}, limit(40)),
    ]);
    client.rest.getEach(['a.json']);
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(2_000);
    clock.slept.length = 0;
    client.rest.getEach(['b.json']);
    expect(clock.slept).toEqual([500]);
  });

  it('says what is not there', () => {
    const { client } = clientWith([answer(404, '{"errors":"Not Found"}')]);
    expect(() => client.rest.getEach(['x.json'])).toThrow('there is no such resource');
  });
});

describe('the version', () => {
  it('is told where Shopify serves another one than ours', () => {
    const served: string[] = [];
    const reply = (version: string) => answer(200, {}, { 'x-shopify-api-version': version });
    const { client } = clientWith([reply('2026-10'), reply('2027-01')], (version) => served.push(version));
    client.rest.getEach(['a.json', 'b.json']);
    expect(served).toEqual(['2027-01']);
  });
});
