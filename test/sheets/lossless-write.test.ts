import { Book } from '../../src/sheets/book';
import { ensureHiddenTabs, HIDDEN_TABS } from '../../src/sheets/hidden-tabs';
import type { TableEdit } from '../../src/sheets/lossless-write';
import type { TableView } from '../../src/sheets/table';
import type { FakeWorkbook } from '../support/fake-workbook';
import { Killed } from '../support/fakes-queue';
import { carryOut, editsFor, NOTES, peopledWorkbook, RANK, titleOf, WRITES } from '../support/fakes-race';
import { Bench, columnOf } from '../support/fakes-sheets';

type Act = (workbook: FakeWorkbook, title: string) => void;

const TITLE = columnOf('title');
const VENDOR = columnOf('vendor');
const ID = columnOf('id');
const ROW_OF_12 = 2;
const LAST_ROW = 5;

/** What a person may do at any moment. */
const ACTS: [string, Act][] = [
  ['does nothing', () => undefined],
  ['sorts the rows', (workbook, title) => workbook.sort(title, RANK)],
  ['sorts the rows by what is about to be written', (workbook, title) => workbook.sort(title, TITLE, -1)],
  ['inserts a row at the top', (workbook, title) => workbook.insertRow(title, 1)],
  [
    'inserts a row where one is about to be written',
    (workbook, title) => workbook.insertRow(title, ROW_OF_12),
  ],
  ['inserts a row at the bottom', (workbook, title) => workbook.insertRow(title, LAST_ROW)],
  [
    'inserts a row and begins to fill it',
    (workbook, title) => {
      workbook.insertRow(title, ROW_OF_12);
      workbook.type(title, ROW_OF_12, TITLE, 'my new hat');
    },
  ],
  ['deletes the row', (workbook, title) => workbook.deleteRow(title, ROW_OF_12)],
  ['deletes the row above', (workbook, title) => workbook.deleteRow(title, ROW_OF_12 - 1)],
  [
    'deletes all rows but one',
    (workbook, title) => {
      for (let row = LAST_ROW; row > 1; row--) workbook.deleteRow(title, row);
      for (let row = 0; row < 4; row++) workbook.insertRow(title, 2);
    },
  ],
  ['edits the cell', (workbook, title) => workbook.type(title, ROW_OF_12, TITLE, 'mine')],
  ['empties the cell', (workbook, title) => workbook.type(title, ROW_OF_12, TITLE, null)],
  ['edits the cell beside', (workbook, title) => workbook.type(title, ROW_OF_12, VENDOR + 1, 'mine')],
  [
    'puts a formula into the cell',
    (workbook, title) => workbook.typeFormula(title, ROW_OF_12, TITLE, '="title "&12', 'title 12'),
  ],
  [
    'edits the cell and sorts',
    (workbook, title) => {
      workbook.type(title, ROW_OF_12, TITLE, 'mine');
      workbook.sort(title, RANK);
    },
  ],
  ['moves the column to the front', (workbook, title) => workbook.moveColumn(title, TITLE, 0)],
  ['moves the column to the end', (workbook, title) => workbook.moveColumn(title, TITLE, NOTES)],
  ['moves the ids to the end', (workbook, title) => workbook.moveColumn(title, ID, NOTES)],
  ['swaps the two columns', (workbook, title) => workbook.moveColumn(title, VENDOR, TITLE)],
  ['inserts a column at the front', (workbook, title) => workbook.insertColumn(title, 0)],
  ['inserts a column in the middle', (workbook, title) => workbook.insertColumn(title, VENDOR)],
  ['deletes the column', (workbook, title) => workbook.deleteColumn(title, TITLE)],
  ['deletes a column on the left', (workbook, title) => workbook.deleteColumn(title, columnOf('handle'))],
  ['renames the column', (workbook, title) => workbook.type(title, 0, TITLE, 'Titel')],
  [
    'renames the column and moves it',
    (workbook, title) => {
      workbook.type(title, 0, TITLE, 'Titel');
      workbook.moveColumn(title, TITLE, VENDOR);
    },
  ],
  [
    'moves the column and sorts',
    (workbook, title) => {
      workbook.moveColumn(title, TITLE, 0);
      workbook.sort(title, RANK);
    },
  ],
  ['renames the column of the ids', (workbook, title) => workbook.type(title, 0, ID, 'Nummer')],
  ['renames the tab', (workbook, title) => workbook.renameTab(title, 'Meine Produkte')],
];

const sort: Act = (workbook, title) => workbook.sort(title, RANK);

function named(...names: string[]): [string, Act][] {
  return ACTS.filter(([name]) => names.includes(name));
}

/** Whether the commit of a write took place: what went along with it tells. */
const MARK = 'the rest of the step';

/** A file that a person and the product work on at the same time, and one that the person has alone. */
class Race {
  readonly workbook = peopledWorkbook();
  readonly reference = this.workbook.clone();
  calls = 0;
  private readonly readAtFirst = editsFor(new Bench(this.workbook).view(), WRITES);

  /** The step of a job in an execution of its own; `at` is called before and after each of its calls. */
  step(at: (call: number, moment: 'before' | 'after') => void = () => undefined): void {
    const bench = new Bench(this.workbook);
    const view = bench.view();
    const mark = { ...bench.journal.open('store', { jobId: 'job', step: MARK, data: null }) };
    this.watched(at, () => bench.writer.write(view, this.editsNow(view), [mark]));
  }

  /** The first thing that the next execution does. */
  recover(at: (call: number, moment: 'before' | 'after') => void = () => undefined): void {
    const bench = new Bench(this.workbook);
    this.watched(at, () => bench.recover());
  }

  /** What a job does once it is interrupted: recover, then the step again unless it was committed. */
  goOn(): void {
    this.recover();
    const committed = new Bench(this.workbook).journal.read('store')?.step === MARK;
    if (!committed) this.step();
  }

  act(act: Act): void {
    act(this.workbook, titleOf(this.workbook));
    act(this.reference, titleOf(this.reference));
  }

  expectNothingLost(inAnyOrder = false): void {
    const expected = this.reference.clone();
    carryOut(expected, this.readAtFirst);
    const [here, there] = [this.workbook, expected].map((file) => file.grid(titleOf(file)));
    const linesOf = (grid: unknown[] = []) => grid.map((line) => JSON.stringify(line)).sort();
    if (inAnyOrder) expect(linesOf(here)).toEqual(linesOf(there));
    else expect(here).toEqual(there);
  }

  private watched(at: (call: number, moment: 'before' | 'after') => void, action: () => void): void {
    this.calls = 0;
    this.workbook.meanwhile = (_, moment) => {
      at(this.calls, moment);
      if (moment === 'after') this.calls++;
    };
    try {
      action();
    } finally {
      this.workbook.meanwhile = () => undefined;
    }
  }

  /** A cell that the person edited since is theirs, as the merge would say. */
  private editsNow(view: TableView): TableEdit[] {
    return editsFor(view, WRITES).filter((edit) =>
      this.readAtFirst.some(
        ({ id, key, before }) => id === edit.id && key === edit.key && before === edit.before,
      ),
    );
  }
}

/** Runs a step during which the person acts; where Sheets refuses the write, the job tries again. */
function raceWith(acts: ReadonlyMap<number, Act>): Race {
  const race = new Race();
  try {
    race.step((call, moment) => {
      const act = moment === 'before' ? acts.get(call) : undefined;
      if (act) race.act(act);
    });
  } catch {
    race.goOn();
  }
  return race;
}

describe('a write into a table', () => {
  it('is one commit, with everything that belongs to the step', () => {
    const race = raceWith(new Map());
    expect(race.calls).toBe(1);
    race.expectNothingLost();
    expect(new Bench(race.workbook).journal.read('store')?.step).toBe(MARK);
  });

  it('of nothing is only what belongs to the step', () => {
    const race = new Race();
    const bench = new Bench(race.workbook);
    bench.writer.write(
      bench.view(),
      [],
      [bench.journal.open('store', { jobId: 'job', step: MARK, data: null })],
    );
    const fresh = new Bench(race.workbook).journal;
    expect([fresh.read('store')?.step, fresh.read('table')]).toEqual([MARK, null]);
  });

  it('leaves out rows and columns that are not there', () => {
    const race = new Race();
    const bench = new Bench(race.workbook);
    const cell = { value: 'x', format: '@' };
    const view = bench.view();
    const before = race.workbook.grid('Products');
    bench.writer.write(
      view,
      [
        { id: '99', key: 'title', before: null, cell },
        { id: '12', key: 'unheard of', before: null, cell },
      ],
      [],
    );
    expect(race.workbook.grid('Products')).toEqual(before);
  });

  it('shows in the view, so that the next step of the same execution goes on from it', () => {
    const race = new Race();
    const bench = new Bench(race.workbook);
    const view = bench.view();
    bench.writer.write(view, editsFor(view, WRITES), []);
    expect(view.lines).toEqual(bench.view().lines);
    expect(editsFor(view, WRITES)).toEqual([]);
  });

  it('writes text as text', () => {
    const race = raceWith(new Map());
    expect(race.workbook.formatAt('Products', ROW_OF_12, TITLE)).toBe('@');
  });
});

describe('a write while a person', () => {
  it.each(ACTS)('%s loses nothing and hits nothing else', (_, act) => {
    raceWith(new Map([[0, act]])).expectNothingLost();
  });

  it('copies the row, so that its id stands twice, hits only rows with that id', () => {
    const race = raceWith(
      new Map<number, Act>([
        [
          0,
          (workbook, title) => {
            workbook.insertRow(title, ROW_OF_12);
            workbook.type(title, ROW_OF_12, ID, '12');
            workbook.type(title, ROW_OF_12, TITLE, 'title 12');
          },
        ],
      ]),
    );
    const changed = race.workbook
      .grid('Products')
      .filter((line, row) => JSON.stringify(line) !== JSON.stringify(race.reference.grid('Products')[row]));
    expect(changed.map((line) => line[ID])).toEqual(['12', '14']);
    expect(changed.map((line) => line[TITLE])).toEqual(['new title 12', 'new title 14']);
  });
});

describe('a write that hit other rows, because a person sorted, is mended while the person', () => {
  // Calls: 0 write, 1 list of tabs, 2 the table, 3 put back, 4 list of tabs, 5 the table, 6 write again.
  const calls = raceWith(new Map([[0, sort]])).calls;
  it('does nothing more', () => {
    expect(calls).toBe(7);
    raceWith(new Map([[0, sort]])).expectNothingLost();
  });

  it.each(ACTS)('%s', (name, act) => {
    // A sort by what is just being written has the order of that moment.
    const isByTitle = name.endsWith('about to be written');
    for (let call = 1; call < calls; call++)
      raceWith(
        new Map([
          [0, sort],
          [call, act],
        ]),
      ).expectNothingLost(isByTitle);
  });

  it.each(named('sorts the rows', 'moves the ids to the end', 'inserts a row at the top', 'edits the cell'))(
    'sorts again and %s',
    (_, act) => {
      const again: Act = (workbook, title) => workbook.moveRow(title, 1, LAST_ROW);
      for (let second = 1; second < calls + 3; second++)
        for (let third = second + 1; third < calls + 6; third += 2)
          raceWith(
            new Map([
              [0, sort],
              [second, again],
              [third, act],
            ]),
          ).expectNothingLost();
    },
  );

  it('goes on sorting, until it gives up without a loss', () => {
    const race = new Race();
    const turn: Act = (workbook, title) => workbook.moveRow(title, 1, LAST_ROW);
    let commits = 0;
    expect(() =>
      race.step((call, moment) => {
        if (moment === 'before' && call % 3 === 0 && commits++ % 2 === 0) race.act(turn);
      }),
    ).toThrow('rearranged faster');
    race.goOn();
    race.expectNothingLost();
  });
});

describe('a write that is killed', () => {
  const acts = named(
    'does nothing',
    'sorts the rows',
    'inserts a row at the top',
    'inserts a row where one is about to be written',
    'deletes the row',
    'edits the cell',
    'edits the cell and sorts',
    'puts a formula into the cell',
    'moves the column to the front',
    'renames the column',
  );

  /** Dies before or after its nth call. */
  function killAt(moment: number, race: Race, act?: Act) {
    return (call: number, when: 'before' | 'after') => {
      if (call === 0 && when === 'before' && act) race.act(act);
      if (call * 2 + Number(when === 'after') === moment) throw new Killed();
    };
  }

  function survives(action: () => void): boolean {
    try {
      action();
      return true;
    } catch (error) {
      if (error instanceof Killed) return false;
      throw error;
    }
  }

  it.each(acts)('at any call, while a person %s, is finished by the next execution', (_, act) => {
    for (let moment = 0; ; moment++) {
      const race = new Race();
      const survived = survives(() => race.step(killAt(moment, race, act)));
      race.goOn();
      race.expectNothingLost();
      if (survived) return;
    }
  });

  it('and killed again while it is being finished, after a person edited and sorted, is finished in the end', () => {
    const [, act] = named('edits the cell and sorts')[0] ?? [];
    for (let second = 0; ; second++) {
      let survived = true;
      for (let first = 1; first < 14; first++) {
        const race = new Race();
        survives(() => race.step(killAt(first, race, act)));
        if (!survives(() => race.recover(killAt(second, race)))) survived = false;
        race.goOn();
        race.expectNothingLost();
      }
      if (survived) return;
    }
  });

  it('is finished once: what the person does afterwards stays', () => {
    const race = new Race();
    survives(() => race.step(killAt(1, race, sort)));
    race.goOn();
    const finished = race.workbook.grid('Products');
    race.workbook.type('Products', 1, TITLE, 'later');
    race.recover();
    expect(new Bench(race.workbook).journal.read('table')).toBeNull();
    expect(race.workbook.grid('Products')[1]?.[TITLE]).toBe('later');
    expect(race.workbook.grid('Products').slice(2)).toEqual(finished.slice(2));
  });

  it('is let go where the scratch tab was deleted meanwhile: nothing can be told from it', () => {
    const race = new Race();
    survives(() => race.step(killAt(1, race, sort)));
    race.workbook.deleteTab(HIDDEN_TABS.scratch.title);
    const left = race.workbook.grid('Products');
    ensureHiddenTabs(new Book(race.workbook));
    race.recover();
    expect(race.workbook.grid('Products')).toEqual(left);
    expect(new Bench(race.workbook).journal.read('table')).toBeNull();
  });

  it('is let go where the table was deleted meanwhile', () => {
    const race = new Race();
    survives(() => race.step(killAt(1, race, sort)));
    race.workbook.deleteTab('Products');
    race.recover();
    expect(new Bench(race.workbook).journal.read('table')).toBeNull();
  });
});
