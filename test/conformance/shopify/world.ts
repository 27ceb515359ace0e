import { VirtualClock } from '../../../local/clock';
import type { HttpResponse } from '../../../local/http';
import { createShop } from '../../../local/shop';
import type { GraphqlBody, Shop, ShopOptions } from '../../../local/shop';

/** A userError as `[field, code, message]`; `undefined` where the type has no code. */
export type ErrorRow = [field: string | null, code: string | null | undefined, message: string];

export const UNKNOWN = {
  product: 'gid://shopify/Product/999999999',
  variant: 'gid://shopify/ProductVariant/999999999',
  item: 'gid://shopify/InventoryItem/999999999',
  location: 'gid://shopify/Location/999999999',
};

/** A small store with two places and a product of two variants, and short ways to ask it. */
export class ShopWorld {
  readonly clock = new VirtualClock();
  readonly shop: Shop;
  readonly productId: string;
  readonly variantIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly locationIds: readonly string[];
  private keys = 0;

  constructor(options: Partial<ShopOptions> = {}) {
    this.shop = createShop({ clock: this.clock, ...options });
    this.shop.addLocation('Second place');
    this.shop.seedProducts([
      {
        title: 'Field Jacket',
        optionNames: ['Color', 'Size'],
        variants: [
          { options: ['Red', 'Small'], sku: 'FJ-1', price: '10.00', stock: 3, tracked: true },
          { options: ['Blue', 'Large'], sku: 'FJ-2', price: '11.00', stock: 4, tracked: true },
        ],
      },
      { title: 'Other', handle: 'taken' },
    ]);
    const [product] = this.shop.inspect().products;
    this.productId = product?.id ?? '';
    this.variantIds = product?.variants.map(({ id }) => id) ?? [];
    this.itemIds = product?.variants.map(({ inventoryItemId }) => inventoryItemId) ?? [];
    this.locationIds = [...this.shop.state.locations.values()].map(({ id }) => id);
  }

  body(document: string, variables: Record<string, unknown> = {}): GraphqlBody {
    return this.shop.graphql(document, variables);
  }

  /** The payload of the document's one root field. */
  payload(document: string, variables: Record<string, unknown> = {}): Record<string, unknown> {
    const body = this.body(document, variables);
    expect(body.errors).toBeUndefined();
    const [payload] = Object.values(body.data ?? {});
    return payload as Record<string, unknown>;
  }

  expectErrors(document: string, variables: Record<string, unknown>, ...rows: ErrorRow[]): void {
    const expected = rows.map(([field, code, message]) => ({
      field: field === null ? null : field.split('.'),
      ...(code === undefined ? {} : { code }),
      message,
    }));
    expect(this.payload(document, variables)['userErrors']).toEqual(expected);
  }

  newKey(): string {
    this.keys += 1;
    return `key-${this.keys}`;
  }

  send(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): HttpResponse {
    const url = path.startsWith('https://') ? path : `https://${this.shop.settings.domain}${path}`;
    const token = { 'X-Shopify-Access-Token': this.shop.settings.accessToken };
    return this.shop.http({
      url,
      method: init.method ?? 'GET',
      headers: { ...token, ...init.headers },
      body: init.body ?? '',
    });
  }

  graphqlOverHttp(query: string, variables: Record<string, unknown> = {}): HttpResponse {
    return this.send('/admin/api/2026-10/graphql.json', {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
    });
  }
}
