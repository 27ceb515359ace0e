import { CredentialStore, StoreTokens, type Credentials } from '../../../src/core/api/credentials';
import { ApiError } from '../../../src/core/api/api-error';
import { TransportFailure } from '../../../src/platform/ports';
import { answer, FakeClock, FakeHttp, MemoryProperties, type Reply } from '../../support/fakes-api';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const PAIR: Credentials = { type: 'clientCredentials', clientId: 'id&1', clientSecret: 'shpss_s=cret' };

const grant = (number: number) =>
  answer(200, { access_token: `shpat_${number}`, scope: 'write_products', expires_in: 86_399 });

function tokensWith(
  script: readonly Reply[],
  credentials: Credentials = PAIR,
  properties = new MemoryProperties(),
) {
  const clock = new FakeClock();
  const http = new FakeHttp(script);
  const store = new CredentialStore(properties);
  if (!store.has('demo')) store.save('demo', { credentials });
  const open = () =>
    new StoreTokens('demo.myshopify.com', store.mustGet('demo'), { http, clock }, (stored) =>
      store.save('demo', stored),
    );
  return { tokens: open(), open, clock, http, store, properties };
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('credentials', () => {
  it('are kept for each store apart, and gone once removed', () => {
    const store = new CredentialStore(new MemoryProperties());
    store.save('one', { credentials: { type: 'token', accessToken: 'shpat_1' } });
    store.save('two', { credentials: PAIR });
    expect(store.mustGet('one')).toEqual({ credentials: { type: 'token', accessToken: 'shpat_1' } });
    store.remove('one');
    expect([store.has('one'), store.has('two')]).toEqual([false, true]);
    expect(thrownBy(() => store.mustGet('one'))).toMatchObject({ code: 'not_connected' });
  });

  it('stand in the properties and nowhere else', () => {
    const { tokens, properties, http } = tokensWith([grant(1)]);
    tokens.token();
    expect([...properties.values.keys()]).toEqual(['credentials.demo']);
    expect(http.requests.map(({ url, headers }) => JSON.stringify([url, headers])).join()).not.toMatch(/shp/);
  });
});

describe('an access token of one’s own', () => {
  const own: Credentials = { type: 'token', accessToken: 'shpat_own' };

  it('is used as it is, and cannot be renewed without the person', () => {
    const { tokens, http } = tokensWith([], own);
    expect(tokens.token()).toBe('shpat_own');
    expect(tokens.renew()).toBeNull();
    expect(http.requests).toHaveLength(0);
  });
});

describe('client credentials', () => {
  it('are exchanged for a token as a form', () => {
    const { tokens, http } = tokensWith([grant(1)]);
    expect(tokens.token()).toBe('shpat_1');
    expect(http.requests).toMatchObject([
      {
        url: 'https://demo.myshopify.com/admin/oauth/access_token',
        method: 'POST',
        contentType: 'application/x-www-form-urlencoded',
        body: 'grant_type=client_credentials&client_id=id%261&client_secret=shpss_s%3Dcret',
      },
    ]);
  });

  it('are not exchanged again while the token is fresh, by later executions neither', () => {
    const { tokens, open, clock, http } = tokensWith([grant(1)]);
    tokens.token();
    tokens.token();
    clock.advance(23 * HOUR);
    expect(open().token()).toBe('shpat_1');
    expect(http.requests).toHaveLength(1);
  });

  it.each([
    [24 * HOUR - 11 * MINUTE, 1],
    [24 * HOUR - 9 * MINUTE, 2],
    [25 * HOUR, 2],
  ])(
    'after %d ms have been exchanged %d times: a token of 24 hours is renewed ten minutes early',
    (ms, times) => {
      const { tokens, clock, http } = tokensWith([grant(1), grant(2)]);
      tokens.token();
      clock.advance(ms);
      expect(tokens.token()).toBe(`shpat_${times}`);
      expect(http.requests).toHaveLength(times);
    },
  );

  it('are exchanged at once where Shopify does not take the token any more', () => {
    const { tokens, open } = tokensWith([grant(1), grant(2)]);
    tokens.token();
    expect(tokens.renew()).toBe('shpat_2');
    expect(tokens.token()).toBe('shpat_2');
    expect(open().token()).toBe('shpat_2');
  });

  it.each<[string, Reply, object]>([
    ['refused', answer(400, '{"error":"invalid_client"}'), { kind: 'unauthorized', effect: 'none' }],
    ['refused', answer(401, ''), { kind: 'unauthorized', effect: 'none' }],
    ['refused', answer(403, ''), { kind: 'unauthorized', effect: 'none' }],
    ['for no store', answer(404, ''), { kind: 'shopNotFound', effect: 'none' }],
    ['met by an outage', answer(502, '<html>'), { kind: 'outage', effect: 'unknown' }],
    ['throttled', answer(429, '', { 'retry-after': '3' }), { kind: 'throttled', waitMs: 3_000 }],
    ['not answered', new TransportFailure('id&1 shpss_s=cret'), { kind: 'transport', effect: 'unknown' }],
    ['answered with a page', answer(200, '<html>shpat_1</html>'), { kind: 'malformed' }],
    ['answered in part', answer(200, '{"access_token":"shpat_1'), { kind: 'malformed' }],
    ['answered without a token', answer(200, { expires_in: 86_399 }), { kind: 'malformed' }],
    ['answered without an end', answer(200, { access_token: 'shpat_1' }), { kind: 'malformed' }],
    ['answered with nothing', answer(200, 'null'), { kind: 'malformed' }],
  ])('that are %s say so, without a secret in the message, and nothing is kept', (_, reply, failure) => {
    const { tokens, store } = tokensWith([reply]);
    const error = thrownBy(() => tokens.token());
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ failure });
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(/shp(at|ss)_/);
    expect(store.mustGet('demo')).toEqual({ credentials: PAIR });
  });
});
