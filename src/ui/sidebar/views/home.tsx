import type { JSX } from 'preact';
import type { StateView, StoreView } from '../../rpc-types';
import { ago, amount, atTime } from '../format';
import { Button, Door, IconButton } from '../parts/button';
import { JobLine } from '../parts/job-line';
import { Notice, ProblemNotice } from '../parts/notice';
import { Page, Section } from '../parts/page';
import { useSession } from '../session';
import { figuresOf, lackingRights, leftAsTheyAre, namesOf, refreshedAt, wantedOf } from '../table-choice';
import { useImport } from '../use-import';
import { isFinished } from '../words';

const LAST_JOBS = 3;

export function Home(): JSX.Element {
  const { state, store, jobs, go } = useSession();
  const open = jobs.filter((job) => !isFinished(job));
  const last = jobs.filter((job) => isFinished(job) && job.type !== 'plan').slice(0, LAST_JOBS);
  const tools = (
    <>
      <IconButton icon="history" label="History" onClick={() => go({ name: 'history' })} />
      <IconButton icon="settings" label="Settings" onClick={() => go({ name: 'settings' })} />
    </>
  );
  return (
    <Page title={store?.shopName ?? 'Shopify catalog'} subtitle={store?.shop} tools={tools}>
      {store && !store.connected && <Disconnected />}
      {store?.connected && <MissingRights store={store} state={state} />}
      {open.map((job) => (
        <JobLine key={job.jobId} job={job} />
      ))}
      {store && (
        <InYourSheet store={store} state={state} importing={open.some((job) => job.type === 'import')} />
      )}
      {store?.rows && !open.some((job) => job.type === 'export') && <WaitingToGoOut state={state} />}
      {last.length > 0 && (
        <Section title="Lately">
          {last.map((job) => (
            <JobLine key={job.jobId} job={job} />
          ))}
        </Section>
      )}
    </Page>
  );
}

function Disconnected(): JSX.Element {
  const { go } = useSession();
  return (
    <Notice tone="waits" title="You are not connected to this store">
      <p>You can go on editing. To import or send, connect with your own credentials.</p>
      <Button kind="link" onClick={() => go({ name: 'connect' })}>
        Connect
      </Button>
    </Notice>
  );
}

function MissingRights({ store, state }: { store: StoreView; state: StateView }): JSX.Element | null {
  const { go } = useSession();
  const lacking = lackingRights(store.missingScopes, store.tables, new Set(state.settings.importTables));
  if (lacking.length === 0) return null;
  return (
    <Notice tone="waits" title="Your Shopify app may not do everything">
      <p>Missing: {lacking.join(', ')}. Add them to the app in Shopify, then connect again.</p>
      <Button kind="link" onClick={() => go({ name: 'connect' })}>
        Connect again
      </Button>
    </Notice>
  );
}

function InYourSheet(props: { store: StoreView; state: StateView; importing: boolean }): JSX.Element {
  const { store, state } = props;
  const { go } = useSession();
  const action = useImport();
  const wanted = wantedOf(store.tables, new Set(state.settings.importTables));
  const names = namesOf(wanted.map(({ resource }) => resource));
  const figures = figuresOf(store.tables);
  const last = refreshedAt(store.tables, wanted);
  const left = leftAsTheyAre(store.tables, wanted);
  return (
    <Section title="In your sheet">
      {figures.length > 0 ? (
        <p class="figures">
          {figures.map((figure) => (
            <b key={figure}>{figure}</b>
          ))}
        </p>
      ) : (
        <p>Nothing yet. An import fills a tab for each table.</p>
      )}
      <div class="line">
        {last !== null && <span class="quiet">Up to date {ago(last)}</span>}
        <Button
          kind={figures.length > 0 ? 'link' : 'primary'}
          busy={action.busy !== null}
          disabled={props.importing || !store.connected || wanted.length === 0}
          onClick={() => action.start()}
        >
          {figures.length > 0 ? 'Import again' : `Import ${amount(wanted.length, 'table')}`}
        </Button>
      </div>
      {store.connected && (
        <Door onClick={() => go({ name: 'tables' })}>
          {wanted.length > 0 ? `Imports ${names}` : 'Choose what to import'}
        </Door>
      )}
      {left.length > 0 && <p class="quiet">Not refreshed: {namesOf(left)}</p>}
      {action.problem && <ProblemNotice problem={action.problem} onRetry={action.retry} />}
      {state.schedule && last !== null && (
        <p class="quiet">Next import {atTime(last + state.schedule.everyHours * 3_600_000)}</p>
      )}
    </Section>
  );
}

function WaitingToGoOut({ state }: { state: StateView }): JSX.Element {
  const { go } = useSession();
  const { pending, conflicts } = state;
  const look = (): void => go({ name: 'changes' });
  const some = pending !== null && pending.fields > 0;
  return (
    <Section title="Waiting to go out">
      {pending === null && <p>You may have edited since the last look.</p>}
      {some && (
        <p class="figures">
          <b>{amount(pending.fields, 'change')}</b> in {amount(pending.rows, 'row')}
        </p>
      )}
      {pending !== null && !some && <p>No changes. Edit any cell, then look here.</p>}
      <Button kind={pending === null || some ? 'primary' : 'plain'} onClick={look}>
        {some ? `Look at ${amount(pending.fields, 'change')}` : 'Look for changes'}
      </Button>
      {conflicts > 0 && (
        <Door tone="waits" onClick={() => go({ name: 'conflicts' })}>
          {amount(conflicts, 'conflict')} to decide
        </Door>
      )}
    </Section>
  );
}
