/** Collects the story and the promises that it checks on the way. */
export class Narrator {
  readonly broken: string[] = [];
  private readonly lines: string[] = [];

  chapter(title: string): void {
    this.lines.push('', bold(title));
  }

  say(line: string): void {
    this.lines.push(`  ${line}`);
  }

  table(header: string[], rows: string[][]): void {
    const widths = header.map((_, column) =>
      Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)),
    );
    const line = (row: string[]) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    this.say(line(header));
    this.say(widths.map((width) => '─'.repeat(width)).join('  '));
    rows.forEach((row) => this.say(line(row)));
  }

  /** A promise of the product: kept, or the demo fails. */
  promise(words: string, kept: boolean): void {
    this.say(`${kept ? '✔' : '✘ BROKEN:'} ${words}`);
    if (!kept) this.broken.push(words);
  }

  get text(): string {
    return this.lines.join('\n') + '\n';
  }
}

function bold(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text;
}
