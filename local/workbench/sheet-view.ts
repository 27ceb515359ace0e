/** Cuts what the page shows out of a tab; a tab's text is computed once for each change of the world. */
import type { PersonsView } from '../apps-script/contract';
import type { Cell, CellKind, CellView, GridWindow, TabView } from './protocol';

const WIDTH_SAMPLE_ROWS = 200;
const PIXELS_PER_CHARACTER = 7;
const CELL_PADDING = 14;
const NARROWEST = 64;
const WIDEST = 260;
const MOST_ROWS = 400;
const CONFLICTS = 'Conflicts';

export class SheetView {
  private displays = new Map<string, string[][]>();

  constructor(private readonly person: PersonsView) {}

  /** To be called whenever a cell may have changed. */
  forget(): void {
    this.displays = new Map();
  }

  tabs(): TabView[] {
    return this.person
      .tabs()
      .filter((tab) => !tab.hidden)
      .map(({ title, sheetId, rows, columns }) => ({ title, sheetId, rows, columns }));
  }

  firstFilledTab(): string | null {
    const filled = this.tabs().find(
      ({ title, rows, columns }) => rows > 1 && columns > 0 && this.person.value(title, 2, 1) !== '',
    );
    return filled?.title ?? null;
  }

  window(title: string, from: number, rows: number): GridWindow {
    const tabs = this.tabs();
    const tab = tabs.find((known) => known.title === title) ?? tabs[0];
    if (!tab) return { tab: '', widths: [], header: [], from: 2, cells: [] };
    const display = this.display(tab.title);
    const first = Math.max(2, from);
    const last = Math.min(first + Math.min(rows, MOST_ROWS) - 1, display.length);
    const cells: Cell[][] = [];
    for (let row = first; row <= last; row += 1) cells.push(this.cellsOf(tab.title, display, row));
    return {
      tab: tab.title,
      widths: this.widthsOf(tab, display),
      header: this.cellsOf(tab.title, display, 1),
      from: first,
      cells,
    };
  }

  /** How many lines the lists of conflicts have. */
  conflicts(): number {
    const lists = this.tabs().filter(({ title }) => title.startsWith(CONFLICTS));
    const lines = lists.flatMap(({ title }) => this.display(title).slice(1));
    return lines.filter((line) => line.some((text) => text !== '')).length;
  }

  /** A hidden column has no width. */
  private widthsOf({ title, columns }: TabView, display: string[][]): number[] {
    const hidden = new Set(this.person.hiddenColumns(title));
    return widthsOf(display, columns).map((width, index) => (hidden.has(index + 1) ? 0 : width));
  }

  cell(tab: string, row: number, column: number): CellView {
    const formula = this.person.formula(tab, row, column);
    const value = this.person.value(tab, row, column);
    const text = typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
    return {
      text: formula ?? text,
      isFormula: formula !== null,
      format: this.person.numberFormat(tab, row, column),
    };
  }

  private cellsOf(tab: string, display: string[][], row: number): Cell[] {
    return (display[row - 1] ?? []).map((text, index) => [text, this.kindOf(tab, row, index + 1, text)]);
  }

  private kindOf(tab: string, row: number, column: number, text: string): CellKind {
    if (text === '') return 't';
    const value = this.person.value(tab, row, column);
    if (typeof value === 'number') return 'n';
    if (typeof value === 'boolean') return 'b';
    return this.person.formula(tab, row, column) === null ? 't' : 'f';
  }

  private display(title: string): string[][] {
    const known = this.displays.get(title);
    if (known) return known;
    const display = this.person.display(title);
    this.displays.set(title, display);
    return display;
  }
}

function widthsOf(display: string[][], columns: number): number[] {
  const widths = new Array<number>(columns).fill(NARROWEST);
  for (const row of display.slice(0, WIDTH_SAMPLE_ROWS)) {
    row.forEach((text, index) => {
      const wanted = Math.min(WIDEST, text.length * PIXELS_PER_CHARACTER + CELL_PADDING);
      if (index < columns && wanted > (widths[index] ?? 0)) widths[index] = wanted;
    });
  }
  return widths.length > 0 ? widths : [100];
}
