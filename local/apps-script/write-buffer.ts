/** Writes of SpreadsheetApp that the service has taken but not yet carried out (reference 2.2). */
export class WriteBuffer {
  private pending: (() => void)[] = [];
  private cells = 0;
  private structural = false;

  isEmpty(): boolean {
    return this.pending.length === 0;
  }

  /** Whether rows, columns or tabs wait to change, so that bounds cannot be checked before they do. */
  hasStructural(): boolean {
    return this.structural;
  }

  get pendingCells(): number {
    return this.cells;
  }

  add(write: () => void, options: { cells: number; isStructural?: boolean }): void {
    this.pending.push(write);
    this.cells += options.cells;
    if (options.isStructural) this.structural = true;
  }

  /** Carries everything out; the first bad write ends it, and what was behind it is lost with it. */
  flush(): void {
    const writes = this.pending;
    this.pending = [];
    this.cells = 0;
    this.structural = false;
    for (const write of writes) write();
  }
}
