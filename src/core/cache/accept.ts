import type { ReadEntry } from './entry-reader';
import type { Found, Namespace } from './namespace';
import type { Statistics } from './statistics';

/** What was read as a value of its namespace, and counted; null is a miss. */
export function accept<T>(
  namespace: Namespace<T>,
  key: string,
  /** Undefined: nothing was there; null: something that is not to be used. */
  read: ReadEntry | null | undefined,
  outdatedToo: boolean,
  statistics: Statistics,
): Found<T> | null {
  const { name } = namespace;
  const found = read ? toFound(namespace, key, read) : null;
  if (read !== undefined && !found) statistics.count(name, 'corrupt');
  if (found?.outdated) statistics.count(name, 'invalidated');
  if (!found || !read || (found.outdated && !outdatedToo)) {
    statistics.count(name, 'misses');
    return null;
  }
  statistics.count(name, found.negative ? 'negativeHits' : 'hits');
  statistics.count(name, 'bytesRead', read.entry.json.length);
  return found;
}

function toFound<T>(namespace: Namespace<T>, key: string, { entry, outdated }: ReadEntry): Found<T> | null {
  const { head, json } = entry;
  const value: unknown = JSON.parse(json);
  if (head.key !== key || (namespace.accepts && !namespace.accepts(value))) return null;
  const { negative, storedAtMs, expiresAtMs } = head;
  return { value: value as T, negative, storedAtMs, expiresAtMs, outdated };
}
