import type { JSX } from 'preact';
import { JobLine } from '../parts/job-line';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { useLoad } from '../use-load';
import { mergeJobs } from '../use-jobs';

const SHOWN_JOBS = 50;

export function History(): JSX.Element {
  const session = useSession();
  const loaded = useLoad('jobs', () => session.ask('getJobs', { limit: SHOWN_JOBS }));
  const jobs = loaded.value && mergeJobs(loaded.value.jobs, session.jobs);
  return (
    <Page title="History" back>
      {loaded.problem && <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />}
      {!jobs && !loaded.problem && <Skeleton lines={6} />}
      {jobs?.length === 0 && (
        <Notice tone="info" title="Nothing has happened yet">
          <p>Every import and everything you send will be listed here.</p>
        </Notice>
      )}
      {jobs?.map((job) => (
        <JobLine key={job.jobId} job={job} />
      ))}
    </Page>
  );
}
