/** Namespaces: the app's own, written `$app` or left out, and those that nobody may use. */

/** The number of the one app, as in every gid of it. */
export const APP_NUMBER = '347082227713';
const OWN = `app--${APP_NUMBER}`;

export function resolveNamespace(namespace: string | null | undefined): string {
  if (namespace === null || namespace === undefined || namespace === '$app') return OWN;
  return namespace.startsWith('$app:') ? `${OWN}--${namespace.slice('$app:'.length)}` : namespace;
}

export function isForeign(namespace: string): boolean {
  return namespace.startsWith('app--') && namespace !== OWN && !namespace.startsWith(`${OWN}--`);
}

const RESERVED = new Set(['shopify_standard', 'protected', 'shopify-l10n-fields']);

export function isReserved(namespace: string): boolean {
  return RESERVED.has(namespace);
}

export const NOT_ALLOWED =
  'Access to this namespace and key on Metafields for this resource type is not allowed.';
