import type { Checks } from '../facts';
import type { Live } from './live';
import { equal, fails } from './live';

const hex = (bytes: readonly number[]): string =>
  bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');

export const UTILITY_CHECKS: Checks<Live> = {
  'utilities/sleep-limit': () => fails(() => Utilities.sleep(300_001), ''),
  'utilities/hmac-ascii': () =>
    equal(
      hex(Utilities.computeHmacSha256Signature('café', 'key')),
      hex(Utilities.computeHmacSha256Signature('caf?', 'key')),
    ),
  'utilities/hmac-utf8': () => {
    const { UTF_8 } = Utilities.Charset;
    const ofText = hex(Utilities.computeHmacSha256Signature('café', 'key', UTF_8));
    const bytes = (text: string): number[] => Utilities.newBlob(text).getBytes();
    equal(ofText, hex(Utilities.computeHmacSha256Signature(bytes('café'), bytes('key'))));
    equal(ofText === hex(Utilities.computeHmacSha256Signature('caf?', 'key')), false);
  },
  'utilities/signed-bytes': () => equal(Utilities.newBlob('é').getBytes(), [-61, -87]),
  'utilities/hmac-mixed': () =>
    fails(() => Utilities.computeHmacSha256Signature('text', [1] as never), 'match the method signature'),
  'utilities/gzip': () => {
    const zipped = Utilities.gzip(Utilities.newBlob('as it was'));
    equal(Utilities.ungzip(zipped).getDataAsString(), 'as it was');
  },
  'fetch/default-content-type': () => {
    const request = UrlFetchApp.getRequest('https://example.myshopify.com/', {
      method: 'post',
      payload: 'x',
    });
    equal((request as { contentType?: string }).contentType, 'application/x-www-form-urlencoded');
  },
  'fetch/object-payload': () => {
    const request = UrlFetchApp.getRequest('https://example.myshopify.com/', {
      method: 'post',
      payload: { a: 'b c', d: '1' },
    });
    equal(String((request as { payload?: unknown }).payload), 'a=b+c&d=1');
  },
  'fetch/null-header': () =>
    fails(
      () => UrlFetchApp.getRequest('https://example.myshopify.com/', { headers: { A: null as never } }),
      'Attribute provided with invalid value: Header:null',
    ),
  'html/escapes': () =>
    equal(HtmlService.createTemplate(`<?= '<b>' ?>`).evaluate().getContent().includes('<b>'), false),
  'html/raw': () => equal(HtmlService.createTemplate(`<?!= '<b>' ?>`).evaluate().getContent(), '<b>'),
  'html/variables': () => {
    const template = HtmlService.createTemplate(`<?= name ?>`);
    template.name = 'Ada';
    equal(template.evaluate().getContent(), 'Ada');
  },
  'triggers/minutes': () =>
    fails(
      () => ScriptApp.newTrigger('runConformance').timeBased().everyMinutes(7).create(),
      'The value you passed to everyMinutes was invalid',
    ),
  'triggers/hours': () =>
    fails(() => ScriptApp.newTrigger('runConformance').timeBased().everyHours(5).create(), ''),
};
