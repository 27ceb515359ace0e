import { fingerprint } from '../../catalog/value';
import { SHARED_SECONDS, type SharedTier } from './shared-tier';

/**
 * What the tags stood at before a value was read from its source. `open` is false where one of them is being
 * written to, or could not be marked: what is read now may be of before or after, so it is not kept.
 */
export interface Ticket {
  open: boolean;
  tags: Record<string, string>;
}

export const NO_TAGS: Ticket = { open: true, tags: {} };

const CLOSED = 'closed';

/**
 * A tag is a random generation in CacheService. An entry holds the generations of its tags and is good while they
 * are the same. To invalidate is to write a new generation, without looking at anything: nobody can undo it by
 * writing at the same time. A generation that vanishes is never made again, so its entries are lost, not trusted.
 */
export class Tags {
  /** Could not be invalidated for all, so at least this execution no longer believes in them. */
  private readonly poisoned = new Set<string>();

  constructor(
    private readonly shared: SharedTier,
    private readonly newId: () => string,
  ) {}

  /** To be had before a value is read from its source; makes generations where there are none. */
  ticket(names: readonly string[]): Ticket {
    const found = this.shared.getAll(names.map(addressOf));
    const tags: Record<string, string> = {};
    const made = new Map<string, string>();
    for (const name of names) {
      const address = addressOf(name);
      const generation = found.get(address) ?? this.newId();
      tags[name] = generation;
      if (!found.has(address)) made.set(address, generation);
    }
    const known = this.shared.putAll(made, SHARED_SECONDS);
    const isOpen = (name: string) => tags[name] !== CLOSED && !this.poisoned.has(name);
    return { open: known && names.every(isOpen), tags };
  }

  /** Before a write to the source. Should the writer die, it stays closed until the mark is gone. */
  close(names: readonly string[]): boolean {
    return this.write(names, () => CLOSED);
  }

  /** After a write to the source. */
  renew(names: readonly string[]): boolean {
    return this.write(names, this.newId);
  }

  /** `read`: values by address, as they stand now. */
  areCurrent(tags: Record<string, string>, read: ReadonlyMap<string, string>): boolean {
    return Object.entries(tags).every(
      ([name, generation]) => read.get(addressOf(name)) === generation && !this.poisoned.has(name),
    );
  }

  isKnown(name: string): boolean {
    return this.shared.getAll([addressOf(name)]).size > 0;
  }

  /** As they stand in CacheService; one call. */
  stand(tags: Record<string, string>): boolean {
    return this.areCurrent(tags, this.shared.getAll(Object.keys(tags).map(addressOf)));
  }

  private write(names: readonly string[], generation: () => string): boolean {
    const done = this.shared.putAll(
      new Map(names.map((name) => [addressOf(name), generation()])),
      SHARED_SECONDS,
    );
    if (!done) this.shared.removeAll(names.map(addressOf));
    names.forEach((name) => (done ? this.poisoned.delete(name) : this.poisoned.add(name)));
    return done;
  }
}

/** Where the generation of a tag is kept; names may be of any length. */
export function addressOf(name: string): string {
  return `c.tag.${fingerprint(name)}${fingerprint(`${name} tag`)}`;
}
