import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CellView } from '../protocol';
import { api } from './api';
import type { CellPlace, World } from './use-world';

export interface Editor {
  /** The exact content of the selected cell. */
  cell: CellView | null;
  /** What is being typed; null while nothing is. */
  draft: string | null;
  /** Begins with the cell's content, or with `text` in its place. */
  begin(text?: string): void;
  change(text: string): void;
  cancel(): void;
  /** Writes what was typed, if it differs, then moves on. */
  commit(move?: { rows: number; columns: number }): void;
  clear(): void;
  paste(text: string): void;
}

/** Text areas know only one kind of line end; an untouched cell must not lose the other. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n');

export function useEditor(
  world: World,
  move: (from: CellPlace, rows: number, columns: number) => void,
): Editor {
  const { tab, selected, view } = world;
  const [cell, setCell] = useState<CellView | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const wantsContent = useRef(false);
  const { row, column } = selected;

  useEffect(() => {
    setCell(null);
    setDraft(null);
    wantsContent.current = false;
  }, [tab, row, column]);

  useEffect(() => {
    if (tab === '') return;
    let current = true;
    api.cell(tab, row, column).then(
      (loaded) => {
        if (!current) return;
        setCell(loaded);
        if (wantsContent.current) setDraft(normal(loaded.text));
        wantsContent.current = false;
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [tab, row, column, view]);

  const begin = useCallback(
    (text?: string) => {
      if (text !== undefined) setDraft(text);
      else if (cell) setDraft(normal(cell.text));
      else wantsContent.current = true;
    },
    [cell],
  );

  const write = (text: string, at: CellPlace): void =>
    void world.act(() => api.edit([{ tab, row: at.row, column: at.column, text }]));

  return {
    cell,
    draft,
    begin,
    change: setDraft,
    cancel: () => setDraft(null),
    commit: (step) => {
      if (draft !== null && draft !== normal(cell?.text ?? '')) write(draft, selected);
      setDraft(null);
      if (step) move(selected, step.rows, step.columns);
    },
    clear: () => write('', selected),
    paste: (text) => {
      const lines = normal(text).replace(/\n$/, '').split('\n');
      const edits = lines.flatMap((line, down) =>
        line.split('\t').map((part, right) => ({ tab, row: row + down, column: column + right, text: part })),
      );
      void world.act(() => api.edit(edits));
    },
  };
}
