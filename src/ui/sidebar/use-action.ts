import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from './rpc';
import type { Problem } from './rpc';

export interface Action {
  /** Which of the view's actions runs now. */
  busy: string | null;
  problem: Problem | null;
  /** Runs one action at a time; what it throws becomes `problem`. */
  run(name: string, work: () => Promise<void>): void;
  /** Repeats the action that failed. */
  retry(): void;
  clear(): void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const mounted = useRef(true);
  const last = useRef<() => void>(() => undefined);
  useEffect(() => () => void (mounted.current = false), []);

  const run = useCallback((name: string, work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    last.current = () => run(name, work);
    setBusy(name);
    setProblem(null);
    work()
      .catch((error: unknown) => {
        if (mounted.current) setProblem(problemOf(error));
      })
      .finally(() => {
        running.current = false;
        if (mounted.current) setBusy(null);
      });
  }, []);

  const retry = useCallback(() => last.current(), []);
  const clear = useCallback(() => setProblem(null), []);
  return { busy, problem, run, retry, clear };
}
