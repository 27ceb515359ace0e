import { BulkQuery, type BulkStep } from './bulk/bulk-query';
import { firstBulk, type BulkCursor, type BulkPlan } from './bulk/bulk-query-cursor';
import { fetchNodes, FIRST_NODES, type NodesCursor } from './bulk/nodes';
import { fetchFamilies, FIRST_FAMILIES, type FamiliesCursor } from './bulk/nodes-families';
import { fetchPage, FIRST_PAGE, type PagesCursor } from './bulk/pages';
import type { ReadDeps, ReadStep, ReadTable, Records } from './bulk/pages-records';
import { fetchRestPage, FIRST_REST, type RestCursor } from './bulk/rest-pages';
import { fetchWindows, type WindowsCursor } from './bulk/windows';

export type { ReadDeps, ReadStep, ReadTable, Records } from './bulk/pages-records';

/**
 * Reads many records, each method in another way; `planRead` says which is the fastest. All of them work in steps:
 * a step gives records and the cursor to go on with, null after the last one. A cursor is plain JSON, so a later
 * execution can go on; a step that throws has changed nothing and may be done again with the same cursor.
 */
export class BulkApiClient {
  private readonly bulk: BulkQuery;

  constructor(private readonly deps: ReadDeps) {
    this.bulk = new BulkQuery(deps);
  }

  /** Page after page of a table. */
  fetchPages(table: ReadTable, cursor: PagesCursor = FIRST_PAGE): ReadStep<PagesCursor> {
    return fetchPage(this.deps, table, cursor);
  }

  /** Windows of ids of products and variants together; begun with `firstWindows`. */
  fetchParallel(cursor: WindowsCursor): ReadStep<WindowsCursor> {
    return fetchWindows(this.deps, cursor);
  }

  /** Records by their ids. */
  fetchNodes(
    table: Exclude<ReadTable, 'images'>,
    ids: readonly string[],
    cursor: NodesCursor = FIRST_NODES,
  ): ReadStep<NodesCursor> {
    return fetchNodes(this.deps, table, ids, cursor);
  }

  /** Products by their ids, with all of their variants. */
  fetchFamilies(
    productIds: readonly string[],
    cursor: FamiliesCursor = FIRST_FAMILIES,
  ): ReadStep<FamiliesCursor> {
    return fetchFamilies(this.deps, productIds, cursor);
  }

  /** The catalog through REST: fewer fields; what it cuts off is read through GraphQL. */
  fetchRest(cursor: RestCursor = FIRST_REST): ReadStep<RestCursor> {
    const { records, cut, cursor: next } = fetchRestPage(this.deps, cursor);
    return { records: cut.length === 0 ? records : this.withoutCut(records, cut), cursor: next };
  }

  /** The catalog in bulk, cut as planned. */
  runBulkQuery(plan: BulkPlan, cursor: BulkCursor = firstBulk(plan)): BulkStep {
    return this.bulk.step(cursor);
  }

  /** Whole families in place of those that REST cut. */
  private withoutCut(records: Records, cut: readonly string[]): Records {
    const gone = new Set(cut);
    const products = records.products.filter(({ id }) => !gone.has(id));
    const variants = records.variants.filter(({ values }) => !gone.has(values['productId'] ?? ''));
    for (let cursor: FamiliesCursor | null = FIRST_FAMILIES; cursor;) {
      const step: ReadStep<FamiliesCursor> = this.fetchFamilies(cut, cursor);
      products.push(...step.records.products);
      variants.push(...step.records.variants);
      cursor = step.cursor;
    }
    return { ...records, products, variants };
  }
}
