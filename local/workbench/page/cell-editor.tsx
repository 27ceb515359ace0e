import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { editorKey } from './grid-keys';
import type { Editor } from './use-editor';

/** The box over the cell. It grows with its text, and Enter means done. */
export function CellEditor({ editor }: { editor: Editor }): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = area.current;
    if (!element || document.activeElement?.classList.contains('formula-text')) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  return (
    <textarea
      ref={area}
      class="cell-editor"
      aria-label="Cell content"
      rows={1}
      value={editor.draft ?? ''}
      onInput={(event) => editor.change(event.currentTarget.value)}
      onKeyDown={(event) => editorKey(event, editor)}
      onDblClick={(event) => event.stopPropagation()}
    />
  );
}
