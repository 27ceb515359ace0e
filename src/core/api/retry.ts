import { adviceOn, type ApiFailure } from './api-error';

export const MOST_TRIES = 6;
const FIRST_BACKOFF_MS = 500;
const MOST_BACKOFF_MS = 20_000;

/** A read may be repeated after any failure; a write only where it certainly had no effect. */
export type Repeat = 'any' | 'certainlyWithoutEffect';

/**
 * How long to wait before the same request makes sense again; null: it does not. A throttled request was not looked
 * at, so it is tried as long as there is time, at longer and longer intervals; anything else a few times.
 */
export function retryDelayMs(
  failure: ApiFailure,
  repeat: Repeat,
  tries: number,
  throttledTries: number,
): number | null {
  if (failure.kind === 'throttled') {
    const extra = Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (throttledTries - 1));
    return failure.waitMs + Math.random() * extra;
  }
  if (adviceOn(failure) !== 'again' || repeat !== 'any' || tries >= MOST_TRIES) return null;
  return Math.random() * Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries);
}
