/** What every view shares: the state of the file, the jobs, and how to get from one view to another. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { JobType, JobView, RpcMethod, RpcValue, StateView, StoreView } from '../rpc-types';
import type { Params, Problem } from './rpc';

export type View =
  | { name: 'home' }
  | { name: 'connect' }
  | { name: 'changes' }
  | { name: 'conflicts' }
  | { name: 'job'; jobId: string }
  | { name: 'lines'; jobId: string }
  | { name: 'history' }
  | { name: 'settings' }
  | { name: 'metafields' }
  | { name: 'tables' };

export interface Session {
  state: StateView;
  store: StoreView | null;
  jobs: JobView[];
  workProblem: Problem | null;
  /** Calls the server about the store that is shown. */
  ask<M extends RpcMethod>(method: M, params: Params<M>): Promise<RpcValue<M>>;
  go(view: View): void;
  /** To the view before this one. */
  back(): void;
  /** Reads the state again; a failure is shown by the app. */
  refresh(): Promise<void>;
  putJobs(jobs: JobView[]): void;
  /** Follows a job that was just started. */
  follow(type: JobType, jobId: string): void;
}

const SessionContext = createContext<Session | null>(null);

export const SessionProvider = SessionContext.Provider;

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A view was rendered outside the app');
  return session;
}
