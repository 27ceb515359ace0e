import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons';

/** One numbered step: done (with what was chosen), open, or still to come. */
export function Step(props: {
  number: number;
  title: string;
  current: number;
  summary?: string;
  onChange?: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const { number, title, current, summary, onChange, children } = props;
  const done = number < current;
  const open = number === current;
  return (
    <li class={`step ${done ? 'done' : open ? 'open' : ''}`} aria-current={open ? 'step' : undefined}>
      <span class="step-number" aria-hidden="true">
        {done ? <Icon name="done" /> : number}
      </span>
      <div class="step-body">
        <h2>
          {title}
          {done && <span class="unseen">, done</span>}
        </h2>
        {done && (
          <div class="line">
            <bdi class="quiet">{summary}</bdi>
            {onChange && (
              <button type="button" class="button link" onClick={onChange}>
                Change
              </button>
            )}
          </div>
        )}
        {open && children}
      </div>
    </li>
  );
}
