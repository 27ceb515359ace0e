/** Choosing metafields as columns: what is sent, what is said about it, and how it is found. */
import type { Browser } from 'playwright-core';
import { groupsOf, lostAmong, saveLabel, typeWords, useOf } from '../../src/ui/sidebar/metafield-choice';
import { launchBrowser } from '../support/browser';
import { HEALTHY, someMetafields, someState } from './fake-server';
import type { Answers } from './fake-server';
import { openSidebar } from './sidebar-page';
import type { SidebarPage } from './sidebar-page';

const CARE = 'Metafield: details.care [multi_line_text_field]';
const FRAGILE = 'Variant Metafield: details.fragile [boolean]';

const callsOf = (sidebar: SidebarPage, method: string): object[] =>
  sidebar.requests.filter((request) => request.method === method).map((request) => request.params ?? {});

describe('the metafields in the panel', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function openPicker(chosen: string[], answers: Answers = {}): Promise<SidebarPage> {
    const settings = { ...someState().settings, metafields: chosen };
    const sidebar = await openSidebar(browser, {
      ...HEALTHY,
      getState: () => someState({ settings }),
      ...answers,
    });
    await sidebar.page.getByRole('button', { name: 'Settings' }).click();
    await sidebar.page.getByRole('button', { name: /metafields? as columns/i }).click();
    await sidebar.page.getByLabel('Search').waitFor();
    return sidebar;
  }

  it('are ticked and unticked, saved together, and brought by an import', async () => {
    const sidebar = await openPicker([CARE], { startImport: () => ({ jobId: 'import-1' }) });
    const { page } = sidebar;
    expect(await page.getByLabel(/^Care/).isChecked()).toBe(true);
    await page.getByLabel(/^Care/).uncheck();
    await page.getByLabel(/^Fragile/).check();
    await page.getByText('In its cells: TRUE or FALSE.').waitFor();
    await page.getByRole('button', { name: 'Add 1, give up 1' }).click();
    await page.getByText('1 column will come with the next import.').waitFor();
    await page.getByText('1 column is yours from the next import on').waitFor();
    expect(callsOf(sidebar, 'saveSettings')).toEqual([{ metafields: [FRAGILE], storeId: 'store-1' }]);

    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();
    expect(callsOf(sidebar, 'startImport')).toEqual([{ storeId: 'store-1' }]);
    await page.close();
  });

  it('are found by any word, with the keyboard alone, and what is ticked stays ticked', async () => {
    const sidebar = await openPicker([]);
    const { page } = sidebar;
    await page.getByLabel('Search').focus();
    await page.keyboard.type('details boolean');
    await page.getByRole('status').filter({ hasText: '1 found' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByLabel('Search').fill('');
    expect(await page.getByRole('checkbox').count()).toBe(5);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(1);
    await page.getByRole('button', { name: 'Add 1 column' }).waitFor();
    await page.close();
  });

  it('tell whose they are where Shopify may refuse to change them', async () => {
    const { page } = await openPicker([]);
    expect(await page.getByLabel(/reviews.stars/).isChecked()).toBe(false);
    expect(await page.getByText('Belongs to another app').count()).toBe(1);
    await page.close();
  });

  it('stay as they were when saving gets no answer', async () => {
    const sidebar = await openPicker([CARE], { saveSettings: () => 'broken' });
    const { page } = sidebar;
    await page.getByLabel(/^Fragile/).check();
    await page.getByRole('button', { name: 'Add 1 column' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(/^Fragile/).isChecked()).toBe(true);
    await page.close();
  });
});

describe('a choice of metafields', () => {
  const { metafields, looked } = someMetafields();

  it('is grouped by what they belong to, and searched in name, key and type', () => {
    const found = (search: string) =>
      groupsOf(metafields, search).map(({ table, choices }) => [table, ...choices.map(({ key }) => key)]);
    expect(found('')).toEqual([
      ['products', 'care', 'size', 'materials', 'stars'],
      ['variants', 'fragile'],
    ]);
    expect(found('LIST of')).toEqual([['products', 'materials']]);
    expect(found('details.si')).toEqual([['products', 'size']]);
  });

  it('says types and use in words', () => {
    expect(typeWords('list.single_line_text_field')).toBe('list of single line text');
    expect(typeWords('number_decimal')).toBe('number decimal');
    expect(metafields.map((choice) => useOf(choice, looked))).toEqual([
      ...[
        '812 products',
        '1,204 products',
        '3 products',
        'in 40 of the 250 products looked at',
        '12 variants',
      ],
    ]);
  });

  it('names what saving does, and what is chosen but not met any more', () => {
    const set = (...headers: string[]) => new Set(headers);
    expect(saveLabel(set('a'), set('a'))).toBeNull();
    expect(saveLabel(set(), set('a', 'b'))).toBe('Add 2 columns');
    expect(saveLabel(set('a'), set())).toBe('Give up 1 column');
    expect(lostAmong(set(CARE, 'Metafield: old.gone [json]'), metafields)).toEqual([
      'Metafield: old.gone [json]',
    ]);
  });
});
