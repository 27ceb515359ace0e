/** Each view of the sidebar, in each state, must be usable by everybody at 300 px. */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { barriers, overflow } from './axe';
import {
  HEAD,
  HEALTHY,
  HOSTILE,
  connectedNever,
  someConflicts,
  someJob,
  someMetafields,
  somePlan,
  someState,
  someTables,
} from './fake-server';
import type { Answers } from './fake-server';
import { openSidebar } from './sidebar-page';

interface View {
  answers?: Answers;
  /** The way from the first view. */
  steps?: ((page: Page) => Promise<unknown>)[];
  shows: string;
}

const press =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name }).first().click();
const type =
  (label: string, text: string) =>
  (page: Page): Promise<void> =>
    page.getByLabel(label, { exact: true }).fill(text);

const RUNNING = someJob({
  jobId: 'job-9',
  state: 'running',
  done: 320,
  succeeded: 318,
  failed: 2,
  etaSeconds: 62,
  finishedAt: null,
});
const withJob = (job: ReturnType<typeof someJob>): Answers => ({
  getState: () => someState({ jobs: [job] }),
  getJobs: () => ({ jobs: [job] }),
  work: () => 'never',
});
const NOTHING = { ...somePlan().summary, rows: 0, fields: 0, operations: 0, errors: 0, conflicts: 0 };
const ADDRESS = [type('Address of your store', 'demo'), press('Next')];
const withStore = (patch: Partial<ReturnType<typeof someState>['stores'][number]>): Answers => ({
  getState: () => {
    const state = someState();
    return { ...state, stores: state.stores.map((store) => ({ ...store, ...patch })) };
  },
});

const NONE = { tab: null, lastImport: null };
const NOT_IMPORTED = { products: NONE, variants: NONE, inventory: NONE };
const withTables = (
  patches: Parameters<typeof someTables>[0],
  store: Partial<ReturnType<typeof someState>['stores'][number]> = {},
): Answers => ({
  getState: () => {
    const state = someState(store.rows === null ? { jobs: [] } : {});
    const tables = someTables(patches);
    return { ...state, stores: state.stores.map((known) => ({ ...known, ...store, tables })) };
  },
});
const TO_TABLES = [press(/^Imports /)];
const untick =
  (table: string) =>
  (page: Page): Promise<void> =>
    page.getByLabel(new RegExp(`^${table}`)).uncheck();
const TO_METAFIELDS = [press('Settings'), press(/metafields? as columns/i)];
const withChosen = (...metafields: string[]): Answers => ({
  getState: () => someState({ settings: { ...someState().settings, metafields } }),
});

const VIEWS: Record<string, View> = {
  'first load that fails': { answers: { getState: () => 'broken' }, shows: 'Google Sheets did not answer.' },
  'first run, address': { answers: { getState: connectedNever }, shows: 'Connect your store' },
  'first run, wrong address': {
    answers: { getState: connectedNever },
    steps: [type('Address of your store', 'shop.example.com'), press('Next')],
    shows: 'Use the address that ends in .myshopify.com',
  },
  'first run, credentials': {
    answers: { getState: connectedNever },
    steps: [...ADDRESS, (page) => page.getByText('Where do I find this?').click()],
    shows: 'Client secret',
  },
  'first run, refused token': {
    answers: {
      getState: connectedNever,
      connectStore: () => ({ code: 'unauthorized', message: 'Not accepted.', hint: 'Copy it again.' }),
    },
    steps: [
      ...ADDRESS,
      (page) => page.getByLabel('Access token').first().check(),
      (page) => page.locator('input[name=accessToken]').fill('shpat_x'),
      press('Connect'),
    ],
    shows: 'Not accepted.',
  },
  'first run, import': {
    answers: withTables(NOT_IMPORTED, { rows: null }),
    shows: 'Import 3 tables',
  },
  'first run, import without rights': {
    answers: withTables(
      { ...NOT_IMPORTED, inventory: { ...NONE, missingScopes: ['read_inventory', 'read_locations'] } },
      { rows: null },
    ),
    shows: 'Import 2 tables',
  },
  'what to import': { steps: TO_TABLES, shows: 'Import 3 tables' },
  'what to import, nothing ticked': {
    steps: [...TO_TABLES, untick('Products'), untick('Variants'), untick('Inventory')],
    shows: 'Tick at least one table.',
  },
  'what to import, rights missing': {
    answers: withTables({
      inventory: { ...NONE, missingScopes: ['read_inventory', 'read_locations'] },
      images: { missingToSend: ['write_files'] },
    }),
    steps: [...TO_TABLES, (page) => page.getByLabel(/^Images/).check()],
    shows: 'You may look, but not send: the app lacks write_files.',
  },
  'what to import, one left as it is': {
    answers: withTables({ collections: { tab: 'Collections', lastImport: { records: 88, finishedAt: 1 } } }),
    steps: TO_TABLES,
    shows: 'Not refreshed: its tab stays as it is.',
  },
  'what to import, at work': {
    answers: withJob(someJob({ ...RUNNING, type: 'import' })),
    steps: TO_TABLES,
    shows: 'An import is under way.',
  },
  'home, a table left as it is': {
    answers: withTables({ collections: { tab: 'Collections', lastImport: { records: 88, finishedAt: 1 } } }),
    shows: 'Not refreshed: Collections',
  },
  'home, nothing imported': {
    answers: withTables(NOT_IMPORTED, { rows: null }),
    steps: [press('Later')],
    shows: 'Nothing yet.',
  },
  home: { shows: 'Look at 12 changes' },
  'home, never looked': {
    answers: { getState: () => someState({ pending: null }) },
    shows: 'Look for changes',
  },
  'home, nothing waits': {
    answers: { getState: () => someState({ pending: { rows: 0, fields: 0 }, conflicts: 0 }) },
    shows: 'No changes.',
  },
  'home, somebody else connected': {
    answers: withStore({ connected: false }),
    shows: 'You are not connected',
  },
  'home, rights missing': {
    answers: withStore({ missingScopes: ['write_products'] }),
    shows: 'write_products',
  },
  'home, at work': { answers: withJob(RUNNING), shows: 'Sending changes' },
  'changes, loading': {
    answers: { previewExport: () => 'never' },
    steps: [press(/Look at/)],
    shows: 'Looking for changes',
  },
  changes: { steps: [press(/Look at/)], shows: 'Send 12 changes' },
  'changes, dangerous': {
    answers: { previewExport: () => ({ ...HEAD, confirmation: '3 prices move by more than 50 %.' }) },
    steps: [press(/Look at/)],
    shows: '3 prices move by more than 50 %.',
  },
  'changes, none': {
    answers: {
      getPlan: () => somePlan({ summary: NOTHING, errors: [], conflicts: [], changes: [], nextPage: null }),
    },
    steps: [press(/Look at/)],
    shows: 'Your sheet and the store agree',
  },
  'changes, only errors': {
    answers: { getPlan: () => somePlan({ summary: { ...NOTHING, errors: 2 }, changes: [], nextPage: null }) },
    steps: [press(/Look at/)],
    shows: 'Nothing can be sent yet',
  },
  'changes, not reachable': {
    answers: { previewExport: () => 'broken' },
    steps: [press(/Look at/)],
    shows: 'Try again',
  },
  conflicts: { steps: [press(/conflicts to decide/)], shows: 'For all 2 at once' },
  'conflicts, loading': {
    answers: { getConflicts: () => 'never' },
    steps: [press(/conflicts to decide/)],
    shows: 'Conflicts',
  },
  'conflicts, none left': {
    answers: { getConflicts: () => someConflicts({ conflicts: [], fields: [] }) },
    steps: [press(/conflicts to decide/)],
    shows: 'Nothing to decide',
  },
  'conflicts, not reachable': {
    answers: { getConflicts: () => 'broken' },
    steps: [press(/conflicts to decide/)],
    shows: 'Try again',
  },
  'conflicts, decided or refused': {
    answers: {
      getConflicts: () => {
        const [first, second] = someConflicts().conflicts;
        const note = 'Not done: the cell has a formula.';
        return someConflicts({
          conflicts: [first && { ...first, take: 'sheet' as const }, second && { ...second, note }].flatMap(
            (conflict) => conflict ?? [],
          ),
        });
      },
    },
    steps: [press(/conflicts to decide/)],
    shows: 'Yours will be kept by the next look or import.',
  },
  'conflicts, long texts': {
    answers: {
      getConflicts: () =>
        someConflicts({
          conflicts: someConflicts().conflicts.map((conflict) => ({
            ...conflict,
            field: 'Body HTML',
            sheet: `<p>One\nline</p>${HOSTILE.repeat(40)}`,
            shopify: `<p>Another\nline</p>${'x'.repeat(3_000)}`,
          })),
        }),
    },
    steps: [press(/conflicts to decide/), press('Show whole texts')],
    shows: 'Show only the difference',
  },
  'conflicts, asked about all': {
    steps: [press(/conflicts to decide/), press(/Take Shopify.*for all 2/)],
    shows: 'Replace 2 cells',
  },
  working: { answers: withJob(RUNNING), steps: [press(/Sending/)], shows: 'You may close this panel' },
  paused: {
    answers: withJob({ ...RUNNING, state: 'paused' }),
    steps: [press(/Paused/)],
    shows: 'Nothing happens until you continue.',
  },
  done: { answers: withJob(someJob()), steps: [press(/^Send/)], shows: 'Changes sent' },
  'done, some failed': {
    answers: withJob(someJob({ failed: 2, conflicts: 1 })),
    steps: [press(/^Send/)],
    shows: 'Shopify refused it',
  },
  'done, stopped': {
    answers: withJob(
      someJob({
        state: 'failed',
        error: { code: 'store_unavailable', message: 'No answer.', hint: 'Later.' },
      }),
    ),
    steps: [press(/^Send/)],
    shows: 'No answer.',
  },
  'what was done': {
    answers: withJob(someJob({ failed: 2 })),
    steps: [press(/^Send/), press('See every field')],
    shows: 'What was done',
  },
  history: { steps: [press('History')], shows: '318 done' },
  'history, empty': {
    answers: { getState: () => someState({ jobs: [] }), getJobs: () => ({ jobs: [] }) },
    steps: [press('History')],
    shows: 'Nothing has happened yet',
  },
  metafields: { steps: TO_METAFIELDS, shows: '0 chosen of 5' },
  'metafields, loading': {
    answers: { listMetafields: () => 'never' },
    steps: TO_METAFIELDS,
    shows: 'Asking Shopify which there are',
  },
  'metafields, not reachable': {
    answers: { listMetafields: () => 'broken' },
    steps: TO_METAFIELDS,
    shows: 'Try again',
  },
  'metafields, none': {
    answers: { listMetafields: () => someMetafields([]) },
    steps: TO_METAFIELDS,
    shows: 'Your store has no metafields yet',
  },
  'metafields, none found': {
    steps: [...TO_METAFIELDS, type('Search', 'xyz')],
    shows: 'None has \u201cxyz\u201d',
  },
  'metafields, some chosen, one lost': {
    answers: withChosen('Metafield: details.care [multi_line_text_field]', 'Metafield: old.gone [json]'),
    steps: [...TO_METAFIELDS, (page) => page.getByLabel(/Fragile/).check()],
    shows: 'Add 1 column',
  },
  'metafields, too many': {
    answers: {
      ...withChosen(...Array.from({ length: 50 }, (_, at) => `Metafield: details.m${at} [json]`)),
      listMetafields: () => someMetafields(Array.from({ length: 120 }, (_, at) => ({ key: `m${at}` }))),
    },
    steps: [...TO_METAFIELDS, (page) => page.getByLabel(/details.m55/).check()],
    shows: 'untick 1 metafield',
  },
  'metafields, saved': {
    steps: [...TO_METAFIELDS, (page) => page.getByLabel(/Fragile/).check(), press('Add 1 column')],
    shows: 'Import now',
  },
  settings: { steps: [press('Settings'), press(/Disconnect/)], shows: 'Yes, disconnect' },
  'settings, a column more': {
    steps: [press('Settings'), (page) => page.getByLabel(/^Collections/).check()],
    shows: 'The next import makes the column and fills it.',
  },
  'settings, a column more of a table that is not imported': {
    answers: {
      getState: () => someState({ settings: { ...someState().settings, importTables: ['variants'] } }),
    },
    steps: [press('Settings'), (page) => page.getByLabel(/^Collections/).check(), press('Save settings')],
    shows: 'An import does not bring Products now',
  },
};

describe('the sidebar', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it.each(Object.entries(VIEWS))('%s', async (_name, view) => {
    const { page } = await openSidebar(browser, { ...HEALTHY, ...view.answers });
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.message));
    for (const step of view.steps ?? []) await step(page);
    await page.getByText(view.shows).first().waitFor();

    expect(await overflow(page)).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 284, height: 500 });
    expect(await overflow(page)).toEqual([]);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.locator('.button.primary').count()).toBeLessThanOrEqual(1);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(failures).toEqual([]);
    await page.close();
  });
});
