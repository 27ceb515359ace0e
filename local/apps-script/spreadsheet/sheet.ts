import type { JsonObject } from '../json';
import type { Cell } from './cell';
import { hasContent, hasFormula } from './cell';
import type { Box } from './a1';

export type Dimension = 'ROWS' | 'COLUMNS';

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
}

/** What belongs to a whole row or column and travels with it. */
export interface Band {
  readonly pixelSize: number | null;
  readonly isHidden: boolean;
  readonly metadata: readonly Metadata[];
}

export const PLAIN_BAND: Band = Object.freeze({ pixelSize: null, isHidden: false, metadata: [] });

export type RuleKind = 'protection' | 'filter' | 'conditionalFormat' | 'merge' | 'name' | 'chart';

/** A range kept by the sheet itself, which moves with its cells. `id` is 0 where the kind has none. */
export interface RangeRule {
  readonly id: number;
  readonly kind: RuleKind;
  readonly boxes: readonly Box[];
  readonly body: JsonObject;
}

/** One row of cells. The owner is the transaction that may write into it; others copy it first. */
interface Row {
  owner: object | null;
  cells: (Cell | undefined)[];
}

/** Everything of a sheet that an undone transaction puts back. */
export interface SheetState {
  title: string;
  isHidden: boolean;
  rowCount: number;
  columnCount: number;
  frozenRowCount: number;
  frozenColumnCount: number;
  tabColor: JsonObject | null;
  /** Sparse and only as long as needed; replaced, never changed, when rows move. */
  rows: (Row | undefined)[];
  bands: Record<Dimension, readonly (Band | undefined)[]>;
  metadata: readonly Metadata[];
  rules: readonly RangeRule[];
  formulaCount: number;
}

/** A tab: a bounded grid of cells and what hangs on its rows and columns. All writes go through a transaction. */
export class Sheet {
  state: SheetState;
  /** Called before the first change of a transaction; answers the token that owns copied rows. */
  onWrite: (sheet: Sheet) => object = () => {
    throw new Error('A sheet outside a workbook cannot be written');
  };

  constructor(
    readonly id: number,
    title: string,
    size: { rows: number; columns: number },
  ) {
    this.state = {
      title,
      isHidden: false,
      rowCount: size.rows,
      columnCount: size.columns,
      frozenRowCount: 0,
      frozenColumnCount: 0,
      tabColor: null,
      rows: [],
      bands: { ROWS: [], COLUMNS: [] },
      metadata: [],
      rules: [],
      formulaCount: 0,
    };
  }

  get title(): string {
    return this.state.title;
  }

  get(row: number, column: number): Cell | undefined {
    return this.state.rows[row]?.cells[column];
  }

  /** The cells of a row from the left; shorter than the grid where the rest is empty. Not to be changed. */
  rowCells(row: number): readonly (Cell | undefined)[] {
    return this.state.rows[row]?.cells ?? [];
  }

  set(row: number, column: number, cell: Cell | undefined): void {
    const owner = this.onWrite(this);
    const cells = this.writableCells(row, owner, cell !== undefined);
    if (!cells) return;
    const before = cells[column];
    if (hasFormula(before)) this.state.formulaCount -= 1;
    if (hasFormula(cell)) this.state.formulaCount += 1;
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  }

  private writableCells(row: number, owner: object, isNeeded: boolean): (Cell | undefined)[] | null {
    const { rows } = this.state;
    const known = rows[row];
    if (!known) {
      if (!isNeeded) return null;
      while (rows.length < row) rows.push(undefined);
      const made: Row = { owner, cells: [] };
      rows[row] = made;
      return made.cells;
    }
    if (known.owner === owner) return known.cells;
    const copy: Row = { owner, cells: known.cells.slice() };
    rows[row] = copy;
    return copy.cells;
  }

  /** Changes anything but cells. */
  change(patch: Partial<SheetState>): void {
    this.onWrite(this);
    Object.assign(this.state, patch);
  }

  band(dimension: Dimension, index: number): Band {
    return this.state.bands[dimension][index] ?? PLAIN_BAND;
  }

  setBand(dimension: Dimension, index: number, band: Band): void {
    const bands = this.state.bands[dimension].slice();
    while (bands.length < index) bands.push(undefined);
    bands[index] = band;
    this.change({ bands: { ...this.state.bands, [dimension]: bands } });
  }

  /** Index of the last row with content, -1 if there is none. */
  lastContentRow(): number {
    for (let row = this.state.rows.length - 1; row >= 0; row -= 1) {
      if (this.rowCells(row).some(hasContent)) return row;
    }
    return -1;
  }

  lastContentColumn(): number {
    let last = -1;
    for (let row = 0; row < this.state.rows.length; row += 1) {
      const cells = this.rowCells(row);
      for (let column = cells.length - 1; column > last; column -= 1) {
        if (hasContent(cells[column])) last = column;
      }
    }
    return last;
  }

  rulesOf(kind: RuleKind): readonly RangeRule[] {
    return this.state.rules.filter((rule) => rule.kind === kind);
  }

  addRule(rule: RangeRule): RangeRule {
    this.change({ rules: [...this.state.rules, rule] });
    return rule;
  }

  /** Puts another rule, or none, where one is. */
  replaceRule(before: RangeRule, after: RangeRule | null): void {
    this.change({
      rules: this.state.rules.flatMap((rule) => (rule === before ? (after ? [after] : []) : [rule])),
    });
  }

  wholeBox(): Box {
    return { startRow: 0, startColumn: 0, endRow: this.state.rowCount, endColumn: this.state.columnCount };
  }
}
