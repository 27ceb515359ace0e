import { MOST_RUNNING } from './bulk-query-cursor';
import { bulkEstimate, nodesEstimate, pagesEstimate, windowsEstimate } from './read-planner-models';
import type { ReadEstimate, ReadQuestion } from './read-planner-types';

export { DEFAULT_RATES } from './read-planner-types';
export type { ReadEstimate, ReadQuestion, ReadRates, ReadStrategy } from './read-planner-types';

/** A result must stay below the 50 MB that come in one download, with room for an estimate that was too low. */
const MOST_WINDOW_BYTES = 40_000_000;

/**
 * The fastest way to read a catalog, and what each way would take. Pure: all that is known of the store comes in.
 * REST is never picked: it lacks fields, and is there for when GraphQL does not answer.
 */
export function planRead(question: ReadQuestion): { pick: ReadEstimate; estimates: ReadEstimate[] } {
  const { products, variants } = question.counts;
  const { bytesPerProduct, bytesPerVariant } = question.rates;
  const bytes = products * bytesPerProduct + variants * bytesPerVariant;
  const forSize = Math.ceil(bytes / MOST_WINDOW_BYTES);
  // Windows of a bulk read are found by the index as well.
  const pieces = question.isIndexFresh ? [Math.max(1, forSize), Math.max(MOST_RUNNING, forSize)] : [1];
  const estimates = [
    pagesEstimate(question),
    ...(question.isIndexFresh ? [windowsEstimate(question)] : []),
    ...(question.idsKnown ? [nodesEstimate(question)] : []),
    ...[...new Set(pieces)].map((count) => bulkEstimate(question, count, bytes)),
  ];
  const pick = estimates.reduce((best, one) => (one.seconds < best.seconds ? one : best));
  return { pick: { ...pick, why: reasonFor(pick, estimates) }, estimates };
}

function reasonFor(pick: ReadEstimate, estimates: readonly ReadEstimate[]): string {
  const others = estimates
    .filter((one) => one !== pick)
    .map(
      ({ strategy, pieces, seconds }) =>
        `${strategy}${pieces > 1 ? ` x${pieces}` : ''} ${seconds.toFixed(1)} s`,
    );
  return `${pick.why}; otherwise: ${others.join(', ')}`;
}
