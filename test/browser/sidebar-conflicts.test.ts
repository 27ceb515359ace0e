/** Deciding conflicts in the panel: one by one, many at once, and nothing moves under the hand. */
import type { Browser, Page } from 'playwright-core';
import { lookAgain } from '../../src/ui/sidebar/conflict-cards';
import type { ConflictFilter, ListedConflict } from '../../src/ui/rpc-types';
import { launchBrowser } from '../support/browser';
import { HEALTHY, someConflicts, someState } from './fake-server';
import type { Answers } from './fake-server';
import { openSidebar } from './sidebar-page';
import type { SidebarPage } from './sidebar-page';

const callsOf = (sidebar: SidebarPage, method: string): object[] =>
  sidebar.requests.filter((request) => request.method === method).map((request) => request.params ?? {});

const PAGE = 50;

/** A list of conflicts that is carried out as the server does it. */
class ListOnServer {
  readonly conflicts: ListedConflict[];
  /** The next request waits until it is let go. */
  hold: Promise<void> | null = null;

  constructor(count: number) {
    const [sample] = someConflicts().conflicts;
    if (!sample) throw new Error('There is no sample');
    this.conflicts = Array.from({ length: count }, (_, at) => ({
      ...sample,
      id: String(at),
      row: at + 2,
      title: `Hat ${at}`,
      field: at % 2 === 0 ? 'Title' : 'Vendor',
      sheet: `Mine ${at}`,
    }));
  }

  get answers(): Answers {
    return {
      getState: () => someState({ conflicts: this.conflicts.length }),
      getConflicts: ({ page = 0, filter = {} }) => {
        const meant = this.meantBy(filter);
        const fields = ['Title', 'Vendor'].flatMap((field) => {
          const count = this.conflicts.filter((conflict) => conflict.field === field).length;
          return count > 0 ? [{ tab: 'Variants', field, count }] : [];
        });
        const to = (page + 1) * PAGE;
        return {
          conflicts: meant.slice(page * PAGE, to),
          nextPage: meant.length > to ? page + 1 : null,
          fields,
          asOf: 1_000,
        };
      },
      resolveConflicts: async ({ choices, all }) => {
        await this.hold;
        const keys = new Set(
          choices?.map(({ id }) => id) ?? this.meantBy(all?.filter ?? {}).map(({ id }) => id),
        );
        const left = this.conflicts.filter(({ id }) => !keys.has(id));
        this.conflicts.splice(0, Infinity, ...left);
        return { remaining: left.length };
      },
    };
  }

  private meantBy({ tab, field }: ConflictFilter): ListedConflict[] {
    return this.conflicts.filter(
      (known) => (tab === undefined || known.tab === tab) && (field === undefined || known.field === field),
    );
  }
}

const keep = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^Keep mine for \\w+ of ${title}$`) });
const take = (page: Page, title: string) =>
  page.getByRole('button', { name: new RegExp(`^Take Shopify.s for \\w+ of ${title}$`) });

describe('the conflicts in the panel', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  async function openList(list: ListOnServer, answers: Answers = {}): Promise<SidebarPage> {
    const sidebar = await openSidebar(browser, { ...HEALTHY, ...list.answers, ...answers });
    await sidebar.page.getByRole('button', { name: /conflicts? to decide/ }).click();
    await keep(sidebar.page, 'Hat 0').waitFor();
    return sidebar;
  }

  it('are decided one by one; each stays in its place and says what happened', async () => {
    const sidebar = await openList(new ListOnServer(4));
    const { page } = sidebar;
    const place = await take(page, 'Hat 2').boundingBox();
    await keep(page, 'Hat 0').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Yours is kept. The next export sends it.').waitFor();
    await page.getByRole('heading', { name: '3 conflicts' }).waitFor();

    const moved = await take(page, 'Hat 2').boundingBox();
    expect(Math.abs((moved?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(1);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Yours is kept');
    await take(page, 'Hat 2').click();
    await page.getByText('value is in the cell.').waitFor();
    expect(callsOf(sidebar, 'resolveConflicts')).toEqual([
      { choices: [{ tab: 'Variants', id: '0', field: 'Title', take: 'sheet' }], storeId: 'store-1' },
      { choices: [{ tab: 'Variants', id: '2', field: 'Title', take: 'shopify' }], storeId: 'store-1' },
    ]);
    await page.close();
  });

  it('that are decided while others are carried out go together afterwards', async () => {
    const list = new ListOnServer(6);
    const sidebar = await openList(list);
    const { page } = sidebar;
    let letGo: () => void = () => undefined;
    list.hold = new Promise((resolve) => (letGo = resolve));
    await keep(page, 'Hat 0').click();
    await keep(page, 'Hat 1').click();
    await take(page, 'Hat 3').click();
    letGo();
    await page.getByRole('heading', { name: '3 conflicts' }).waitFor();

    const calls = callsOf(sidebar, 'resolveConflicts') as { choices: { id: string; take: string }[] }[];
    expect(calls.map(({ choices }) => choices.map((choice) => choice.id + choice.take))).toEqual([
      ['0sheet'],
      ['1sheet', '3shopify'],
    ]);
    await page.close();
  });

  it('that are many come page by page, and can be decided all at once, after a question', async () => {
    const list = new ListOnServer(1_202);
    const sidebar = await openList(list);
    const { page } = sidebar;
    expect(await page.locator('.conflict').count()).toBe(PAGE);
    await page.getByRole('button', { name: 'Show more' }).click();
    await keep(page, 'Hat 99').waitFor();
    expect(await page.locator('.conflict').count()).toBe(2 * PAGE);

    await page.getByRole('button', { name: 'Vendor 601' }).click();
    await page.getByRole('button', { name: /^Take Shopify.s… for all 601$/ }).click();
    expect(callsOf(sidebar, 'resolveConflicts')).toEqual([]);
    await page.getByRole('button', { name: 'Replace 601 cells' }).click();
    await page.getByText('601 cells taken from Shopify').waitFor();
    await page.getByRole('heading', { name: '601 conflicts' }).waitFor();

    await page.getByRole('button', { name: /^Keep mine for all 601$/ }).click();
    await page.getByText('601 cells kept for the next export').waitFor();
    await page.getByRole('heading', { name: '0 conflicts' }).waitFor();
    const filter = { tab: 'Variants', field: 'Vendor' };
    expect(callsOf(sidebar, 'resolveConflicts')).toEqual([
      { all: { take: 'shopify', filter, foundUntil: 1_000 }, storeId: 'store-1' },
      { all: { take: 'sheet', filter: {}, foundUntil: 1_000 }, storeId: 'store-1' },
    ]);
    await page.close();
  });

  it('keep their place and their buttons when a decision gets no answer, and it can be tried again', async () => {
    const list = new ListOnServer(3);
    const sidebar = await openList(list, { resolveConflicts: () => 'broken' });
    const { page } = sidebar;
    await keep(page, 'Hat 1').click();
    await page.getByRole('alert').waitFor();
    expect(await keep(page, 'Hat 1').getAttribute('aria-disabled')).toBe('false');

    sidebar.answers.resolveConflicts = list.answers.resolveConflicts;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Yours is kept. The next export sends it.').waitFor();
    await page.close();
  });
});

describe('another look at the list', () => {
  const [first, second] = someConflicts().conflicts as [ListedConflict, ListedConflict];

  it('keeps what is gone, as settled by whom it was, and what is decided but not done', () => {
    const cards = lookAgain([], [first, second], new Map());
    const key = cards[0]?.key ?? '';
    const after = lookAgain(cards, [{ ...second, take: 'sheet' }], new Map([[key, 'shopify']]));
    expect(after.map(({ settled, chosen, conflict }) => [settled, chosen, conflict.take])).toEqual([
      [true, 'shopify', null],
      [false, null, 'sheet'],
    ]);
    expect(lookAgain(cards, [second], new Map())[0]).toMatchObject({ settled: true, chosen: null });
  });

  it('shows new values in the old place, opens again what came back, and adds each new one once', () => {
    const cards = lookAgain([], [first], new Map());
    const gone = lookAgain(cards, [], new Map());
    const again = lookAgain(
      gone,
      [second, { ...first, shopify: '59.00', note: 'Not done' }, second],
      new Map(),
    );
    expect(again.map(({ settled, conflict }) => [settled, conflict.shopify])).toEqual([
      [false, '59.00'],
      [false, second.shopify],
    ]);
  });
});
