import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { WorldView } from '../protocol';
import { api } from './api';

const POLL_MS = 2000;

export interface CellPlace {
  row: number;
  column: number;
}

export interface World {
  view: WorldView | null;
  tab: string;
  selected: CellPlace;
  /** What failed last, in words, until it is dismissed. */
  failure: string | null;
  openTab(title: string): void;
  select(place: CellPlace): void;
  /** Which rows the grid shows; more than a screenful is asked for around them. */
  showRows(from: number, rows: number): void;
  refresh(): Promise<void>;
  /** Runs something that may change the world, then looks at it again. */
  act(work: () => Promise<unknown>): Promise<void>;
  dismiss(): void;
}

const FIRST: CellPlace = { row: 1, column: 1 };

/** The latest look at the world; looks again every two seconds, and after everything the person does. */
export function useWorld(): World {
  const [view, setView] = useState<WorldView | null>(null);
  const [selected, setSelected] = useState<CellPlace>(FIRST);
  const [failure, setFailure] = useState<string | null>(null);
  const wanted = useRef({ tab: '', from: 2, rows: 80 });
  const scriptSelection = useRef('');
  const asked = useRef(0);
  /** An import fills tabs of its own: whoever looks at an empty one is taken there, once. */
  const filled = useRef(false);

  const refresh = useCallback(async (): Promise<void> => {
    asked.current += 1;
    const question = asked.current;
    const { tab, from, rows } = wanted.current;
    const next = await api.view(tab, from, rows);
    if (question !== asked.current) return;
    const elsewhere = next.grid.cells.length === 0 && next.firstFilledTab;
    if (elsewhere && !next.grid.header.some(([text]) => text !== '') && !filled.current) {
      filled.current = true;
      wanted.current.tab = elsewhere;
      return refresh();
    }
    wanted.current.tab = next.grid.tab;
    setView(next);
    const moved = JSON.stringify(next.selection);
    if (scriptSelection.current !== '' && moved !== scriptSelection.current) {
      const { selection } = next;
      setSelected({ row: selection.row, column: selection.column });
      if (selection.tab !== next.grid.tab) {
        wanted.current = { ...wanted.current, tab: selection.tab, from: 2 };
        scriptSelection.current = moved;
        return refresh();
      }
    }
    scriptSelection.current = moved;
  }, []);

  const lookAgain = useCallback(
    () =>
      refresh().catch(() =>
        setFailure('The workbench does not answer. Is it still running? Start it again with npm start.'),
      ),
    [refresh],
  );

  useEffect(() => {
    void lookAgain();
    const timer = setInterval(() => void lookAgain(), POLL_MS);
    return () => clearInterval(timer);
  }, [lookAgain]);

  const act = useCallback(
    async (work: () => Promise<unknown>) => {
      try {
        await work();
        setFailure(null);
      } catch (error) {
        setFailure(error instanceof Error ? error.message : String(error));
      }
      await lookAgain();
    },
    [lookAgain],
  );

  const openTab = useCallback(
    (title: string) => {
      wanted.current = { ...wanted.current, tab: title, from: 2 };
      setSelected(FIRST);
      void lookAgain();
    },
    [lookAgain],
  );

  const showRows = useCallback(
    (from: number, rows: number) => {
      if (wanted.current.from === from && wanted.current.rows === rows) return;
      wanted.current = { ...wanted.current, from, rows };
      void lookAgain();
    },
    [lookAgain],
  );

  return {
    view,
    tab: view?.grid.tab ?? '',
    selected,
    failure,
    openTab,
    select: setSelected,
    showRows,
    refresh: lookAgain,
    act,
    dismiss: () => setFailure(null),
  };
}
