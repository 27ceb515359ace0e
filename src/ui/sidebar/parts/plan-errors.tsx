import type { JSX } from 'preact';
import type { PlanError } from '../../rpc-types';
import { amount, count } from '../format';
import { useSession } from '../session';
import { useAction } from '../use-action';
import { Button } from './button';
import { Icon } from './icons';
import { ProblemNotice } from './notice';

/** Cells that must be mended first; each leads to its cell. */
export function PlanErrors(props: { errors: PlanError[]; total: number }): JSX.Element | null {
  const { errors, total } = props;
  if (errors.length === 0) return null;
  return (
    <section class="section errors">
      <h2>{amount(total, 'cell')} to fix</h2>
      <ul class="records">
        {errors.map((error, index) => (
          <ErrorLine key={index} error={error} />
        ))}
      </ul>
      {total > errors.length && (
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
