import type { JSX } from 'preact';
import type { Problem } from '../rpc';
import { Button } from '../parts/button';
import { Notice } from '../parts/notice';
import { Skeleton } from '../parts/skeleton';

/** Before the first answer: the shape of what comes, or why it does not come. */
export function FirstLoad(props: { problem: Problem | null; onRetry: () => void }): JSX.Element {
  if (!props.problem) {
    return (
      <main class="page-content" aria-busy="true">
        <p class="unseen" role="status">
          Loading
        </p>
        <Skeleton lines={5} />
      </main>
    );
  }
  return (
    <main class="page-content">
      <h1>Shopify catalog</h1>
      <Notice tone="failed" title={props.problem.message} alert>
        <p>{props.problem.hint}</p>
      </Notice>
      <Button kind="primary" onClick={props.onRetry}>
        Try again
      </Button>
    </main>
  );
}
