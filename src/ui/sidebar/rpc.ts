/** The one way from the page to the server: `google.script.run.rpc` as a promise that fails in plain words. */
import type { ErrorCode, RpcError, RpcMethod, RpcMethods, RpcResult, RpcValue } from '../rpc-types';

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  rpc(request: { method: string; params: object }): void;
}

declare global {
  interface Window {
    google?: { script: { run: Runner; host: { close(): void } } };
  }
}

/** What a view shows: the server's error, or that no answer came. */
export interface Problem extends Omit<RpcError, 'code'> {
  code: ErrorCode | 'no_answer';
}

export class CallFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'CallFailed';
  }
}

/** Longer than Apps Script lets any execution run. */
const NO_ANSWER_AFTER_MS = 7 * 60_000;

const NO_ANSWER: Problem = {
  code: 'no_answer',
  message: 'Google Sheets did not answer.',
  hint: 'Check your internet connection and try again. Nothing was lost.',
};

const NOT_ALLOWED_TO_RUN: Problem = {
  code: 'no_answer',
  message: 'Google asks for your permission again.',
  hint: 'Close this panel, open it again from the Catalog menu, and allow what Google asks.',
};

function isResult<M extends RpcMethod>(answer: unknown): answer is RpcResult<RpcValue<M>> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/** The text of a transport error is for developers; all it tells a person is whether Google wants their consent. */
function problemOfTransport(error: unknown): Problem {
  const text = error instanceof Error ? error.message : '';
  return /authoriz|permission/i.test(text) ? NOT_ALLOWED_TO_RUN : NO_ANSWER;
}

export type Params<M extends RpcMethod> = RpcMethods[M]['params'];

export function call<M extends RpcMethod>(
  method: M,
  params: Params<M>,
  storeId?: string,
): Promise<RpcValue<M>> {
  return new Promise((resolve, reject) => {
    const google = window.google;
    if (!google) {
      reject(new CallFailed(NO_ANSWER));
      return;
    }
    const timer = setTimeout(() => reject(new CallFailed(NO_ANSWER)), NO_ANSWER_AFTER_MS);
    google.script.run
      .withSuccessHandler((answer) => {
        clearTimeout(timer);
        if (!isResult<M>(answer)) reject(new CallFailed(NO_ANSWER));
        else if (answer.ok) resolve(answer.value);
        else reject(new CallFailed(answer.error));
      })
      .withFailureHandler((error) => {
        clearTimeout(timer);
        reject(new CallFailed(problemOfTransport(error)));
      })
      .rpc({ method, params: storeId === undefined ? params : { ...params, storeId } });
  });
}

export function problemOf(error: unknown): Problem {
  return error instanceof CallFailed ? error.problem : NO_ANSWER;
}
