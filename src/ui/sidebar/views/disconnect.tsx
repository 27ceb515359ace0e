import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoreView } from '../../rpc-types';
import { Button } from '../parts/button';
import { ProblemNotice } from '../parts/notice';
import { useSession } from '../session';
import { useAction } from '../use-action';

/** Asks once more in place, so that one slip of the hand does not sign anybody out. */
export function Disconnect({ store }: { store: StoreView }): JSX.Element {
  const { ask, refresh, go } = useSession();
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asked) question.current?.focus();
  }, [asked]);
  const disconnect = (): void =>
    action.run('disconnect', async () => {
      await ask('disconnectStore', {});
      await refresh();
      go({ name: 'home' });
    });
  return (
    <>
      <p tabIndex={-1} ref={question}>
        Connected to <bdi>{store.shop}</bdi>.{' '}
        {asked && 'Your credentials will be erased. The sheet keeps its rows and your unsent edits.'}
      </p>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      {asked ? (
        <div class="line">
          <Button kind="danger" busy={action.busy !== null} onClick={disconnect}>
            Yes, disconnect
          </Button>
          <Button kind="link" onClick={() => setAsked(false)}>
            Stay connected
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>Disconnect{'\u2026'}</Button>
      )}
    </>
  );
}
