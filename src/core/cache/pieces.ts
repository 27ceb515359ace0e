/** A character of JavaScript is never more than this many bytes. */
const BYTES_PER_CHARACTER = 3;

/**
 * Nobody knows whether Google counts bytes or characters. There are never fewer bytes than characters, so bytes are
 * counted; a surrogate pair as six of them, though it is four.
 */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x800) bytes += 2;
    else if (code >= 0x80) bytes += 1;
  }
  return bytes;
}

/** Cuts a text; each piece says to which writing it belongs and which one it is. */
export function toPieces(text: string, writing: string, limitBytes: number): string[] {
  const room = limitBytes - markOf(writing, 9_999).length;
  const size = utf8Bytes(text) === text.length ? room : Math.floor(room / BYTES_PER_CHARACTER);
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += size) {
    pieces.push(markOf(writing, pieces.length) + text.slice(start, start + size));
  }
  return pieces;
}

/** Null where one is missing, of another writing or out of its place. */
export function fromPieces(pieces: readonly (string | null)[], writing: string): string | null {
  const texts: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const mark = markOf(writing, index);
    if (!piece?.startsWith(mark)) return null;
    texts.push(piece.slice(mark.length));
  }
  return texts.join('');
}

function markOf(writing: string, index: number): string {
  return `${writing} ${index}\n`;
}
