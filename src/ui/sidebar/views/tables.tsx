import type { JSX } from 'preact';
import { Button } from '../parts/button';
import { Page } from '../parts/page';
import { ImportButton, TableList } from '../parts/table-list';
import { useSession } from '../session';
import { canImport } from '../table-choice';
import { useTableChoice } from '../use-table-choice';

/** Which tables an import brings. */
export function Tables(): JSX.Element {
  const { go } = useSession();
  const choice = useTableChoice();
  const lacksRights = choice.tables.some(
    (table) => !canImport(table) || (choice.wanted.includes(table) && table.missingToSend.length > 0),
  );
  return (
    <Page title="What to import" back footer={<ImportButton choice={choice} />}>
      <p class="quiet">
        Each table is a tab. Importing brings new and changed records and keeps your edits; nothing is changed
        in Shopify.
      </p>
      <TableList choice={choice} />
      {lacksRights && (
        <>
          <p class="quiet">Add the missing rights to your app in Shopify, then connect again.</p>
          <Button kind="link" onClick={() => go({ name: 'connect' })}>
            Connect again
          </Button>
        </>
      )}
    </Page>
  );
}
