export { createRuntime } from './runtime';
export { ExecutionKilled } from './contract';
export { ScriptError } from './errors';
export type * from './contract';
export { allFaults, faultAt, transientErrors } from './faults';
export { SANDBOX, sandboxProblems } from './services/html-service';
