/** Turns whatever a person copies from Shopify into the address of the store. */

const DOMAIN = '.myshopify.com';
const NAME = /^[a-z0-9][a-z0-9-]*$/;

/** `demo`, `https: demo.myshopify.com/admin`, `admin.shopify.com/store/demo/products`; null where no store is named. */
export function shopDomainOf(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:[/]{2}/, '');
  const inAdmin = /^admin\.shopify\.com[/]store[/]([^/?#]+)/.exec(bare);
  const host = inAdmin?.[1] ?? bare.split(/[/?#]/)[0] ?? '';
  const name = host.endsWith(DOMAIN) ? host.slice(0, -DOMAIN.length) : host;
  return NAME.test(name) ? name + DOMAIN : null;
}
