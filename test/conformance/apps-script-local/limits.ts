import { TransportError } from '../../../local/http';
import { MANIFEST, runtimeWith, scratch } from '../../local/apps-script/support';
import type { Checks } from '../facts';
import { FIRST, ticking, working } from './support';

const URL = 'https://a.myshopify.com/';
const withMail = {
  ...MANIFEST,
  oauthScopes: [...MANIFEST.oauthScopes, 'https://www.googleapis.com/auth/script.send_mail'],
};

/** Fetches two URLs at once from a network of which the second host fails. */
function fetchBoth(failure: TransportError): () => unknown {
  const runtime = runtimeWith(
    `function work() { return UrlFetchApp.fetchAll(['${URL}', 'https://b.myshopify.com/']).length; }`,
    {
      http: ({ url }) => {
        if (url.includes('b.')) throw failure;
        return { status: 200, headers: {}, body: 'ok', elapsedMs: 100 };
      },
    },
  );
  return () => runtime.call('work');
}

export const LIMIT_CHECKS: Checks<undefined> = {
  'quotas/fetches': () => {
    const runtime = working(`UrlFetchApp.fetchAll(Array(x).fill('${URL}'));`);
    runtime.call('work', 20_000);
    expect(() => runtime.call('work', 1)).toThrow('Service invoked too many times for one day: urlfetch.');
  },
  'quotas/properties': () => {
    const runtime = working(
      `const store = PropertiesService.getUserProperties(); for (let i = 0; i < 5000; i += 1) store.getKeys();`,
    );
    for (let round = 0; round < 10; round += 1) runtime.call('work');
    expect(() => runtime.call('work')).toThrow('Service invoked too many times for one day: properties.');
  },
  'quotas/trigger-runtime': () => {
    const runtime = ticking('Utilities.sleep(300000);');
    let runs = 0;
    const run = (): void => {
      for (; runs < 30; runs += 1) {
        runtime.runDueTriggers();
        runtime.clock.advance(3_300_000);
      }
    };
    expect(run).toThrow('Service using too much computer time for one day.');
    expect(runs).toBe(18);
  },
  'quotas/mail': () => {
    const { run } = scratch({ manifest: withMail });
    expect(run('return MailApp.getRemainingDailyQuota()')).toBe(100);
    expect(() => run(`for (let i = 0; i < 101; i += 1) MailApp.sendEmail('a@b.c', 's', 'b')`)).toThrow(
      'Service invoked too many times for one day: email.',
    );
  },
  'properties/nine-kilobytes': () => {
    const runtime = working(`PropertiesService.getUserProperties().setProperty('k', 'x'.repeat(x));`);
    runtime.call('work', 9 * 1024);
    expect(() => runtime.call('work', 9 * 1024 + 1)).toThrow('Argument too large: value');
  },
  'properties/store-size': () => {
    const runtime = working(`
      const store = PropertiesService.getUserProperties();
      for (let i = 0; i < 56; i += 1) store.setProperty('k' + i, 'x'.repeat(9 * 1024));`);
    expect(() => runtime.call('work')).toThrow(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
  },
  'fetch/batch-fails-as-a-whole': () =>
    expect(fetchBoth(new TransportError('refused', 50))).toThrow(
      'Address unavailable: https://b.myshopify.com/',
    ),
  'fetch/bandwidth': () =>
    expect(fetchBoth(new TransportError('bandwidth', 50))).toThrow(
      'Bandwidth quota exceeded: https://b.myshopify.com/. Try reducing the rate of data transfer.',
    ),
  'fetch/address-unavailable': () =>
    expect(fetchBoth(new TransportError('no route', 50))).toThrow(
      'Address unavailable: https://b.myshopify.com/',
    ),
  'fetch/parallel': () => {
    const runtime = runtimeWith(
      `function work() { UrlFetchApp.fetchAll(['${URL}?2000', '${URL}?5000', '${URL}?1000']); }`,
      {
        http: ({ url }) => ({ status: 200, headers: {}, body: '', elapsedMs: Number(url.split('?')[1]) }),
      },
    );
    const startedAt = runtime.clock.nowMs();
    runtime.call('work');
    expect(runtime.clock.nowMs() - startedAt).toBe(5_100);
  },
  'fetch/timeout-seconds': () => {
    const runtime = runtimeWith(`function work() { UrlFetchApp.fetch('${URL}', {timeoutSeconds: 5}); }`, {
      http: () => ({ status: 200, headers: {}, body: '', elapsedMs: 6_000 }),
    });
    expect(() => runtime.call('work')).toThrow(`Timeout: ${URL}`);
  },
  'fetch/no-head': () =>
    expect(() => working(`UrlFetchApp.fetch('${URL}', {method: 'head'});`).call('work')).toThrow(
      'Attribute provided with invalid value: method:head',
    ),
  'fetch/url-length': () =>
    expect(() =>
      working(`UrlFetchApp.fetch('${URL}' + 'x'.repeat(2083 - ${URL.length}));`).call('work'),
    ).toThrow('Limit Exceeded: URLFetch URL Length.'),
  'fetch/allowlist': () =>
    expect(() => working(`UrlFetchApp.fetch('https://example.com/');`).call('work')).toThrow(
      'Request to https://example.com/ failed because the URL has not been whitelisted in the script manifest.',
    ),
  'cache/eviction': () => {
    const runtime = working(`
      const cache = CacheService.getUserCache();
      for (let i = 0; i < 1000; i += 1) cache.put('k' + i, 'v', 600 + i);
      cache.put('last', 'v', 21600);`);
    runtime.call('work');
    const keys = Object.keys(runtime.dump().cache);
    expect(keys).toHaveLength(900);
    expect(keys).toContain('user:k999');
    expect(keys).not.toContain('user:k100');
  },
  'cache/never-guaranteed': () => {
    const runtime = working(
      `CacheService.getUserCache().put('k', 'v'); return CacheService.getUserCache().get('k');`,
      {
        cacheLossRate: 1,
      },
    );
    expect(runtime.call('work')).toBeNull();
  },
  'sheets-api/sixty-a-minute': () => {
    const runtime = working(`for (let i = 0; i < x; i += 1) Sheets.Spreadsheets.get(ID);`);
    expect(() => runtime.call('work', 61)).toThrow("limit 'Read requests per minute per user'");
  },
  'sheets-api/three-hundred-a-minute': () => {
    const runtime = working(`Sheets.Spreadsheets.get(ID);`);
    runtime.useProjectQuota('Read', 300);
    expect(() => runtime.call('work')).toThrow("limit 'Read requests per minute' of service");
  },
  'limits/cells': () => {
    const runtime = working(`${FIRST}.insertRowsAfter(1000, x); SpreadsheetApp.flush();`);
    const most = (10_000_000 - 26_000) / 26;
    expect(() => runtime.call('work', Math.floor(most) + 1)).toThrow(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
    runtime.call('work', Math.floor(most));
  },
};
