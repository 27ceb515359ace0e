import { fingerprint } from '../../catalog/value';
import type { Packer } from '../../platform/ports';
import { fromPieces, toPieces, utf8Bytes } from './pieces';

/** What stands before a value wherever it is kept. */
export interface EntryHead {
  /** The address that it was kept at: a value that turns up anywhere else is not believed. */
  address: string;
  namespace: string;
  key: string;
  storedAtMs: number;
  expiresAtMs: number;
  negative: boolean;
  /** The generation of each tag when the value was read from its source. */
  tags: Record<string, string>;
  packed: boolean;
  /** 0: the value follows at once. */
  pieces: number;
  /** Of this very writing; each piece bears it. */
  writing: string;
}

export interface Entry {
  head: EntryHead;
  /** The value as JSON, so that nobody can change what is kept by changing what he got. */
  json: string;
}

/** An entry as texts, none longer than the tier's limit. */
export interface EncodedEntry {
  main: string;
  pieces: string[];
  bytes: number;
}

/** What a main text says: the value's text is still to be found in pieces where `body` is null. */
export interface OpenedEntry {
  print: string;
  headText: string;
  head: EntryHead;
  body: string | null;
}

/** Shorter texts are not worth the call that packs them. */
const PACK_ABOVE_CHARACTERS = 1_024;

export function encodeEntry(entry: Entry, packer: Packer, limitBytes: number): EncodedEntry {
  const packed = entry.json.length > PACK_ABOVE_CHARACTERS;
  const body = packed ? packer.pack(entry.json) : entry.json;
  const whole = join({ ...entry.head, packed, pieces: 0 }, body, true);
  if (utf8Bytes(whole) <= limitBytes) return { main: whole, pieces: [], bytes: utf8Bytes(whole) };
  const pieces = toPieces(body, entry.head.writing, limitBytes);
  const main = join({ ...entry.head, packed, pieces: pieces.length }, body, false);
  return { main, pieces, bytes: [main, ...pieces].reduce((sum, text) => sum + utf8Bytes(text), 0) };
}

/** Null where the text is not a main text, or not the one of this address (`null`: of any). */
export function openEntry(text: string, address: string | null): OpenedEntry | null {
  const [print = '', headText = ''] = text.split('\n', 2);
  const head = parse(headText) as Partial<EntryHead> | null;
  if (!isHead(head) || (address !== null && head.address !== address)) return null;
  const body = head.pieces === 0 ? text.slice(print.length + headText.length + 2) : null;
  return { print, headText, head, body };
}

/** Null where anything is missing, of another writing, or not as it was written. */
export function closeEntry(
  opened: OpenedEntry,
  pieces: readonly (string | null)[],
  packer: Packer,
): Entry | null {
  const { head, headText, print } = opened;
  const body = opened.body ?? (pieces.length === head.pieces ? fromPieces(pieces, head.writing) : null);
  if (body === null || fingerprint(headText + body) !== print) return null;
  try {
    const json = head.packed ? packer.unpack(body) : body;
    JSON.parse(json);
    return { head, json };
  } catch {
    return null;
  }
}

function join(head: EntryHead, body: string, withBody: boolean): string {
  const headText = JSON.stringify(head);
  return `${fingerprint(headText + body)}\n${headText}\n${withBody ? body : ''}`;
}

function isHead(head: Partial<EntryHead> | null): head is EntryHead {
  if (typeof head !== 'object' || head === null) return false;
  const { pieces, expiresAtMs, tags } = head;
  return (
    Number.isInteger(pieces) && typeof expiresAtMs === 'number' && typeof tags === 'object' && tags !== null
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
