import type { JSX } from 'preact';
import { a1 } from './a1';
import { editorKey } from './grid-keys';
import type { Editor } from './use-editor';
import type { CellPlace } from './use-world';

/** The exact content of the selected cell, with every digit and every line. */
export function FormulaBar({ selected, editor }: { selected: CellPlace; editor: Editor }): JSX.Element {
  const text = editor.draft ?? editor.cell?.text ?? '';
  return (
    <div class="formula-bar">
      <output class="name-box" aria-label="Selected cell">
        {a1(selected.row, selected.column)}
      </output>
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <textarea
        class="formula-text"
        aria-label="Content of the selected cell"
        rows={1}
        value={text}
        onFocus={() => {
          if (editor.draft === null) editor.begin();
        }}
        onInput={(event) => editor.change(event.currentTarget.value)}
        onBlur={() => editor.commit()}
        onKeyDown={(event) => editorKey(event, editor)}
      />
      <span class="cell-format" title="Number format of the cell">
        {editor.cell?.format}
      </span>
    </div>
  );
}
