import { AppError } from '../catalog/app-error';
import type { CellData, Change, TabInfo } from '../platform/ports';
import { wholeTab } from '../platform/a1';
import type { Book } from './book';
import {
  choiceStands,
  CONFLICT_COLUMNS,
  headersFit,
  keyOf,
  markOf,
  missingKeyColumn,
  placesIn,
  readLine,
  saySame,
  toCells,
  type ColumnPlaces,
  type ConflictLine,
} from './conflict-columns';
import { dropRows } from './drop-rows';
import { textCell } from './hidden-tabs';
import { toRuns } from './table';

type PlacedLine = ConflictLine & { row: number };

/**
 * The visible tab `Conflicts` of one store. A person may sort it, and types into it, while we work: lines are known
 * by what they say. Where lines go or change, all of them are written in one commit, each as a whole, so that no
 * choice can come to stand beside another conflict.
 */
export class ConflictTab {
  /** As read before; enough to tell that there is nothing to do. */
  private known: PlacedLine[] | null = null;

  constructor(
    private readonly book: Book,
    private readonly storeId: string,
    private readonly title: string,
  ) {}

  forget(): void {
    this.known = null;
  }

  /** The lines, each cell once; `fresh` also sees what a person did since. */
  lines(fresh: 'fresh' | 'remembered' = 'fresh'): ConflictLine[] {
    if (fresh === 'fresh' || this.known === null) this.read();
    return unique(this.known ?? []);
  }

  /**
   * The changes after which the lines that `isMine` names are just these. A line that was there keeps its place, the
   * time when it was found, and the choice beside it as long as it is about these values; lines of others stay.
   */
  replace(isMine: (line: ConflictLine) => boolean, now: readonly ConflictLine[]): Change[] {
    if (now.length === 0 && !this.lines('remembered').some(isMine)) return [];
    const tab = this.read();
    if (!tab) return this.create(now);
    const before = new Map(unique(this.known ?? []).map((line) => [keyOf(line), line]));
    const next = new Map(now.map((line) => [keyOf(line), line]));
    const kept: PlacedLine[] = [];
    for (const line of before.values()) {
      const mine = next.get(keyOf(line));
      const take = mine && (mine.take || (choiceStands(line, mine) ? line.take : ''));
      if (mine) kept.push({ ...mine, row: line.row, take: take ?? '', foundAt: line.foundAt });
      else if (!isMine(line)) kept.push(line);
    }
    const added = now.filter((line) => !before.has(keyOf(line)));
    return this.rewrite(tab, kept, added);
  }

  /** The changes that put choices beside lines; what is not listed any more is left out. */
  choose(takes: ReadonlyMap<string, string>): Change[] {
    const tab = this.read();
    if (!tab) return [];
    const lines = unique(this.known ?? []);
    return this.rewrite(
      tab,
      lines.map((line) => ({ ...line, take: takes.get(keyOf(line)) ?? line.take })),
      [],
    );
  }

  private rewrite(tab: TabInfo, kept: PlacedLine[], added: readonly ConflictLine[]): Change[] {
    const before = this.known ?? [];
    const sameRows = before.length === kept.length;
    const isSame = sameRows && kept.every((line, at) => isEqual(line, before[at]));
    const places = placesIn(tab, this.storeId);
    this.known = null;
    return [
      ...(isSame ? [] : writeLines(tab.sheetId, places, kept)),
      ...(sameRows ? [] : dropRows(tab, goneFrom(before, kept))),
      ...appendLines(tab.sheetId, places, added),
    ];
  }

  private read(): TabInfo | null {
    this.known = [];
    const tab = this.find();
    if (!tab) return null;
    const [cells = []] = this.book.workbook.readValues([wholeTab(tab.title)]);
    const now = headersFit(placesIn(tab, this.storeId), cells[0] ?? []) ? tab : this.lookAgain(tab);
    const places = placesIn(now, this.storeId);
    const missing = missingKeyColumn(places);
    if (missing !== null) throw brokenTab(now.title, missing);
    this.known = cells.flatMap((line, row) => {
      const read = row === 0 ? null : readLine(places, line);
      return read ? [{ ...read, row }] : [];
    });
    return now;
  }

  /** A column was renamed, or moved since we looked. */
  private lookAgain({ sheetId }: TabInfo): TabInfo {
    this.book.forgetTabs();
    const tab = this.book.tabById(sheetId);
    if (!tab) throw new Error('The tab of conflicts was deleted while it was being read');
    return tab;
  }

  private find(): TabInfo | undefined {
    return this.book.tabs().find((tab) => placesIn(tab, this.storeId).size > 0);
  }

  private create(lines: readonly ConflictLine[]): Change[] {
    this.known = null;
    const sheetId = this.book.newSheetId(`${this.storeId}/conflicts`);
    const places: ColumnPlaces = new Map(CONFLICT_COLUMNS.map(({ key }, column) => [key, column]));
    const header = CONFLICT_COLUMNS.map(({ header, help }) => ({ ...textCell(header), note: help }));
    const columns = CONFLICT_COLUMNS.length;
    return [
      {
        kind: 'addTab',
        sheetId,
        title: this.book.freeTitle(this.title),
        hidden: false,
        rows: 1 + lines.length,
        columns,
        frozenRows: 1,
      },
      { kind: 'write', sheetId, row: 0, column: 0, cells: [header] },
      { kind: 'styleHeader', sheetId, columns },
      { kind: 'formatColumns', sheetId, column: 0, formats: CONFLICT_COLUMNS.map(() => '@') },
      ...CONFLICT_COLUMNS.flatMap(({ key, width }, column): Change[] => [
        { kind: 'bindColumn', sheetId, column, value: markOf(this.storeId, key) },
        { kind: 'columnWidth', sheetId, column, pixels: width },
      ]),
      ...writeLines(
        sheetId,
        places,
        lines.map((line, at) => ({ ...line, row: at + 1 })),
      ),
    ];
  }
}

function goneFrom(before: readonly PlacedLine[], kept: readonly PlacedLine[]): number[] {
  const rows = new Set(kept.map(({ row }) => row));
  return before.map(({ row }) => row).filter((row) => !rows.has(row));
}

/** A line that a person copied counts once. */
function unique(lines: readonly PlacedLine[]): PlacedLine[] {
  return [...new Map([...lines].reverse().map((line) => [keyOf(line), line])).values()].reverse();
}

function isEqual(left: PlacedLine, right: PlacedLine | undefined): boolean {
  return right !== undefined && left.row === right.row && left.take === right.take && saySame(left, right);
}

/** Cells beside and below each other are one change. */
function writeLines(sheetId: number, places: ColumnPlaces, lines: readonly PlacedLine[]): Change[] {
  const keyAt = new Map([...places].map(([key, column]) => [column, key]));
  const cellsAt = new Map(lines.map((line) => [line.row, toCells(line)]));
  const cellAt = (row: number, column: number): CellData => {
    const key = keyAt.get(column);
    return (key && cellsAt.get(row)?.get(key)) ?? textCell('');
  };
  return toRuns([...cellsAt.keys()]).flatMap((rows) =>
    toRuns([...keyAt.keys()]).map((columns): Change => {
      const cells = between(rows).map((row) => between(columns).map((column) => cellAt(row, column)));
      return { kind: 'write', sheetId, row: rows.from, column: columns.from, cells };
    }),
  );
}

function between({ from, to }: { from: number; to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function appendLines(sheetId: number, places: ColumnPlaces, lines: readonly ConflictLine[]): Change[] {
  if (lines.length === 0) return [];
  const width = 1 + Math.max(...places.values());
  const cells = lines.map((line) => {
    const row = new Array<CellData>(width).fill({ value: null });
    for (const [key, cell] of toCells(line)) {
      const column = places.get(key);
      if (column !== undefined) row[column] = cell;
    }
    return row;
  });
  return [{ kind: 'append', sheetId, cells }];
}

function brokenTab(tab: string, field: string): AppError {
  return new AppError(
    'sheet_structure',
    `The column "${field}" is missing from the tab "${tab}", so its lines cannot be told apart.`,
    'Undo the deletion, or delete the whole tab: it is made again. Your edits are not in it.',
    { tab, field },
  );
}
