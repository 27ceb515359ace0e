import type { Editor } from './use-editor';

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
  if (event.key === 'Enter' && event.altKey) editor.change(`${editor.draft ?? ''}\n`);
  else if (event.key === 'Escape') editor.cancel();
  else if (event.key === 'Tab') editor.commit(0, event.shiftKey ? -1 : 1);
  else if (event.key === 'Enter') editor.commit(event.shiftKey ? -1 : 1, 0);
  else return;
  event.preventDefault();
  editor.area.current?.focus();
}

/** Keys where nothing is being typed move, open or clear; all others begin to type by themselves. */
export function gridKey(
  event: KeyboardEvent,
  editor: Editor,
  move: (rows: number, columns: number) => void,
): void {
  const control = event.ctrlKey || event.metaKey;
  const step = MOVES[event.key];
  if (step) {
    const scale = control && event.key.startsWith('Arrow') ? FAR : 1;
    move(step[0] * scale, step[1] * scale);
  } else if (event.key === 'Tab') move(0, event.shiftKey ? -1 : 1);
  else if (event.key === 'Enter' || event.key === 'F2') editor.begin();
  else if (event.key === 'Delete' || event.key === 'Backspace') editor.clear();
  else return;
  event.preventDefault();
}
