import { fitToCell, normalizeLineBreaks, type Value } from '../catalog/value';
import type { CellData, CellValue, TabInfo } from '../platform/ports';
import { textCell } from './hidden-tabs';

/** One cell that was changed on both sides, as the tab `Conflicts` lists it. */
export interface ConflictLine {
  tab: string;
  id: string;
  title: string;
  field: string;
  base: Value;
  sheet: Value;
  shopify: Value;
  shopifyUpdatedAt: number | null;
  /** What a person typed: `sheet` or `shopify` decides. Also why a decision could not be carried out. */
  take: string;
  foundAt: number;
}

export type ConflictKey = Pick<ConflictLine, 'tab' | 'id' | 'field'>;

export function keyOf({ tab, id, field }: ConflictKey): string {
  return [tab, id, field].join('\n');
}

export interface ConflictColumn {
  key: keyof ConflictLine;
  header: string;
  width: number;
  help: string;
}

export const CONFLICT_COLUMNS: readonly ConflictColumn[] = [
  { key: 'tab', header: 'Tab', width: 90, help: 'Where the cell is.' },
  { key: 'id', header: 'ID', width: 130, help: 'Of the row.' },
  { key: 'title', header: 'Title', width: 200, help: 'Of the row.' },
  { key: 'field', header: 'Field', width: 150, help: 'The header of the cell’s column.' },
  { key: 'base', header: 'Base', width: 180, help: 'What sheet and Shopify last had in common.' },
  { key: 'sheet', header: 'Sheet', width: 180, help: 'What the cell holds.' },
  { key: 'shopify', header: 'Shopify', width: 180, help: 'What Shopify has.' },
  {
    key: 'shopifyUpdatedAt',
    header: 'Shopify Updated At',
    width: 150,
    help: 'When anything of the record last changed in Shopify.',
  },
  {
    key: 'take',
    header: 'Take',
    width: 80,
    help:
      'Type “sheet” to keep the cell and send it with the next export, or “shopify” to put Shopify’s value into it. ' +
      'The next look at the changes or import does it.',
  },
  { key: 'foundAt', header: 'Found At', width: 150, help: 'When it was met first.' },
];

/** Without these a line cannot be told from another. */
const KEY_COLUMNS: readonly ConflictColumn['key'][] = ['tab', 'id', 'field'];

export type ColumnPlaces = ReadonlyMap<ConflictColumn['key'], number>;

/** Columns are marked when the tab is made; the marks move along with them. */
export function markOf(storeId: string, key: ConflictColumn['key']): string {
  return `conflicts/${storeId}/${key}`;
}

export function placesIn(tab: TabInfo, storeId: string): ColumnPlaces {
  const columnOf = new Map(tab.bindings.map(({ column, value }) => [value, column]));
  return new Map(
    CONFLICT_COLUMNS.flatMap(({ key }) => {
      const column = columnOf.get(markOf(storeId, key));
      return column === undefined ? [] : ([[key, column]] as const);
    }),
  );
}

/** Whether every marked column has the header that we gave it. */
export function headersFit(places: ColumnPlaces, header: readonly CellValue[]): boolean {
  return CONFLICT_COLUMNS.every(({ key, header: name }) => {
    const column = places.get(key);
    return column === undefined || header[column] === name;
  });
}

/** The header of a column without which the tab cannot be read, or null. */
export function missingKeyColumn(places: ColumnPlaces): string | null {
  const missing = KEY_COLUMNS.find((key) => !places.has(key));
  return CONFLICT_COLUMNS.find(({ key }) => key === missing)?.header ?? null;
}

/** Null for a line that names no cell, such as an empty one. */
export function readLine(places: ColumnPlaces, cells: readonly CellValue[]): ConflictLine | null {
  const text = (key: ConflictColumn['key']) => String(cells[places.get(key) ?? -1] ?? '');
  const valueOf = (key: ConflictColumn['key']): Value => text(key) || null;
  const time = (key: ConflictColumn['key']) => Date.parse(text(key));
  const updatedAt = time('shopifyUpdatedAt');
  const [tab, id, field] = [text('tab'), text('id').trim(), text('field')];
  if (tab === '' || id === '' || field === '') return null;
  return {
    ...{ tab, id, field, title: text('title'), take: text('take') },
    ...{ base: valueOf('base'), sheet: valueOf('sheet'), shopify: valueOf('shopify') },
    shopifyUpdatedAt: Number.isNaN(updatedAt) ? null : updatedAt,
    foundAt: time('foundAt') || 0,
  };
}

/** All values are text in text cells, so that nothing of a store is ever parsed. */
export function toCells(line: ConflictLine): Map<ConflictColumn['key'], CellData> {
  const iso = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());
  const text = (value: Value) => textCell(fitToCell(value ?? ''));
  return new Map(
    CONFLICT_COLUMNS.map(({ key }) => {
      if (key === 'shopifyUpdatedAt' || key === 'foundAt') return [key, textCell(iso(line[key]))];
      return [key, text(line[key])];
    }),
  );
}

/** Who decided saw these values: of others nothing was decided. The sheet's own are theirs to change meanwhile. */
export function choiceStands(before: ConflictLine, now: ConflictLine): boolean {
  const isSame = (key: 'sheet' | 'shopify') =>
    normalizeLineBreaks(fitToCell(before[key] ?? '')) === normalizeLineBreaks(fitToCell(now[key] ?? ''));
  return isSame('shopify') && (sideOf(before.take) === 'sheet' || isSame('sheet'));
}

export type Side = 'sheet' | 'shopify';

/** What a person decided; null for any other word. */
export function sideOf(take: string): Side | null {
  const word = take.trim().toLowerCase();
  return word === 'sheet' || word === 'shopify' ? word : null;
}

/** Whether two lines say the same of the same cell; who decided what, and when it was found, is no part of it. */
export function saySame(left: ConflictLine, right: ConflictLine): boolean {
  const said = (line: ConflictLine) =>
    [...toCells({ ...line, take: '', foundAt: 0 })].map(([, { value }]) => value);
  return JSON.stringify(said(left)) === JSON.stringify(said(right));
}
