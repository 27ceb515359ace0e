import { useRef } from 'preact/hooks';
import type { JobView } from '../rpc-types';

interface Sample {
  at: number;
  done: number;
}

const WINDOW_MS = 30_000;

/** Items a second over the last half minute; null until there is something to measure. */
export function useRate(job: JobView): number | null {
  const samples = useRef<Sample[]>([]);
  const now = Date.now();
  const last = samples.current[samples.current.length - 1];
  if (!last || last.done !== job.done) {
    samples.current = [...samples.current, { at: now, done: job.done }].filter(
      (sample) => now - sample.at < WINDOW_MS,
    );
  }
  const first = samples.current[0];
  if (!first || job.done <= first.done || now - first.at < 1000) return null;
  return (job.done - first.done) / ((now - first.at) / 1000);
}
