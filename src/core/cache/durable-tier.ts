import { fingerprint } from '../../catalog/value';
import type { KeyValueStore } from '../../platform/ports';
import { utf8Bytes } from './pieces';

/**
 * User Properties hold 500 KB, credentials among it, and cannot say cheaply which keys they hold. So the cache has
 * a fixed number of slots there: an address has its slot, whoever comes later takes it over, and nothing is ever
 * left behind. At most 256 KB in all.
 */
export const SLOTS = 64;
/** Properties take 9 KB a value. */
export const SLOT_BYTES = 4_000;
const PREFIX = 'cache.slot.';

/** Properties that never throw: what fails is like what is not there. */
export class DurableTier {
  failures = 0;

  constructor(private readonly properties: KeyValueStore) {}

  /** Whatever the slot of this address holds. */
  get(address: string): string | null {
    return this.attempt(() => this.properties.get(slotOf(address))) ?? null;
  }

  /** False where it was not kept; then the slot is empty if that is at all possible. */
  put(address: string, text: string): boolean {
    const fits = utf8Bytes(text) <= SLOT_BYTES;
    const kept = fits && this.attempt(() => (this.properties.set(slotOf(address), text), true)) === true;
    if (!kept) this.remove(address);
    return kept;
  }

  remove(address: string): boolean {
    return this.attempt(() => (this.properties.delete(slotOf(address)), true)) ?? false;
  }

  /** Everything there is; one call for each slot. */
  all(): string[] {
    return slots().flatMap((slot) => this.attempt(() => this.properties.get(slot)) ?? []);
  }

  private attempt<T>(action: () => T): T | undefined {
    try {
      return action();
    } catch {
      this.failures++;
      return undefined;
    }
  }
}

function slotOf(address: string): string {
  return `${PREFIX}${parseInt(fingerprint(address), 36) % SLOTS}`;
}

function slots(): string[] {
  return Array.from({ length: SLOTS }, (_, index) => `${PREFIX}${index}`);
}
