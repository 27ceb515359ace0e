/** What jobs and problems are called, in one place. */
import type { JobView } from '../rpc-types';
import type { Problem } from './rpc';
import { amount, count } from './format';

const DOING: Record<JobView['type'], string> = {
  import: 'Importing from Shopify',
  sync: 'Updating from Shopify',
  plan: 'Looking for changes',
  export: 'Sending changes',
  undo: 'Undoing changes',
  restore: 'Restoring a backup',
};

const NAMES: Record<JobView['type'], string> = {
  import: 'Import',
  sync: 'Update',
  plan: 'Check',
  export: 'Send',
  undo: 'Undo',
  restore: 'Restore',
};

export function doing(job: JobView): string {
  return DOING[job.type];
}

export function nameOf(job: JobView): string {
  return NAMES[job.type];
}

/** Somebody has to go on with it. */
export function isActive(job: JobView): boolean {
  return ['queued', 'running', 'waiting', 'cancelling'].includes(job.state);
}

export function isFinished(job: JobView): boolean {
  return ['done', 'failed', 'cancelled'].includes(job.state);
}

/** Whether a person should look at it again. */
export function hasTrouble(job: JobView): boolean {
  return job.state === 'failed' || job.failed > 0;
}

/** The heading of a finished job. */
export function resultOf(job: JobView): string {
  if (job.state === 'cancelled') return `${nameOf(job)} cancelled`;
  if (job.state === 'failed') return `${nameOf(job)} stopped`;
  if (job.failed > 0) return `${nameOf(job)} finished, ${amount(job.failed, 'row')} left`;
  return job.type === 'export' ? 'Changes sent' : `${nameOf(job)} finished`;
}

/** One short line of numbers: `318 done · 2 failed`. */
export function countsOf(job: JobView): string {
  const parts = [`${count(job.succeeded)} done`];
  if (job.failed > 0) parts.push(`${count(job.failed)} failed`);
  if (job.conflicts > 0) parts.push(amount(job.conflicts, 'conflict'));
  if (job.skipped > 0) parts.push(`${count(job.skipped)} skipped`);
  return parts.join(' \u00b7 ');
}

/** Where the person goes next after a problem. */
export type NextStep = 'retry' | 'connect' | 'look' | 'settings' | 'history' | 'home';

export function nextStepOf(problem: Problem): { step: NextStep; label: string } {
  switch (problem.code) {
    case 'not_connected':
      return { step: 'connect', label: 'Connect a store' };
    case 'unauthorized':
    case 'missing_scope':
      return { step: 'connect', label: 'Connect again' };
    case 'plan_not_found':
    case 'plan_expired':
    case 'validation_failed':
      return { step: 'look', label: 'Look for changes again' };
    case 'read_only':
      return { step: 'settings', label: 'Open settings' };
    case 'job_not_found':
    case 'job_state':
      return { step: 'history', label: 'See all jobs' };
    case 'not_allowed':
      return { step: 'home', label: 'Back to start' };
    default:
      return { step: 'retry', label: 'Try again' };
  }
}
