import { fingerprint } from '../../catalog/value';
import type { Cache, Clock, Identity, KeyValueStore, Packer } from '../../platform/ports';
import { CacheControl } from './cache-control';
import { Clearings } from './clearings';
import { accept } from './accept';
import { EntryReader } from './entry-reader';
import { EntryWriter } from './entry-writer';
import { Ledger } from './ledger';
import type { Found, Namespace, NewEntry } from './namespace';
import { NO_TAGS, Tags, type Ticket } from './tags';
import type { Counted } from './statistics';
import { tiersOf } from './tiers';

interface Deps {
  cache: Cache;
  properties: KeyValueStore;
  packer: Packer;
  clock: Clock;
  identity: Identity;
}

/**
 * Keeps values in memory, CacheService and User Properties. It never throws because of them: a store that is full,
 * slow to fail or has lost something costs a miss. What is found is what was written under that key, whole, within
 * its time, and not outdated by an invalidation of one of its tags.
 */
export class CacheManager {
  /** For people: what is there, what it was worth, and away with it. */
  readonly control: CacheControl;
  private readonly tags: Tags;
  private readonly ledger: Ledger;
  private readonly clearings: Clearings;
  private readonly reader: EntryReader;
  private readonly writer: EntryWriter;
  private executionId: string | null = null;
  private ids = 0;

  constructor({ cache, properties, packer, clock, identity }: Deps) {
    const newId = () => `${(this.executionId ??= identity.uuid())}.${++this.ids}`;
    const tiers = tiersOf(cache, properties, (namespace) =>
      this.ledger.statistics.count(namespace, 'evictions'),
    );
    this.tags = new Tags(tiers.shared, newId);
    this.ledger = new Ledger(properties, tiers.shared);
    this.clearings = new Clearings(properties, newId);
    this.reader = new EntryReader(tiers, this.tags, packer, clock);
    this.writer = new EntryWriter(tiers, packer, clock, newId);
    this.control = new CacheControl(tiers, this.reader, this.ledger, this.clearings, clock);
  }

  get<T>(namespace: Namespace<T>, key: string): Found<T> | null {
    return this.getMany(namespace, [key]).get(key) ?? null;
  }

  /** Keys that are not found are absent. */
  getMany<T>(namespace: Namespace<T>, keys: readonly string[]): Map<string, Found<T>> {
    return this.find(namespace, keys, false);
  }

  /** Besides, what was invalidated: for those who know better whether it is still true. */
  getManyOutdated<T>(namespace: Namespace<T>, keys: readonly string[]): Map<string, Found<T>> {
    return this.find(namespace, keys, true);
  }

  put<T>(namespace: Namespace<T>, entry: NewEntry<T>, ticket: Ticket = NO_TAGS): boolean {
    return this.putMany(namespace, [entry], ticket);
  }

  /**
   * The ticket is of before the values were read from their source; with a closed one nothing is kept. False where
   * a value was not kept beyond this execution; an older one of its key is gone then.
   */
  putMany<T>(namespace: Namespace<T>, entries: readonly NewEntry<T>[], ticket: Ticket = NO_TAGS): boolean {
    if (entries.length === 0) return true;
    if (!ticket.open) return false;
    const byAddress = new Map(entries.map((entry) => [this.address(namespace, entry.key), entry]));
    const { bytes, refused } = this.writer.write(namespace, byAddress, ticket);
    const { statistics } = this.ledger;
    statistics.count(namespace.name, 'writes', byAddress.size);
    statistics.count(namespace.name, 'bytesWritten', bytes);
    statistics.count(namespace.name, 'evictions', refused.length);
    if (namespace.tiers.includes('shared')) for (const address of byAddress.keys()) this.ledger.note(address);
    return refused.length === 0;
  }

  count(namespace: string, counted: Counted, by: number): void {
    this.ledger.statistics.count(namespace, counted, by);
  }

  ticket(tags: readonly string[]): Ticket {
    return this.tags.ticket(tags);
  }

  /** False: no entry of this tag is good. */
  knowsTag(tag: string): boolean {
    return this.tags.isKnown(tag);
  }

  /** Whether nothing was invalidated since the ticket was taken. */
  isCurrent({ open, tags }: Ticket): boolean {
    return open && this.tags.stand(tags);
  }

  /** Before a write to the source: what is read from now on is not kept. False: the mark could not be set. */
  close(tags: readonly string[]): boolean {
    return this.tags.close(tags);
  }

  /** After a write to the source: what was read before is no longer found. */
  invalidate(tags: readonly string[]): boolean {
    return this.tags.renew(tags);
  }

  remove(namespace: Namespace<unknown>, keys: readonly string[]): void {
    this.control.drop(keys.map((key) => this.address(namespace, key)));
  }

  private find<T>(
    namespace: Namespace<T>,
    keys: readonly string[],
    outdatedToo: boolean,
  ): Map<string, Found<T>> {
    const addresses = new Map(keys.map((key) => [this.address(namespace, key), key]));
    const read = this.reader.read(namespace, [...addresses.keys()]);
    const result = new Map<string, Found<T>>();
    for (const [address, key] of addresses) {
      const found = accept(namespace, key, read.get(address), outdatedToo, this.ledger.statistics);
      if (found) result.set(key, found);
    }
    return result;
  }

  /** Keys may be of any length and may say something that is nobody's business: addresses do not. */
  private address({ name, version }: Namespace<unknown>, key: string): string {
    return `c.${name}.${version}.${this.clearings.of(name)}.${fingerprint(key)}${fingerprint(`${key} key`)}`;
  }
}
