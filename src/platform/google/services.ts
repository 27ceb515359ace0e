import type {
  Cache,
  Clock,
  FileProperties,
  Http,
  HttpResponse,
  Identity,
  KeyValueStore,
  Locks,
  Packer,
} from '../ports';
import { TransportFailure } from '../ports';

const LONGEST_SLEEP_MS = 300_000;

export const googleClock: Clock = {
  nowMs: () => Date.now(),
  /** Google takes whole milliseconds, five minutes at most. */
  sleep: (ms) => Utilities.sleep(Math.min(Math.ceil(ms), LONGEST_SLEEP_MS)),
};

/** `@types/google-apps-script` 2.0 does not know `timeoutSeconds`, which came in 2026. */
type FetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest & { timeoutSeconds: number };

export const googleHttp: Http = {
  fetchAll(requests) {
    const calls = requests.map(
      ({ url, method, headers, body, contentType, timeoutSeconds }): FetchRequest => ({
        url,
        method: method === 'GET' ? 'get' : 'post',
        headers,
        contentType,
        ...(body === null ? {} : { payload: body }),
        muteHttpExceptions: true,
        timeoutSeconds,
      }),
    );
    try {
      return UrlFetchApp.fetchAll(calls).map(toResponse);
    } catch (error) {
      throw new TransportFailure(error instanceof Error ? error.message : String(error));
    }
  },
};

function toResponse(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.getAllHeaders()))
    headers[name.toLowerCase()] = String(value);
  return { status: response.getResponseCode(), headers, body: response.getContentText('UTF-8') };
}

export const googleUserProperties: KeyValueStore = {
  get: (key) => PropertiesService.getUserProperties().getProperty(key),
  set: (key, value) => void PropertiesService.getUserProperties().setProperty(key, value),
  delete: (key) => void PropertiesService.getUserProperties().deleteProperty(key),
};

const ofFile = () =>
  PropertiesService.getDocumentProperties() as GoogleAppsScript.Properties.Properties | null;

export const googleFileProperties: FileProperties = {
  get: (key) => ofFile()?.getProperty(key) ?? null,
  getAll: () => ofFile()?.getProperties() ?? {},
  setAll: (values) => void ofFile()?.setProperties(values),
  replaceAll: (values) => void ofFile()?.setProperties(values, true),
};

export const googleCache: Cache = {
  get: (key) => CacheService.getUserCache().get(key),
  getAll: (keys) => CacheService.getUserCache().getAll(keys) as Record<string, string>,
  put: (key, value, ttlSeconds) => CacheService.getUserCache().put(key, value, ttlSeconds),
  putAll: (values, ttlSeconds) => CacheService.getUserCache().putAll(values, ttlSeconds),
  remove: (key) => CacheService.getUserCache().remove(key),
  removeAll: (keys) => CacheService.getUserCache().removeAll(keys),
};

export const googleLocks: Locks = {
  withScriptLock: (waitMs, action) => withLock(LockService.getScriptLock(), waitMs, action),
  withUserLock: (waitMs, action) => withLock(LockService.getUserLock(), waitMs, action),
};

function withLock<T>(
  lock: GoogleAppsScript.Lock.Lock,
  waitMs: number,
  action: () => T,
): { ok: true; value: T } | { ok: false } {
  if (!lock.tryLock(waitMs)) return { ok: false };
  try {
    return { ok: true, value: action() };
  } finally {
    lock.releaseLock();
  }
}

export const googlePacker: Packer = {
  pack: (text) => Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(text, 'text/plain')).getBytes()),
  unpack: (packed) =>
    Utilities.ungzip(Utilities.newBlob(Utilities.base64Decode(packed), 'application/x-gzip')).getDataAsString(
      'UTF-8',
    ),
};

export const googleIdentity: Identity = {
  email: () => Session.getActiveUser().getEmail(),
  uuid: () => Utilities.getUuid(),
};
