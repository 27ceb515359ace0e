import type { JsonObject } from './json';
import { isJsonObject } from './json';
import { ServiceError } from './errors';

const SCOPE = 'https://www.googleapis.com/auth/';

/** Scopes that a call needs; any one of the listed is enough. */
export const SCOPES = {
  externalRequest: [`${SCOPE}script.external_request`],
  openSpreadsheet: [`${SCOPE}spreadsheets`],
  activeSpreadsheet: [`${SCOPE}spreadsheets.currentonly`, `${SCOPE}spreadsheets`],
  containerUi: [`${SCOPE}script.container.ui`],
  triggers: [`${SCOPE}script.scriptapp`],
  email: [`${SCOPE}userinfo.email`],
  mail: [`${SCOPE}script.send_mail`],
} as const;

/** What the runtime reads of appsscript.json. */
export interface Manifest {
  timeZone: string;
  /** What the script may do: asked for and granted. */
  oauthScopes: readonly string[];
  requestedScopes: readonly string[];
  /** Null: the manifest has no list, every host may be called. */
  urlFetchWhitelist: readonly string[] | null;
  /** Symbols under which advanced services are switched on. */
  advancedServices: readonly string[];
}

/** `granted` are the scopes that the person allowed, where that is fewer than the manifest asks for. */
export function readManifest(files: Record<string, string>, granted: readonly string[] | null): Manifest {
  const text = files['appsscript.json'];
  if (text === undefined) throw new Error('appsscript.json is missing: clasp would not push this');
  const json: unknown = JSON.parse(text);
  if (!isJsonObject(json)) throw new Error('appsscript.json is no object');
  return {
    timeZone: typeof json.timeZone === 'string' ? json.timeZone : 'Etc/UTC',
    oauthScopes: texts(json.oauthScopes)?.filter((scope) => granted?.includes(scope) ?? true) ?? [],
    requestedScopes: texts(json.oauthScopes) ?? [],
    urlFetchWhitelist: texts(json.urlFetchWhitelist),
    advancedServices: advancedServices(json.dependencies),
  };
}

function texts(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((item): item is string => typeof item === 'string');
}

function advancedServices(dependencies: unknown): string[] {
  if (!isJsonObject(dependencies) || !Array.isArray(dependencies.enabledAdvancedServices)) return [];
  const enabled: unknown[] = dependencies.enabledAdvancedServices;
  return enabled
    .filter((item): item is JsonObject => isJsonObject(item))
    .filter(({ serviceId, version }) => serviceId === 'sheets' && version === 'v4')
    .map(({ userSymbol }) => String(userSymbol));
}

export function assertScope(manifest: Manifest, call: string, anyOf: readonly string[]): void {
  if (anyOf.some((scope) => manifest.oauthScopes.includes(scope))) return;
  throw missingPermission(call, anyOf);
}

/** Google's text of a missing permission, naming the scopes of which any one would do. */
export function missingPermission(call: string, anyOf: readonly string[]): ServiceError {
  const required = anyOf.join(' || ');
  return new ServiceError(
    `Specified permissions are not sufficient to call ${call}. Required permissions: ${required}`,
  );
}

/** The manifest's list: HTTPS prefixes, one leading `*.` label allowed, path compared with regard to case. */
export function assertWhitelisted(manifest: Manifest, url: string): void {
  if (!manifest.urlFetchWhitelist) return;
  if (manifest.urlFetchWhitelist.some((prefix) => matchesPrefix(url, prefix))) return;
  throw new ServiceError(
    `Request to ${url} failed because the URL has not been whitelisted in the script manifest.`,
  );
}

function matchesPrefix(url: string, prefix: string): boolean {
  const wanted = splitUrl(prefix);
  const given = splitUrl(url);
  if (!wanted || !given || wanted.scheme !== given.scheme) return false;
  const isHost = wanted.host.startsWith('*.')
    ? given.host.endsWith(wanted.host.slice(1)) && given.host.length >= wanted.host.length
    : given.host === wanted.host;
  return isHost && given.path.startsWith(wanted.path);
}

function splitUrl(url: string): { scheme: string; host: string; path: string } | null {
  const match = /^(https?):\/\/([^/?#]+)([^]*)$/i.exec(url);
  if (!match) return null;
  const [, scheme = '', host = '', path = ''] = match;
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase(), path: path || '/' };
}
