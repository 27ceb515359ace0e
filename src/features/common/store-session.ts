import type { StoreContext } from '../../catalog/field-types';
import type { StockLocation, TableSpec } from '../../catalog/fields';
import { fromGid, toGid } from '../../catalog/ids';
import { guardsIn, toRecord, type CatalogRecord } from '../../catalog/records';
import type { ApiClient } from '../../core/api/api-client';
import {
  ProductsByIdDocument,
  RecordCountsDocument,
  StoreLocationsDocument,
  type StoreLocationsQuery,
  VariantsByIdDocument,
} from '../../core/api/generated';
import { selecting } from '../../core/api/select-fields';

/** Shopify takes at most 250 ids in one request, and gives at most 250 nodes a page. */
export const MOST_NODES = 250;

/** Reads the records of any table from a store, in canonical values. */
export class StoreSession {
  constructor(
    private readonly client: ApiClient,
    private readonly context: StoreContext,
  ) {}

  /** How many records each table will have, of everything that exists now. */
  counts(): { products: number; variants: number } {
    const { productsCount, productVariantsCount } = this.client.query(RecordCountsDocument, {});
    return { products: productsCount?.count ?? 0, variants: productVariantsCount?.count ?? 0 };
  }

  /** Where the store keeps stock, oldest first, so that new locations come last. */
  locations(): StockLocation[] {
    const found: StockLocation[] = [];
    for (let after: string | null | undefined = null; after !== undefined;) {
      const { locations } = this.client.query(StoreLocationsDocument, { after }) as StoreLocationsQuery;
      found.push(...locations.nodes.map(({ id, name }) => ({ id: fromGid(id), name })));
      after = locations.pageInfo.hasNextPage ? locations.pageInfo.endCursor : undefined;
    }
    return found;
  }

  /** The records that exist among these ids, with what their guards say; those that are gone are absent. */
  byId(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord> {
    const runs: { ids: string[] }[] = [];
    for (let start = 0; start < ids.length; start += MOST_NODES) {
      runs.push({ ids: ids.slice(start, start + MOST_NODES).map((id) => toGid(spec.entity, id)) });
    }
    const found = new Map<string, CatalogRecord>();
    for (const node of this.nodes(spec, runs)) {
      if (node === null || !('id' in node)) continue;
      const record = toRecord(spec, node, this.context);
      found.set(record.id, { ...record, guards: guardsIn(spec, node) });
    }
    return found;
  }

  private nodes(spec: TableSpec, runs: readonly { ids: string[] }[]): (object | null)[] {
    const guards = spec.fields.flatMap(({ guard }) => guard ?? []);
    switch (spec.entity) {
      case 'Product':
        return this.client
          .queryEach(selecting(ProductsByIdDocument, [spec], guards), runs)
          .flatMap(({ nodes }) => nodes);
      case 'ProductVariant':
        return this.client
          .queryEach(selecting(VariantsByIdDocument, [spec], guards), runs)
          .flatMap(({ nodes }) => nodes);
    }
  }
}
