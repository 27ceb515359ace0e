/** Half-open, 0-based; a missing end means "to the edge of the grid". */
export interface Span {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** Half-open, 0-based, all sides known. */
export interface Box {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

const CORNER = /^\$?([A-Za-z]{0,3})\$?(\d*)$/;

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** `Sheet!A1` cut at the sheet's name; quotes of the name are undone. */
export function splitSheetName(text: string): { title: string | null; cells: string | null } {
  const quoted = /^'((?:[^']|'')*)'(?:!(.+))?$/.exec(text);
  if (quoted) return { title: (quoted[1] ?? '').replace(/''/g, "'"), cells: quoted[2] ?? null };
  const bang = text.lastIndexOf('!');
  if (bang > 0) return { title: text.slice(0, bang), cells: text.slice(bang + 1) };
  return { title: null, cells: text };
}

/** `A1`, `A1:B2`, `A:C`, `2:5`, `A2:C`; null where it is no range. */
export function parseCells(text: string): Span | null {
  const [first, second, ...more] = text.split(':');
  const from = CORNER.exec(first ?? '');
  const to = second === undefined ? from : CORNER.exec(second);
  if (!from || !to || more.length > 0) return null;
  const start = corner(from);
  const end = corner(to);
  const isSingle = second === undefined;
  if (isSingle && (start.row === null || start.column === null)) return null;
  if (start.row === null && start.column === null) return null;
  if (end.row === null && end.column === null) return null;
  return {
    startRow: Math.min(start.row ?? 0, end.row ?? Infinity),
    startColumn: Math.min(start.column ?? 0, end.column ?? Infinity),
    endRow: end.row === null ? undefined : Math.max(start.row ?? 0, end.row) + 1,
    endColumn: end.column === null ? undefined : Math.max(start.column ?? 0, end.column) + 1,
  };
}

function corner(match: RegExpExecArray): { row: number | null; column: number | null } {
  const [, letters, digits] = match;
  const row = digits ? Number(digits) - 1 : null;
  return { row: row !== null && row < 0 ? null : row, column: letters ? columnIndex(letters) : null };
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function boxName(box: Box): string {
  const from = cellName(box.startRow, box.startColumn);
  const to = cellName(box.endRow - 1, box.endColumn - 1);
  return from === to ? from : `${from}:${to}`;
}

/** Google quotes a name that is not a bare word. */
export function quoteTitle(title: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !CORNER.test(title)
    ? title
    : `'${title.replace(/'/g, "''")}'`;
}

export function overlaps(first: Box, second: Box): boolean {
  return (
    first.startRow < second.endRow &&
    second.startRow < first.endRow &&
    first.startColumn < second.endColumn &&
    second.startColumn < first.endColumn
  );
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.startRow <= inner.startRow &&
    inner.endRow <= outer.endRow &&
    outer.startColumn <= inner.startColumn &&
    inner.endColumn <= outer.endColumn
  );
}
