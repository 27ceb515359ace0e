import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AuditLine } from '../../rpc-types';
import { atTime } from '../format';
import { Button } from '../parts/button';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { AuditRecords } from '../parts/audit-records';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useLoad } from '../use-load';
import { nameOf } from '../words';

/** What a job did, field by field, as the audit has it. */
export function Lines({ jobId }: { jobId: string }): JSX.Element {
  const { ask, store, jobs } = useSession();
  const [more, setMore] = useState<{ lines: AuditLine[]; nextPage: number | null }[]>([]);
  const loaded = useLoad(jobId, () => ask('getHistory', { jobId }));
  const action = useAction();
  const pages = loaded.value ? [loaded.value, ...more] : [];
  const nextPage = pages[pages.length - 1]?.nextPage ?? null;
  const loadMore = (): void =>
    action.run('more', async () => {
      if (nextPage === null) return;
      const next = await ask('getHistory', { jobId, page: nextPage });
      setMore((known) => [...known, next]);
    });
  const lines = pages.flatMap((page) => page.lines);
  const job = jobs.find((known) => known.jobId === jobId);
  return (
    <Page title="What was done" subtitle={job && `${nameOf(job)}, ${atTime(job.createdAt)}`} back onlyText>
      {loaded.problem && <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />}
      {!loaded.value && !loaded.problem && <Skeleton lines={6} />}
      {loaded.value && lines.length === 0 && (
        <Notice tone="info" title="No field was changed in Shopify">
          <p>An import writes only to your sheet, so it has no lines here.</p>
        </Notice>
      )}
      <AuditRecords lines={lines} currency={store?.currency ?? ''} />
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      {nextPage !== null && (
        <Button busy={action.busy !== null} onClick={loadMore}>
          Show more
        </Button>
      )}
    </Page>
  );
}
