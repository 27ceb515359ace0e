import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RpcValue } from '../../rpc-types';
import { amount, count } from '../format';
import { groupsOf, lostAmong, MOST_METAFIELDS, saveLabel, tablesOf } from '../metafield-choice';
import { Button } from '../parts/button';
import { Field } from '../parts/field';
import { LostMetafields, MetafieldList } from '../parts/metafield-list';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { Skeleton } from '../parts/skeleton';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { useLoad } from '../use-load';
import { ColumnsSaved } from './columns-saved';

/** Which metafields are columns. */
export function Metafields(): JSX.Element {
  const { ask } = useSession();
  const loaded = useLoad('metafields', () => ask('listMetafields', {}));
  const [saved, setSaved] = useState<Choices | null>(null);
  if (saved !== null) return <Saved {...saved} />;
  if (loaded.value && !loaded.problem) return <Picker list={loaded.value} onSaved={setSaved} />;
  return (
    <Page title="Metafields as columns" back>
      {loaded.problem ? (
        <ProblemNotice problem={loaded.problem} onRetry={loaded.reload} />
      ) : (
        <>
          <p class="quiet">Asking Shopify which there are{'\u2026'}</p>
          <Skeleton lines={8} />
        </>
      )}
    </Page>
  );
}

/** Headers of what was chosen, and of what is. */
interface Choices {
  before: readonly string[];
  after: readonly string[];
}

interface PickerProps {
  list: RpcValue<'listMetafields'>;
  onSaved: (choices: Choices) => void;
}

function Picker({ list, onSaved }: PickerProps): JSX.Element {
  const { ask, state, refresh } = useSession();
  const action = useAction();
  const [search, setSearch] = useState('');
  const [before] = useState<ReadonlySet<string>>(() => new Set(state.settings.metafields));
  const [chosen, setChosen] = useState(before);
  const [lost] = useState(() => lostAmong(before, list.metafields));
  const toggle = (header: string): void => {
    const next = new Set(chosen);
    if (!next.delete(header)) next.add(header);
    setChosen(next);
  };
  const label = saveLabel(before, chosen);
  const tooMany = chosen.size - MOST_METAFIELDS;
  const save = (): void =>
    action.run('save', async () => {
      const { metafields } = await ask('saveSettings', { metafields: [...chosen] });
      onSaved({ before: [...before], after: metafields });
      await refresh();
    });
  const groups = groupsOf(list.metafields, search);
  const found = groups.reduce((sum, { choices }) => sum + choices.length, 0);
  if (list.metafields.length + lost.length === 0) return <NoMetafields />;
  return (
    <Page
      title="Metafields as columns"
      subtitle={`${count(chosen.size)} chosen of ${count(list.metafields.length + lost.length)}`}
      back
      footer={
        <>
          {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
          <Button
            kind="primary"
            busy={action.busy !== null}
            disabled={label === null || tooMany > 0}
            describedBy="save-note"
            onClick={save}
          >
            {label ?? 'Nothing changed'}
          </Button>
          <p class="quiet" id="save-note" role="status">
            {tooMany > 0
              ? `At most ${MOST_METAFIELDS} can be columns: untick ${amount(tooMany, 'metafield')}.`
              : 'The next import makes the new columns and fills them.'}
          </p>
        </>
      }
    >
      <p class="quiet">
        Tick what you want to see and edit in your sheet. What you untick is not read or sent any more; its
        column stays in the sheet as your own, and you may delete it. Nothing changes in Shopify.
      </p>
      <Field
        name="search"
        label="Search"
        value={search}
        onInput={setSearch}
        placeholder="Name, key or type"
      />
      <p class="unseen" role="status">
        {search === '' ? '' : `${count(found)} found`}
      </p>
      {found === 0 && search !== '' && (
        <p>
          None has {'\u201c'}
          {search}
          {'\u201d'} in its name, key or type.
        </p>
      )}
      {groups.map((group) => (
        <MetafieldList
          key={group.table}
          group={group}
          looked={list.looked}
          chosen={chosen}
          onToggle={toggle}
        />
      ))}
      {search === '' && <LostMetafields headers={lost} chosen={chosen} onToggle={toggle} />}
    </Page>
  );
}

function NoMetafields(): JSX.Element {
  const { back } = useSession();
  return (
    <Page title="Metafields as columns" back>
      <Notice tone="info" title="Your store has no metafields yet">
        <p>
          In Shopify, open Settings, Custom data, and define one for products or variants. Then look here
          again.
        </p>
        <Button kind="link" onClick={back}>
          Back to settings
        </Button>
      </Notice>
    </Page>
  );
}

/** What was chosen waits for an import. */
function Saved({ before, after }: Choices): JSX.Element {
  const added = after.filter((header) => !before.includes(header));
  const removed = before.filter((header) => !after.includes(header));
  return (
    <ColumnsSaved
      title="Metafields as columns"
      added={added.length}
      removed={removed.length}
      tables={tablesOf(added)}
    />
  );
}
