import type { ComponentChildren, JSX } from 'preact';
import type { Problem } from '../rpc';
import { useSession } from '../session';
import { nextStepOf } from '../words';
import type { NextStep } from '../words';
import { Button } from './button';
import { Icon } from './icons';
import type { IconName } from './icons';

export function Notice(props: {
  tone: 'failed' | 'waits' | 'done' | 'info';
  title: string;
  children?: ComponentChildren;
  /** Interrupts a screen reader; for what a person has just caused. */
  alert?: boolean;
}): JSX.Element {
  const icons: Record<typeof props.tone, IconName> = {
    failed: 'failed',
    waits: 'warning',
    done: 'done',
    info: 'info',
  };
  return (
    <div class={`notice ${props.tone}`} role={props.alert ? 'alert' : undefined}>
      <Icon name={icons[props.tone]} />
      <div class="notice-text">
        <p class="notice-title">{props.title}</p>
        {props.children}
      </div>
    </div>
  );
}

/** What happened, what to do about it, and the button that does it. */
export function ProblemNotice(props: { problem: Problem; onRetry: () => void }): JSX.Element {
  const session = useSession();
  const { step, label } = nextStepOf(props.problem);
  const steps: Record<NextStep, () => void> = {
    retry: props.onRetry,
    look: () => session.go({ name: 'changes' }),
    connect: () => session.go({ name: 'connect' }),
    settings: () => session.go({ name: 'settings' }),
    history: () => session.go({ name: 'history' }),
    home: () => session.go({ name: 'home' }),
  };
  return (
    <Notice tone="failed" title={props.problem.message} alert>
      <p>{props.problem.hint}</p>
      <Button kind="link" onClick={steps[step]}>
        {label}
      </Button>
    </Notice>
  );
}
