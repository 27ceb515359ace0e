export { createRuntime } from './runtime';
export { ExecutionKilled } from './contract';
export { ScriptError } from './errors';
export type * from './contract';
