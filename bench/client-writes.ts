/**
 * What writing 100 / 500 / 5,000 single-field product changes costs with each strategy, on a Standard store, at
 * three paces of bulk operations and both ways of pricing lists; and what the planner would pick.
 */
import { BULK_ROW } from '../src/core/api/bulk/bulk-mutation-parts';
import { runBulkMutation, startBulkMutation } from '../src/core/api/bulk/bulk-mutation';
import { BATCH_START, mutateBatchStep } from '../src/core/api/bulk/mutate-batch';
import { utf8Bytes } from '../src/core/api/bulk/mutate-batch-size';
import { planWrites, type WritePlan } from '../src/core/api/bulk/write-planner';
import { StoreConnectionDocument, UpdateProductDocument } from '../src/core/api/generated';
import { seedProducts, shopScene, type ShopScene } from '../test/support/shop-client';

const SIZES = [100, 500, 5_000];
const BULK_ROWS_PER_SECOND = 25;
const RATES = [0.2, 1, 4];
const PRICINGS = ['one', 'linear'] as const;
const HOUR_SECONDS = 3600;
/** The planner may be this much slower than the best row. */
const MARGIN = 1.1;

interface Runs {
  product: { id: string; vendor: string };
}

interface Row {
  changes: number;
  'bulk rate': string;
  pricing: string;
  strategy: string;
  calls: number;
  points: number;
  seconds: number;
  bytes: number;
  pick: string;
}

type Strategy = (scene: ShopScene, runs: Runs[]) => void;

const batch: Strategy = (scene, runs) => {
  const client = scene.client(HOUR_SECONDS);
  for (let cursor: typeof BATCH_START | null = BATCH_START; cursor !== null;)
    ({ cursor } = mutateBatchStep(client, UpdateProductDocument, runs, cursor, runs.length));
};

const bulk: Strategy = (scene, runs) => {
  const { http, clock } = scene;
  const deps = {
    client: scene.client(HOUR_SECONDS),
    http,
    clock,
    deadlineMs: scene.deadlineMs(HOUR_SECONDS),
  };
  const cursor = startBulkMutation('bench', runs);
  runBulkMutation(deps, UpdateProductDocument, runs, cursor, () => undefined);
};

function sceneFor(count: number, rate: number, listPricing: 'one' | 'linear') {
  const latency = { bulkMutationRowsPerSecond: BULK_ROWS_PER_SECOND * rate };
  const scene = shopScene({ latency, listPricing });
  const runs = seedProducts(scene, count).map((id) => ({ product: { id, vendor: 'New' } }));
  // A connection was made and bulk was used before: what was learnt then is what the planner goes by.
  scene.client().query(StoreConnectionDocument, {});
  scene.throttle.reportTime(BULK_ROW, 1000 / (BULK_ROWS_PER_SECOND * rate));
  return { scene, runs };
}

function measure(strategy: Strategy, count: number, rate: number, pricing: 'one' | 'linear') {
  const { scene, runs } = sceneFor(count, rate, pricing);
  const plan = planFor(scene, runs);
  const before = { startMs: scene.clock.nowMs(), calls: scene.http.sent.length, bytes: scene.http.bytes };
  const points = scene.shop.points;
  strategy(scene, runs);
  const wrong = scene.shop.inspect().products.filter(({ vendor }) => vendor !== 'New').length;
  if (wrong > 0) throw new Error(`${wrong} changes did not arrive`);
  return {
    plan,
    calls: scene.http.sent.length - before.calls,
    points: scene.shop.points - points,
    seconds: Math.round((scene.clock.nowMs() - before.startMs) / 100) / 10,
    bytes: scene.http.bytes - before.bytes,
  };
}

function planFor({ throttle, clock }: ShopScene, runs: Runs[]): WritePlan {
  return planWrites({
    count: runs.length,
    bytesPerRun: utf8Bytes(JSON.stringify(runs[0])),
    pointsPerRun: throttle.pointsPerRun('UpdateProduct') ?? 16,
    bucket: throttle.bucket(clock.nowMs()),
    msPerRun: throttle.msPerRun('UpdateProduct'),
    msPerBulkRow: throttle.msPerRun(BULK_ROW),
  });
}

function compare(count: number, rate: number, pricing: 'one' | 'linear'): { rows: Row[]; isGood: boolean } {
  const strategies = { batch, bulk };
  const results = Object.entries(strategies).map(([name, strategy]) => ({
    name,
    ...measure(strategy, count, rate, pricing),
  }));
  const best = Math.min(...results.map(({ seconds }) => seconds));
  const rows = results.map(({ name, plan, ...figures }): Row => {
    const { estimate, other } = plan;
    const guess = plan.strategy === name ? estimate : other;
    return {
      changes: count,
      'bulk rate': `${rate}x`,
      pricing,
      strategy: name,
      ...figures,
      pick: `${plan.strategy === name ? 'pick, ' : ''}${guess.seconds.toFixed(1)} s expected`,
    };
  });
  const isGood = results.every(
    ({ name, plan, seconds }) => plan.strategy !== name || seconds <= best * MARGIN,
  );
  return { rows, isGood };
}

/** Prints a table for each way of pricing; false where the planner's pick was much slower than the best row. */
export function benchWrites(): boolean {
  let areAllGood = true;
  for (const pricing of PRICINGS) {
    const parts = SIZES.flatMap((count) => RATES.map((rate) => compare(count, rate, pricing)));
    console.table(parts.flatMap(({ rows }) => rows));
    if (parts.every(({ isGood }) => isGood)) continue;
    console.error(`The pick was more than 10 % slower than the best row (pricing ${pricing}).`);
    areAllGood = false;
  }
  return areAllGood;
}
