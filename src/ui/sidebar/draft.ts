/** What was typed into the first steps, kept in this browser; never a secret. Storage may be forbidden: then it is not. */

const KEY = 'shopify-catalog-first-run';

export interface Draft {
  shop: string;
  type: 'token' | 'clientCredentials';
}

export function readDraft(): Draft | null {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof parsed !== 'object' || parsed === null) return null;
    if (!('shop' in parsed) || typeof parsed.shop !== 'string') return null;
    const token = 'type' in parsed && parsed.type === 'token';
    return { shop: parsed.shop, type: token ? 'token' : 'clientCredentials' };
  } catch {
    return null;
  }
}

export function writeDraft(draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(KEY, JSON.stringify(draft));
    else localStorage.removeItem(KEY);
  } catch {
    return;
  }
}
