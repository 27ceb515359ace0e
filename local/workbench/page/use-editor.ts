import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { CellView } from '../protocol';
import { api } from './api';
import type { World } from './use-world';

export interface Editor {
  /** The exact content of the selected cell. */
  cell: CellView | null;
  /** What is being typed; null while nothing is. */
  draft: string | null;
  /** The one text area of the grid: it has the focus also while nothing is typed, so that no key is ever lost. */
  area: RefObject<HTMLTextAreaElement | null>;
  /** Begins to change what is there. */
  begin(): void;
  change(text: string): void;
  cancel(): void;
  /** Writes what was typed, if it differs, then moves on. */
  commit(rows?: number, columns?: number): void;
  clear(): void;
  paste(text: string): void;
}

/** Text areas know only one kind of line end; an untouched cell must not lose the other. */
const normal = (text: string): string => text.replace(/\r\n?/g, '\n');

export function useEditor(world: World, move: (rows: number, columns: number) => void): Editor {
  const { tab, selected, view } = world;
  const { row, column } = selected;
  const [cell, setCell] = useState<CellView | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const wantsContent = useRef(false);

  useEffect(() => {
    setCell(null);
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

  /** The text area is emptied at once: the next key may come before the next rendering. */
  const stop = (): void => {
    if (area.current) area.current.value = '';
    setDraft(null);
  };
  const write = (text: string): void => void world.act(() => api.edit([{ tab, row, column, text }]));

  return {
    cell,
    draft,
    area,
    begin: () => {
      if (cell) setDraft(normal(cell.text));
      else wantsContent.current = true;
    },
    change: setDraft,
    cancel: stop,
    commit: (rows = 0, columns = 0) => {
      const typed = area.current && draft !== null ? draft : null;
      if (typed !== null && typed !== normal(cell?.text ?? '')) write(typed);
      stop();
      if (rows !== 0 || columns !== 0) move(rows, columns);
    },
    clear: () => write(''),
    paste: (text) => {
      const lines = normal(text).replace(/\n$/, '').split('\n');
      const edits = lines.flatMap((line, down) =>
        line.split('\t').map((part, right) => ({ tab, row: row + down, column: column + right, text: part })),
      );
      void world.act(() => api.edit(edits));
    },
  };
}
