import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Conflict } from '../../rpc-types';
import { excerptOf, isMoney, money, visibleLines } from '../format';
import { Button } from './button';

/** What a cell was, is and could be: whole where that is short, else where they begin to differ. */
export function ThreeValues({ conflict, currency }: { conflict: Conflict; currency: string }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const { base, sheet, shopify, field } = conflict;
  const values: [string, string | null][] = [
    ['Was', base],
    ['Your sheet', sheet],
    ['Shopify', shopify],
  ];
  const cut = excerptOf(values.flatMap(([, value]) => value ?? []));
  const isLong = values.some(([, value]) => value !== null && cut(value) !== value);
  const textOf = (value: string): string => {
    if (isMoney(field)) return money(value, currency);
    return visibleLines(whole ? value : cut(value));
  };
  return (
    <>
      <dl class={`three ${isLong ? 'long' : ''}`}>
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Scrolling name={whole ? name : null}>
                {value === null || value === '' ? <i class="blank">blank</i> : <bdi>{textOf(value)}</bdi>}
              </Scrolling>
            </dd>
          </div>
        ))}
      </dl>
      {isLong && (
        <Button kind="link" onClick={() => setWhole(!whole)}>
          {whole ? 'Show only the difference' : 'Show whole texts'}
        </Button>
      )}
    </>
  );
}

/** A long text scrolls by itself, so the keyboard has to get to it. */
function Scrolling(props: { name: string | null; children: ComponentChildren }): JSX.Element {
  const { name, children } = props;
  if (name === null) return <div>{children}</div>;
  return (
    <div class="whole" role="group" aria-label={`${name}, whole text`} tabIndex={0}>
      {children}
    </div>
  );
}
