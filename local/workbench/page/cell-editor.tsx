import type { JSX } from 'preact';
import { a1 } from './a1';
import { editorKey, gridKey } from './grid-keys';
import { px } from './px';
import type { Editor } from './use-editor';
import type { CellPlace } from './use-world';

/** The box over the selected cell: unseen until something is typed, then it grows with its text. */
export function CellEditor(props: {
  editor: Editor;
  selected: CellPlace;
  box: { left: number; top: number; width: number };
  onMove: (rows: number, columns: number) => void;
}): JSX.Element {
  const { editor, selected, box, onMove } = props;
  const typing = editor.draft !== null;
  return (
    <textarea
      ref={editor.area}
      class={`cell-editor ${typing ? 'typing' : ''}`}
      style={{ left: px(box.left), top: px(box.top), minWidth: px(box.width + 1) }}
      aria-label={`${a1(selected.row, selected.column)} ${editor.cell?.text ?? ''}`}
      rows={1}
      value={editor.draft ?? ''}
      onInput={(event) => editor.change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.currentTarget.value !== '' || typing) editorKey(event, editor);
        else gridKey(event, editor, onMove);
      }}
      onPaste={(event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (typing && !/[\t\n]/.test(text)) return;
        event.preventDefault();
        editor.paste(text);
      }}
      onCopy={(event) => {
        if (typing || !editor.cell) return;
        event.preventDefault();
        event.clipboardData?.setData('text/plain', editor.cell.text);
      }}
    />
  );
}
