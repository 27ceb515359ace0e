/** Column letters: 1 is A, 27 is AA. */
export function letters(column: number): string {
  let rest = column;
  let text = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    text = String.fromCharCode(65 + digit) + text;
    rest = (rest - 1 - digit) / 26;
  }
  return text;
}

export function a1(row: number, column: number): string {
  return letters(column) + String(row);
}
