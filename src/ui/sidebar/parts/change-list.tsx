import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanChange } from '../../rpc-types';
import { byRecord } from '../by-record';
import type { RecordGroup } from '../by-record';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useChangeList } from '../use-plan';
import type { Plan } from '../use-plan';
import { Button } from './button';
import { ProblemNotice } from './notice';
import { Skeleton } from './skeleton';
import { TabFilter } from './tab-filter';
import { BeforeAfter } from './values';

export function ChangeList({ plan, currency }: { plan: Plan; currency: string }): JSX.Element {
  const [tab, setTab] = useState<string | null>(null);
  const list = useChangeList(plan, tab);
  const tabs = [...new Set(plan.first.changes.map((change) => change.tab))];
  return (
    <div>
      <TabFilter tabs={tabs} chosen={tab} onChoose={setTab} />
      {list.changes === null ? (
        <Skeleton lines={5} />
      ) : (
        <ul class="records">
          {byRecord(list.changes).map((group) => (
            <RecordChanges key={group.key} group={group} currency={currency} />
          ))}
        </ul>
      )}
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.loadMore} />}
      {list.more && (
        <Button busy={list.loading} onClick={list.loadMore}>
          Show more
        </Button>
      )}
    </div>
  );
}

function RecordChanges({
  group,
  currency,
}: {
  group: RecordGroup<PlanChange>;
  currency: string;
}): JSX.Element {
  const { ask } = useSession();
  const action = useAction();
  const [first] = group.lines;
  const open = (change: PlanChange): void =>
    action.run('go', async () => {
      const { tab, id, field } = change;
      await ask('goToCell', { tab, id, field });
    });
  return (
    <li class="record">
      <h3>
        <bdi>{first.title || first.id}</bdi>
        <span class="quiet">
          {first.tab}, row {first.row}
        </span>
      </h3>
      <ul>
        {group.lines.map((change) => (
          <li key={change.field}>
            <button type="button" class="change" title="Go to the cell" onClick={() => open(change)}>
              <span class="change-field">{change.field}</span>
              <BeforeAfter
                field={change.field}
                before={change.before}
                after={change.after}
                currency={currency}
              />
            </button>
          </li>
        ))}
      </ul>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
    </li>
  );
}
