import type { ComponentChildren, JSX } from 'preact';
import type { JobView, StateView } from '../rpc-types';
import { Button } from '../sidebar/parts/button';
import { Notice } from '../sidebar/parts/notice';
import { Skeleton } from '../sidebar/parts/skeleton';
import { call } from '../sidebar/rpc';
import { useLoad } from '../sidebar/use-load';
import { JobsTable } from './jobs-table';
import { StoresTable } from './stores-table';

const SHOWN_JOBS = 50;

interface Overview {
  state: StateView;
  jobs: JobView[];
}

async function loadOverview(): Promise<Overview> {
  const [state, { jobs }] = await Promise.all([call('getState', {}), call('getJobs', { limit: SHOWN_JOBS })]);
  return { state, jobs };
}

/** Is it healthy, and what happened lately? */
export function Dashboard(): JSX.Element {
  const loaded = useLoad('overview', loadOverview);
  return (
    <main class="dashboard" aria-busy={loaded.pending}>
      <h1 class="unseen">Dashboard</h1>
      <div class="dashboard-tools">
        <Button kind="link" busy={loaded.pending} onClick={loaded.reload}>
          Refresh
        </Button>
      </div>
      {loaded.problem && (
        <Notice tone="failed" title={loaded.problem.message} alert>
          <p>{loaded.problem.hint}</p>
          <Button kind="link" onClick={loaded.reload}>
            Try again
          </Button>
        </Notice>
      )}
      {!loaded.value && !loaded.problem && <Skeleton lines={8} />}
      {loaded.value && <Tables {...loaded.value} />}
    </main>
  );
}

function Tables({ state, jobs }: Overview): JSX.Element {
  return (
    <>
      <Part
        title="Stores"
        empty={state.stores.length === 0 && 'No store is connected yet. Open the sidebar to connect one.'}
      >
        <StoresTable state={state} />
      </Part>
      <Part title="Jobs" empty={jobs.length === 0 && 'Nothing has happened yet.'}>
        <JobsTable jobs={jobs} />
      </Part>
    </>
  );
}

function Part(props: { title: string; empty: string | false; children: ComponentChildren }): JSX.Element {
  return (
    <section class="section">
      <h2>{props.title}</h2>
      {props.empty ? <p class="quiet">{props.empty}</p> : props.children}
    </section>
  );
}
