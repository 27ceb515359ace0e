import { promiseHooks } from 'node:v8';

/**
 * In Apps Script a rejected promise that nobody handles dies silently (reference 2.1); in Node it would end the
 * process. While a script runs, the promises of its realm are noted; afterwards each gets a handler that does nothing.
 */
export function silencingRejections<T>(promisePrototype: object, work: () => T): T {
  const made: Promise<unknown>[] = [];
  const stop: unknown = promiseHooks.onInit((promise) => {
    if (Object.getPrototypeOf(promise) === promisePrototype) made.push(promise);
  });
  try {
    return work();
  } finally {
    if (typeof stop === 'function') stop();
    for (const promise of made) promise.catch(() => undefined);
  }
}
