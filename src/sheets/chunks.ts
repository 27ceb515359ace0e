import type { CellData, CellValue, Packer } from '../platform/ports';
import { textCell } from './hidden-tabs';

/** Below the 50,000 characters of a cell, with room to spare. */
const CHUNK_CHARACTERS = 49_000;

/** JSON as one or more cells beside each other: packed, then cut to what a cell holds. */
export function toChunks(packer: Packer, data: unknown): CellData[] {
  return textToChunks(packer, JSON.stringify(data));
}

export function textToChunks(packer: Packer, text: string): CellData[] {
  const packed = packer.pack(text);
  const cells: CellData[] = [];
  for (let start = 0; start < packed.length; start += CHUNK_CHARACTERS) {
    cells.push(textCell(packed.slice(start, start + CHUNK_CHARACTERS)));
  }
  return cells;
}

/** The inverse; throws where a piece is missing or was tampered with. */
export function fromChunks(packer: Packer, cells: readonly CellValue[]): unknown {
  return JSON.parse(textFromChunks(packer, cells));
}

export function textFromChunks(packer: Packer, cells: readonly CellValue[]): string {
  return packer.unpack(cells.map((cell) => String(cell ?? '')).join(''));
}
