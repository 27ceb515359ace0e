import { MOST_RUNNING } from './bulk-query-cursor';
import { BYTES_TOGETHER } from './bulk-query-download';
import { MOST_NODES } from './pages-records';
import { drain, type Load } from './read-planner-drain';
import type { ReadEstimate, ReadQuestion, ReadRates } from './read-planner-types';

/** A connection of 250 is charged for 11 of its nodes, and 2 points for itself (fitted to recordings). */
const PAGE_FACTOR = 11;
const CONNECTION_POINTS = 2;
/** No request may ask for more. */
const MOST_POINTS = 1_000;
/** How full the readers let a page of a window be, and how near the limit they go; see `windows` and `pages-size`. */
const WINDOW_FILL = 0.85;
const AIM = 0.9;
/** Windows whose ids are not even need a few more requests. */
const OVERFLOW = 1.05;
const WINDOWS_A_STEP = 40;
const NODES_A_STEP = 20;
/** The largest of some windows, as a multiple of their average. */
const UNEVEN = 1.05;
const COUNTS_A_WINDOW = 2;
const COUNT_POINTS = 10;
const START_POINTS = 10;
const BOUNDS_POINTS = 6;
const ATTEMPTS_REFUSED_SECONDS = 0.25;

type Kind = 'product' | 'variant';

export function pagesEstimate({ counts, rates }: ReadQuestion): ReadEstimate {
  const loads = bothTables(counts, (count, kind) => pageLoad(rates, count, kind, 1));
  return estimate('pages', loads, drain([loads], rates, { inOneStep: 1 }), 'few enough to read page by page');
}

export function windowsEstimate({ counts, rates, boundsKnown }: ReadQuestion): ReadEstimate {
  const bounds: Load = {
    requests: 1,
    points: BOUNDS_POINTS,
    firstGuess: BOUNDS_POINTS,
    seconds: rates.requestSeconds,
    extraSeconds: 0,
  };
  const fill = WINDOW_FILL / OVERFLOW;
  const pages = bothTables(counts, (count, kind) => pageLoad(rates, count, kind, fill));
  const groups = boundsKnown ? [pages] : [[bounds], pages];
  const seconds = drain(groups, rates, { inOneStep: WINDOWS_A_STEP, isWarm: boundsKnown });
  return estimate('parallel', groups.flat(), seconds, 'the bucket holds what windows read together cost');
}

export function nodesEstimate({ counts, rates }: ReadQuestion): ReadEstimate {
  const loads = bothTables(counts, (count, kind) => nodesLoad(rates, count, kind));
  const oneByOne = loads.map((load) => [load]);
  return estimate(
    'nodes',
    loads,
    drain(oneByOne, rates, { inOneStep: NODES_A_STEP }),
    'the ids are known, and lists of them cheap',
  );
}

export function bulkEstimate(
  { counts, rates, boundsKnown }: ReadQuestion,
  pieces: number,
  bytes: number,
): ReadEstimate {
  const request = rates.requestSeconds + rates.togetherSeconds;
  const objects = counts.products + counts.variants;
  const waves = Math.ceil(pieces / MOST_RUNNING);
  const uneven = pieces > 1 ? UNEVEN : 1;
  const running = rates.bulkBaseSeconds + ((objects / pieces) * uneven) / rates.bulkObjectsPerSecond;
  const start = rates.mutationSeconds + rates.togetherSeconds;
  // The ends of the ids, then the counts.
  const cut = pieces > 1 ? (boundsKnown ? 1 : 2) * request : 0;
  const polls = waves * Math.min(pieces, MOST_RUNNING);
  return {
    strategy: 'bulk',
    pieces,
    calls: 2 * pieces + polls + (pieces > 1 ? 1 + COUNTS_A_WINDOW * pieces : 0),
    points: pieces * (START_POINTS + (pieces > 1 ? COUNTS_A_WINDOW * COUNT_POINTS : 0)) + polls,
    seconds: cut + waves * (Math.max(start, running) + request) + downloading(rates, pieces, bytes),
    expectedSeconds: running,
    why: `${objects} objects are too many for the bucket, bulk operations do not use it`,
  };
}

/** Small results come together, large ones one after the other. */
function downloading(rates: ReadRates, pieces: number, bytes: number): number {
  const each = bytes / pieces;
  const together = Math.max(1, Math.min(MOST_RUNNING, Math.floor(BYTES_TOGETHER / Math.max(1, each))));
  const rounds = Math.ceil(pieces / together);
  return rounds * (rates.downloadSeconds + rates.togetherSeconds + each / rates.downloadBytesPerSecond);
}

function bothTables(counts: ReadQuestion['counts'], load: (count: number, kind: Kind) => Load): Load[] {
  return [load(counts.products, 'product'), load(counts.variants, 'variant')];
}

function pageLoad(rates: ReadRates, count: number, kind: Kind, fill: number): Load {
  const { points, guessedPoints, objects } = rates[kind];
  const isLinear = rates.listPricing === 'linear';
  const whole = CONNECTION_POINTS + MOST_NODES * points;
  const size = isLinear ? fitting(whole) : MOST_NODES;
  const factor = isLinear ? size : PAGE_FACTOR;
  const cost = CONNECTION_POINTS + factor * points;
  const guess = CONNECTION_POINTS + PAGE_FACTOR * guessedPoints;
  return loadOf(rates, {
    count,
    size: Math.min(count, size * fill),
    cost,
    guess,
    objects,
    refused: size < MOST_NODES,
  });
}

function nodesLoad(rates: ReadRates, count: number, kind: Kind): Load {
  const { points, guessedPoints, objects } = rates[kind];
  const isLinear = rates.listPricing === 'linear';
  const size = isLinear ? fitting(CONNECTION_POINTS + MOST_NODES * points) : MOST_NODES;
  const cost = isLinear ? CONNECTION_POINTS + size * points : points;
  const guess = guessedPoints;
  return loadOf(rates, {
    count,
    size: Math.min(count, size),
    cost,
    guess,
    objects,
    refused: size < MOST_NODES,
  });
}

/** The size that a reader comes to when 250 are too dear. */
function fitting(points: number): number {
  return points <= MOST_POINTS ? MOST_NODES : Math.floor(((MOST_NODES * MOST_POINTS) / points) * AIM);
}

function loadOf(
  rates: ReadRates,
  one: { count: number; size: number; cost: number; guess: number; objects: number; refused: boolean },
): Load {
  return {
    requests: one.count === 0 ? 1 : Math.ceil(one.count / one.size),
    points: one.cost,
    // A refusal names the price.
    firstGuess: one.refused ? one.cost : one.guess,
    seconds: rates.requestSeconds + one.size * one.objects * rates.secondsPerObject,
    extraSeconds: one.refused ? ATTEMPTS_REFUSED_SECONDS : 0,
  };
}

function estimate(
  strategy: ReadEstimate['strategy'],
  loads: readonly Load[],
  seconds: number,
  why: string,
): ReadEstimate {
  const calls = loads.reduce((sum, { requests }) => sum + requests, 0);
  const points = loads.reduce((sum, load) => sum + load.requests * load.points, 0);
  return { strategy, pieces: 1, calls, points, seconds, expectedSeconds: 0, why };
}
