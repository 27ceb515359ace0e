import { useCallback, useEffect, useState } from 'preact/hooks';
import { problemOf } from './rpc';
import type { Problem } from './rpc';

export interface Loaded<T> {
  value: T | null;
  problem: Problem | null;
  pending: boolean;
  reload(): void;
}

/** Loads when `key` changes; an answer to an older question is dropped, and the old value stays until the new one. */
export function useLoad<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pending, setPending] = useState(true);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let current = true;
    setPending(true);
    load()
      .then(
        (loaded) => {
          if (!current) return;
          setValue(loaded);
          setProblem(null);
        },
        (error: unknown) => {
          if (current) setProblem(problemOf(error));
        },
      )
      .finally(() => {
        if (current) setPending(false);
      });
    return () => {
      current = false;
    };
  }, [key, round]);

  const reload = useCallback(() => {
    setPending(true);
    setRound((previous) => previous + 1);
  }, []);
  return { value, problem, pending, reload };
}
