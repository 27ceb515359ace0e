/** Reads JSON lines as they come out of bulk operations, in pieces that may end anywhere. */

/**
 * The whole lines that a piece of a file starts with. What follows them is dropped: it may end inside a character,
 * and the next piece is asked for from there on.
 */
export function wholeLines(piece: string): string {
  return piece.slice(0, piece.lastIndexOf('\n') + 1);
}

/** The lines of a text, one after the other, without a list of all of them. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end > start) yield text.slice(start, end);
    start = end + 1;
  }
  if (start < text.length) yield text.slice(start);
}
