import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { toGid } from '../../catalog/ids';
import { toRecord, type CatalogRecord } from '../../catalog/records';
import type { ApiClient } from '../../core/api/api-client';
import {
  ProductsByIdDocument,
  ProductsPageDocument,
  RecordCountsDocument,
  VariantsByIdDocument,
  VariantsPageDocument,
} from '../../core/api/generated';
import { selecting } from '../../core/api/select-fields';

export interface RecordPage {
  records: CatalogRecord[];
  /** Where the next page starts; null after the last one. */
  next: string | null;
}

/** Shopify takes at most 250 ids in one request, and gives at most 250 nodes a page. */
export const MOST_NODES = 250;

/** Reads the records of any table from a store, in canonical values. */
export class StoreSession {
  constructor(
    private readonly client: ApiClient,
    private readonly context: StoreContext,
  ) {}

  count(spec: TableSpec): number {
    const counts = this.client.query(RecordCountsDocument, {});
    const count = spec.entity === 'Product' ? counts.productsCount : counts.productVariantsCount;
    return count?.count ?? 0;
  }

  page(spec: TableSpec, after: string | null, first: number): RecordPage {
    const { nodes, pageInfo } = this.connection(spec, { first, after });
    return {
      records: nodes.map((node) => toRecord(spec, node, this.context)),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    };
  }

  /** The records that exist among these ids; those that are gone are absent. */
  byId(spec: TableSpec, ids: readonly string[]): Map<string, CatalogRecord> {
    const runs: { ids: string[] }[] = [];
    for (let start = 0; start < ids.length; start += MOST_NODES) {
      runs.push({ ids: ids.slice(start, start + MOST_NODES).map((id) => toGid(spec.entity, id)) });
    }
    const found = new Map<string, CatalogRecord>();
    for (const node of this.nodes(spec, runs)) {
      if (node === null || !('id' in node)) continue;
      const record = toRecord(spec, node, this.context);
      found.set(record.id, record);
    }
    return found;
  }

  private connection(spec: TableSpec, variables: { first: number; after: string | null }) {
    switch (spec.entity) {
      case 'Product':
        return this.client.query(selecting(ProductsPageDocument, [spec]), variables).products;
      case 'ProductVariant':
        return this.client.query(selecting(VariantsPageDocument, [spec]), variables).productVariants;
    }
  }

  private nodes(spec: TableSpec, runs: readonly { ids: string[] }[]): (object | null)[] {
    switch (spec.entity) {
      case 'Product':
        return this.client
          .queryEach(selecting(ProductsByIdDocument, [spec]), runs)
          .flatMap(({ nodes }) => nodes);
      case 'ProductVariant':
        return this.client
          .queryEach(selecting(VariantsByIdDocument, [spec]), runs)
          .flatMap(({ nodes }) => nodes);
    }
  }
}
