import type { JSX } from 'preact';
import type { TableView } from '../../rpc-types';
import { amount } from '../format';
import { useSession } from '../session';
import { canImport, holdingsOf, lastOf, nameOfTable, noteOn } from '../table-choice';
import { useImport } from '../use-import';
import type { TableChoice } from '../use-table-choice';
import { isFinished } from '../words';
import { Button } from './button';
import { Icon } from './icons';
import { ProblemNotice } from './notice';

/** One box for each table, with what it holds and what becomes of it. */
export function TableList({ choice }: { choice: TableChoice }): JSX.Element {
  return (
    <fieldset class="field">
      <legend>Tables to import</legend>
      {choice.tables.map((table) => (
        <TableOption
          key={table.resource}
          table={table}
          isWanted={choice.wanted.includes(table)}
          onToggle={() => choice.toggle(table.resource)}
        />
      ))}
    </fieldset>
  );
}

function TableOption(props: { table: TableView; isWanted: boolean; onToggle: () => void }): JSX.Element {
  const { table, isWanted, onToggle } = props;
  const note = noteOn(table, isWanted);
  const last = lastOf(table);
  return (
    <label class={canImport(table) ? 'option' : 'option blocked'}>
      <input type="checkbox" checked={isWanted} disabled={!canImport(table)} onChange={onToggle} />
      <span>
        {nameOfTable(table.resource)}
        <span class="quiet">{holdingsOf(table.resource)}</span>
        {last && <span class="quiet">{last}</span>}
        {note && (
          <span class={note.waits ? 'option-note waits' : 'option-note'}>
            {note.waits && <Icon name="warning" />} {note.text}
          </span>
        )}
      </span>
    </label>
  );
}

/** The blue button: imports what is ticked, and remembers it. */
export function ImportButton({ choice }: { choice: TableChoice }): JSX.Element {
  const { jobs, store } = useSession();
  const action = useImport();
  const { wanted, changed } = choice;
  const importing = jobs.some((job) => job.type === 'import' && !isFinished(job));
  const obstacle = importing
    ? 'An import is under way. Choose again when it has ended.'
    : store?.connected !== true
      ? 'Connect to the store first.'
      : wanted.length === 0
        ? 'Tick at least one table.'
        : null;
  return (
    <>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      <Button
        kind="primary"
        busy={action.busy !== null}
        disabled={obstacle !== null}
        describedBy="import-note"
        onClick={() => action.start(changed ?? undefined)}
      >
        Import {amount(wanted.length, 'table')}
      </Button>
      <p class="quiet" id="import-note" role="status">
        {obstacle ?? 'Remembered for this file: next time it is one click.'}
      </p>
    </>
  );
}
