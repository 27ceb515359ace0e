import { openEntry, type EntryHead } from './entry';
import type { Ledger } from './ledger';
import type { EntryInfo } from './namespace';
import { utf8Bytes } from './pieces';
import { SHARED_VALUE_BYTES } from './shared-tier';
import type { Tiers } from './tiers';

const PAGE = 50;

export interface EntryPage {
  entries: EntryInfo[];
  /** Null after the last page. */
  nextPage: number | null;
}

/** What is kept at this time, as far as the ledger knows; a page costs one call, the first one each slot besides. */
export function listEntries({ shared, durable, memory }: Tiers, ledger: Ledger, page: number): EntryPage {
  const addresses = ledger.addresses();
  const texts = shared.getAll(addresses.slice(page * PAGE, (page + 1) * PAGE));
  const found = new Map<string, EntryInfo>();
  texts.forEach((text, address) => addText(found, address, text));
  if (page === 0) {
    durable.all().forEach((text) => addText(found, null, text));
    memory.all().forEach(({ head, json }) => found.set(head.address, infoOf(head, utf8Bytes(json))));
  }
  return { entries: [...found.values()], nextPage: addresses.length > (page + 1) * PAGE ? page + 1 : null };
}

function addText(found: Map<string, EntryInfo>, address: string | null, text: string): void {
  const opened = openEntry(text, address);
  if (!opened) return;
  const { head } = opened;
  // The size of pieces is not looked up: all but the last are full.
  found.set(head.address, infoOf(head, utf8Bytes(text) + head.pieces * SHARED_VALUE_BYTES));
}

export function infoOf(head: EntryHead, bytes: number): EntryInfo {
  const { address, namespace, key, negative, storedAtMs, expiresAtMs, tags } = head;
  return { address, namespace, key, bytes, negative, storedAtMs, expiresAtMs, tags: Object.keys(tags) };
}
