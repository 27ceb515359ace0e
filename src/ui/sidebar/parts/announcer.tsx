/** Says aloud what changes on its own: jobs that begin, get on and end. Silent where the eye already sees it. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JobView } from '../../rpc-types';
import type { Problem } from '../rpc';
import { count } from '../format';
import { countsOf, doing, isActive, isFinished, resultOf } from '../words';

const PROGRESS_EVERY_MS = 15_000;

function sentenceOf(job: JobView): string {
  if (isFinished(job)) return `${resultOf(job)}. ${countsOf(job)}.`;
  const progress = job.total > 0 ? `, ${count(job.done)} of ${count(job.total)}` : '';
  return `${doing(job)}${progress}.`;
}

export function Announcer(props: { jobs: JobView[]; problem: Problem | null }): JSX.Element {
  const [text, setText] = useState('');
  const said = useRef(new Map<string, { state: string; at: number }>());
  const first = useRef(true);

  useEffect(() => {
    for (const job of props.jobs) {
      const before = said.current.get(job.jobId);
      const changed = before?.state !== job.state;
      const due = isActive(job) && Date.now() - (before?.at ?? 0) > PROGRESS_EVERY_MS;
      if (!changed && !due) continue;
      said.current.set(job.jobId, { state: job.state, at: Date.now() });
      if (!first.current || isActive(job)) setText(sentenceOf(job));
    }
    first.current = props.jobs.length === 0;
  }, [props.jobs]);

  return (
    <div>
      <p class="unseen" role="status">
        {text}
      </p>
      {props.problem && (
        <p class="offline" role="status">
          {props.problem.message} Trying again{'\u2026'}
        </p>
      )}
    </div>
  );
}
