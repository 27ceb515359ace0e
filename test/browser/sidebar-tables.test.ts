/** Choosing what an import brings: what is sent, what is remembered, and what is said before. */
import type { Browser } from 'playwright-core';
import type { Resource, Settings } from '../../src/ui/rpc-types';
import {
  figuresOf,
  lackingRights,
  leftAsTheyAre,
  namesOf,
  noteOn,
  refreshedAt,
  wantedOf,
} from '../../src/ui/sidebar/table-choice';
import { launchBrowser } from '../support/browser';
import { HEALTHY, someJob, someState, someTables } from './fake-server';
import type { Answers } from './fake-server';
import { openSidebar } from './sidebar-page';
import type { SidebarPage } from './sidebar-page';

const LACKS_STOCK = { tab: null, lastImport: null, missingScopes: ['read_inventory', 'read_locations'] };

const callsOf = (sidebar: SidebarPage, ...methods: string[]): [string, object][] =>
  sidebar.requests
    .filter(({ method }) => methods.includes(method))
    .map(({ method, params }) => [method, params ?? {}]);

describe('what to import', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const withSettings = (patch: Partial<Settings>) => ({ ...someState().settings, ...patch });
  const withTables = (patches: Parameters<typeof someTables>[0], patch: Partial<Settings> = {}) => {
    const stores = someState().stores.map((store) => ({ ...store, tables: someTables(patches) }));
    return someState({ stores, settings: withSettings(patch) });
  };
  const open = (answers: Answers = {}): Promise<SidebarPage> =>
    openSidebar(browser, { ...HEALTHY, startImport: () => ({ jobId: 'import-1' }), ...answers });
  async function openChoice(answers: Answers = {}): Promise<SidebarPage> {
    const sidebar = await open(answers);
    await sidebar.page.getByRole('button', { name: /^Imports / }).click();
    await sidebar.page.getByRole('heading', { name: 'What to import' }).waitFor();
    return sidebar;
  }

  it('is one click where the choice is known, and asks for nothing else', async () => {
    const sidebar = await open();
    await sidebar.page.getByRole('button', { name: 'Imports Products, Variants and Inventory' }).waitFor();
    await sidebar.page.getByRole('button', { name: 'Import again' }).click();
    await sidebar.page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();

    expect(callsOf(sidebar, 'saveSettings', 'startImport')).toEqual([
      ['startImport', { storeId: 'store-1' }],
    ]);
    await sidebar.page.close();
  });

  it('remembers the tables that were ticked before it imports them', async () => {
    let importTables: Resource[] = ['products', 'variants', 'inventory'];
    const sidebar = await openChoice({
      getState: () => withTables({}, { importTables }),
      saveSettings: (patch) => {
        importTables = patch.importTables ?? importTables;
        return withSettings({ importTables });
      },
    });
    const { page } = sidebar;
    await page.getByLabel(/^Inventory/).uncheck();
    await page.getByLabel(/^Collections/).check();
    await page.getByLabel(/^Images/).check();
    await page.getByText('Not refreshed: its tab stays as it is.').waitFor();
    await page.getByRole('button', { name: 'Import 4 tables' }).click();
    await page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();
    expect(callsOf(sidebar, 'saveSettings', 'startImport')).toEqual([
      [
        'saveSettings',
        { importTables: ['products', 'variants', 'images', 'collections'], storeId: 'store-1' },
      ],
      ['startImport', { storeId: 'store-1' }],
    ]);

    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Imports Products, Variants, Images and Collections' }).waitFor();
    await page.getByText('Not refreshed: Inventory').waitFor();
    await page.close();
  });

  it('can be chosen with the keyboard alone, and needs at least one table', async () => {
    const sidebar = await openChoice({
      getState: () => withTables({}, { importTables: ['products'] }),
    });
    const { page } = sidebar;
    await page.getByLabel(/^Products/).focus();
    await page.keyboard.press('Space');
    const button = page.getByRole('button', { name: 'Import 0 tables' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('status').filter({ hasText: 'Tick at least one table.' }).waitFor();
    await button.click({ force: true });
    expect(callsOf(sidebar, 'saveSettings', 'startImport')).toEqual([]);

    await page.getByLabel(/^Products/).focus();
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();
    expect(callsOf(sidebar, 'saveSettings')).toEqual([
      ['saveSettings', { importTables: ['collections'], storeId: 'store-1' }],
    ]);
    await page.close();
  });

  it('says what the app lacks before anybody imports, and keeps the table for when it does not', async () => {
    const sidebar = await openChoice({ getState: () => withTables({ inventory: LACKS_STOCK }) });
    const { page } = sidebar;
    await page.getByText('Not possible yet: the app lacks read_inventory and read_locations.').waitFor();
    expect(await page.getByLabel(/^Inventory/).isDisabled()).toBe(true);
    expect(await page.getByLabel(/^Inventory/).isChecked()).toBe(false);
    await page.getByLabel(/^Images/).check();
    await page.getByRole('button', { name: 'Import 3 tables' }).click();
    await page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();

    expect(callsOf(sidebar, 'saveSettings')).toEqual([
      ['saveSettings', { importTables: ['products', 'variants', 'inventory', 'images'], storeId: 'store-1' }],
    ]);
    await page.close();
  });

  it('starts no second import while one is under way', async () => {
    const job = someJob({ type: 'import', state: 'running', finishedAt: null });
    const { page } = await openChoice({
      getState: () => someState({ jobs: [job] }),
      getJobs: () => ({ jobs: [job] }),
      work: () => 'never',
    });
    const button = page.getByRole('button', { name: 'Import 3 tables' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.close();
  });

  it('stays ticked when nothing was saved', async () => {
    const { page } = await openChoice({ saveSettings: () => 'broken' });
    await page.getByLabel(/^Images/).check();
    await page.getByRole('button', { name: 'Import 4 tables' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel(/^Images/).isChecked()).toBe(true);
    await page.close();
  });

  it('includes a column Collections of products, which the next import makes', async () => {
    let collectionsColumn = false;
    const sidebar = await open({
      getState: () => withTables({}, { collectionsColumn }),
      saveSettings: (patch) => {
        collectionsColumn = patch.collectionsColumn ?? false;
        return withSettings({ collectionsColumn });
      },
    });
    const { page } = sidebar;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel(/^Collections/).check();
    await page.getByText('The next import makes the column and fills it.').waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('1 column will come with the next import.').waitFor();
    expect(callsOf(sidebar, 'saveSettings')).toMatchObject([['saveSettings', { collectionsColumn: true }]]);

    await page.getByRole('button', { name: 'Import now' }).click();
    await page.getByRole('heading', { name: 'Importing from Shopify' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel(/^Collections/).uncheck();
    await page.getByText('Its column stays in the sheet as your own').waitFor();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('1 column is yours from the next import on').waitFor();
    await page.close();
  });

  it('leads on to the choice where the column belongs to a table that is not brought', async () => {
    const { page } = await open({ getState: () => withTables({}, { importTables: ['variants'] }) });
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByLabel(/^Collections/).check();
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('An import does not bring Products now').waitFor();
    await page.getByRole('button', { name: 'Choose what to import' }).click();
    expect(await page.getByLabel(/^Products/).isChecked()).toBe(false);
    await page.close();
  });
});

describe('a choice of tables', () => {
  const chosen = (...resources: Resource[]) => new Set(resources);

  it('is named and counted in words', () => {
    expect([namesOf([]), namesOf(['images']), namesOf(['images', 'products', 'variants'])]).toEqual([
      '',
      'Images',
      'Images, Products and Variants',
    ]);
    expect(figuresOf(someTables())).toEqual(['1,204 products', '3,812 variants']);
    const lastImport = { records: 1, finishedAt: 1 };
    expect(figuresOf(someTables({ images: { tab: 'Pictures', lastImport } }))[2]).toBe('1 image');
    expect(figuresOf(someTables({ products: { tab: null } }))).toEqual(['3,812 variants']);
  });

  it('is as old as the oldest table in it, whatever others are', () => {
    const at = (finishedAt: number) => ({ tab: 'T', lastImport: { records: 1, finishedAt } });
    const tables = someTables({ products: at(50), variants: at(70), inventory: at(60), images: at(10) });
    expect(refreshedAt(tables, wantedOf(tables, chosen('products', 'variants')))).toBe(50);
    expect(refreshedAt(tables, wantedOf(tables, chosen('variants', 'collections')))).toBe(70);
    expect(refreshedAt(tables, wantedOf(tables, chosen('collections')))).toBe(10);
    expect(leftAsTheyAre(tables, wantedOf(tables, chosen('products', 'images')))).toEqual([
      'variants',
      'inventory',
    ]);
  });

  it('leaves out what the app may not read, and says why', () => {
    const tables = someTables({ inventory: LACKS_STOCK, images: { missingToSend: ['write_files'] } });
    const wanted = wantedOf(tables, chosen('inventory', 'images'));
    expect(wanted.map(({ resource }) => resource)).toEqual(['images']);
    expect(tables.map((table) => noteOn(table, wanted.includes(table))?.text ?? '')).toEqual([
      'Not refreshed: its tab stays as it is.',
      'Not refreshed: its tab stays as it is.',
      'Not possible yet: the app lacks read_inventory and read_locations.',
      'You may look, but not send: the app lacks write_files.',
      '',
    ]);
    const known = ['write_inventory', 'read_locations'];
    expect(lackingRights(known, tables, chosen('inventory'))).toEqual(known);
    expect(lackingRights(known, tables, chosen('images'))).toEqual([...known, 'write_files']);
  });
});
