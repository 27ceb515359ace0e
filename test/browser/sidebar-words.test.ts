import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopDomainOf } from '../../src/ui/sidebar/address';
import { ago, duration, excerpts, money, visible } from '../../src/ui/sidebar/format';
import { DIST, ensureBuilt } from './dist';

describe('shopDomainOf', () => {
  it.each([
    ['demo', 'demo.myshopify.com'],
    [' Demo.myshopify.com/ ', 'demo.myshopify.com'],
    ['https://demo.myshopify.com/admin/products', 'demo.myshopify.com'],
    ['https://admin.shopify.com/store/demo-2/products?x=1', 'demo-2.myshopify.com'],
  ])('reads %j', (text, domain) => expect(shopDomainOf(text)).toBe(domain));

  it.each(['', 'shop.example.com', 'demo.myshopify.com.evil.example', 'de mo', '-x'])('refuses %j', (text) =>
    expect(shopDomainOf(text)).toBeNull(),
  );
});

describe('format', () => {
  const NOW = Date.UTC(2026, 10, 25, 12);

  it('says times and durations as people do', () => {
    expect(ago(NOW + 5000, NOW)).toBe('just now');
    expect(ago(NOW - 3 * 60_000, NOW)).toBe('3 min ago');
    expect(ago(NOW - 2 * 3_600_000, NOW)).toBe('2 h ago');
    expect([0.2, 40, 200, 9000].map(duration)).toEqual(['less than a second', '40 s', '3 min', '2.5 h']);
  });

  it('keeps every digit of a price and leaves alone what is none', () => {
    expect(money('1234.5', 'EUR')).toMatch(/1,234\.5/);
    expect(money('abc', 'EUR')).toBe('abc');
    expect(money('1', '')).toBe('1');
  });

  it('shows white space that would be sent', () => {
    expect(visible(' a b ')).toBe('·a b·');
    expect(visible('a\tb\r\nc')).toBe('a⇥b↵ c');
  });

  it('cuts two long texts where they begin to differ', () => {
    const same = 'x'.repeat(500);
    const [before, after] = excerpts(`${same}old`, `${same}new`);
    expect(before).toBe(`…${'x'.repeat(24)}old`);
    expect(after).toBe(`…${'x'.repeat(24)}new`);
    expect(excerpts('short', 'shorter')).toEqual(['short', 'shorter']);
  });
});

describe('the built pages', () => {
  beforeAll(ensureBuilt);

  it.each(['sidebar', 'dashboard'])('%s has nothing that HtmlService would eat', (name) => {
    const html = readFileSync(join(DIST, `${name}.html`), 'utf8');
    expect(html.match(/`[^`]*\/\/[^`]*`/g)).toBeNull();
    expect(html).not.toMatch(/<\?/);
    expect(html).not.toMatch(/(src|href)="http/);
  });
});
