import type { HttpRequest, HttpResponse } from '../../http';
import type { ProductRecord } from '../model';
import type { ShopSettings } from '../options';
import { parseSearchTime } from '../search/dates';
import type { StoreState } from '../state';
import { RestBucket } from './bucket';
import { BadListRequest, linkHeader, onlyFields, pageOf, readListRequest } from './pages';
import { itemJson, levelJson, localTime, locationJson, productJson, variantJson } from './shapes';
import type { Json } from './shapes';

interface Found {
  scope: string;
  answer(query: URLSearchParams, address: string): { body: Json; link?: string | null } | null;
}

/** The legacy REST resources that reading a catalog meets. Nothing in the product is built on them. */
export class RestApi {
  private readonly bucket: RestBucket;

  constructor(
    private readonly state: StoreState,
    private readonly settings: ShopSettings,
  ) {
    this.bucket = new RestBucket(settings.plan, settings.clock.nowMs());
  }

  answer(
    request: HttpRequest,
    url: URL,
    resource: string,
    version: string,
    scopes: ReadonlySet<string>,
    isThrottled: boolean,
  ): HttpResponse {
    if (isThrottled || !this.bucket.take(this.settings.clock.nowMs())) return this.tooMany(version);
    const found = this.find(resource);
    if (!found || request.method !== 'GET') return this.respond(404, { errors: 'Not Found' }, version);
    if (!scopes.has(found.scope)) {
      const errors = `[API] This action requires merchant approval for ${found.scope} scope.`;
      return this.respond(403, { errors }, version);
    }
    try {
      const given = found.answer(url.searchParams, `${url.origin}${url.pathname}`);
      if (!given) return this.respond(404, { errors: 'Not Found' }, version);
      return this.respond(200, given.body, version, given.link ? { Link: given.link } : {});
    } catch (error) {
      if (error instanceof BadListRequest) return this.respond(400, { errors: error.errors }, version);
      throw error;
    }
  }

  private find(resource: string): Found | null {
    const [first = '', second, third] = resource.split('/');
    const id = Number(second);
    if (first === 'products' && second === undefined) return this.products();
    if (first === 'products' && second === 'count' && !third) return this.productCount();
    if (first === 'products' && third === undefined)
      return this.one('read_products', 'product', this.state.products.get(id), productJson);
    if (first === 'products' && third === 'variants') return this.variants(id);
    if (first === 'variants' && third === undefined)
      return this.one('read_products', 'variant', this.state.variants.get(id), variantJson);
    if (first === 'inventory_items' && second && !third)
      return this.one('read_inventory', 'inventory_item', this.state.inventoryItems.get(id), itemJson);
    if (first === 'inventory_items') return this.items();
    if (first === 'inventory_levels' && second === undefined) return this.levels(null);
    if (first === 'locations' && second === undefined) return this.locations();
    if (first === 'locations' && third === 'inventory_levels') return this.levels(id);
    if (first === 'locations' && third === undefined)
      return this.one('read_locations', 'location', this.state.locations.get(id), locationJson);
    if (first === 'shop' && second === undefined) return this.shop();
    return null;
  }

  private one<T>(
    scope: string,
    name: string,
    record: T | undefined,
    toJson: (record: T, timeZone: string) => Json,
  ): Found {
    return {
      scope,
      answer: (query) => {
        if (record === undefined) return null;
        const fields = query.get('fields')?.split(',') ?? null;
        return { body: { [name]: onlyFields(toJson(record, this.settings.timeZone), fields) } };
      },
    };
  }

  private list<T>(
    scope: string,
    name: string,
    select: (filters: Readonly<Record<string, string>>) => { items: readonly T[]; ascending: boolean } | null,
    idOf: (item: T) => number,
    toJson: (item: T, timeZone: string) => Json,
  ): Found {
    return {
      scope,
      answer: (query, address) => {
        const request = readListRequest(query);
        const selected = select(request.filters);
        if (!selected) return null;
        const page = pageOf(selected.items, request, idOf, selected.ascending);
        const body = page.items.map((item) =>
          onlyFields(toJson(item, this.settings.timeZone), request.fields),
        );
        return { body: { [name]: body }, link: linkHeader(address, request.limit, page) };
      },
    };
  }

  /** Newest first [A]; by id as soon as `since_id` is given. */
  private products(): Found {
    return this.list(
      'read_products',
      'products',
      (filters) => {
        const matches = [...this.state.products.values()].filter(this.matcher(filters));
        const ascending = filters.since_id !== undefined;
        matches.sort((a, b) => (ascending ? a.numericId - b.numericId : b.numericId - a.numericId));
        return { items: matches, ascending };
      },
      (product) => product.numericId,
      productJson,
    );
  }

  private productCount(): Found {
    return {
      scope: 'read_products',
      answer: (query) => {
        const filters = Object.fromEntries(query.entries());
        const count = [...this.state.products.values()].filter(this.matcher(filters)).length;
        return { body: { count } };
      },
    };
  }

  /** At most the first hundred, however they are paged [D]. */
  private variants(productId: number): Found {
    return this.list(
      'read_products',
      'variants',
      (filters) => {
        const product = this.state.products.get(productId);
        if (!product) return null;
        const since = Number(filters.since_id ?? 0);
        const cut = product.variants.slice(0, 100).filter((variant) => variant.numericId > since);
        return { items: [...cut].sort((a, b) => a.numericId - b.numericId), ascending: true };
      },
      (variant) => variant.numericId,
      variantJson,
    );
  }

  private items(): Found {
    return this.list(
      'read_inventory',
      'inventory_items',
      (filters) => {
        const ids = numbers(filters.ids);
        if (!ids) throw new BadListRequest({ ids: 'Required parameter missing or invalid' });
        const items = [...ids].flatMap((id) => this.state.inventoryItems.get(id) ?? []);
        return { items: items.sort((a, b) => a.numericId - b.numericId), ascending: true };
      },
      (item) => item.numericId,
      itemJson,
    );
  }

  /** One of the two lists of ids must be there [D]. Levels have no number of their own: the item's stands for it. */
  private levels(locationId: number | null): Found {
    return this.list(
      'read_inventory',
      'inventory_levels',
      (filters) => {
        const places = locationId === null ? numbers(filters.location_ids) : new Set([locationId]);
        const items = numbers(filters.inventory_item_ids);
        if (!places && !items) {
          throw new BadListRequest({ base: ['inventory_item_ids or location_ids is required'] });
        }
        if (locationId !== null && !this.state.locations.has(locationId)) return null;
        const levels = [...this.state.locations.values()]
          .filter((location) => !places || places.has(location.numericId))
          .flatMap((location) => [...location.levels.values()])
          .filter((level) => level.isActive && (!items || items.has(level.item.numericId)))
          .sort((a, b) => a.item.numericId - b.item.numericId || a.location.numericId - b.location.numericId)
          .map((level, index) => ({ level, index: index + 1 }));
        return { items: levels, ascending: true };
      },
      ({ index }) => index,
      ({ level }, timeZone) => levelJson(level, timeZone),
    );
  }

  private locations(): Found {
    return this.list(
      'read_locations',
      'locations',
      () => ({ items: [...this.state.locations.values()], ascending: true }),
      (location) => location.numericId,
      locationJson,
    );
  }

  private shop(): Found {
    const { settings, state } = this;
    return {
      scope: 'read_products',
      answer: () => ({
        body: {
          shop: {
            name: settings.name,
            myshopify_domain: settings.domain,
            domain: settings.domain,
            currency: settings.currency,
            iana_timezone: settings.timeZone,
            created_at: localTime(state.createdAt, settings.timeZone),
          },
        },
      }),
    };
  }

  private matcher(filters: Readonly<Record<string, string>>): (product: ProductRecord) => boolean {
    const ids = numbers(filters.ids);
    const since = Number(filters.since_id ?? 0);
    const { timeZone, clock } = this.settings;
    const time = (name: string): number | null =>
      filters[name] === undefined ? null : parseSearchTime(filters[name], timeZone, clock.nowMs());
    const between = (iso: string, name: string): boolean => {
      const [least, most] = [time(`${name}_min`), time(`${name}_max`)];
      const at = Date.parse(iso);
      return (least === null || at >= least) && (most === null || at <= most);
    };
    const equals = (name: string, value: string): boolean =>
      filters[name] === undefined || filters[name].split(',').includes(value);
    return (product) =>
      product.numericId > since &&
      (!ids || ids.has(product.numericId)) &&
      equals('handle', product.handle) &&
      equals('title', product.title) &&
      equals('vendor', product.vendor) &&
      equals('product_type', product.productType) &&
      equals('status', product.status.toLowerCase()) &&
      between(product.createdAt, 'created_at') &&
      between(product.updatedAt, 'updated_at');
  }

  private tooMany(version: string): HttpResponse {
    const rate = this.bucket.leakPerSecond;
    const errors = `Exceeded ${rate} calls per second for api client. Reduce request rates to resume uninterrupted service.`;
    const answer = this.respond(429, { errors }, version, { 'Retry-After': this.bucket.retryAfter });
    return { ...answer, elapsedMs: this.settings.latency.refusedMs };
  }

  private respond(
    status: number,
    body: unknown,
    version: string,
    headers: Record<string, string> = {},
  ): HttpResponse {
    return {
      status,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'X-Shopify-API-Version': version,
        'X-Shopify-Shop-Api-Call-Limit': this.bucket.callLimit,
        ...headers,
      },
      body: JSON.stringify(body),
      elapsedMs: status === 200 ? this.settings.latency.restPageMs : this.settings.latency.refusedMs,
    };
  }
}

function numbers(list: string | undefined): Set<number> | null {
  return list === undefined ? null : new Set(list.split(',').map(Number));
}
