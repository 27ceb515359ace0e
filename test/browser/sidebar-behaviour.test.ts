/** What the sidebar does under the hand: focus, hostile content, one action at a time, work that goes on. */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { CHANGES, HEAD, HEALTHY, HOSTILE, connectedNever, someJob, somePlan, someState } from './fake-server';
import type { Answers } from './fake-server';
import { openSidebar } from './sidebar-page';
import type { SidebarPage } from './sidebar-page';

const activeText = (sidebar: SidebarPage): Promise<string> =>
  sidebar.page.evaluate<string>(
    'document.activeElement.matches("h1") ? document.activeElement.textContent : ""',
  );
const callsOf = (sidebar: SidebarPage, method: string): object[] =>
  sidebar.requests.filter((request) => request.method === method).map((request) => request.params ?? {});

describe('the sidebar', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = (answers: Answers = {}): Promise<SidebarPage> =>
    openSidebar(browser, { ...HEALTHY, ...answers });

  it('leaves the focus in the sheet at first, then moves it to each view’s heading', async () => {
    const sidebar = await open();
    const button = sidebar.page.getByRole('button', { name: 'Look at 12 changes' });
    await button.waitFor();
    expect(await sidebar.page.evaluate('document.activeElement.tagName')).toBe('BODY');

    await button.click();
    await sidebar.page.getByRole('button', { name: 'Send 12 changes' }).waitFor();
    expect(await activeText(sidebar)).toBe('12 changes in 9 rows');
    await sidebar.page.getByRole('button', { name: 'Back' }).click();
    expect(await activeText(sidebar)).toBe('Demo Store');
    await sidebar.page.close();
  });

  it('shows what a store holds as text and never as markup', async () => {
    const { page } = await open();
    await page.getByRole('button', { name: /Look at/ }).click();
    await page.getByRole('heading', { name: HOSTILE }).first().waitFor();

    expect(await page.locator('img, main script, main a').count()).toBe(0);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    await page.close();
  });

  it('marks spaces that would be sent and keeps every digit of a price', async () => {
    const { page } = await open({
      getPlan: () =>
        somePlan({
          errors: [],
          changes: [
            { ...CHANGES[2], field: 'Variant Cost', before: '1.005', after: '1.5' },
            { ...CHANGES[0], field: 'Vendor', before: 'Acme ', after: 'Acme' },
          ].map((change) => ({ tab: 'Products', row: 2, id: '1', title: 'T', ...change })),
        }),
    });
    await page.getByRole('button', { name: /Look at/ }).click();
    await page.locator('.change').first().waitFor();

    expect(await page.locator('.change').allTextContents()).toEqual([
      'Variant Costwas €1.005 becomes €1.5',
      'Vendorwas Acme· becomes Acme',
    ]);
    await page.close();
  });

  it('asks before a dangerous plan and sends once, however often one clicks', async () => {
    const sidebar = await open({
      previewExport: () => ({ ...HEAD, confirmation: 'One product is deleted.' }),
      startExport: () => 'never',
    });
    const { page } = sidebar;
    await page.getByRole('button', { name: /Look at/ }).click();
    const send = page.getByRole('button', { name: 'Send 12 changes' });
    await send.click({ force: true });
    expect(callsOf(sidebar, 'startExport')).toEqual([]);

    await page.getByLabel('One product is deleted.').check();
    const size = await send.boundingBox();
    await send.click();
    await send.click({ force: true });
    expect(callsOf(sidebar, 'startExport')).toEqual([
      { planId: 'plan-1', confirm: true, storeId: 'store-1' },
    ]);
    expect(await send.getAttribute('aria-busy')).toBe('true');
    expect(await send.boundingBox()).toEqual(size);
    await page.close();
  });

  it('asks in words when the server wants a confirmation that the preview did not', async () => {
    const { page } = await open({
      startExport: () => ({
        code: 'confirmation_required',
        message: '300 rows change.',
        hint: 'Confirm it.',
      }),
    });
    await page.getByRole('button', { name: /Look at/ }).click();
    await page.getByRole('button', { name: 'Send 12 changes' }).click();

    await page.getByLabel('300 rows change.').waitFor();
    expect(await page.getByRole('button', { name: 'Send 12 changes' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await page.close();
  });

  it('leads from an error to its cell', async () => {
    const sidebar = await open();
    await sidebar.page.getByRole('button', { name: /Look at/ }).click();
    await sidebar.page.getByRole('button', { name: 'Go to cell (Variant Price)' }).click();

    expect(callsOf(sidebar, 'goToCell')).toEqual([
      { tab: 'Variants', id: '11', field: 'Variant Price', storeId: 'store-1' },
    ]);
    await sidebar.page.close();
  });

  it('appends further changes below and keeps the place', async () => {
    const { page } = await open({
      getPlan: ({ page: number }) =>
        number === 2
          ? somePlan({
              nextPage: null,
              changes: CHANGES.map((change) => ({ ...change, id: `${change.id}0` })),
            })
          : somePlan(),
    });
    await page.getByRole('button', { name: /Look at/ }).click();
    const more = page.getByRole('button', { name: 'Show more' });
    await more.scrollIntoViewIfNeeded();
    const before = await page.locator('.page-body').evaluate('(body) => body.scrollTop');
    await more.click();
    await page.waitForFunction('document.querySelectorAll(".change").length === 12');

    expect(await page.locator('.page-body').evaluate('(body) => body.scrollTop')).toBe(before);
    await page.close();
  });

  it('works while it is open, and says when the job is done', async () => {
    const running = someJob({ jobId: 'job-7', state: 'running', done: 6, total: 12, finishedAt: null });
    const done = someJob({ jobId: 'job-7', done: 12, total: 12, succeeded: 12, message: '12 rows sent' });
    let rounds = 0;
    const sidebar = await open({
      startExport: () => ({ jobId: 'job-7' }),
      getJobs: () => ({ jobs: [running] }),
      getState: () => someState({ jobs: [] }),
      work: () => {
        rounds += 1;
        return { idle: rounds > 2, wakeAt: null, jobs: [rounds > 2 ? done : running] };
      },
    });
    await sidebar.page.getByRole('button', { name: /Look at/ }).click();
    await sidebar.page.getByRole('button', { name: 'Send 12 changes' }).click();
    await sidebar.page.getByRole('heading', { name: 'Changes sent' }).waitFor();

    expect(callsOf(sidebar, 'work')).toEqual([{ maxSeconds: 20 }, { maxSeconds: 20 }, { maxSeconds: 20 }]);
    expect(await sidebar.page.getByRole('status').first().textContent()).toBe('Changes sent. 12 done.');
    expect(await activeText(sidebar)).toBe('Changes sent');
    await sidebar.page.close();
  });

  it('waits for a large plan, which a job makes, and then shows it', async () => {
    const planning = { ...somePlan({ changes: [] }), state: 'planning' as const };
    let looks = 0;
    const sidebar = await open({
      previewExport: () => ({ ...HEAD, state: 'planning' }),
      getPlan: () => (++looks < 2 ? planning : somePlan()),
    });
    await sidebar.page.getByRole('button', { name: /Look at/ }).click();
    await sidebar.page.getByRole('heading', { name: 'Looking for changes' }).waitFor();
    await sidebar.page.getByRole('button', { name: 'Send 12 changes' }).waitFor();

    expect(callsOf(sidebar, 'previewExport')).toHaveLength(1);
    await sidebar.page.close();
  });

  it('does not work on a paused job, and goes on when told to', async () => {
    const paused = someJob({ jobId: 'job-7', state: 'paused', done: 6, total: 12, finishedAt: null });
    const sidebar = await open({
      getState: () => someState({ jobs: [paused] }),
      getJobs: () => ({ jobs: [paused] }),
      resumeJob: () => ({ ...paused, state: 'running' }),
      work: () => 'never',
    });
    await sidebar.page.getByRole('button', { name: /Paused/ }).click();
    expect(callsOf(sidebar, 'work')).toEqual([]);

    await sidebar.page.getByRole('button', { name: 'Continue' }).click();
    await sidebar.page.getByRole('button', { name: 'Pause' }).waitFor();
    expect(callsOf(sidebar, 'resumeJob')).toEqual([{ jobId: 'job-7', storeId: 'store-1' }]);
    await sidebar.page.close();
  });

  it('says in plain words that no answer came, and tries again on request', async () => {
    const sidebar = await open({ previewExport: () => 'broken' });
    const { page } = sidebar;
    await page.getByRole('button', { name: /Look at/ }).click();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).not.toMatch(/ScriptError|Exceeded|execution/);

    sidebar.answers.previewExport = () => HEAD;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Send 12 changes' }).waitFor();
    await page.close();
  });

  it('remembers the address, but no secret, when the panel is opened again', async () => {
    const { page } = await open({ getState: connectedNever });
    await page.getByLabel('Address of your store').fill('https://admin.shopify.com/store/demo/products?x=1');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByLabel('Client secret').fill('top-secret');
    await page.reload();
    await page.getByLabel('Client secret').waitFor();

    expect(await page.locator('.step.done').first().textContent()).toContain('demo.myshopify.com');
    expect(await page.getByLabel('Client secret').inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('top-secret');
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const sidebar = await open({ getState: connectedNever, connectStore: () => 'never' });
    const { page } = sidebar;
    await page.getByLabel('Address of your store').focus();
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await page.getByLabel('Client ID and secret').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type('shpat_1');
    await page.keyboard.press('Enter');

    await page.locator('[aria-busy=true]').waitFor();
    expect(callsOf(sidebar, 'connectStore')).toEqual([
      { shop: 'demo.myshopify.com', credentials: { type: 'token', accessToken: 'shpat_1' } },
    ]);
    await page.close();
  });
});
