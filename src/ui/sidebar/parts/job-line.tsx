import type { JSX } from 'preact';
import type { JobView } from '../../rpc-types';
import { ago, count } from '../format';
import { useSession } from '../session';
import { countsOf, doing, hasTrouble, isFinished, nameOf } from '../words';
import { Icon } from './icons';
import type { IconName } from './icons';
import { Bar } from './progress';

function iconOf(job: JobView): IconName {
  if (!isFinished(job)) return job.state === 'paused' ? 'pause' : 'refresh';
  if (job.state === 'failed') return 'failed';
  return hasTrouble(job) || job.state === 'cancelled' ? 'warning' : 'done';
}

/** A job in one or two lines; opens it. */
export function JobLine({ job }: { job: JobView }): JSX.Element {
  const { go } = useSession();
  const tone = job.state === 'failed' ? 'failed' : hasTrouble(job) ? 'waits' : isFinished(job) ? 'done' : '';
  return (
    <button
      type="button"
      class={`door job-line ${tone}`}
      onClick={() => go({ name: 'job', jobId: job.jobId })}
    >
      <span class="job-icon">
        <Icon name={iconOf(job)} />
      </span>
      <span class="door-text">{isFinished(job) ? <Finished job={job} /> : <Unfinished job={job} />}</span>
      <Icon name="next" />
    </button>
  );
}

function Finished({ job }: { job: JobView }): JSX.Element {
  const outcome = job.state === 'done' ? '' : ` ${job.state === 'failed' ? 'stopped' : 'cancelled'}`;
  return (
    <>
      <span class="job-name">
        {nameOf(job)}
        {outcome} <span class="quiet">{ago(job.finishedAt ?? job.createdAt)}</span>
      </span>
      <span class="quiet">{countsOf(job)}</span>
    </>
  );
}

function Unfinished({ job }: { job: JobView }): JSX.Element {
  const state = job.state === 'paused' ? 'Paused' : doing(job);
  return (
    <>
      <span class="job-name">
        {state}
        {job.total > 0 && (
          <span class="quiet">
            {' '}
            {count(job.done)} / {count(job.total)}
          </span>
        )}
      </span>
      <Bar job={job} />
    </>
  );
}
