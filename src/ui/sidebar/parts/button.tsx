import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons';
import type { IconName } from './icons';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  /** The one blue button of a view, a plain one, one that looks like a link, or one that takes something away. */
  kind?: 'primary' | 'plain' | 'link' | 'danger';
  type?: 'button' | 'submit';
  busy?: boolean;
  disabled?: boolean;
  describedBy?: string;
}

/** Stays focusable and keeps its size while busy, so that nothing moves under the hand. */
export function Button(props: ButtonProps): JSX.Element {
  const { children, onClick, kind = 'plain', type = 'button', busy = false, disabled = false } = props;
  const blocked = busy || disabled;
  const click = (event: Event): void => {
    if (blocked) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      type={type}
      class={`button ${kind}`}
      aria-disabled={blocked}
      aria-busy={busy}
      aria-describedby={props.describedBy}
      onClick={click}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      <span>{children}</span>
    </button>
  );
}

export function IconButton(props: { icon: IconName; label: string; onClick: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A number or a line that leads somewhere. */
export function Door(props: {
  children: ComponentChildren;
  onClick: () => void;
  tone?: 'waits' | 'failed';
}): JSX.Element {
  return (
    <button type="button" class={`door ${props.tone ?? ''}`} onClick={props.onClick}>
      <span class="door-text">{props.children}</span>
      <Icon name="next" />
    </button>
  );
}
