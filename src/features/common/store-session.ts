import type { StoreContext } from '../../catalog/field-types';
import type { TableSpec } from '../../catalog/fields';
import { isStoreId } from '../../catalog/ids';
import { guardsIn, toKnownRecord, type CatalogRecord } from '../../catalog/records';
import type { ApiClient } from '../../core/api/api-client';
import { MOST_NODES } from '../../core/api/bulk/pages-records';
import { nodesById } from '../../core/api/bulk/nodes-by-id';
import { mediaOf } from '../../core/api/bulk/pages-images';
import { lookAtStore, type Overview, type OverviewParts } from '../../core/api/bulk/windows-bounds';

/** Fewer are not worth a request of their own. */
const LEAST_NODES = 25;

/** Reads the records of any table from a store, in canonical values. */
export class StoreSession {
  constructor(
    private readonly client: ApiClient,
    private readonly context: StoreContext,
  ) {}

  overview(parts: OverviewParts): Overview {
    return lookAtStore(this.client, parts);
  }

  /**
   * The records that exist among these ids, with what their guards say; those that are gone are absent. What only a
   * list that a record lies in can tell is not known. A person who waits has them sooner where they are spread over
   * some requests, which Shopify answers at the same time.
   */
  byId(spec: TableSpec, ids: readonly string[], requests = 1): Map<string, CatalogRecord> {
    const found = new Map<string, CatalogRecord>();
    const guards = spec.fields.flatMap(({ guard }) => guard ?? []);
    const chunk = Math.min(MOST_NODES, Math.max(LEAST_NODES, Math.ceil(ids.length / requests)));
    for (const node of nodesById(this.client, [spec], ids, chunk, guards)) {
      const record = toKnownRecord(spec, node, this.context);
      found.set(record.id, { ...record, guards: guardsIn(spec, node) });
    }
    return found;
  }

  /** Those of a table's records that the store still has where they were: in the lists of their owners, if any. */
  present(spec: TableSpec, ids: readonly string[], ownerOf: (id: string) => string): Set<string> {
    if (spec.ownerKey === undefined) return new Set(this.byId(spec, ids).keys());
    const media = mediaOf(this.client, [...new Set(ids.map(ownerOf))].filter(isStoreId));
    return new Set(ids.filter((id) => media.has(id)));
  }
}
