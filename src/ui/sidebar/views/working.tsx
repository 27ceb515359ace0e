import type { JSX } from 'preact';
import type { JobView } from '../../rpc-types';
import { amount, count, duration } from '../format';
import { Button, Door } from '../parts/button';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { Progress } from '../parts/progress';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useRate } from '../use-rate';
import { doing } from '../words';

export function Working({ job }: { job: JobView }): JSX.Element {
  const { state, workProblem, refresh, go } = useSession();
  const paused = job.state === 'paused';
  const worksAlone = state?.permissions.worksAlone ?? true;
  return (
    <Page title={doing(job)} back footer={<Controls job={job} />}>
      <div class="progress-line">
        <Progress job={job} label={doing(job)} />
        <span class="progress-count">
          {job.total > 0 ? `${count(job.done)} / ${count(job.total)}` : count(job.done)}
        </span>
      </div>
      <Pace job={job} />
      <p class="job-message">
        <bdi>{paused ? 'Nothing happens until you continue.' : job.message}</bdi>
      </p>
      {job.failed > 0 ? (
        <Door tone="failed" onClick={() => go({ name: 'lines', jobId: job.jobId })}>
          {count(job.succeeded)} done {'\u00b7'} {count(job.failed)} failed
        </Door>
      ) : (
        <p>{count(job.succeeded)} done</p>
      )}
      <p class="quiet">
        {amount(job.calls, 'call')} to Shopify, {amount(Math.round(job.points), 'point')} of its budget
      </p>
      {workProblem && <ProblemNotice problem={workProblem} onRetry={() => void refresh()} />}
      {!paused && !worksAlone && (
        <Notice tone="info" title="Keep this panel open">
          <p>Google does not let this script work by itself, so it goes on only while the panel is open.</p>
        </Notice>
      )}
      {!paused && worksAlone && (
        <Notice tone="info" title="You may close this panel">
          <p>It goes on by itself every few minutes.</p>
        </Notice>
      )}
    </Page>
  );
}

/** Takes its line even while there is nothing to say yet, so that nothing below it moves. */
function Pace({ job }: { job: JobView }): JSX.Element {
  const rate = useRate(job);
  const parts: string[] = [];
  if (job.state === 'paused') return <p class="quiet pace">Paused</p>;
  if (job.state === 'waiting') parts.push('Waiting');
  else if (job.state === 'queued') parts.push('About to begin');
  else if (rate !== null) parts.push(`${rate < 10 ? rate.toFixed(1) : count(Math.round(rate))} a second`);
  if (job.etaSeconds !== null && job.state === 'running') {
    parts.push(`about ${duration(job.etaSeconds)} left`);
  }
  return <p class="quiet pace">{parts.join(' \u00b7 ') || 'Working\u2026'}</p>;
}

function Controls({ job }: { job: JobView }): JSX.Element {
  const { ask, putJobs } = useSession();
  const action = useAction();
  const params = { jobId: job.jobId };
  const paused = job.state === 'paused';
  const cancelling = job.state === 'cancelling';
  const toggle = (): void =>
    action.run('toggle', async () => putJobs([await ask(paused ? 'resumeJob' : 'pauseJob', params)]));
  const cancel = (): void => action.run('cancel', async () => putJobs([await ask('cancelJob', params)]));
  return (
    <>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      <div class="line">
        <Button
          kind={paused ? 'primary' : 'plain'}
          busy={action.busy === 'toggle'}
          disabled={cancelling || action.busy !== null}
          onClick={toggle}
        >
          {paused ? 'Continue' : 'Pause'}
        </Button>
        <Button
          kind="link"
          busy={cancelling || action.busy === 'cancel'}
          disabled={action.busy !== null}
          onClick={cancel}
        >
          {cancelling ? 'Cancelling' : 'Cancel'}
        </Button>
      </div>
    </>
  );
}
