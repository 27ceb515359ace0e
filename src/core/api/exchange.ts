import { TransportFailure, type Http, type HttpRequest, type HttpResponse } from '../../platform/ports';
import type { Answer, GraphqlBody } from './response';

/** Sends requests together; an answer to each, from which the secret was struck out. */
export function exchangeAll(
  http: Http,
  requests: HttpRequest[],
  secret: string,
  read: (response: HttpResponse) => Answer,
): Answer[] {
  return answersOf(http, requests, read).map((answer) => withoutSecret(answer, secret));
}

/** UrlFetchApp throws for a whole batch, whichever request failed: then nobody knows anything of any of them. */
function answersOf(http: Http, requests: HttpRequest[], read: (response: HttpResponse) => Answer): Answer[] {
  try {
    const responses = http.fetchAll(requests);
    return requests.map((_, index) => {
      const response = responses[index];
      return response ? read(response) : unanswered('no answer');
    });
  } catch (error) {
    if (!(error instanceof TransportFailure)) throw error;
    return requests.map(() => unanswered(error.message));
  }
}

function unanswered(message: string): Answer {
  return { ok: false, failure: { kind: 'transport', effect: 'unknown', message }, cost: null };
}

/** What others say may quote our request (a proxy's page, UrlFetchApp on a bad header); the token stays here. */
function withoutSecret(answer: Answer, secret: string): Answer {
  const hide = <T extends { message: string }>(said: T): T => ({
    ...said,
    message: String(said.message).split(secret).join('•••'),
  });
  // REST has an object of errors, and only in answers that are failures.
  const hideIn = (body: GraphqlBody): GraphqlBody =>
    Array.isArray(body.errors) ? { ...body, errors: body.errors.map(hide) } : body;
  if (secret === '') return answer;
  if (answer.ok) return { ...answer, body: hideIn(answer.body) };
  const failure = 'message' in answer.failure ? hide(answer.failure) : answer.failure;
  return { ...answer, failure, ...(answer.body ? { body: hideIn(answer.body) } : {}) };
}
