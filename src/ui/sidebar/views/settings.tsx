import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ConflictRule, Settings as SettingsValues } from '../../rpc-types';
import { amount } from '../format';
import { Button, Door } from '../parts/button';
import { Choice, Field } from '../parts/field';
import { ProblemNotice } from '../parts/notice';
import { Page, Section } from '../parts/page';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { ColumnsSaved } from './columns-saved';
import { Disconnect } from './disconnect';

const RULES: { value: ConflictRule; label: string; hint?: string }[] = [
  { value: 'review', label: 'Ask me', hint: 'Nothing is sent or overwritten until you decide' },
  { value: 'sheet', label: 'My sheet wins' },
  { value: 'shopify', label: 'Shopify wins', hint: 'Your edit of that cell is given up' },
  {
    value: 'newest',
    label: 'The later edit wins',
    hint: 'Counted from now on; where nobody knows, you are asked',
  },
];

function wholeNumber(text: string): number | null {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : null;
}

export function Settings(): JSX.Element {
  const { ask, state, store, refresh, back, go } = useSession();
  const saved: SettingsValues = state.settings;
  const action = useAction();
  const [conflictRule, setConflictRule] = useState(saved.conflictRule);
  const [readOnly, setReadOnly] = useState(saved.readOnly);
  const [collectionsColumn, setCollectionsColumn] = useState(saved.collectionsColumn);
  const [columnWas] = useState(saved.collectionsColumn);
  const [isColumnSaved, setColumnSaved] = useState(false);
  const [overRows, setOverRows] = useState(String(saved.confirmOverRows));
  const [overPercent, setOverPercent] = useState(String(saved.confirmPricePercent));
  const confirmOverRows = wholeNumber(overRows);
  const confirmPricePercent = wholeNumber(overPercent);

  const save = (event: Event): void => {
    event.preventDefault();
    if (confirmOverRows === null || confirmPricePercent === null) return;
    action.run('save', async () => {
      const patch = { conflictRule, readOnly, confirmOverRows, confirmPricePercent, collectionsColumn };
      await ask('saveSettings', patch);
      await refresh();
      if (collectionsColumn === columnWas) back();
      else setColumnSaved(true);
    });
  };
  const notWhole = (value: number | null): string | null => (value === null ? 'Use a whole number.' : null);
  if (isColumnSaved) {
    return (
      <ColumnsSaved
        title="Settings"
        added={collectionsColumn ? 1 : 0}
        removed={collectionsColumn ? 0 : 1}
        tables={collectionsColumn ? ['products'] : []}
      />
    );
  }
  return (
    <Page title="Settings" back>
      <form onSubmit={save} noValidate>
        <Choice
          name="conflictRule"
          legend="When a cell was changed here and in Shopify"
          value={conflictRule}
          choices={RULES}
          onChange={setConflictRule}
        />
        <fieldset class="field">
          <legend>Before sending</legend>
          <label class="option">
            <input
              type="checkbox"
              name="readOnly"
              checked={readOnly}
              onChange={(event) => setReadOnly(event.currentTarget.checked)}
            />
            <span>
              Read only <span class="quiet">Nothing can be sent from this file</span>
            </span>
          </label>
          <Field
            name="confirmOverRows"
            label="Ask again above"
            numeric
            value={overRows}
            onInput={setOverRows}
            suffix="rows"
            error={notWhole(confirmOverRows)}
          />
          <Field
            name="confirmPricePercent"
            label="Ask again when a price moves by more than"
            numeric
            value={overPercent}
            onInput={setOverPercent}
            suffix="%"
            error={notWhole(confirmPricePercent)}
          />
        </fieldset>
        <CollectionsColumn was={columnWas} isOn={collectionsColumn} onChange={setCollectionsColumn} />
        {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
        <Button kind="primary" type="submit" busy={action.busy !== null}>
          Save settings
        </Button>
      </form>
      {store?.connected && (
        <Section title="Metafields">
          <Door onClick={() => go({ name: 'metafields' })}>
            {saved.metafields.length === 0
              ? 'Choose metafields as columns'
              : `${amount(saved.metafields.length, 'metafield')} as columns`}
          </Door>
        </Section>
      )}
      {store?.connected && (
        <Section title="Store">
          <Disconnect store={store} />
        </Section>
      )}
    </Page>
  );
}

interface ColumnProps {
  was: boolean;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Says before it is saved what the next import does. */
function CollectionsColumn({ was, isOn, onChange }: ColumnProps): JSX.Element {
  return (
    <fieldset class="field">
      <legend>More columns in Products</legend>
      <label class="option">
        <input
          type="checkbox"
          name="collectionsColumn"
          checked={isOn}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          Collections
          <span class="quiet">The handles of the collections that a product is in, to look at</span>
          <span class="option-note" role="status">
            {was === isOn
              ? ''
              : isOn
                ? 'The next import makes the column and fills it.'
                : 'Its column stays in the sheet as your own, neither read nor sent; you may delete it.'}
          </span>
        </span>
      </label>
    </fieldset>
  );
}
