import type { Clock, Packer } from '../../platform/ports';
import { encodeEntry, type EncodedEntry, type Entry } from './entry';
import { SLOT_BYTES } from './durable-tier';
import { lifeSeconds, type Namespace, type NewEntry } from './namespace';
import { utf8Bytes } from './pieces';
import { MOST_PIECES, SHARED_VALUE_BYTES } from './shared-tier';
import type { Ticket } from './tags';
import { pieceKey, type Tiers } from './tiers';

export interface Written {
  bytes: number;
  /** Addresses whose value could not be kept beyond this execution. */
  refused: string[];
}

interface Draft {
  address: string;
  seconds: number;
  entry: Entry;
}

/** Writes entries to the tiers of their namespace: one call to CacheService for all that live equally long. */
export class EntryWriter {
  constructor(
    private readonly tiers: Tiers,
    private readonly packer: Packer,
    private readonly clock: Clock,
    private readonly newId: () => string,
  ) {}

  write<T>(namespace: Namespace<T>, entries: ReadonlyMap<string, NewEntry<T>>, { tags }: Ticket): Written {
    const drafts = [...entries].map(([address, entry]) => this.draft(namespace, address, entry, tags));
    const { tiers } = namespace;
    if (tiers.includes('memory'))
      drafts.forEach(({ address, entry }) => this.tiers.memory.put(address, entry));
    const shared = tiers.includes('shared') ? this.share(drafts) : NOTHING;
    const durable = tiers.includes('durable') ? this.preserve(drafts) : NOTHING;
    return { bytes: shared.bytes + durable.bytes, refused: [...shared.refused, ...durable.refused] };
  }

  private draft<T>(
    namespace: Namespace<T>,
    address: string,
    { key, value, negative = false, ttlSeconds }: NewEntry<T>,
    tags: Record<string, string>,
  ): Draft {
    const seconds = lifeSeconds(namespace, { key, value, negative, ttlSeconds });
    const storedAtMs = this.clock.nowMs();
    const times = { storedAtMs, expiresAtMs: storedAtMs + seconds * 1000 };
    const origin = {
      address,
      namespace: namespace.name,
      key,
      ...times,
      negative,
      tags,
      writing: this.newId(),
    };
    const head = { ...origin, packed: false, pieces: 0 };
    return { address, seconds, entry: { head, json: JSON.stringify(value ?? null) } };
  }

  /** A value that cannot be kept takes the older one with it. */
  private share(drafts: readonly Draft[]): Written {
    const refused: string[] = [];
    const byLife = new Map<number, Map<string, string>>();
    for (const { address, seconds, entry } of drafts) {
      const encoded = this.encode(entry, SHARED_VALUE_BYTES, MOST_PIECES);
      if (!encoded || seconds < 1) {
        refused.push(address);
        continue;
      }
      const values = byLife.get(seconds) ?? new Map<string, string>();
      byLife.set(seconds, values.set(address, encoded.main));
      encoded.pieces.forEach((piece, index) => values.set(pieceKey(address, index), piece));
    }
    let bytes = 0;
    for (const [seconds, values] of byLife) {
      if (this.tiers.shared.putAll(values, seconds)) values.forEach((text) => (bytes += utf8Bytes(text)));
      else refused.push(...values.keys());
    }
    this.tiers.shared.removeAll(refused);
    return { bytes, refused };
  }

  private preserve(drafts: readonly Draft[]): Written {
    const refused: string[] = [];
    let bytes = 0;
    for (const { address, seconds, entry } of drafts) {
      const encoded = seconds < 1 ? null : this.encode(entry, SLOT_BYTES, 0);
      if (encoded && this.tiers.durable.put(address, encoded.main)) bytes += encoded.bytes;
      else refused.push(address);
      if (!encoded) this.tiers.durable.remove(address);
    }
    return { bytes, refused };
  }

  private encode({ head, json }: Entry, limitBytes: number, mostPieces: number): EncodedEntry | null {
    try {
      const encoded = encodeEntry({ head, json }, this.packer, limitBytes);
      return encoded.pieces.length <= mostPieces && utf8Bytes(encoded.main) <= limitBytes ? encoded : null;
    } catch {
      return null;
    }
  }
}

const NOTHING: Written = { bytes: 0, refused: [] };
