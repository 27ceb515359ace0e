import type { JSX } from 'preact';
import type { JobView } from '../rpc-types';
import { atTime, count, duration } from '../sidebar/format';
import { Icon } from '../sidebar/parts/icons';
import { countsOf, hasTrouble, isFinished, nameOf } from '../sidebar/words';

const STATES: Record<JobView['state'], string> = {
  queued: 'About to begin',
  running: 'Running',
  waiting: 'Waiting',
  paused: 'Paused',
  cancelling: 'Cancelling',
  done: 'Done',
  failed: 'Stopped',
  cancelled: 'Cancelled',
};

function toneOf(job: JobView): 'failed' | 'waits' | 'done' | null {
  if (!isFinished(job)) return null;
  if (job.state === 'failed') return 'failed';
  return hasTrouble(job) || job.state === 'cancelled' ? 'waits' : 'done';
}

function Outcome({ job }: { job: JobView }): JSX.Element {
  const tone = toneOf(job);
  const icons = { failed: 'failed', waits: 'warning', done: 'done' } as const;
  return (
    <span class={`outcome ${tone ?? ''}`}>
      {tone && <Icon name={icons[tone]} />} {STATES[job.state]}
      <span class="quiet">{job.error ? job.error.message : countsOf(job)}</span>
    </span>
  );
}

export function JobsTable({ jobs }: { jobs: JobView[] }): JSX.Element {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Job</th>
          <th scope="col">Outcome</th>
          <th scope="col" class="number">
            Took
          </th>
          <th scope="col" class="number">
            Calls
          </th>
          <th scope="col" class="number">
            Points
          </th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <tr key={job.jobId}>
            <th scope="row">
              {nameOf(job)}
              <span class="quiet">{atTime(job.createdAt)}</span>
            </th>
            <td>
              <Outcome job={job} />
            </td>
            <td class="number">
              {job.finishedAt === null ? '\u2013' : duration((job.finishedAt - job.createdAt) / 1000)}
            </td>
            <td class="number">{count(job.calls)}</td>
            <td class="number">{count(Math.round(job.points))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
