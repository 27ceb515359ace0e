import type { JSX } from 'preact';
import type { JobView } from '../../rpc-types';
import { count } from '../format';

/** Known totals fill the bar; unknown ones move it, unless the person prefers stillness. */
export function Bar({ job }: { job: JobView }): JSX.Element {
  const share = job.total > 0 ? Math.min(1, job.done / job.total) : null;
  return (
    <span class={`progress ${share === null ? 'unknown' : ''} ${job.state}`} aria-hidden="true">
      <span class="progress-fill" style={share === null ? undefined : { width: `${share * 100}%` }} />
    </span>
  );
}

export function Progress({ job, label }: { job: JobView; label: string }): JSX.Element {
  const known = job.total > 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={known ? job.total : undefined}
      aria-valuenow={known ? Math.min(job.done, job.total) : undefined}
      aria-valuetext={known ? `${count(job.done)} of ${count(job.total)}` : 'working'}
    >
      <Bar job={job} />
    </div>
  );
}
