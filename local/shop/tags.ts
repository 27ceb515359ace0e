/** Longest tag the server accepts; longer ones give "Product tags is invalid" (recorded with 256 characters). */
export const MAX_TAG_CHARACTERS = 255;

const fold = (tag: string): string => tag.toLowerCase();

/**
 * What real stores did in recordings: a comma separates tags even inside one list element, blanks around a tag go and
 * blanks inside it stay, the first spelling of a tag wins over later ones that differ only in case.
 */
export function normalizeTags(tags: readonly string[]): string[] {
  const byFold = new Map<string, string>();
  for (const part of tags.flatMap((tag) => tag.split(','))) {
    const tag = part.trim();
    if (tag !== '' && !byFold.has(fold(tag))) byFold.set(fold(tag), tag);
  }
  return sortTags([...byFold.values()]);
}

export function addTags(current: readonly string[], added: readonly string[]): string[] {
  return normalizeTags([...current, ...added]);
}

/** Removal ignores case: removing `red` takes `Red` away (recorded). */
export function removeTags(current: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(normalizeTags(removed).map(fold));
  return current.filter((tag) => !gone.has(fold(tag)));
}

export function areTagsTooLong(tags: readonly string[]): boolean {
  return tags.some((tag) => tag.length > MAX_TAG_CHARACTERS);
}

/** Alphabetical without regard to case, by code point: `["big   sale", "Red"]`, digits before letters (recorded). */
function sortTags(tags: string[]): string[] {
  return tags.sort((left, right) => {
    const [a, b] = [fold(left), fold(right)];
    if (a === b) return left < right ? -1 : 1;
    return a < b ? -1 : 1;
  });
}
