/**
 * What writing 100 / 500 / 5,000 single-field product changes costs with each strategy, on a Standard store, at
 * three paces of bulk operations and both ways of pricing lists; and what the planner would pick.
 */
import { BULK_ROW } from '../src/core/api/bulk/bulk-mutation-parts';
import { runBulkMutation, startBulkMutation } from '../src/core/api/bulk/bulk-mutation';
import { BATCH_START, mutateBatchStep } from '../src/core/api/bulk/mutate-batch';
import { utf8Length } from '../src/catalog/value';
import { planWrites, type WritePlan } from '../src/core/api/bulk/write-planner';
import { StoreConnectionDocument, UpdateProductDocument } from '../src/core/api/generated';
import { seedProducts, shopScene, type ShopScene } from '../test/support/shop-client';

const SIZES = [100, 500, 5_000];
const BULK_ROWS_PER_SECOND = 25;
const BULK_RATES = [1 / 5, 1, 4];
const LIST_PRICINGS = ['one', 'linear'] as const;
const HOUR_SECONDS = 3600;
/** How much slower than the best row the planner's pick may be. */
const TOLERANCE = 1.1;
/** What 100 updates may take. */
const HUNDRED = { count: 100, calls: 6, seconds: 3 };
/** How much of what the bucket restores a long run of batches has to use. */
const LEAST_USE = 0.95;
const LONG_RUN = 5_000;

type ListPricing = (typeof LIST_PRICINGS)[number];

interface Runs {
  product: { id: string; vendor: string };
}

interface Row {
  strategy: string;
  calls: number;
  throttled: number;
  points: number;
  seconds: number;
  bytes: number;
  'points/s': number;
}

interface Case {
  count: number;
  rate: number;
  listPricing: ListPricing;
}

type Strategy = (scene: ShopScene, runs: Runs[]) => void;

const batch: Strategy = (scene, runs) => {
  const client = scene.client(HOUR_SECONDS);
  for (let cursor: typeof BATCH_START | null = BATCH_START; cursor !== null;)
    ({ cursor } = mutateBatchStep(client, UpdateProductDocument, runs, cursor, runs.length));
};

const bulk: Strategy = (scene, runs) => {
  const { http, clock } = scene;
  const client = scene.client(HOUR_SECONDS);
  const deps = { client, http, clock, deadlineMs: scene.deadlineMs(HOUR_SECONDS) };
  runBulkMutation(deps, UpdateProductDocument, runs, startBulkMutation('bench', runs), () => undefined);
};

/** A store that was connected, and where bulk was used before: what was learnt then is what the planner goes by. */
function sceneFor({ count, rate, listPricing }: Case): { scene: ShopScene; runs: Runs[] } {
  const latency = { bulkMutationRowsPerSecond: BULK_ROWS_PER_SECOND * rate };
  const scene = shopScene({ latency, listPricing });
  const runs = seedProducts(scene, count).map((id) => ({ product: { id, vendor: 'New' } }));
  scene.client().query(StoreConnectionDocument, {});
  scene.throttle.reportTime(BULK_ROW, 1000 / (BULK_ROWS_PER_SECOND * rate));
  return { scene, runs };
}

function measure(strategy: string, run: Strategy, at: Case): { row: Row; plan: WritePlan } {
  const { scene, runs } = sceneFor(at);
  const { shop, clock, http } = scene;
  const plan = planFor(scene, runs);
  const bucket = scene.throttle.bucket(clock.nowMs());
  const before = {
    startMs: clock.nowMs(),
    calls: http.sent.length,
    bytes: http.bytes,
    points: shop.points,
    requests: shop.requests.length,
  };
  run(scene, runs);
  const wrong = shop.inspect().products.filter(({ vendor }) => vendor !== 'New').length;
  if (wrong > 0) throw new Error(`${wrong} changes did not arrive`);
  const elapsedSeconds = (clock.nowMs() - before.startMs) / 1000;
  const points = shop.points - before.points;
  // What the bucket held at first was there without waiting.
  const restored = Math.max(0, points - (bucket?.currentlyAvailable ?? 0));
  const row = {
    strategy,
    calls: http.sent.length - before.calls,
    throttled: shop.requests.slice(before.requests).filter(({ isThrottled }) => isThrottled).length,
    points,
    seconds: Math.round(elapsedSeconds * 100) / 100,
    bytes: http.bytes - before.bytes,
    'points/s': Math.round((restored / elapsedSeconds) * 10) / 10,
  };
  return { row, plan };
}

function planFor({ throttle, clock }: ShopScene, runs: Runs[]): WritePlan {
  return planWrites({
    count: runs.length,
    bytesPerRun: utf8Length(JSON.stringify(runs[0])),
    pointsPerRun: throttle.pointsPerRun('UpdateProduct') ?? 16,
    bucket: throttle.bucket(clock.nowMs()),
    msPerRun: throttle.msPerRun('UpdateProduct'),
    msPerBulkRow: throttle.msPerRun(BULK_ROW),
  });
}

interface Verdict {
  changes: number;
  'bulk rate': string;
  lists: string;
  pick: string;
  estimated: string;
  took: number;
  fastest: string;
  ratio: string;
}

function judge({ count, rate, listPricing }: Case, plan: WritePlan, rows: readonly Row[]): Verdict {
  const best = rows.reduce((fast, row) => (row.seconds < fast.seconds ? row : fast));
  const picked = rows.find(({ strategy }) => strategy === plan.strategy) ?? best;
  return {
    changes: count,
    'bulk rate': nameOfRate(rate),
    lists: listPricing,
    pick: plan.strategy,
    estimated: plan.estimate.seconds.toFixed(1),
    took: picked.seconds,
    fastest: `${best.strategy} ${best.seconds}`,
    ratio: (picked.seconds / best.seconds).toFixed(3),
  };
}

function nameOfRate(rate: number): string {
  return rate < 1 ? `1/${1 / rate}x` : `${rate}x`;
}

/** Batches do not depend on how fast bulk operations are: they are measured once. */
function benchSize(count: number, listPricing: ListPricing): { verdicts: Verdict[]; batches: Row } {
  const batches = measure('batch', batch, { count, rate: 1, listPricing }).row;
  const inBulk = BULK_RATES.map((rate) => {
    const at = { count, rate, listPricing };
    const { row, plan } = measure('bulk', bulk, at);
    return {
      row: { ...row, strategy: `bulk at ${nameOfRate(rate)}` },
      verdict: judge(at, plan, [batches, row]),
    };
  });
  console.log(`\nWriting ${count} changes, lists priced "${listPricing}"`);
  console.table([batches, ...inBulk.map(({ row }) => row)]);
  return { verdicts: inBulk.map(({ verdict }) => verdict), batches };
}

/** What a run of batches on a Standard store must hold to. */
function complaintsOf(
  count: number,
  { calls, seconds, throttled, ...row }: Row,
  restoreRate: number,
): string[] {
  const isDear = count === HUNDRED.count && (calls > HUNDRED.calls || seconds > HUNDRED.seconds);
  const isIdle = count === LONG_RUN && row['points/s'] < LEAST_USE * restoreRate;
  return [
    ...(isDear ? [`${count} updates take ${calls} calls and ${seconds} s`] : []),
    ...(isIdle ? [`${count} updates use ${row['points/s']} of ${restoreRate} points a second`] : []),
    ...(throttled > 0 ? [`${count} updates were throttled ${throttled} times`] : []),
  ];
}

/** What is not as it should be. */
export function benchWrites(sizes: readonly number[] = SIZES): string[] {
  const { restoreRate } = sceneFor({ count: 1, rate: 1, listPricing: 'one' }).scene.throttle.bucket(0) ?? {
    restoreRate: 0,
  };
  const cases = LIST_PRICINGS.flatMap((listPricing) =>
    sizes.map((count) => ({ count, ...benchSize(count, listPricing) })),
  );
  const verdicts = cases.flatMap((one) => one.verdicts);
  console.log('\nWriting: the planner’s pick against the fastest way');
  console.table(verdicts);
  const slow = verdicts
    .filter(({ ratio }) => Number(ratio) > TOLERANCE)
    .map(
      ({ changes, pick, ratio, ...at }) =>
        `Writing ${changes} changes, bulk at ${at['bulk rate']}, lists ${at.lists}: ` +
        `the pick, ${pick}, takes ${ratio} times as long as ${at.fastest} s`,
    );
  return [...slow, ...cases.flatMap(({ count, batches }) => complaintsOf(count, batches, restoreRate))];
}
