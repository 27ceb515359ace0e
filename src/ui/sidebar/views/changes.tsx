import type { JSX } from 'preact';
import type { PlanSummary } from '../../rpc-types';
import { amount, count } from '../format';
import { Button, Door, IconButton } from '../parts/button';
import { ChangeList } from '../parts/change-list';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { PlanErrors } from '../parts/plan-errors';
import { SendBar } from '../parts/send-bar';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { usePlan } from '../use-plan';
import type { Plan } from '../use-plan';

/** Exactly what would change in the store, before anything does. */
export function Changes(): JSX.Element {
  const { refresh } = useSession();
  const plan = usePlan(() => void refresh());
  if (plan.value && !plan.pending) {
    return <Preview key={plan.value.head.planId} plan={plan.value} onLookAgain={plan.reload} />;
  }
  return (
    <Page title="Looking for changes" back>
      {plan.problem && !plan.pending ? (
        <ProblemNotice problem={plan.problem} onRetry={plan.reload} />
      ) : (
        <div aria-busy="true">
          <p class="quiet">Comparing your sheet with what was last imported{'\u2026'}</p>
          <Skeleton lines={6} />
        </div>
      )}
    </Page>
  );
}

function titleOf(summary: PlanSummary): string {
  if (summary.fields > 0) return `${amount(summary.fields, 'change')} in ${amount(summary.rows, 'row')}`;
  if (summary.operations > 0) return amount(summary.operations, 'change');
  return summary.errors + summary.conflicts > 0 ? 'Nothing can be sent yet' : 'No changes';
}

function subtitleOf(summary: PlanSummary): string | null {
  const parts: string[] = [];
  if (summary.updates > 0) parts.push(amount(summary.updates, 'update'));
  if (summary.creates > 0) parts.push(`${count(summary.creates)} new`);
  if (summary.deletes > 0) parts.push(amount(summary.deletes, 'deletion'));
  return parts.length > 0 ? parts.join(' \u00b7 ') : null;
}

function Preview({ plan, onLookAgain }: { plan: Plan; onLookAgain: () => void }): JSX.Element {
  const { go, store } = useSession();
  const { summary, errors } = plan.first;
  const sendable = summary.operations > 0;
  const stuck = summary.errors + summary.conflicts > 0;
  return (
    <Page
      title={titleOf(summary)}
      subtitle={subtitleOf(summary)}
      back
      tools={<IconButton icon="refresh" label="Look again" onClick={onLookAgain} />}
      footer={sendable && <SendBar plan={plan} />}
    >
      {summary.conflicts > 0 && (
        <Door tone="waits" onClick={() => go({ name: 'conflicts' })}>
          {amount(summary.conflicts, 'conflict')} to decide
        </Door>
      )}
      <PlanErrors errors={errors} total={summary.errors} />
      {sendable && <ChangeList plan={plan} currency={store?.currency ?? ''} />}
      {!sendable && !stuck && (
        <Notice tone="done" title="Your sheet and the store agree">
          <p>There is nothing to send. Edit any cell, then look again.</p>
        </Notice>
      )}
      {!sendable && (
        <Button kind="primary" onClick={onLookAgain}>
          Look again
        </Button>
      )}
    </Page>
  );
}
