import type { ServiceCall, ServiceHook } from './contract';

/** Errors that Google's services throw now and then, whatever the script does (reference 2.2). */
export function transientErrors(spreadsheetId: string): Error[] {
  return [
    `Service Spreadsheets timed out while accessing document with id ${spreadsheetId}.`,
    `Service Spreadsheets failed while accessing document with id ${spreadsheetId}.`,
    'Service error: Spreadsheets',
    'Internal error.',
    "We're sorry, a server error occurred. Please wait a bit and try again.",
    'Unexpected error while getting the method or property getRange on object SpreadsheetApp.Sheet.',
  ].map((message) => new Error(message));
}

/** Which call a fault meets: by its name, or any; the n-th of them, 1 by default. */
export interface Moment {
  call?: string;
  phase: ServiceCall['phase'];
  nth?: number;
}

/** A kill, an error that the service throws, or something that happens meanwhile: the person edits, sorts, deletes. */
export type Fault = 'kill' | Error | (() => void);

/** A hook that lets one fault happen, once. */
export function faultAt({ call, phase, nth = 1 }: Moment, fault: Fault): ServiceHook {
  let seen = 0;
  return (made) => {
    if (made.phase !== phase || (call !== undefined && made.name !== call)) return undefined;
    seen += 1;
    if (seen !== nth) return undefined;
    if (typeof fault !== 'function') return fault;
    fault();
    return undefined;
  };
}

/** A hook that asks several in turn; the first that answers wins. */
export function allFaults(...hooks: ServiceHook[]): ServiceHook {
  return (call) => {
    for (const hook of hooks) {
      const answer = hook(call);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}
