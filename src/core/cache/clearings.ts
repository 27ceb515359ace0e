import { fingerprint } from '../../catalog/value';
import type { KeyValueStore } from '../../platform/ports';

const KEY = 'cache.cleared';
const EVERYTHING = '*';

/**
 * When namespaces were last cleared, as ids that are part of every address: what was kept before is never found
 * again and ends by itself. It is a property, as it must not vanish; read once in an execution, so that another
 * execution which is under way may go on with what it knew for the minutes that it has.
 */
export class Clearings {
  private known: Record<string, string> | null = null;

  constructor(
    private readonly properties: KeyValueStore,
    private readonly newId: () => string,
  ) {}

  of(namespace: string): string {
    const { [EVERYTHING]: all = '', [namespace]: one = '' } = this.load();
    return `${all}-${one}`;
  }

  /** False where it could not be kept: then it holds for this execution only. */
  clear(namespace: string | null): boolean {
    const id = fingerprint(this.newId()).slice(0, 6);
    // To clear everything makes the single clearings needless.
    this.known = namespace === null ? { [EVERYTHING]: id } : { ...this.load(), [namespace]: id };
    try {
      this.properties.set(KEY, JSON.stringify(this.known));
      return true;
    } catch {
      return false;
    }
  }

  private load(): Record<string, string> {
    this.known ??= this.read();
    return this.known;
  }

  private read(): Record<string, string> {
    try {
      const known: unknown = JSON.parse(this.properties.get(KEY) ?? '{}');
      return typeof known === 'object' && known !== null ? (known as Record<string, string>) : {};
    } catch {
      return {};
    }
  }
}
