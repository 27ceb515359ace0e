import type { JSX } from 'preact';
import type { Resource } from '../../rpc-types';
import { amount } from '../format';
import { Button } from '../parts/button';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page } from '../parts/page';
import { useSession } from '../session';
import { namesOf } from '../table-choice';
import { useImport } from '../use-import';

interface SavedProps {
  title: string;
  added: number;
  removed: number;
  /** The tables that get the new columns. */
  tables: readonly Resource[];
}

/** Which columns there are was saved; the next import of their tables makes them. */
export function ColumnsSaved({ title, added, removed, tables }: SavedProps): JSX.Element {
  const { state, go } = useSession();
  const action = useImport();
  const left = tables.filter((table) => !state.settings.importTables.includes(table));
  return (
    <Page title={title} back>
      <Notice tone="done" title="Saved" alert>
        {added > 0 && <p>{amount(added, 'column')} will come with the next import.</p>}
        {removed > 0 && (
          <p>
            {amount(removed, 'column')} {removed === 1 ? 'is' : 'are'} yours from the next import on: neither
            read nor sent.
          </p>
        )}
      </Notice>
      {left.length > 0 && (
        <Notice tone="waits" title={`An import does not bring ${namesOf(left)} now`}>
          <p>Choose {left.length === 1 ? 'it' : 'them'}, so that the new columns come.</p>
        </Notice>
      )}
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      {left.length > 0 ? (
        <Button kind="primary" onClick={() => go({ name: 'tables' })}>
          Choose what to import
        </Button>
      ) : (
        <Button kind="primary" busy={action.busy !== null} onClick={() => action.start()}>
          Import now
        </Button>
      )}
      <Button kind="link" onClick={() => go({ name: 'home' })}>
        Later
      </Button>
    </Page>
  );
}
