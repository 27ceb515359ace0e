import { createHmac } from 'node:crypto';
import { scratch } from './support';

test.each([
  [`Utilities.base64Encode('héllo')`, 'aMOpbGxv'],
  [`Utilities.base64Encode([-1, 0, 1])`, '/wAB'],
  [`Utilities.base64EncodeWebSafe([-1, -17])`, '_-8='],
  [`Utilities.base64Decode('/wAB')`, [-1, 0, 1]],
  [`Utilities.newBlob(Utilities.base64DecodeWebSafe('_-8=')).getBytes()`, [-1, -17]],
  [`Utilities.newBlob('a', 'text/plain', 'n.txt').getName()`, 'n.txt'],
  [`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'a').length`, 32],
  [`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, '').slice(0, 3)`, [-44, 29, -116]],
  [`Utilities.formatDate(new Date(0), 'Etc/UTC', "yyyy-MM-dd'T'HH:mm:ss'Z'")`, '1970-01-01T00:00:00Z'],
  [
    `Utilities.formatDate(new Date(0), 'America/New_York', 'EEE d MMM yyyy h:mm a Z')`,
    'Wed 31 Dec 1969 7:00 PM -0500',
  ],
  [`Utilities.formatString('%s has %d and %.2f%%', 'a', 3.7, 1.005)`, 'a has 3 and 1.00%'],
  [`Utilities.ungzip(Utilities.gzip(Utilities.newBlob('text €'))).getDataAsString()`, 'text €'],
  [`JSON.stringify(Utilities.DigestAlgorithm.MD5)`, '"MD5"'],
])('%s is %j', (expression, expected) => {
  expect(scratch().run(`return ${expression}`)).toEqual(expected);
});

test('without a charset a signature reads text as US_ASCII: what is beyond becomes ?', () => {
  expect(
    scratch().run(`
      const sign = (text, charset) => Utilities.computeHmacSha256Signature(text, 'key', charset).join();
      return [sign('é') === sign('?'), sign('é', Utilities.Charset.UTF_8) === sign('?')]`),
  ).toEqual([true, false]);
});

test('uuids are of version 4 and differ', () => {
  const uuids = scratch().run('return [Utilities.getUuid(), Utilities.getUuid()]') as string[];
  expect(uuids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuids[0]).not.toBe(uuids[1]);
});

test.each([
  [`Utilities.sleep(300001)`, 'Exception'],
  [`Utilities.sleep('5')`, "The parameters (String) don't match the method signature for Utilities.sleep."],
  [`Utilities.base64Decode('%')`, 'Could not decode string.'],
  [`Utilities.ungzip(Utilities.newBlob('x'))`, 'application/x-gzip'],
])('%s fails', (body, message) => {
  expect(() => scratch().run(body)).toThrow(message);
});

test('sleeping and packing take virtual time', () => {
  const { run, runtime } = scratch();
  const start = runtime.clock.nowMs();
  run(`Utilities.sleep(1500); Utilities.gzip(Utilities.newBlob('x'.repeat(1000000)))`);
  expect(runtime.clock.nowMs() - start).toBe(1520);
});

test('what is logged can be read', () => {
  const { run, runtime } = scratch();
  run(
    `console.log('hello %s', 'you', {a: 1}); Logger.log('n = %s', 5); console.error(new Error('bad').message)`,
  );
  expect(runtime.logs).toEqual(['hello you { a: 1 }', 'n = 5', 'bad']);
});

test('Session knows the person and the script’s time zone', () => {
  const { run } = scratch({ userEmail: 'jo@shop.example' });
  expect(
    run(
      'return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()]',
    ),
  ).toEqual(['jo@shop.example', 'jo@shop.example', 'Etc/UTC']);
});

describe('HMAC of text', () => {
  const signed = (call: string): unknown => scratch().run(`return Utilities.${call}`);
  const hmac = (text: string, charset: BufferEncoding): number[] => [
    ...Int8Array.from(createHmac('sha256', 'key').update(Buffer.from(text, charset)).digest()),
  ];

  test.each(['café', '€🙂'])('%s is US_ASCII unless told otherwise', (text) => {
    const ascii = Array.from(text, (letter) => (letter.charCodeAt(0) < 128 ? letter : '?')).join('');
    expect(signed(`computeHmacSha256Signature('${text}', 'key')`)).toEqual(hmac(ascii, 'latin1'));
    expect(signed(`computeHmacSha256Signature('${text}', 'key', Utilities.Charset.UTF_8)`)).toEqual(
      hmac(text, 'utf8'),
    );
  });

  test('takes other algorithms by their name', () => {
    expect(signed(`computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_256, 'text', 'key')`)).toEqual(
      hmac('text', 'utf8'),
    );
  });
});

test('parseCsv reads quoted fields', () => {
  expect(scratch().run(`return Utilities.parseCsv('a,"b ""c"", d"\\n1,2')`)).toEqual([
    ['a', 'b "c", d'],
    ['1', '2'],
  ]);
});
