/** Ids from `from` up to, but not including, `to`. Shopify's ids have 14 digits, so numbers hold them exactly. */
export interface IdWindow {
  from: number;
  to: number;
}

/** The search that finds a window's records. */
export function searchOf({ from, to }: IdWindow): string {
  return `id:>=${from} id:<${to}`;
}

/** Cuts a window into `pieces` of even width; together they cover every id of it exactly once. */
export function splitWindow({ from, to }: IdWindow, pieces: number): IdWindow[] {
  const count = Math.max(1, Math.min(pieces, to - from));
  const bound = (index: number) => from + Math.floor(((to - from) / count) * index);
  return Array.from({ length: count }, (_unused, index) => ({
    from: index === 0 ? from : bound(index),
    to: index === count - 1 ? to : bound(index + 1),
  }));
}

/**
 * Cuts at bounds that give each window its share of the records, from how many of them lie in each of some windows
 * that follow each other: ids are dense where a merchant imported a catalog, and thin elsewhere.
 */
export function balancedWindows(
  counted: readonly (IdWindow & { count: number })[],
  shares: readonly number[],
): IdWindow[] {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const [first] = counted;
  const last = counted[counted.length - 1];
  if (!first || !last) return [];
  let upTo = 0;
  const goals = shares.slice(0, -1).map((share) => (total * (upTo += share)) / whole);
  const bounds = [first.from];
  let before = 0;
  for (const { from, to, count } of counted) {
    for (let goal = goals[0]; goal !== undefined && count > 0 && before + count >= goal; goal = goals[0]) {
      bounds.push(Math.min(to, from + Math.ceil(((to - from) * (goal - before)) / count)));
      goals.shift();
    }
    before += count;
  }
  const ends = [...bounds.slice(1), last.to];
  return bounds
    .map((from, index) => ({ from, to: ends[index] ?? last.to }))
    .filter(({ from, to }) => from < to);
}
