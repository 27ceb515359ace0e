import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { GridAction } from '../protocol';
import { letters } from './a1';
import { px } from './px';
import type { CellPlace } from './use-world';

export interface ContextMenuAt {
  kind: 'row' | 'column';
  place: CellPlace;
  x: number;
  y: number;
}

function choicesOf(tab: string, { kind, place }: ContextMenuAt): [string, GridAction][] {
  const { row, column } = place;
  if (kind === 'row') {
    return [
      [`Insert a row above ${row}`, { kind: 'insertRow', tab, row }],
      [`Delete row ${row}`, { kind: 'deleteRow', tab, row }],
    ];
  }
  return [
    ['Sort sheet A to Z', { kind: 'sort', tab, column, ascending: true }],
    ['Sort sheet Z to A', { kind: 'sort', tab, column, ascending: false }],
    [`Insert a column left of ${letters(column)}`, { kind: 'insertColumn', tab, column }],
    [`Delete column ${letters(column)}`, { kind: 'deleteColumn', tab, column }],
  ];
}

/** What a person does to rows and columns while the add-on works, at the right mouse button. */
export function ContextMenu(props: {
  tab: string;
  at: ContextMenuAt;
  onChoose: (action: GridAction) => void;
  onClose: () => void;
}): JSX.Element {
  const { tab, at, onChoose, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
    const close = (event: MouseEvent): void => {
      if (event.target instanceof Node && list.current?.contains(event.target)) return;
      onClose();
    };
    document.addEventListener('mousedown', close);
    return () => document.removeEventListener('mousedown', close);
  }, [onClose]);
  return (
    <div
      ref={list}
      class="menu-list context-menu"
      role="menu"
      style={{ left: px(at.x), top: px(at.y) }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {choicesOf(tab, at).map(([caption, action]) => (
        <button
          key={caption}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose();
            onChoose(action);
          }}
        >
          {caption}
        </button>
      ))}
    </div>
  );
}
