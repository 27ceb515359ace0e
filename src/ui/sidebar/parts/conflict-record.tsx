import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RecordGroup } from '../by-record';
import type { ConflictCard, Side } from '../conflict-cards';
import { ago } from '../format';
import { useSession } from '../session';
import { useAction } from '../use-action';
import type { Conflicts } from '../use-conflicts';
import { Button } from './button';
import { Icon } from './icons';
import { ProblemNotice } from './notice';
import { ThreeValues } from './three-values';

interface RecordProps {
  group: RecordGroup<ConflictCard>;
  conflicts: Conflicts;
  currency: string;
}

/** The fields of one record that were changed on both sides, each with its own decision. */
export function ConflictRecord({ group, conflicts, currency }: RecordProps): JSX.Element {
  const [{ conflict }] = group.lines;
  const { title, id, tab, row, shopifyUpdatedAt } = conflict;
  return (
    <li class="record waits">
      <h3>
        <bdi>{title || id}</bdi>
        <span class="quiet">
          {tab}, row {row}
        </span>
      </h3>
      {shopifyUpdatedAt !== null && <p class="quiet">Changed in Shopify {ago(shopifyUpdatedAt)}</p>}
      {group.lines.map((card) => (
        <FieldConflict key={card.key} card={card} conflicts={conflicts} currency={currency} />
      ))}
    </li>
  );
}

function FieldConflict(props: { card: ConflictCard; conflicts: Conflicts; currency: string }): JSX.Element {
  const { card, conflicts, currency } = props;
  const { ask } = useSession();
  const action = useAction();
  const { tab, id, field, take } = card.conflict;
  const go = (): void =>
    action.run('go', async () => {
      await ask('goToCell', { tab, id, field });
    });
  return (
    <div class="conflict">
      <div class="line">
        <span class="change-field">{field}</span>
        <Button kind="link" busy={action.busy !== null} onClick={go}>
          Go to cell
        </Button>
      </div>
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      <ThreeValues conflict={card.conflict} currency={currency} />
      {card.settled || take !== null ? (
        <Outcome card={card} />
      ) : (
        <Decision card={card} conflicts={conflicts} />
      )}
    </div>
  );
}

const DONE: Record<Side, string> = {
  sheet: 'Yours is kept. The next export sends it.',
  shopify: 'Shopify\u2019s value is in the cell.',
};
const WAITING: Record<Side, string> = {
  sheet: 'Yours will be kept',
  shopify: 'Shopify\u2019s value will be put into the cell',
};

/** Takes the focus from the buttons in whose place it comes. */
function Outcome({ card }: { card: ConflictCard }): JSX.Element {
  const { settled, chosen, conflict } = card;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) line.current?.focus();
  }, []);
  const text = settled
    ? chosen === null
      ? 'No conflict any more.'
      : DONE[chosen]
    : conflict.take && `${WAITING[conflict.take]} by the next look or import.`;
  return (
    <p class={settled ? 'outcome done' : 'outcome waits'} tabIndex={-1} ref={line}>
      <Icon name={settled ? 'done' : 'info'} /> {text}
    </p>
  );
}

function Decision({ card, conflicts }: { card: ConflictCard; conflicts: Conflicts }): JSX.Element {
  const { id, field, title, note } = card.conflict;
  const deciding = conflicts.pending.get(card.key);
  const button = (take: Side, label: string): JSX.Element => (
    <Button
      busy={deciding === take}
      disabled={deciding !== undefined}
      onClick={() => conflicts.decide(card.conflict, take)}
    >
      {label}
      <span class="unseen">
        {' '}
        for {field} of {title || id}
      </span>
    </Button>
  );
  return (
    <>
      {note !== '' && (
        <p class="outcome waits">
          <Icon name="warning" /> <bdi>{note}</bdi>
        </p>
      )}
      <div class="choices">
        {button('sheet', 'Keep mine')}
        {button('shopify', 'Take Shopify\u2019s')}
      </div>
    </>
  );
}
