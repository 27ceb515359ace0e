import type { BinaryResponse } from '../binary-http';
import { bytesOf } from '../binary-http';
import type { ServiceObject } from '../service';
import { local, service } from '../service';
import { blob, BlobData, encodingOf } from './blob';

/** An answer that has arrived: reading it needs no service any more. Header names keep the server's case. */
export function httpResponse(response: BinaryResponse): ServiceObject {
  const bytes = (): Buffer => bytesOf(response);
  const asBlob = (): ServiceObject => blob(new BlobData(bytes(), headerOf(response, 'content-type'), null));
  return service<GoogleAppsScript.URL_Fetch.HTTPResponse>('UrlFetchApp.HTTPResponse', {
    getResponseCode: local(() => response.status),
    getContentText: local((charset) => {
      const encoding = encodingOf(charset);
      return encoding === 'utf8' && !response.bodyBytes ? response.body : bytes().toString(encoding);
    }),
    getContent: local(bytes),
    getHeaders: local(() => ({ ...response.headers })),
    getAllHeaders: local(() => ({ ...response.headers, ...response.multiHeaders })),
    getBlob: local(asBlob),
    getAs: local(asBlob),
  });
}

function headerOf(response: BinaryResponse, name: string): string | null {
  const found = Object.entries(response.headers).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? null;
}
