import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DemoCredentials } from '../protocol';
import { api } from './api';

interface TryItProps {
  imported: boolean;
  /** Whether the add-on has changed the store. */
  sent: boolean;
  /** How many edits wait for a decision. */
  conflicts: number;
  onFill: (values: Record<string, string>) => void;
}

/** One sentence at a time: what to do next to see the story. */
export function TryIt({ imported, sent, conflicts, onFill }: TryItProps): JSX.Element {
  const [demo, setDemo] = useState<DemoCredentials | null>(null);
  useEffect(() => void api.demo().then(setDemo), []);
  const step = sent || conflicts > 0 ? 3 : imported ? 2 : 1;
  const waiting = conflicts === 1 ? '1 edit waits' : `${conflicts} edits wait`;
  return (
    <aside class="try-it" aria-label="Try it">
      <b>Try it</b>
      <ol>
        <li class={step === 1 ? 'now' : 'past'}>
          Connect and import
          {step === 1 && demo && (
            <>
              : <code>{demo.shop}</code> <code>{demo.accessToken}</code>
              <button type="button" onClick={() => onFill({ ...demo, credentialType: 'token' })}>
                Fill it in
              </button>
            </>
          )}
        </li>
        <li class={step === 2 ? 'now' : step > 2 ? 'past' : ''}>
          {step === 2
            ? 'Change a title or a price in the sheet, look for changes in the sidebar, and send them'
            : 'Edit cells, preview, send'}
        </li>
        <li class={step === 3 ? 'now' : ''}>
          {step < 3
            ? 'See it in the store'
            : conflicts > 0
              ? `${waiting}: the store has changed there as well. Decide in the sidebar, under conflicts`
              : 'It arrived: below are the products and variants, in GraphiQL all the rest. Look for changes again: nothing is left'}
        </li>
      </ol>
    </aside>
  );
}
