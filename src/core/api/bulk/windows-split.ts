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
 * Cuts at bounds that share the records evenly, from how many of them lie in each of some windows that follow each
 * other: ids are dense where a merchant imported a catalog, and thin elsewhere.
 */
export function balancedWindows(
  counted: readonly (IdWindow & { count: number })[],
  pieces: number,
): IdWindow[] {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const [first] = counted;
  const last = counted[counted.length - 1];
  if (!first || !last) return [];
  const bounds = [first.from];
  let before = 0;
  for (const { from, to, count } of counted) {
    while (bounds.length < pieces && before + count >= (total / pieces) * bounds.length && count > 0) {
      const share = ((total / pieces) * bounds.length - before) / count;
      bounds.push(Math.min(to, from + Math.ceil((to - from) * share)));
    }
    before += count;
  }
  const ends = [...bounds.slice(1), last.to];
  return bounds
    .map((from, index) => ({ from, to: ends[index] ?? last.to }))
    .filter(({ from, to }) => from < to);
}
