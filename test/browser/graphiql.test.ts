/** The store's API by hand: run a document, read its price, look up the schema. */
import type { Browser, Page } from 'playwright-core';
import { startWorkbench } from '../../local/workbench';
import type { RunningWorkbench } from '../../local/workbench';
import { launchBrowser } from '../support/browser';
import { barriers, overflow } from './axe';
import { ensureBuilt } from './dist';

jest.setTimeout(60_000);

describe('GraphiQL of the demo store', () => {
  let browser: Browser;
  let workbench: RunningWorkbench;
  let page: Page;
  const failures: string[] = [];
  const answer = () => page.getByRole('region', { name: 'Answer' }).textContent();
  const runByKey = async (): Promise<void> => {
    await page.getByLabel('Query', { exact: true }).press('Control+Enter');
    await page.getByText(/HTTP \d+|not JSON/).waitFor();
  };

  beforeAll(async () => {
    ensureBuilt();
    workbench = await startWorkbench({ port: 0 });
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1200, height: 700 }, locale: 'en-US' });
    page = await context.newPage();
    context.on('page', (opened) => opened.on('pageerror', (error) => failures.push(error.message)));
    context.on('request', (request) => {
      if (new URL(request.url()).hostname !== '127.0.0.1') failures.push(request.url());
    });
  });

  afterAll(async () => {
    await browser.close();
    await workbench.close();
  });

  it('is one click away from the store', async () => {
    await page.goto(workbench.url);
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'GraphiQL' }).click();
    page = await opened;

    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('GraphiQL');
  });

  it('runs a document by the keyboard and tells its price', async () => {
    await page.getByLabel('Variables').fill('{ "first": 2 }');
    await runByKey();

    const body = JSON.parse((await answer()) ?? '') as { data: { products: { nodes: unknown[] } } };
    expect(body.data.products.nodes).toHaveLength(2);
    expect(await page.getByRole('status').textContent()).toMatch(
      /HTTP 200 · \d+ points charged, \d+ requested/,
    );
    expect(workbench.shop.requests.at(-1)).toMatchObject({ operationName: 'Products', status: 200 });
  });

  it('changes the same store that the sheet works with', async () => {
    await page.getByLabel('Examples').selectOption('Change a title');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('"title": "Ocean blue shirt"').waitFor();

    expect(workbench.shop.inspect().products.map(({ title }) => title)).toContain('Ocean blue shirt');
  });

  it('says what is wrong with variables that are not JSON', async () => {
    await page.getByLabel('Variables').fill('{ first: 2 }');
    await page.getByRole('button', { name: 'Run' }).click();
    await page.getByText('The variables are not JSON').waitFor();
  });

  it('looks up fields, arguments and types', async () => {
    await page.getByRole('button', { name: 'Documentation' }).click();
    await page.getByLabel('Find a type').fill('productupdateinput');
    await page.getByRole('button', { name: 'ProductUpdateInput', exact: true }).click();
    await page.getByLabel('Find in ProductUpdateInput').fill('seo');
    await page.getByRole('button', { name: 'SEOInput' }).click();
    await page.getByRole('heading', { name: 'SEOInput' }).waitFor();
    const names = page.getByRole('complementary').locator('code');
    // The list of before goes a moment after the heading came.
    for (let looks = 0; looks < 50 && (await names.count()) !== 2; looks++) await page.waitForTimeout(100);

    expect(await names.allTextContents()).toEqual(['description', 'title']);
  });

  it('has no barriers, wide or narrow, and asks nobody else', async () => {
    expect(await barriers(page)).toEqual([]);
    await page.setViewportSize({ width: 300, height: 600 });
    expect(await overflow(page)).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
