/** Values of cells. They come from a store, so they are only ever text, and each keeps its own writing direction. */
import type { JSX } from 'preact';
import { isMoney, money, visible } from '../format';
import { Icon } from './icons';

const SHOWN_CHARACTERS = 280;

export function Value(props: { value: string | null; field: string; currency: string }): JSX.Element {
  const { value, field, currency } = props;
  if (value === null || value === '') return <i class="blank">blank</i>;
  const text = isMoney(field) ? money(value, currency) : visible(value);
  const cut = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}\u2026` : text;
  return <bdi>{cut}</bdi>;
}

export function BeforeAfter(props: {
  field: string;
  before: string | null;
  after: string | null;
  currency: string;
}): JSX.Element {
  const { field, before, after, currency } = props;
  return (
    <span class="before-after">
      <span class="before">
        <span class="unseen">was </span>
        <Value value={before} field={field} currency={currency} />
      </span>
      <Icon name="arrow" />
      <span class="after">
        <span class="unseen"> becomes </span>
        <Value value={after} field={field} currency={currency} />
      </span>
    </span>
  );
}
