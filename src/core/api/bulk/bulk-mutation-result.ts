import type { ApiFailure } from '../api-error';
import { outcomeOf, type MutationOutcome } from '../outcome';
import type { GraphqlBody } from '../response';

type ResultLine = GraphqlBody & { __lineNumber?: number };

const LOST: ApiFailure = {
  kind: 'malformed',
  effect: 'unknown',
  message: 'the result of the bulk operation lacks this line',
};

/** How many lines a result has; the last one may have been cut off. */
export function countLines(result: string): number {
  return result.split('\n').filter((line) => line !== '').length - (result.endsWith('\n') ? 0 : 1);
}

/**
 * What became of each of `count` lines. The result has them in any order, by number; a line that is not there was
 * run or was not run: nobody knows.
 */
export function outcomesIn<T>(result: string, field: string, count: number): MutationOutcome<T>[] {
  const outcomes = new Array<MutationOutcome<T>>(count).fill({ kind: 'unknown', failure: LOST });
  for (const text of result.split('\n')) {
    const line = parseLine(text);
    const at = line?.__lineNumber;
    if (line && at !== undefined && at < count) outcomes[at] = outcomeOf(line, field);
  }
  return outcomes;
}

function parseLine(text: string): ResultLine | null {
  if (text === '') return null;
  try {
    return JSON.parse(text) as ResultLine;
  } catch {
    return null;
  }
}

/** The name of a mutation document's one root field. */
export function rootFieldOf(document: string): string {
  return /\{\s*(\w+)/.exec(document.slice(document.indexOf(') {')))?.[1] ?? '';
}
