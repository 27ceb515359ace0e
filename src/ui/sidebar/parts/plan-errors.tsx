import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PlanError } from '../../rpc-types';
import { amount, count } from '../format';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { Button } from './button';
import { Icon } from './icons';
import { ProblemNotice } from './notice';

/** So that a sheet full of errors does not hide the changes. */
const SHOWN_AT_FIRST = 3;

/** Cells that must be mended first; each leads to its cell. */
export function PlanErrors(props: { errors: PlanError[]; total: number }): JSX.Element | null {
  const { errors, total } = props;
  const [all, setAll] = useState(false);
  if (errors.length === 0) return null;
  const shown = all ? errors : errors.slice(0, SHOWN_AT_FIRST);
  return (
    <section class="section errors">
      <h2>{amount(total, 'cell')} to fix</h2>
      <ul class="records">
        {shown.map((error, index) => (
          <ErrorLine key={index} error={error} />
        ))}
      </ul>
      {shown.length < errors.length && (
        <Button kind="link" onClick={() => setAll(true)}>
          Show {count(errors.length - shown.length)} more
        </Button>
      )}
      {all && total > errors.length && (
        <p class="quiet">And {count(total - errors.length)} more, shown once these are fixed.</p>
      )}
    </section>
  );
}

function ErrorLine({ error }: { error: PlanError }): JSX.Element {
  const { ask } = useSession();
  const action = useAction();
  const open = (): void =>
    action.run('go', async () => {
      const { tab, id, field } = error;
      await ask('goToCell', { tab, id, ...(field ? { field } : {}) });
    });
  return (
    <li class="record failed">
      <h3>
        <span>
          <Icon name="failed" /> <bdi>{error.title || error.id}</bdi>
        </span>
        <span class="quiet">
          {error.tab}, row {error.row}
        </span>
      </h3>
      <p>
        <bdi>{error.message}</bdi>
      </p>
      <p class="quiet">
        <bdi>{error.hint}</bdi>
      </p>
      <Button kind="link" busy={action.busy !== null} onClick={open}>
        Go to cell{error.field ? ` (${error.field})` : ''}
      </Button>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
    </li>
  );
}
