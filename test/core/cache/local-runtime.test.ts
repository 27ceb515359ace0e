import { buildSync } from 'esbuild';
import { runtimeWith } from '../../local/apps-script/support';

/** The cache manager on the services of the local Apps Script, as they will be called there. */
const CODE = `
import { CacheManager } from './src/core/cache/cache-manager';
import { googleCache, googleClock, googleIdentity, googlePacker, googleUserProperties } from './src/platform/google/services';
const manager = () => new CacheManager({
  cache: googleCache, properties: googleUserProperties, packer: googlePacker, clock: googleClock, identity: googleIdentity,
});
const of = (tier) => ({ name: 'things', version: 1, ttlSeconds: 3600, tiers: [tier] });
export function keep(tier, text, tag) {
  const cache = manager();
  return cache.put(of(tier), { key: 'k', value: { text } }, tag ? cache.ticket([tag]) : undefined);
}
export const find = (tier) => { const found = manager().get(of(tier), 'k'); return found ? found.value.text : null; };
export const outdate = (tag) => manager().invalidate([tag]);
export const list = () => manager().control.list().entries.length;
`;

function bundle(): string {
  const { outputFiles } = buildSync({
    stdin: { contents: CODE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Caches',
    target: 'es2019',
  });
  const names = ['keep', 'find', 'outdate', 'list'];
  const entries = names.map((name) => `function ${name}(a, b, c) { return Caches.${name}(a, b, c); }`);
  return [outputFiles[0]?.text ?? '', ...entries].join('\n');
}

describe('on the local Apps Script', () => {
  const code = bundle();

  it.each([
    ['shared', 'ASCII', 'x'.repeat(300_000)],
    [
      'shared',
      'noise',
      Array.from({ length: 200_000 }, (_, at) => String.fromCharCode(33 + ((at * at) % 8_941))).join(''),
    ],
    ['shared', 'unpaired surrogates', '\ud800 😀 \udc00'],
    ['durable', 'a short text', 'Ünïcödé'],
  ])('%s: %s comes back in another execution', (tier, _, text) => {
    const runtime = runtimeWith(code);
    expect(runtime.call('keep', tier, text)).toBe(true);
    expect(runtime.call('find', tier) === text).toBe(true);
    runtime.loseCache();
    expect(runtime.call('find', tier)).toBe(tier === 'shared' ? null : text);
  });

  it.each(['bytes', 'characters'] as const)('whether Google counts %s or not', (cacheValueUnit) => {
    const runtime = runtimeWith(code, { settings: { cacheValueUnit } });
    const text = 'é€😀'.repeat(100_000);
    expect(runtime.call('keep', 'shared', text)).toBe(true);
    expect(runtime.call('find', 'shared') === text).toBe(true);
  });

  it('what is outdated is not found; a small value costs what one call costs', () => {
    const runtime = runtimeWith(code);
    runtime.call('keep', 'shared', 'text', 'products');
    expect(runtime.call('find', 'shared')).toBe('text');
    runtime.call('outdate', 'products');
    expect(runtime.call('find', 'shared')).toBeNull();
  });
});
