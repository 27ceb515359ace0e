import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Danger } from '../../rpc-types';
import { amount, duration } from '../format';
import { problemOf } from '../rpc';
import { useSession } from '../session';
import { useAction } from '../use-action';
import type { Plan } from '../use-plan';
import { Button } from './button';
import { Icon } from './icons';
import { ProblemNotice } from './notice';

function labelOf(plan: Plan): string {
  const { fields, operations } = plan.first.summary;
  return `Send ${amount(fields > 0 ? fields : operations, 'change')}`;
}

/** The one blue button of a preview, with what it costs and what has to be agreed to first. */
export function SendBar({ plan }: { plan: Plan }): JSX.Element {
  const { ask, state, follow } = useSession();
  const action = useAction();
  const { summary } = plan.first;
  const [question, setQuestion] = useState(plan.head.confirmation);
  const [agreed, setAgreed] = useState(false);
  const blocked = state.settings.readOnly
    ? 'This file is set to read only; nothing is sent.'
    : state.permissions.canExport
      ? null
      : (state.permissions.reason ?? 'You may not send changes from this file.');
  const send = (): void =>
    action.run('send', async () => {
      try {
        const { jobId } = await ask('startExport', {
          planId: plan.head.planId,
          ...(question !== null ? { confirm: agreed } : {}),
        });
        follow('export', jobId);
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code !== 'confirmation_required') throw error;
        setAgreed(false);
        setQuestion(problem.message);
      }
    });
  const left = summary.errors + summary.conflicts;
  return (
    <>
      {question !== null && (
        <Agreement question={question} danger={plan.head.danger} agreed={agreed} onAgree={setAgreed} />
      )}
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      {blocked && <p class="quiet">{blocked}</p>}
      <Button
        kind="primary"
        busy={action.busy !== null}
        disabled={blocked !== null || (question !== null && !agreed)}
        describedBy="send-note"
        onClick={send}
      >
        {labelOf(plan)}
      </Button>
      <p class="quiet" id="send-note">
        About {duration(summary.estimatedSeconds)}, {amount(summary.estimatedCalls, 'call')} to Shopify
        {left > 0 && `. ${amount(left, 'cell')} ${left === 1 ? 'is' : 'are'} left out`}
      </p>
    </>
  );
}

function Agreement(props: {
  question: string;
  danger: Danger[];
  agreed: boolean;
  onAgree: (agreed: boolean) => void;
}): JSX.Element {
  return (
    <label class="agreement">
      <input
        type="checkbox"
        checked={props.agreed}
        onChange={(event) => props.onAgree(event.currentTarget.checked)}
      />
      <span>
        <Icon name="warning" /> <bdi>{props.question}</bdi>
      </span>
    </label>
  );
}
