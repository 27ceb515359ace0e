import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConflictFilter, ConflictPage } from '../../rpc-types';
import { countOf } from '../conflict-cards';
import type { Side } from '../conflict-cards';
import { amount, count } from '../format';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { Button } from './button';
import { ProblemNotice } from './notice';

interface DecideAllProps {
  page: ConflictPage;
  filter: ConflictFilter;
  /** Some are being decided one by one. */
  busy: boolean;
  onDone(take: Side, decided: number): Promise<void>;
}

/** One decision for all that the filter means, those further down included. */
export function DecideAll({ page, filter, busy, onDone }: DecideAllProps): JSX.Element | null {
  const { ask, refresh } = useSession();
  const action = useAction();
  const [asked, setAsked] = useState(false);
  const many = countOf(page, filter);
  if (many < 2) return null;
  const decide = (take: Side): void =>
    action.run(take, async () => {
      await ask('resolveConflicts', { all: { take, filter, foundUntil: page.asOf } });
      const after = await ask('getConflicts', { page: 0, filter });
      setAsked(false);
      await onDone(take, many - countOf(after, filter));
      await refresh();
    });
  return (
    <div class="decide-all" role="group" aria-label={`All ${count(many)}`}>
      {asked ? (
        <>
          <p>Your {amount(many, 'edit')} in these cells will be replaced by what Shopify has.</p>
          <div class="choices">
            <Button kind="danger" busy={action.busy !== null} onClick={() => decide('shopify')}>
              Replace {amount(many, 'cell')}
            </Button>
            <Button disabled={action.busy !== null} onClick={() => setAsked(false)}>
              No
            </Button>
          </div>
        </>
      ) : (
        <>
          <p class="quiet">For all {count(many)} at once:</p>
          <div class="choices">
            <Button busy={action.busy !== null} disabled={busy} onClick={() => decide('sheet')}>
              Keep mine<span class="unseen"> for all {count(many)}</span>
            </Button>
            <Button disabled={busy || action.busy !== null} onClick={() => setAsked(true)}>
              Take Shopify{'\u2019'}s{'\u2026'}
              <span class="unseen"> for all {count(many)}</span>
            </Button>
          </div>
        </>
      )}
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
    </div>
  );
}
