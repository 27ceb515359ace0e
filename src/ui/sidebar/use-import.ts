import type { Resource } from '../rpc-types';
import { useSession } from './session';
import { useAction } from './use-action';
import type { Action } from './use-action';

interface Import extends Action {
  /** Imports the tables that are remembered, or these, which are remembered from then on. */
  start(remember?: Resource[]): void;
}

export function useImport(): Import {
  const { ask, follow, refresh } = useSession();
  const action = useAction();
  const start = (remember?: Resource[]): void =>
    action.run('import', async () => {
      if (remember) await ask('saveSettings', { importTables: remember });
      const { jobId } = await ask('startImport', {});
      follow('import', jobId);
      if (remember) await refresh();
    });
  return { ...action, start };
}
