/** The whole story in a browser: connect, import, edit, preview, send, and the store has it. */
import { request } from 'node:http';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { startWorkbench } from '../../local/workbench';
import type { RunningWorkbench } from '../../local/workbench';
import { launchBrowser } from '../support/browser';
import { barriers } from './axe';
import { ensureBuilt } from './dist';

jest.setTimeout(60_000);

const cell = (row: number, column: number): string => `[aria-rowindex="${row}"] [aria-colindex="${column}"]`;

describe('the workbench', () => {
  let browser: Browser;
  let workbench: RunningWorkbench;
  let page: Page;
  let sidebar: FrameLocator;
  const failures: string[] = [];

  const columnOf = (tab: string, header: string): number =>
    (workbench.runtime.person.display(tab)[0] ?? []).indexOf(header) + 1;
  const typeInto = async (row: number, column: number, text: string): Promise<void> => {
    await page.locator(cell(row, column)).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  /** The story is told faster than a person could, and Google allows a person 60 reads a minute. */
  const pause = (): void => workbench.runtime.clock.advance(60_000);
  const product = (handle: string) =>
    workbench.shop.inspect().products.find((known) => known.handle === handle);

  beforeAll(async () => {
    ensureBuilt();
    workbench = await startWorkbench({ port: 0 });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 860 }, locale: 'en-US' });
    page.on('pageerror', (error) => failures.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
    await page.goto(workbench.url);
    sidebar = page.frameLocator('.sidebar iframe');
  });

  afterAll(async () => {
    await browser.close();
    await workbench.close();
  });

  it('opens the file with the sidebar beside it', async () => {
    await sidebar.getByRole('heading', { name: 'Connect your store' }).waitFor();

    expect(await page.getByRole('tab').allTextContents()).toEqual(['Sheet1']);
    expect(await page.locator('.sidebar iframe').boundingBox()).toMatchObject({ width: 300 });
    expect(await page.locator('.sidebar iframe').getAttribute('sandbox')).not.toContain('same-origin');
  });

  it('connects with the demo credentials and imports the catalog into the grid', async () => {
    await page.getByRole('button', { name: 'Fill it in' }).click();
    await sidebar.getByRole('button', { name: 'Next' }).click();
    await sidebar.getByRole('button', { name: 'Connect' }).click();
    await sidebar.getByRole('button', { name: 'Import 3 tables' }).click();
    await sidebar.getByRole('heading', { name: 'Import finished' }).waitFor();
    await page.getByRole('gridcell', { name: 'ocean-blue-shirt', exact: true }).waitFor();

    expect(await page.getByRole('tab').allTextContents()).toEqual([
      'Sheet1',
      'Products',
      'Variants',
      'Inventory',
    ]);
    expect(await page.locator('.grid .header-row').textContent()).toContain('Title');
  });

  it('previews an edited title and an edited price', async () => {
    await sidebar.getByRole('button', { name: 'Back to start' }).click();
    await typeInto(3, columnOf('Products', 'Title'), 'Varsity Top');
    await page.getByRole('tab', { name: 'Variants' }).click();
    await page.locator(cell(2, columnOf('Variants', 'Variant Price'))).waitFor();
    await typeInto(2, columnOf('Variants', 'Variant Price'), '45.5');
    pause();
    await sidebar.getByRole('button', { name: 'Look for changes' }).click();
    await sidebar.getByRole('heading', { name: '2 changes in 2 rows' }).waitFor();

    expect(await sidebar.locator('.change').allTextContents()).toEqual([
      'Titlewas Classic Varsity Top becomes Varsity Top',
      'Variant Pricewas $50.00 becomes $45.50',
    ]);
    expect(product('ocean-blue-shirt')?.variants[0]?.price).toBe('50.00');
  });

  it('goes to the cell of a change', async () => {
    await sidebar.locator('.change').first().click();
    await page.getByRole('tab', { name: 'Products', selected: true }).waitFor();

    await expect(page.locator('.name-box').textContent()).resolves.toBe(
      `${String.fromCharCode(64 + columnOf('Products', 'Title'))}3`,
    );
  });

  it('sends exactly these, and the store panel shows them', async () => {
    pause();
    await sidebar.getByRole('button', { name: 'Send 2 changes' }).click();
    await sidebar.getByRole('heading', { name: 'Changes sent' }).waitFor();
    await page.locator('.store .fresh', { hasText: '45.50' }).waitFor();

    expect(product('classic-varsity-top')?.title).toBe('Varsity Top');
    expect(product('ocean-blue-shirt')?.variants[0]?.price).toBe('45.50');
    pause();
    await sidebar.getByRole('button', { name: 'Back to start' }).click();
    await sidebar.getByRole('button', { name: 'Look for changes' }).click();
    await sidebar.getByText('Your sheet and the store agree').waitFor();
  });

  it('shows no column that is hidden', async () => {
    await page.getByRole('tab', { name: 'Variants' }).click();
    const hidden = columnOf('Variants', 'Variant Inventory Item ID');
    await page.locator(cell(1, hidden - 1)).waitFor();

    expect(await page.locator(cell(1, hidden)).count()).toBe(0);
    await page.locator(cell(2, hidden - 1)).click();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.cell.selected').getAttribute('aria-colindex')).toBe(String(hidden + 1));
  });

  it('says that an edit waits where the store has another, until it is decided', async () => {
    await page.getByRole('tab', { name: 'Products' }).click();
    const banner = page.locator('.try-it .now');
    await banner.filter({ hasText: 'It arrived' }).waitFor();
    const title = columnOf('Products', 'Title');
    await typeInto(5, title, 'Mine');
    const id = String(workbench.runtime.person.value('Products', 5, 1));
    workbench.shop.admin.updateProduct(`gid://shopify/Product/${id}`, { title: 'Theirs' });
    pause();
    await sidebar.getByRole('button', { name: 'Look again' }).first().click();
    await page.getByText('1 edit waits').waitFor();

    expect(await banner.textContent()).not.toContain('It arrived');
    await sidebar.getByRole('button', { name: '1 conflict to decide' }).click();
    await sidebar.getByRole('button', { name: /^Take Shopify/ }).click();
    await sidebar.getByText('value is in the cell.').waitFor();
    expect(workbench.runtime.person.value('Products', 5, title)).toBe('Theirs');
    await page.getByText('It arrived').waitFor();
  });

  it('shows the exact value in the formula bar and keeps typed text as it is', async () => {
    await page.getByRole('tab', { name: 'Products' }).click();
    await typeInto(4, columnOf('Products', 'Title'), '007 =1+1');
    await page.locator(cell(4, columnOf('Products', 'Title'))).click();
    await page.getByRole('textbox', { name: /007 =1\+1$/ }).waitFor();

    expect(await page.locator('.formula-text').inputValue()).toBe('007 =1+1');
    expect(workbench.runtime.person.value('Products', 4, columnOf('Products', 'Title'))).toBe('007 =1+1');
  });

  it('brings images and collections where they are ticked, and sends what was edited there', async () => {
    pause();
    for (const from of [/conflict/, /\d change/]) {
      await sidebar.getByRole('heading', { level: 1, name: from }).waitFor();
      await sidebar.getByRole('button', { name: 'Back' }).click();
    }
    await sidebar.getByRole('button', { name: /^Imports Products/ }).click();
    await sidebar.getByLabel(/^Images/).check();
    await sidebar.getByLabel(/^Collections/).check();
    await sidebar.getByRole('button', { name: 'Import 5 tables' }).click();
    await sidebar.getByRole('heading', { name: 'Import finished' }).waitFor();
    await sidebar.getByRole('button', { name: 'Back to start' }).click();
    await sidebar.getByRole('button', { name: /^Imports Products, .* and Collections$/ }).waitFor();

    await page.getByRole('tab', { name: 'Images' }).click();
    await page.locator(cell(2, columnOf('Images', 'Image Alt Text'))).waitFor();
    await typeInto(2, columnOf('Images', 'Image Alt Text'), 'A shirt as blue as the sea');
    await page.getByRole('tab', { name: 'Collections' }).click();
    await page.locator(cell(2, columnOf('Collections', 'Title'))).waitFor();
    await typeInto(2, columnOf('Collections', 'Title'), 'Gentlemen');
    pause();
    await sidebar.getByRole('button', { name: 'Look for changes' }).click();
    await sidebar.getByRole('group', { name: 'Show changes of' }).waitFor();
    await sidebar.getByRole('button', { name: 'Images', exact: true }).click();
    const change = sidebar.locator('.change', { hasText: 'A shirt as blue as the sea' });
    await change.click();
    await page.getByRole('tab', { name: 'Images', selected: true }).waitFor();
    pause();
    await sidebar.getByRole('button', { name: /^Send \d+ changes$/ }).click();
    await sidebar.getByRole('heading', { name: 'Changes sent' }).waitFor();

    const { collections } = workbench.shop.state;
    expect([...collections.records.values()].map(({ title }) => title)).toEqual(['Gentlemen', 'Women']);
    await sidebar.getByRole('button', { name: 'See every field' }).click();
    await sidebar.getByText('Gentlemen').first().waitFor();
  });

  it('opens the dashboard from the menu', async () => {
    await page.locator('.menu > button').first().click();
    await page.getByRole('menuitem', { name: /dashboard/i }).click();
    await page.frameLocator('.dialog iframe').getByRole('cell', { name: /^Done/ }).first().waitFor();

    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Close the dialog' }).click();
    expect(await page.locator('.dialog').count()).toBe(0);
  });

  it('has no barriers, and nothing failed on the way', async () => {
    expect(await barriers(page, '.grid-body .row:nth-child(n + 3)')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('answers only pages of this machine', async () => {
    const statusOf = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${workbench.url}api/demo`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });

    expect(await statusOf({})).toBe(200);
    expect(await statusOf({ Host: 'evil.example' })).toBe(403);
    expect(await statusOf({ Origin: 'https://evil.example' })).toBe(403);
  });
});
