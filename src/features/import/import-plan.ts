import { AppError } from '../../catalog/app-error';
import type { CatalogShape, StockLocation, TableSpec } from '../../catalog/fields';
import { sharesOf, type BulkPlan } from '../../core/api/bulk/bulk-query-cursor';
import { estimatePoints } from '../../core/api/estimate-points';
import { ImagesPageDocument, ProductsPageDocument, VariantsPageDocument } from '../../core/api/generated';
import { readTableOf, type ReadSpecs, type ReadTable } from '../../core/api/bulk/pages-records';
import { DEFAULT_RATES, planRead, type ReadEstimate, type ReadRates } from '../../core/api/bulk/read-planner';
import { selecting } from '../../core/api/select-fields';
import type { TabInfo } from '../../platform/ports';
import { namedColumns } from '../../sheets/table';

export type Counts = Record<ReadTable, number>;

/** How many rows a table will have. */
export function rowsOf(spec: TableSpec, counts: Counts): number {
  return counts[readTableOf(spec)];
}

/** The fastest way to read the tables, for what is known of the store. */
export function planImport(
  specs: ReadSpecs,
  counts: Counts,
  known: Partial<Pick<ReadRates, 'bucket' | 'bulkObjectsPerSecond'>>,
): Pick<ReadEstimate, 'strategy'> & BulkPlan {
  const hasImages = specs.images.length > 0;
  const wanted = {
    products: specs.products.length > 0 || hasImages ? counts.products : 0,
    variants: specs.variants.length > 0 || hasImages ? counts.variants : 0,
  };
  // Images are read in pages of products, too, with what variants say of them: as if all were so much dearer.
  const product = productPoints(specs) + (hasImages ? imagePoints() : 0);
  const variant = variantPoints(specs);
  const rates: ReadRates = {
    ...DEFAULT_RATES,
    ...known,
    product: { ...DEFAULT_RATES.product, points: product, guessedPoints: product },
    variant: { ...DEFAULT_RATES.variant, points: variant, guessedPoints: variant, objects: variant },
  };
  const { pick } = planRead({
    counts: wanted,
    idsKnown: false,
    isIndexFresh: true,
    boundsKnown: true,
    rates,
  });
  const { strategy, pieces, expectedSeconds } = pick;
  return {
    strategy,
    ...(strategy === 'bulk' ? startingSmall(pieces, wanted, rates) : { pieces, expectedSeconds }),
  };
}

function productPoints({ products }: ReadSpecs): number {
  if (products.length === 0) return 0;
  return pointsOf(estimatePoints(selecting(ProductsPageDocument, products).toString(), ONE));
}

function variantPoints({ variants }: ReadSpecs): number {
  if (variants.length === 0) return VARIANT_IMAGE_POINTS;
  return pointsOf(estimatePoints(selecting(VariantsPageDocument, variants).toString(), ONE));
}

function imagePoints(): number {
  return pointsOf(estimatePoints(ImagesPageDocument.toString(), ONE));
}

/** What is read is written while the next pieces are being read, so the first ones should come soon. */
const PIECE_OBJECTS = 15_000;

function startingSmall(
  fewest: number,
  counts: { products: number; variants: number },
  rates: ReadRates,
): BulkPlan {
  const objects = counts.products + counts.variants;
  const pieces = Math.max(fewest, Math.ceil(objects / PIECE_OBJECTS));
  const shares = sharesOf({ pieces, startsSmall: true });
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const smallest = (objects / whole) * (shares[0] ?? 1);
  const expectedSeconds = rates.bulkBaseSeconds + smallest / rates.bulkObjectsPerSecond;
  return { pieces, expectedSeconds, startsSmall: true };
}

const ONE = { first: 1 };
/** A variant of which only its image is asked. */
const VARIANT_IMAGE_POINTS = 4;
const CONNECTION_POINTS = 2;

function pointsOf(pageOfOne: number): number {
  return Math.max(1, pageOfOne - CONNECTION_POINTS);
}

/** Locations keep their order, so that columns do; new ones come last. Those that are gone lose their columns' rule. */
export function nextShape(before: CatalogShape, locations: readonly StockLocation[]): CatalogShape {
  const now = new Map(locations.map((location) => [location.id, location]));
  const kept = before.locations.flatMap(({ id }) => now.get(id) ?? []);
  const known = new Set(kept.map(({ id }) => id));
  return { ...before, locations: [...kept, ...locations.filter(({ id }) => !known.has(id))] };
}

/** Of all tabs together (support page "Files you can store in Drive"). */
const MOST_CELLS = 10_000_000;
/** Our hidden tabs, and what people add. */
const SPARE_CELLS = 100_000;

/** Refuses before anything is made what would not fit. */
export function assertRoom(tabs: readonly TabInfo[], missing: readonly TableSpec[], counts: Counts): void {
  const there = tabs.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const cellsOf = (spec: TableSpec) => (rowsOf(spec, counts) + 1) * namedColumns(spec).length;
  const needed = there + SPARE_CELLS + missing.reduce((sum, spec) => sum + cellsOf(spec), 0);
  if (needed <= MOST_CELLS) return;
  const sizes = missing.map((spec) => `${spec.tab} ${millions(cellsOf(spec))}`).join(', ');
  throw new AppError(
    'cell_limit',
    `This import needs ${millions(needed)} cells, and a Google spreadsheet holds 10 million. Nothing was changed.`,
    `Import fewer tables (they would take: ${sizes}), or delete tabs that you do not need, ` +
      `which take ${millions(there)} now.`,
  );
}

function millions(cells: number): string {
  return `${(cells / 1_000_000).toFixed(1)} million`;
}
