import type { Clock, Packer } from '../../platform/ports';
import { closeEntry, openEntry, type Entry, type EntryHead, type OpenedEntry } from './entry';
import type { Namespace } from './namespace';
import { MOST_PIECES } from './shared-tier';
import { addressOf, type Tags } from './tags';
import { pieceKeys, type Tiers } from './tiers';

export interface ReadEntry {
  entry: Entry;
  /** Written before one of its tags was invalidated. */
  outdated: boolean;
}

type Candidate = { head: EntryHead; opened: OpenedEntry } | { head: EntryHead; entry: Entry };

/** What was found under an address; null: something, but not to be used. */
type Candidates = Map<string, Candidate | null>;

/**
 * Finds entries, nearest tier first. CacheService is called at most twice: for the entries, then for the pieces of
 * the large ones and for the tags of all.
 */
export class EntryReader {
  constructor(
    private readonly tiers: Tiers,
    private readonly tags: Tags,
    private readonly packer: Packer,
    private readonly clock: Clock,
  ) {}

  /** Addresses without an entry are absent; null stands for one that is torn or changed. */
  read(namespace: Namespace<unknown>, addresses: readonly string[]): Map<string, ReadEntry | null> {
    const candidates = this.candidates(namespace, addresses);
    const heads = [...candidates].flatMap(([address, found]) =>
      found ? [{ address, head: found.head }] : [],
    );
    const rest = this.tiers.shared.getAll(heads.flatMap(({ address, head }) => neededBy(address, head)));
    const read = new Map<string, ReadEntry | null>();
    for (const [address, found] of candidates) {
      const entry = found && ('entry' in found ? found.entry : this.close(address, found.opened, rest));
      const outdated = entry !== null && !this.tags.areCurrent(entry.head.tags, rest);
      if (entry && !outdated && namespace.tiers.includes('memory')) this.tiers.memory.put(address, entry);
      if (outdated) this.tiers.memory.remove(address);
      read.set(address, entry && { entry, outdated });
    }
    return read;
  }

  private candidates(namespace: Namespace<unknown>, addresses: readonly string[]): Candidates {
    const found: Candidates = new Map();
    const missing = () => addresses.filter((address) => !found.has(address));
    if (namespace.tiers.includes('memory')) this.remembered(addresses, found);
    if (namespace.tiers.includes('shared')) {
      const texts = this.tiers.shared.getAll(missing());
      texts.forEach((text, address) => found.set(address, this.open(address, text)));
    }
    if (namespace.tiers.includes('durable')) {
      for (const address of missing()) {
        // A slot may hold another address: that is no damage.
        const candidate = this.open(address, this.tiers.durable.get(address) ?? '');
        if (candidate) found.set(address, candidate);
      }
    }
    for (const [address, candidate] of found) {
      if (candidate && candidate.head.expiresAtMs <= this.clock.nowMs()) found.delete(address);
    }
    return found;
  }

  private open(address: string, text: string): Candidate | null {
    const opened = openEntry(text, address);
    return opened && opened.head.pieces <= MOST_PIECES ? { head: opened.head, opened } : null;
  }

  private remembered(addresses: readonly string[], found: Candidates): void {
    for (const address of addresses) {
      const entry = this.tiers.memory.get(address);
      if (entry && entry.head.expiresAtMs > this.clock.nowMs())
        found.set(address, { head: entry.head, entry });
    }
  }

  private close(address: string, opened: OpenedEntry, rest: ReadonlyMap<string, string>): Entry | null {
    const pieces = pieceKeys(address, opened.head.pieces).map((key) => rest.get(key) ?? null);
    return closeEntry(opened, pieces, this.packer);
  }
}

function neededBy(address: string, head: EntryHead): string[] {
  return [...pieceKeys(address, head.pieces), ...Object.keys(head.tags).map(addressOf)];
}
