import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { JobType, StateView } from '../rpc-types';
import { Announcer } from './parts/announcer';
import { FirstLoad } from './views/first-load';
import { Changes } from './views/changes';
import { Conflicts } from './views/conflicts';
import { Connect } from './views/connect';
import { History } from './views/history';
import { Home } from './views/home';
import { JobPage } from './views/job';
import { Lines } from './views/lines';
import { Metafields } from './views/metafields';
import { Settings } from './views/settings';
import { Tables } from './views/tables';
import { call, problemOf } from './rpc';
import type { Problem } from './rpc';
import { SessionProvider } from './session';
import type { Session, View } from './session';
import { startedJob, useJobs, useOnReturn, usePolling } from './use-jobs';
import { isActive } from './words';

const STATE_EVERY_MS = 30_000;
const FRESH_MS = 15_000;

function Current({ view }: { view: View }): JSX.Element {
  switch (view.name) {
    case 'home':
      return <Home />;
    case 'connect':
      return <Connect />;
    case 'changes':
      return <Changes />;
    case 'conflicts':
      return <Conflicts />;
    case 'job':
      return <JobPage jobId={view.jobId} />;
    case 'lines':
      return <Lines jobId={view.jobId} />;
    case 'history':
      return <History />;
    case 'settings':
      return <Settings />;
    case 'metafields':
      return <Metafields />;
    case 'tables':
      return <Tables />;
  }
}

/** A store that was connected but never imported still needs its last step. */
function startOf(state: StateView): View {
  const store = state.stores[0];
  const importing = state.jobs.some((job) => job.type === 'import');
  const ready = store?.connected === true && (store.rows !== null || importing);
  return ready || (store && store.rows !== null) ? { name: 'home' } : { name: 'connect' };
}

export function App(): JSX.Element {
  const [state, setState] = useState<StateView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [trail, setTrail] = useState<View[]>([]);
  const { jobs, workProblem, put } = useJobs();

  const lookedAt = useRef(0);

  const refresh = useCallback(async () => {
    try {
      lookedAt.current = Date.now();
      const next = await call('getState', {});
      put(next.jobs);
      setState(next);
      setProblem(null);
      setTrail((known) => (known.length > 0 ? known : [startOf(next)]));
    } catch (error) {
      setProblem(problemOf(error));
    }
  }, [put]);

  useEffect(() => void refresh(), [refresh]);
  const view = trail[trail.length - 1];
  const atHome = view?.name === 'home';
  usePolling(() => void refresh(), STATE_EVERY_MS, atHome);
  useOnReturn(() => {
    if (Date.now() - lookedAt.current > FRESH_MS) void refresh();
  }, atHome);

  const active = jobs.filter(isActive).length;
  const activeBefore = useRef(0);
  useEffect(() => {
    if (active < activeBefore.current) void refresh();
    activeBefore.current = active;
  }, [active, refresh]);

  const go = useCallback((next: View) => {
    setTrail((known) => (next.name === 'home' ? [next] : [...known, next]));
  }, []);
  const back = useCallback(() => {
    setTrail((known) => (known.length > 1 ? known.slice(0, -1) : [{ name: 'home' }]));
  }, []);

  const storeId = state?.stores[0]?.storeId;
  const ask = useCallback<Session['ask']>((method, params) => call(method, params, storeId), [storeId]);

  const session = useMemo<Session | null>(() => {
    if (!state) return null;
    const follow = (type: JobType, jobId: string): void => {
      if (!jobs.some((job) => job.jobId === jobId)) put([startedJob(type, jobId)]);
      setTrail([{ name: 'home' }, { name: 'job', jobId }]);
    };
    return {
      state,
      ask,
      store: state.stores[0] ?? null,
      jobs,
      workProblem,
      go,
      back,
      refresh,
      follow,
      putJobs: put,
    };
  }, [state, jobs, workProblem, ask, go, back, refresh, put]);

  if (!session || !view) return <FirstLoad problem={problem} onRetry={() => void refresh()} />;
  return (
    <SessionProvider value={session}>
      <Current key={trail.length + view.name} view={view} />
      <Announcer jobs={jobs} problem={problem} />
    </SessionProvider>
  );
}
