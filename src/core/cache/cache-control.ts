import type { Clock } from '../../platform/ports';
import type { Clearings } from './clearings';
import type { EntryReader } from './entry-reader';
import type { Ledger } from './ledger';
import { infoOf, listEntries, type EntryPage } from './listing';
import type { EntryInfo, Namespace } from './namespace';
import { utf8Bytes } from './pieces';
import type { AllCounters } from './statistics';
import type { Tiers } from './tiers';

const ANYWHERE: Namespace<unknown> = {
  name: 'any',
  version: 0,
  ttlSeconds: 0,
  tiers: ['memory', 'shared', 'durable'],
};

/** What a person can see of the caches and do to them. */
export class CacheControl {
  constructor(
    private readonly tiers: Tiers,
    private readonly reader: EntryReader,
    private readonly ledger: Ledger,
    private readonly clearings: Clearings,
    private readonly clock: Clock,
  ) {}

  /** Pages count from 0. */
  list(page = 0): EntryPage {
    const { entries, nextPage } = listEntries(this.tiers, this.ledger, page);
    return { entries: entries.filter((info) => this.canBeFound(info)), nextPage };
  }

  inspect(address: string): { info: EntryInfo; value: unknown; outdated: boolean } | null {
    const read = this.reader.read(ANYWHERE, [address]).get(address);
    if (!read) return null;
    const { head, json } = read.entry;
    return { info: infoOf(head, utf8Bytes(json)), value: JSON.parse(json), outdated: read.outdated };
  }

  /** False: another execution may still find one of them until its time is over. */
  drop(addresses: readonly string[]): boolean {
    addresses.forEach((address) => this.tiers.memory.remove(address));
    const shared = this.tiers.shared.removeAll(addresses);
    return addresses.map((address) => this.tiers.durable.remove(address)).every(Boolean) && shared;
  }

  /** Everything where no namespace is named. False: it holds for this execution only. */
  clear(namespace: string | null = null): boolean {
    this.tiers.memory.clear();
    return this.clearings.clear(namespace);
  }

  /** Of all executions that saved them, and of this one. */
  statistics(): AllCounters {
    return this.ledger.counters();
  }

  /** Once, at the end of an execution: the counters, and which addresses were written. */
  save(): void {
    this.ledger.save();
  }

  private canBeFound({ address, namespace, expiresAtMs }: EntryInfo): boolean {
    return address.includes(`.${this.clearings.of(namespace)}.`) && expiresAtMs > this.clock.nowMs();
  }
}
