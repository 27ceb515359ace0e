import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MetafieldChoice } from '../../rpc-types';
import { count } from '../format';
import { typeWords, useOf } from '../metafield-choice';
import type { MetafieldGroup } from '../metafield-choice';
import { Button } from './button';

/** A store may define hundreds; a search finds the others. */
const SHOWN_AT_FIRST = 60;

interface ListProps {
  group: MetafieldGroup;
  looked: { products: number; variants: number };
  chosen: ReadonlySet<string>;
  onToggle: (header: string) => void;
}

export function MetafieldList({ group, looked, chosen, onToggle }: ListProps): JSX.Element {
  const [all, setAll] = useState(false);
  const { title, choices } = group;
  const shown = all ? choices : choices.slice(0, SHOWN_AT_FIRST);
  return (
    <fieldset class="field">
      <legend>
        {title} ({count(choices.length)})
      </legend>
      {shown.map((choice) => (
        <MetafieldOption
          key={choice.header}
          choice={choice}
          use={useOf(choice, looked)}
          checked={chosen.has(choice.header)}
          onToggle={() => onToggle(choice.header)}
        />
      ))}
      {shown.length < choices.length && (
        <Button kind="link" onClick={() => setAll(true)}>
          Show {count(choices.length - shown.length)} more
        </Button>
      )}
    </fieldset>
  );
}

interface OptionProps {
  choice: MetafieldChoice;
  use: string;
  checked: boolean;
  onToggle: () => void;
}

function MetafieldOption({ choice, use, checked, onToggle }: OptionProps): JSX.Element {
  const { name, namespace, key, type, help, reserved } = choice;
  const path = `${namespace}.${key}`;
  return (
    <label class="option">
      <input type="checkbox" checked={checked} onChange={onToggle} />
      <span>
        <bdi>{name ?? path}</bdi>
        {name !== null && (
          <span class="quiet">
            <bdi>{path}</bdi>
          </span>
        )}
        <span class="quiet">
          {typeWords(type)} {'\u00b7'} {use}
        </span>
        {checked && <span class="quiet">In its cells: {help}</span>}
        {reserved && (
          <span class="quiet">Belongs to another app: you see it, but Shopify may refuse to change it.</span>
        )}
      </span>
    </label>
  );
}

/** They are still chosen, so they can be given up. */
export function LostMetafields(props: {
  headers: readonly string[];
  chosen: ReadonlySet<string>;
  onToggle: (header: string) => void;
}): JSX.Element | null {
  if (props.headers.length === 0) return null;
  return (
    <fieldset class="field">
      <legend>Not met in Shopify any more ({count(props.headers.length)})</legend>
      {props.headers.map((header) => (
        <label key={header} class="option">
          <input type="checkbox" checked={props.chosen.has(header)} onChange={() => props.onToggle(header)} />
          <span>
            <bdi>{header}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
