import type { JSX } from 'preact';
import type { Conflict } from '../../rpc-types';
import { ago, amount } from '../format';
import { Button } from '../parts/button';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { Value } from '../parts/values';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useLoad } from '../use-load';

/** Cells that were edited here and in Shopify; nothing of them is sent until somebody decides. */
export function Conflicts(): JSX.Element {
  const { ask, store, go } = useSession();
  const loaded = useLoad('conflicts', () => ask('getConflicts', {}));
  const conflicts = loaded.value?.conflicts;
  const title = conflicts ? amount(conflicts.length, 'conflict') : 'Conflicts';
  return (
    <Page title={title} back>
      {loaded.problem && <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />}
      {!conflicts && !loaded.problem && <Skeleton lines={5} />}
      {conflicts?.length === 0 && <Notice tone="done" title="Nothing to decide" />}
      {conflicts && conflicts.length > 0 && (
        <>
          <p>
            Changed in your sheet and in Shopify since the last import. Type {'\u201c'}sheet{'\u201d'} or{' '}
            {'\u201c'}shopify{'\u201d'} beside it in the tab Conflicts; the next look or import does it. To
            settle all of them the same way, choose a rule.
          </p>
          <Button onClick={() => go({ name: 'settings' })}>Choose a rule</Button>
          <ul class="records">
            {conflicts.map((conflict) => (
              <Card
                key={conflict.tab + conflict.id + conflict.field}
                conflict={conflict}
                currency={store?.currency ?? ''}
              />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Card({ conflict, currency }: { conflict: Conflict; currency: string }): JSX.Element {
  const { ask } = useSession();
  const action = useAction();
  const { tab, id, field } = conflict;
  const open = (): void =>
    action.run('go', async () => {
      await ask('goToCell', { tab, id, field });
    });
  const rows: [string, string | null][] = [
    ['Was', conflict.base],
    ['Your sheet', conflict.sheet],
    ['Shopify', conflict.shopify],
  ];
  return (
    <li class="record waits">
      <h3>
        <bdi>{conflict.title || id}</bdi>
        <span class="quiet">
          {tab}, row {conflict.row}
        </span>
      </h3>
      <p class="change-field">{field}</p>
      <dl class="three">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Value value={value} field={field} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
      {conflict.shopifyUpdatedAt !== null && (
        <p class="quiet">Changed in Shopify {ago(conflict.shopifyUpdatedAt)}</p>
      )}
      <Button kind="link" busy={action.busy !== null} onClick={open}>
        Go to cell
      </Button>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
    </li>
  );
}
