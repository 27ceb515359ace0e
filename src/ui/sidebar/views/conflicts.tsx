import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConflictFilter, ConflictPage } from '../../rpc-types';
import { byRecord } from '../by-record';
import { countOf } from '../conflict-cards';
import type { Side } from '../conflict-cards';
import { amount, count } from '../format';
import { Button } from '../parts/button';
import { ConflictRecord } from '../parts/conflict-record';
import { DecideAll } from '../parts/decide-all';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { useConflicts } from '../use-conflicts';

/** What the last decision about many did. */
interface Done {
  take: Side;
  decided: number;
}

/** Cells that were edited here and in Shopify; nothing of them is sent until somebody decides. */
export function Conflicts(): JSX.Element {
  const { store, go } = useSession();
  const [filter, setFilter] = useState<ConflictFilter>({});
  const [done, setDone] = useState<Done | null>(null);
  const conflicts = useConflicts(filter);
  const { cards, page, failure, loading } = conflicts;
  const open = page ? countOf(page, {}) : null;
  const decidedAll = async (take: Side, decided: number): Promise<void> => {
    setDone({ take, decided });
    if (filter.field === undefined) await conflicts.restart();
    else setFilter({});
  };
  return (
    <Page title={open === null ? 'Conflicts' : amount(open, 'conflict')} back>
      {done && <DoneNotice done={done} />}
      {failure && <ProblemNotice problem={failure.problem} onRetry={failure.retry} />}
      {!cards && !failure && <Skeleton lines={5} />}
      {open === 0 && !done && <Notice tone="done" title="Nothing to decide" />}
      {page && open !== null && open > 0 && (
        <>
          <p class="quiet">
            Changed in your sheet and in Shopify. Keep yours: the next export sends it. Or take Shopify
            {'\u2019'}s: it is put into your cell.
          </p>
          <FieldFilter page={page} chosen={filter} onChoose={setFilter} />
          <DecideAll page={page} filter={filter} busy={conflicts.pending.size > 0} onDone={decidedAll} />
        </>
      )}
      {cards && (
        <ul class="records">
          {byRecord(cards).map((group) => (
            <ConflictRecord
              key={group.key}
              group={group}
              conflicts={conflicts}
              currency={store?.currency ?? ''}
            />
          ))}
        </ul>
      )}
      {page && page.nextPage !== null && (
        <Button busy={loading} onClick={conflicts.loadMore}>
          Show more
        </Button>
      )}
      {open !== null && open > 0 && (
        <Button kind="link" onClick={() => go({ name: 'settings' })}>
          Have a rule decide from now on
        </Button>
      )}
    </Page>
  );
}

function DoneNotice({ done: { take, decided } }: { done: Done }): JSX.Element {
  if (decided === 0)
    return <Notice tone="waits" title="None could be settled; see what stands beside them" alert />;
  const words = take === 'sheet' ? 'kept for the next export' : 'taken from Shopify';
  return (
    <Notice tone="done" title={`${amount(decided, 'cell')} ${words}`} alert>
      {take === 'sheet' && <p>Look at the changes to send them.</p>}
    </Notice>
  );
}

/** One chip for each field that has conflicts, where there are several. */
function FieldFilter(props: {
  page: ConflictPage;
  chosen: ConflictFilter;
  onChoose: (filter: ConflictFilter) => void;
}): JSX.Element | null {
  const { page, chosen, onChoose } = props;
  if (page.fields.length < 2) return null;
  const shared = (name: string): boolean => page.fields.filter(({ field }) => field === name).length > 1;
  const chip = (label: string, filter: ConflictFilter): JSX.Element => (
    <button
      key={label}
      type="button"
      class="chip"
      aria-pressed={chosen.tab === filter.tab && chosen.field === filter.field}
      onClick={() => onChoose(filter)}
    >
      {label}
    </button>
  );
  return (
    <div class="chips" role="group" aria-label="Show conflicts of">
      {chip('All', {})}
      {page.fields.map(({ tab, field, count: many }) =>
        chip(`${shared(field) ? `${tab}: ` : ''}${field} ${count(many)}`, { tab, field }),
      )}
    </div>
  );
}
