import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanChange } from '../../rpc-types';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useChangeList } from '../use-plan';
import type { Plan } from '../use-plan';
import { Button } from './button';
import { ProblemNotice } from './notice';
import { Skeleton } from './skeleton';
import { TabFilter } from './tab-filter';
import { BeforeAfter } from './values';

interface Group {
  key: string;
  changes: [PlanChange, ...PlanChange[]];
}

/** Changes of one record stand together under its title, in the order they came. */
function byRecord(changes: PlanChange[]): Group[] {
  const groups = new Map<string, Group>();
  for (const change of changes) {
    const key = `${change.tab}\n${change.id}`;
    const group = groups.get(key);
    if (group) group.changes.push(change);
    else groups.set(key, { key, changes: [change] });
  }
  return [...groups.values()];
}

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

function RecordChanges({ group, currency }: { group: Group; currency: string }): JSX.Element {
  const { ask } = useSession();
  const action = useAction();
  const [first] = group.changes;
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
        {group.changes.map((change) => (
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
