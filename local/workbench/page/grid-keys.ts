import type { Editor } from './use-editor';
import type { CellPlace } from './use-world';

const PAGE_ROWS = 20;
const FAR = 1e9;

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-PAGE_ROWS, 0],
  PageDown: [PAGE_ROWS, 0],
  Home: [0, -FAR],
  End: [0, FAR],
};

/** Keys while text is being typed: Enter and Tab write it, Escape does not, Alt+Enter is a line end. */
export function editorKey(event: KeyboardEvent, editor: Editor): void {
  event.stopPropagation();
  if (event.key === 'Escape') editor.cancel();
  else if (event.key === 'Tab') editor.commit({ rows: 0, columns: event.shiftKey ? -1 : 1 });
  else if (event.key === 'Enter' && event.altKey) editor.change(`${editor.draft ?? ''}\n`);
  else if (event.key === 'Enter') editor.commit({ rows: event.shiftKey ? -1 : 1, columns: 0 });
  else return;
  event.preventDefault();
  const grid = document.querySelector<HTMLElement>('.grid');
  if (event.key !== 'Enter' || !event.altKey) grid?.focus();
}

/** Keys of a grid where nothing is being typed: they move, begin to type, or clear. */
export function useGridKeys(
  editor: Editor,
  selected: CellPlace,
  move: (from: CellPlace, rows: number, columns: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    if (editor.draft !== null) return;
    const far = (event.ctrlKey || event.metaKey) && event.key.startsWith('Arrow');
    const step = MOVES[event.key];
    if (step) move(selected, step[0] * (far ? FAR : 1), step[1] * (far ? FAR : 1));
    else if (event.key === 'Tab') move(selected, 0, event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' || event.key === 'F2') editor.begin();
    else if (event.key === 'Delete' || event.key === 'Backspace') editor.clear();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
      editor.begin(event.key);
    else return;
    event.preventDefault();
  };
}
