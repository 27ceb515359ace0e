/** How Shopify makes handles; every rule here was seen in recordings of real stores. */

export const MAX_HANDLE_CHARACTERS = 255;

/** Letters and digits of any script stay, everything else becomes one hyphen: `  Mixed CASE / 東京 100 % ` → `mixed-case-東京-100`. */
export function slugify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** The name Shopify falls back to when nothing of a handle is left: `%%%` → `product`, then `product-1`. */
const FALLBACK = 'product';

/** A handle derived from a title; blank text gives the fallback. */
export function handleFromTitle(title: string): string {
  return slugify(title).slice(0, MAX_HANDLE_CHARACTERS) || FALLBACK;
}

/** A taken handle that nobody chose gets its trailing number raised, or `-1`: `shirt-20` → `shirt-21`, `shirt` → `shirt-1`. */
export function makeUnique(handle: string, isTaken: (handle: string) => boolean): string {
  let candidate = handle;
  while (isTaken(candidate)) candidate = increment(candidate);
  return candidate;
}

function increment(handle: string): string {
  const match = /^(.*?)(\d+)$/.exec(handle);
  if (!match) return `${handle}-1`;
  return `${match[1] ?? ''}${BigInt(match[2] ?? '0') + 1n}`;
}
