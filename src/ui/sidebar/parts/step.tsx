import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
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
  const heading = useRef<HTMLHeadingElement>(null);
  const opened = useRef(open);
  useLayoutEffect(() => {
    if (open && !opened.current) heading.current?.focus();
    opened.current = open;
  }, [open]);
  return (
    <li class={`step ${done ? 'done' : open ? 'open' : ''}`} aria-current={open ? 'step' : undefined}>
      <span class="step-number" aria-hidden="true">
        {done ? <Icon name="done" /> : number}
      </span>
      <div class="step-body">
        <h2 tabIndex={-1} ref={heading}>
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
