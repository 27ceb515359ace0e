import type { JSX } from 'preact';
import { Button } from '../parts/button';
import { ImportButton, TableList } from '../parts/table-list';
import { useSession } from '../session';
import { useTableChoice } from '../use-table-choice';

export function ImportStep(): JSX.Element {
  const { store, go } = useSession();
  const choice = useTableChoice();
  return (
    <>
      <p>
        Fills a tab for each table with everything in <bdi>{store?.shopName ?? 'your store'}</bdi>. Nothing is
        changed in Shopify.
      </p>
      {store && store.missingScopes.length > 0 && (
        <p class="field-error">The app lacks these rights: {store.missingScopes.join(', ')}.</p>
      )}
      <TableList choice={choice} />
      <ImportButton choice={choice} />
      <Button kind="link" onClick={() => go({ name: 'home' })}>
        Later
      </Button>
    </>
  );
}
