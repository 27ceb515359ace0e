import type { JSX } from 'preact';
import { Button } from '../parts/button';
import { ProblemNotice } from '../parts/notice';
import { useSession } from '../session';
import { useAction } from '../use-action';

export function ImportStep(): JSX.Element {
  const { ask, store, follow, go } = useSession();
  const action = useAction();
  const start = (): void =>
    action.run('import', async () => {
      const { jobId } = await ask('startImport', {});
      follow('import', jobId);
    });
  return (
    <>
      <p>
        Fills the tabs Products and Variants of this file with everything in{' '}
        <bdi>{store?.shopName ?? 'your store'}</bdi>. Nothing is changed in Shopify.
      </p>
      {store && store.missingScopes.length > 0 && (
        <p class="field-error">The app lacks these rights: {store.missingScopes.join(', ')}.</p>
      )}
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      <Button kind="primary" busy={action.busy !== null} onClick={start}>
        Import products and variants
      </Button>
      <Button kind="link" onClick={() => go({ name: 'home' })}>
        Later
      </Button>
    </>
  );
}
