/** What the workbench's page and its server say to each other. JSON both ways; rows and columns count from 1. */

/** `n` number, `b` boolean, `t` text, `f` text that a formula made: how a cell is aligned and coloured. */
export type CellKind = 'n' | 'b' | 't' | 'f';
export type Cell = [display: string, kind: CellKind];

export interface TabView {
  title: string;
  sheetId: number;
  rows: number;
  columns: number;
}

export interface FrameView {
  /** Another id is another opening, even of the same page. */
  id: number;
  title: string;
}

export interface DialogView extends FrameView {
  width: number;
  height: number;
}

export interface MenuView {
  caption: string;
  items: ({ caption: string; functionName: string } | 'separator')[];
}

export interface GridWindow {
  tab: string;
  /** Pixels; a hidden column has none. */
  widths: number[];
  /** The first row, which stays in view. */
  header: Cell[];
  /** The row that `cells` begins with. */
  from: number;
  cells: Cell[][];
}

/** All that the page shows of the spreadsheet. */
export interface WorldView {
  spreadsheetName: string;
  tabs: TabView[];
  grid: GridWindow;
  menus: MenuView[];
  sidebar: FrameView | null;
  dialog: DialogView | null;
  toasts: { message: string; title: string }[];
  selection: { tab: string; row: number; column: number };
  /** Changes with every change of the store. */
  storeRevision: number;
  /** Whether the add-on has changed the store. */
  sent: boolean;
  /** Edits that wait for a person, since the store has others. */
  conflicts: number;
  /** The first tab that has rows under its header; null before the first import. */
  firstFilledTab: string | null;
}

export interface CellView {
  /** What one edits: the formula, or the value with all its digits. */
  text: string;
  isFormula: boolean;
  format: string;
}

export interface Edit {
  tab: string;
  row: number;
  column: number;
  text: string;
}

export type GridAction =
  | { kind: 'sort'; tab: string; column: number; ascending: boolean }
  | { kind: 'insertRow' | 'deleteRow'; tab: string; row: number }
  | { kind: 'insertColumn' | 'deleteColumn'; tab: string; column: number };

/** The outcome of `google.script.run`, and the local world's time after it. */
export type CallAnswer = { now: number } & ({ ok: true; value: unknown } | { ok: false; message: string });

/** What somebody may change in the store itself, to see how the sheet takes it. */
export const STORE_FIELDS = ['productTitle', 'vendor', 'tags', 'price', 'compareAtPrice', 'barcode'] as const;
export type StoreField = (typeof STORE_FIELDS)[number];

export interface StoreEdit {
  key: string;
  field: StoreField;
  text: string;
}

export interface StoreRow {
  key: string;
  productId: string;
  productTitle: string;
  status: string;
  vendor: string;
  tags: string;
  variantTitle: string;
  sku: string;
  price: string;
  compareAtPrice: string;
  barcode: string;
  available: number | null;
  updatedAt: string;
}

export interface StoreWindow {
  revision: number;
  products: number;
  variants: number;
  from: number;
  rows: StoreRow[];
}

export interface DemoCredentials {
  shop: string;
  accessToken: string;
}

/** From the framed page to the workbench. */
export type FromFrame = { kind: 'call'; id: number; name: string; args: unknown[] } | { kind: 'close' };

/** From the workbench to the framed page. */
export type ToFrame =
  { kind: 'answer'; id: number; answer: CallAnswer } | { kind: 'fill'; values: Record<string, string> };
