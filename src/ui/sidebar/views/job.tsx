import type { JSX } from 'preact';
import { Button } from '../parts/button';
import { Notice } from '../parts/notice';
import { Page } from '../parts/page';
import { useSession } from '../session';
import { isFinished } from '../words';
import { Done } from './done';
import { Working } from './working';

/** A job while it works, then what came of it. */
export function JobPage({ jobId }: { jobId: string }): JSX.Element {
  const { jobs, go } = useSession();
  const job = jobs.find((known) => known.jobId === jobId);
  if (!job) {
    return (
      <Page title="This job is not listed" back>
        <Notice tone="info" title="It may have been cleared from the history" />
        <Button kind="primary" onClick={() => go({ name: 'history' })}>
          See all jobs
        </Button>
      </Page>
    );
  }
  return isFinished(job) ? <Done job={job} /> : <Working job={job} />;
}
