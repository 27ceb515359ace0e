import {
  TransportFailure,
  type Clock,
  type Http,
  type HttpRequest,
  type HttpResponse,
} from '../../../platform/ports';

/** Where a file may be uploaded, as Shopify staged it. */
export interface StagedTarget {
  url: string;
  parameters: readonly { name: string; value: string }[];
}

export interface FileDeps {
  http: Http;
  clock: Clock;
  deadlineMs: number;
}

const MOST_SECONDS = 60;
const BOUNDARY = 'lines-of-variables';

/** Uploads each text to its target; tells which of them arrived. Uploading twice does no harm. */
export function uploadAll(
  deps: FileDeps,
  targets: readonly StagedTarget[],
  texts: readonly string[],
): boolean[] {
  const requests = targets.map(({ url, parameters }, at): HttpRequest => {
    const { body, contentType } = multipart(parameters, texts[at] ?? '');
    return { url, method: 'POST', headers: {}, body, contentType, timeoutSeconds: secondsLeft(deps) };
  });
  return fetchAll(deps.http, requests).map((response) => response !== null && isOk(response));
}

/** Downloads results; null where one did not come. The addresses are signed, so no token goes with them. */
export function downloadAll(deps: FileDeps, urls: readonly string[]): (string | null)[] {
  const requests = urls.map((url): HttpRequest => ({
    url,
    method: 'GET',
    headers: {},
    body: null,
    contentType: 'application/json',
    timeoutSeconds: secondsLeft(deps),
  }));
  return fetchAll(deps.http, requests).map((response) =>
    response !== null && isOk(response) ? response.body : null,
  );
}

function fetchAll(http: Http, requests: HttpRequest[]): (HttpResponse | null)[] {
  try {
    const responses = http.fetchAll(requests);
    return requests.map((_, at) => responses[at] ?? null);
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return requests.map(() => null);
  }
}

function isOk({ status }: HttpResponse): boolean {
  return status >= 200 && status < 300;
}

function secondsLeft({ clock, deadlineMs }: FileDeps): number {
  return Math.max(1, Math.min(MOST_SECONDS, Math.floor((deadlineMs - clock.nowMs()) / 1000)));
}

/** The storage does not read what follows the file, so the file comes last. */
function multipart(
  parameters: StagedTarget['parameters'],
  text: string,
): { body: string; contentType: string } {
  let boundary = BOUNDARY;
  while (text.includes(boundary)) boundary += '-';
  const part = (name: string, content: string, more = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
  const fields = parameters.map(({ name, value }) => part(name, value)).join('');
  const file = part('file', text, '; filename="variables.jsonl"\r\nContent-Type: text/jsonl');
  return {
    body: `${fields}${file}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
