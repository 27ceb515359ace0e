/** What a row of `_baseline` says of itself. */
export interface Piece {
  /** Counts from 0, as it was when the index was read. */
  row: number;
  /** The job that wrote it, and what tells the piece from others of that job. */
  key: string;
  /** The fields that its values are of. */
  signature: string;
  /** How many records it was written for. */
  size: number;
}

export interface BaselineIndex {
  /** Of each record the row hash, and the piece with its values. */
  entries: Map<string, { hash: string; piece: Piece }>;
  pieces: Piece[];
  /** Rows in which imports noted what they met. */
  notes: { row: number; jobId: string; packed: string }[];
}

/** The row hash of a record that is known and was made of these fields; others cannot be compared by hash. */
export function knownHash({ entries }: BaselineIndex, signature: string, id: string): string | undefined {
  const entry = entries.get(id);
  return entry?.piece.signature === signature ? entry.hash : undefined;
}

/** Pieces of fewer records are put together by the next import. */
const SMALL_PIECE = 100;

/** Pieces of which little is left: whoever has the values of one of their records at hand writes it anew. */
export function wornPieces(index: BaselineIndex, isNeeded: (id: string) => boolean): Set<Piece> {
  const needed = neededIn(index, isNeeded);
  return new Set(
    index.pieces.filter((piece) => piece.size < SMALL_PIECE || (needed.get(piece) ?? 0) < piece.size / 2),
  );
}

/** Pieces that hold the last word on no record that is needed. */
export function sparePieces(index: BaselineIndex, isNeeded: (id: string) => boolean): Piece[] {
  const needed = neededIn(index, isNeeded);
  return index.pieces.filter((piece) => !needed.has(piece));
}

function neededIn({ entries }: BaselineIndex, isNeeded: (id: string) => boolean): Map<Piece, number> {
  const needed = new Map<Piece, number>();
  for (const [id, { piece }] of entries) if (isNeeded(id)) needed.set(piece, (needed.get(piece) ?? 0) + 1);
  return needed;
}
