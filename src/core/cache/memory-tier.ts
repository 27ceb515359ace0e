import type { Entry } from './entry';

const MOST_ENTRIES = 500;
/** An execution has some hundreds of megabytes; others need them too. */
const MOST_CHARACTERS = 8_000_000;

/** What this execution has read or written, as long as there is room; what was not used for longest goes first. */
export class MemoryTier {
  private readonly entries = new Map<string, Entry>();
  private characters = 0;

  constructor(private readonly onEviction: (namespace: string) => void) {}

  get(address: string): Entry | null {
    const entry = this.entries.get(address);
    if (!entry) return null;
    this.entries.delete(address);
    this.entries.set(address, entry);
    return entry;
  }

  put(address: string, entry: Entry): void {
    this.remove(address);
    if (entry.json.length > MOST_CHARACTERS / 2) return;
    this.entries.set(address, entry);
    this.characters += entry.json.length;
    while (this.entries.size > MOST_ENTRIES || this.characters > MOST_CHARACTERS) this.evictOldest();
  }

  remove(address: string): void {
    this.characters -= this.entries.get(address)?.json.length ?? 0;
    this.entries.delete(address);
  }

  clear(): void {
    this.entries.clear();
    this.characters = 0;
  }

  all(): Entry[] {
    return [...this.entries.values()];
  }

  private evictOldest(): void {
    for (const [address, { head }] of this.entries) {
      this.remove(address);
      this.onEviction(head.namespace);
      return;
    }
  }
}
