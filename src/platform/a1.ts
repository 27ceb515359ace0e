/** A1 notation, for ranges that the Sheets API takes as text. Rows and columns count from 0 here. */

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function quoteTab(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

/** Everything in a tab. */
export function wholeTab(title: string): string {
  return quoteTab(title);
}

/** Both ends included. */
export function a1(title: string, row: number, column: number, lastRow: number, lastColumn: number): string {
  return `${quoteTab(title)}!${columnLetters(column)}${row + 1}:${columnLetters(lastColumn)}${lastRow + 1}`;
}

/** Whole columns, both ends included. */
export function a1Columns(title: string, column: number, lastColumn: number): string {
  return `${quoteTab(title)}!${columnLetters(column)}:${columnLetters(lastColumn)}`;
}
