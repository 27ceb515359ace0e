import type { JSX } from 'preact';
import type { JobView } from '../../rpc-types';
import { amount, count, duration } from '../format';
import { AuditRecords } from '../parts/audit-records';
import { Button, Door } from '../parts/button';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page, Section } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { useImport } from '../use-import';
import { useLoad } from '../use-load';
import { countsOf, hasTrouble, resultOf } from '../words';

const writesToStore = (job: JobView): boolean => ['export', 'undo', 'restore'].includes(job.type);

function summaryOf(job: JobView): string {
  const seconds = ((job.finishedAt ?? job.createdAt) - job.createdAt) / 1000;
  return `Took ${duration(seconds)}, ${amount(job.calls, 'call')} to Shopify.`;
}

/** What was done, what was not and why, and where to go from here. */
export function Done({ job }: { job: JobView }): JSX.Element {
  const { go } = useSession();
  const again = useImport();
  const tryAgain = (): void => {
    if (writesToStore(job)) go({ name: 'changes' });
    else again.start();
  };
  const tone =
    job.state === 'failed' ? 'failed' : hasTrouble(job) || job.state === 'cancelled' ? 'waits' : 'done';
  return (
    <Page
      title={resultOf(job)}
      back
      footer={
        <Button kind="primary" onClick={() => go({ name: 'home' })}>
          Back to start
        </Button>
      }
    >
      {job.error ? (
        <ProblemNotice problem={again.problem ?? job.error} onRetry={tryAgain} />
      ) : (
        <Notice tone={tone} title={tone === 'done' && job.message ? job.message : countsOf(job)}>
          {tone !== 'done' && job.message && (
            <p>
              <bdi>{job.message}</bdi>
            </p>
          )}
          {job.state === 'cancelled' && writesToStore(job) && (
            <p>What was not sent still waits in your sheet.</p>
          )}
        </Notice>
      )}
      <p class="quiet">{summaryOf(job)}</p>
      {job.conflicts > 0 && (
        <Door tone="waits" onClick={() => go({ name: 'conflicts' })}>
          {amount(job.conflicts, 'conflict')} to decide
        </Door>
      )}
      {writesToStore(job) && job.failed > 0 && <Failures job={job} />}
      {writesToStore(job) && (
        <Door onClick={() => go({ name: 'lines', jobId: job.jobId })}>See every field</Door>
      )}
    </Page>
  );
}

function Failures({ job }: { job: JobView }): JSX.Element {
  const { ask, store } = useSession();
  const loaded = useLoad(job.jobId, () => ask('getHistory', { jobId: job.jobId }));
  const failures = loaded.value?.lines.filter((line) => line.reason !== '') ?? [];
  const hidden = job.failed - new Set(failures.map((line) => line.tab + line.id)).size;
  return (
    <Section title="Not sent, and why">
      {loaded.problem && <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />}
      {!loaded.value && !loaded.problem && <Skeleton lines={3} />}
      <AuditRecords lines={failures} currency={store?.currency ?? ''} />
      {loaded.value && hidden > 0 && (
        <p class="quiet">
          {failures.length > 0 ? `And ${count(hidden)} more. ` : ''}Each row says why in its column Sync
          Message.
        </p>
      )}
    </Section>
  );
}
