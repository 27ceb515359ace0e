import type { HttpRequest, HttpResponse } from '../../../local/http';
import { TransportError } from '../../../local/http';
import { MANIFEST, scratch } from './support';

const SHOP = 'https://demo.myshopify.com/admin/api/2026-10/graphql.json';

function answering(answer: Partial<HttpResponse> = {}) {
  const requests: HttpRequest[] = [];
  const http = (request: HttpRequest): HttpResponse => {
    requests.push(request);
    return { status: 200, headers: { 'X-Request-Id': '1' }, body: '{"a":1}', elapsedMs: 250, ...answer };
  };
  return { requests, ...scratch({ http }) };
}

test('a request goes out as given, its answer comes back', () => {
  const { run, requests } = answering();
  expect(
    run(`
      const r = UrlFetchApp.fetch('${SHOP}', {method: 'post', contentType: 'application/json', headers: {'X-Token': 't'}, payload: '{}', muteHttpExceptions: true, timeoutSeconds: 60});
      return [r.getResponseCode(), r.getContentText(), r.getHeaders(), r.getContent().length, r.getBlob().getDataAsString()]`),
  ).toEqual([200, '{"a":1}', { 'X-Request-Id': '1' }, 7, '{"a":1}']);
  expect(requests).toEqual([
    {
      url: SHOP,
      method: 'POST',
      headers: { 'X-Token': 't', 'Content-Type': 'application/json' },
      body: '{}',
    },
  ]);
});

test('an object is sent as a form', () => {
  const { run, requests } = answering();
  run(`UrlFetchApp.fetch('${SHOP}', {method: 'post', payload: {a: 'x y&z', b: 1}})`);
  expect(requests[0]).toMatchObject({
    body: 'a=x+y%26z&b=1',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
});

test('with a blob in it the form is multipart', () => {
  const { run, requests } = answering();
  run(
    `UrlFetchApp.fetch('${SHOP}', {method: 'post', payload: {key: 'k', file: Utilities.newBlob('line', 'text/jsonl', 'vars.jsonl')}})`,
  );
  expect(requests[0]?.body).toContain(
    'name="file"; filename="vars.jsonl"\r\nContent-Type: text/jsonl\r\n\r\nline\r\n',
  );
  expect(requests[0]?.headers['Content-Type']).toMatch(/^multipart\/form-data; boundary=/);
});

describe('time', () => {
  test('a fetch takes as long as the whole call', () => {
    const { run, runtime } = answering();
    const start = runtime.clock.nowMs();
    run(`UrlFetchApp.fetch('${SHOP}')`);
    expect(runtime.clock.nowMs() - start).toBeCloseTo(250, 0);
  });

  test('fetchAll arrives at once and takes the slowest plus 100 ms, in the order asked', () => {
    const arrivals: number[] = [];
    const world = scratch({
      http: ({ url }) => {
        arrivals.push(world.runtime.clock.nowMs());
        const elapsedMs = Number(/\d+$/.exec(url)?.[0]);
        return { status: 200, headers: {}, body: String(elapsedMs), elapsedMs };
      },
    });
    const start = world.runtime.clock.nowMs();
    expect(
      world.run(`
        return UrlFetchApp.fetchAll(['https://a.myshopify.com/900', {url: 'https://a.myshopify.com/100', muteHttpExceptions: true}])
          .map((r) => r.getContentText())`),
    ).toEqual(['900', '100']);
    expect(new Set(arrivals).size).toBe(1);
    expect(world.runtime.clock.nowMs() - start).toBeCloseTo(1000, 0);
  });

  test('past timeoutSeconds the call fails, at that moment', () => {
    const { run, runtime } = answering({ elapsedMs: 61_000 });
    const start = runtime.clock.nowMs();
    expect(() => run(`UrlFetchApp.fetch('${SHOP}', {timeoutSeconds: 60})`)).toThrow(
      `Exception: Timeout: ${SHOP}`,
    );
    expect(runtime.clock.nowMs() - start).toBeCloseTo(60_000, -1);
  });

  test('a call that outlasts the execution has reached the server, and kills', () => {
    const { run, requests } = answering({ elapsedMs: 300_000 });
    expect(() => run(`Utilities.sleep(200000); UrlFetchApp.fetch('${SHOP}')`)).toThrow(
      'Exceeded maximum execution time',
    );
    expect(requests).toHaveLength(1);
  });
});

describe('failures', () => {
  test('a status of 400 or more throws unless it is muted', () => {
    const { run } = answering({ status: 522, body: 'x'.repeat(500) });
    expect(() => run(`UrlFetchApp.fetch('${SHOP}')`)).toThrow(
      `Request failed for https://demo.myshopify.com returned code 522. Truncated server response: ${'x'.repeat(200)} (use muteHttpExceptions option to examine full response)`,
    );
    expect(run(`return UrlFetchApp.fetch('${SHOP}', {muteHttpExceptions: true}).getResponseCode()`)).toBe(
      522,
    );
  });

  test.each([
    ['connection refused', `Address unavailable: ${SHOP}`],
    ['DNS lookup failed', `DNS error: ${SHOP}`],
    ['Timeout', `Timeout: ${SHOP}`],
    ['Bandwidth', `Bandwidth quota exceeded: ${SHOP}. Try reducing the rate of data transfer.`],
  ])('%s is thrown for the whole batch, whatever is muted', (reason, message) => {
    let sent = 0;
    const { run } = scratch({
      http: () => {
        sent += 1;
        if (sent === 2) throw new TransportError(reason, 10);
        return { status: 200, headers: {}, body: '', elapsedMs: 5 };
      },
    });
    const one = `{url: '${SHOP}', muteHttpExceptions: true}`;
    expect(() => run(`UrlFetchApp.fetchAll([${one}, ${one}, ${one}])`)).toThrow(`Exception: ${message}`);
    expect(sent).toBe(3);
  });

  test.each([
    [
      'a header of null',
      `{headers: {'X-Token': null}}`,
      'Attribute provided with invalid value: Header:null',
    ],
    ['the method head', `{method: 'head'}`, 'Attribute provided with invalid value: method:head'],
    ['an option that does not exist', `{timeout: 60}`, 'timeout'],
    ['a timeout over 360 s', `{timeoutSeconds: 361}`, 'timeoutSeconds'],
    [
      '101 headers',
      `{headers: Object.fromEntries(Array.from({length: 101}, (_, i) => ['h' + i, 'x']))}`,
      'Limit Exceeded: URLFetch Headers.',
    ],
    ['8 KB of headers', `{headers: {h: 'x'.repeat(8192)}}`, 'Limit Exceeded: URLFetch Header Size.'],
    [
      '50 MB of payload',
      `{method: 'post', payload: 'x'.repeat(50 * 1024 * 1024 + 1)}`,
      'Limit Exceeded: URLFetch POST Size.',
    ],
  ])('%s is refused', (_, params, message) => {
    const { run, requests } = answering();
    expect(() => run(`UrlFetchApp.fetch('${SHOP}', ${params})`)).toThrow(message);
    expect(requests).toHaveLength(0);
  });

  test('20,000 fetches a day, then none until 24 hours after the first', () => {
    const { run, runtime } = answering({ elapsedMs: 0 });
    run(`UrlFetchApp.fetchAll(Array(20000).fill('${SHOP}'))`);
    expect(() => run(`UrlFetchApp.fetch('${SHOP}')`)).toThrow(
      'Service invoked too many times for one day: urlfetch.',
    );
    runtime.clock.advance(86_400_000);
    run(`UrlFetchApp.fetch('${SHOP}')`);
  });
});

describe('the manifest’s list of hosts', () => {
  test.each([
    ['https://demo.myshopify.com/admin', true],
    ['https://storage.googleapis.com/x', true],
    ['http://demo.myshopify.com/admin', false],
    ['https://myshopify.com.evil.example/', false],
    ['https://evilmyshopify.com/', false],
    ['https://storage.googleapis.com.evil.example/', false],
  ])('%s: allowed %s', (url, allowed) => {
    const { run } = answering();
    const fetching = (): unknown => run(`return UrlFetchApp.fetch('${url}').getResponseCode()`);
    if (allowed) expect(fetching()).toBe(200);
    else
      expect(fetching).toThrow(
        `Exception: Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
      );
  });

  test('path prefixes count, in their case', () => {
    const manifest = { ...MANIFEST, urlFetchWhitelist: ['https://a.example/Api/'] };
    const { run } = scratch({ manifest });
    run(`UrlFetchApp.fetch('https://a.example/Api/x')`);
    expect(() => run(`UrlFetchApp.fetch('https://a.example/api/x')`)).toThrow('not been whitelisted');
  });

  test('without a list every host may be called', () => {
    const { urlFetchWhitelist: _, ...manifest } = MANIFEST;
    scratch({ manifest }).run(`UrlFetchApp.fetch('https://anywhere.example/')`);
  });
});
