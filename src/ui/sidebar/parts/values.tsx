/** Values of cells. They come from a store, so they are only ever text, and each keeps its own writing direction. */
import type { JSX } from 'preact';
import { excerpts, isMoney, money, visible } from '../format';
import { Icon } from './icons';

interface ValueProps {
  value: string | null;
  field: string;
  currency: string;
}

export function Value({ value, field, currency }: ValueProps): JSX.Element {
  if (value === null || value === '') return <i class="blank">blank</i>;
  return <bdi>{isMoney(field) ? money(value, currency) : visible(value)}</bdi>;
}

export function BeforeAfter(props: {
  field: string;
  before: string | null;
  after: string | null;
  currency: string;
}): JSX.Element {
  const { field, currency } = props;
  const [before, after] = excerpts(props.before ?? '', props.after ?? '');
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
