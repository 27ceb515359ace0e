import type { BinaryRequest, BinaryResponse } from '../../../local/apps-script/binary-http';
import { runtimeWith } from './support';

const URL = 'https://a.myshopify.com/';

/** Runs a script against a network that keeps what it was asked and gives one answer. */
function exchange(body: string, answer: Partial<BinaryResponse> = {}) {
  const requests: BinaryRequest[] = [];
  const runtime = runtimeWith(`function work() { ${body} }`, {
    http: (request) => {
      requests.push(request);
      return { status: 200, headers: {}, body: '', elapsedMs: 10, ...answer };
    },
  });
  return { result: runtime.call('work'), requests };
}

test('bytes that are no text travel as they are', () => {
  const { requests } = exchange(
    `UrlFetchApp.fetch('${URL}', {method: 'put', contentType: 'image/png', payload: [-119, 80, 78, 71, 0, -1]});`,
  );
  expect(requests[0]?.bodyBytes).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]));
  expect(requests[0]?.headers).toEqual({ 'Content-Type': 'image/png' });
});

test('a blob gives its content type, and a form with one is multipart', () => {
  const { requests } = exchange(`
    const blob = Utilities.newBlob([-1, 0, 1], 'image/png', 'a.png');
    UrlFetchApp.fetch('${URL}', {method: 'post', payload: blob});
    UrlFetchApp.fetch('${URL}', {method: 'post', payload: {key: 'uploads/a', file: blob}});`);
  expect(requests[0]?.headers).toEqual({ 'Content-Type': 'image/png' });
  const form = requests[1];
  expect(form?.headers['Content-Type']).toMatch(/^multipart\/form-data; boundary=/);
  const bytes = form?.bodyBytes?.toString('latin1') ?? '';
  expect(bytes).toContain('name="key"\r\n\r\nuploads/a\r\n');
  expect(bytes).toContain('name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\xff\x00\x01\r\n');
});

test('an answer gives its bytes, its blob and headers that came twice', () => {
  const { result } = exchange(
    `const answer = UrlFetchApp.fetch('${URL}');
     const blob = answer.getBlob();
     return [answer.getContent(), blob.getBytes(), blob.getContentType(), answer.getAllHeaders()['Set-Cookie']];`,
    {
      body: '�',
      bodyBytes: Buffer.from([0xff, 0x00, 0x7f]),
      headers: { 'Content-Type': 'image/png', 'Set-Cookie': 'b=2' },
      multiHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
    },
  );
  expect(result).toEqual([[-1, 0, 127], [-1, 0, 127], 'image/png', ['a=1', 'b=2']]);
});

test.each([
  [
    'more than 100 headers',
    `{headers: Object.fromEntries(Array.from({length: 101}, (_, i) => ['H' + i, 'x']))}`,
    'Limit Exceeded: URLFetch Headers.',
  ],
  ['8 KB of headers', `{headers: {A: 'x'.repeat(8 * 1024)}}`, 'Limit Exceeded: URLFetch Header Size.'],
])('%s is refused', (_, options, message) => {
  expect(() => exchange(`UrlFetchApp.fetch('${URL}', ${options})`)).toThrow(message);
});

test('an answer over 50 MB is refused', () => {
  expect(() => exchange(`UrlFetchApp.fetch('${URL}')`, { body: 'x'.repeat(50 * 1024 * 1024 + 1) })).toThrow(
    'Response too large',
  );
});

test('fetchAll has so many requests under way at a time', () => {
  const took = (fetchAllConcurrency: number): number => {
    const runtime = runtimeWith(`function work() { UrlFetchApp.fetchAll(Array(40).fill('${URL}')); }`, {
      http: () => ({ status: 200, headers: {}, body: '', elapsedMs: 1_000 }),
      settings: { fetchAllConcurrency },
    });
    const startedAt = runtime.clock.nowMs();
    runtime.call('work');
    return runtime.clock.nowMs() - startedAt;
  };
  expect([took(20), took(1_000)]).toEqual([2_100, 1_100]);
});
