import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Cell, GridWindow, TabView } from '../protocol';
import { letters } from './a1';
import { px } from './px';
import { CellEditor } from './cell-editor';
import type { Editor } from './use-editor';
import type { CellPlace, World } from './use-world';

export const ROW_HEIGHT = 22;
const CORNER_WIDTH = 46;
/** Below the letters and the first row, which has a line under it. */
const BODY_TOP = 2 * ROW_HEIGHT + 3;
const SPARE_ROWS = 30;

interface GridProps {
  world: World;
  window: GridWindow;
  tab: TabView;
  editor: Editor;
  onMove: (rows: number, columns: number) => void;
  onMenu: (place: CellPlace, kind: 'row' | 'column', x: number, y: number) => void;
}

/** Where each column begins; one more entry than columns. */
function offsetsOf(widths: number[]): number[] {
  const offsets = [0];
  for (const width of widths) offsets.push((offsets[offsets.length - 1] ?? 0) + width);
  return offsets;
}

/** Width and place of each column that is not hidden. */
function shownColumns(widths: number[]): [width: number, index: number][] {
  return widths.flatMap((width, index) => (width === 0 ? [] : [[width, index] satisfies [number, number]]));
}

export function Grid(props: GridProps): JSX.Element {
  const { world, window: win, tab, editor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 600 });
  const { selected, showRows } = world;
  const offsets = offsetsOf(win.widths);
  const width = CORNER_WIDTH + (offsets[offsets.length - 1] ?? 0);
  const first = Math.max(2, Math.floor(scroll.top / ROW_HEIGHT) + 2 - 5);
  const last = Math.min(tab.rows, first + Math.ceil(scroll.height / ROW_HEIGHT) + 10);

  useEffect(() => {
    const from = Math.max(2, Math.floor((first - SPARE_ROWS) / SPARE_ROWS) * SPARE_ROWS);
    showRows(from, last - from + 2 * SPARE_ROWS - (last % SPARE_ROWS));
  }, [first, last, showRows]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element) keepInView(element, selected, offsets);
  }, [selected.row, selected.column, win.tab]);

  const box = {
    left: CORNER_WIDTH + (offsets[selected.column - 1] ?? 0),
    top: selected.row === 1 ? scroll.top + ROW_HEIGHT : BODY_TOP + (selected.row - 2) * ROW_HEIGHT,
    width: win.widths[selected.column - 1] ?? 0,
  };
  const rows: number[] = [];
  for (let row = first; row <= last; row += 1) rows.push(row);
  const rowProps = { world, offsets, widths: win.widths, width, editor, onMenu: props.onMenu };
  return (
    <div
      ref={scroller}
      class="grid"
      onScroll={(event) =>
        setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <ColumnLetters {...props} width={width} />
      <div
        role="grid"
        aria-label={`Cells of ${tab.title}`}
        aria-rowcount={tab.rows}
        aria-colcount={tab.columns}
        style={{ width: px(width) }}
      >
        <div class="frozen" role="rowgroup">
          <Row {...rowProps} row={1} cells={win.header} top={null} />
        </div>
        <div class="grid-body" role="rowgroup" style={{ height: px(Math.max(0, tab.rows - 1) * ROW_HEIGHT) }}>
          {rows.map((row) => (
            <Row
              key={row}
              {...rowProps}
              row={row}
              cells={win.cells[row - win.from] ?? []}
              top={(row - 2) * ROW_HEIGHT}
            />
          ))}
        </div>
      </div>
      <CellEditor editor={editor} selected={selected} box={box} onMove={props.onMove} />
    </div>
  );
}

function ColumnLetters(props: GridProps & { width: number }): JSX.Element {
  const { world, window: win, onMenu } = props;
  return (
    <div class="grid-letters" style={{ width: px(props.width) }} aria-hidden="true">
      <div class="corner" style={{ width: px(CORNER_WIDTH) }} />
      {shownColumns(win.widths).map(([columnWidth, index]) => (
        <div
          key={index}
          class={`letter ${world.selected.column === index + 1 ? 'current' : ''}`}
          style={{ width: px(columnWidth) }}
          onContextMenu={(event) => {
            event.preventDefault();
            onMenu({ row: 1, column: index + 1 }, 'column', event.clientX, event.clientY);
          }}
        >
          {letters(index + 1)}
        </div>
      ))}
    </div>
  );
}

/** Two sticky rows and the row numbers cover the edges, so that plain scrollIntoView would hide the cell under them. */
function keepInView(element: HTMLElement, { row, column }: CellPlace, offsets: number[]): void {
  const left = offsets[column - 1] ?? 0;
  const right = offsets[column] ?? left;
  const visibleWidth = element.clientWidth - CORNER_WIDTH;
  if (left < element.scrollLeft) element.scrollLeft = left;
  else if (right > element.scrollLeft + visibleWidth)
    element.scrollLeft = Math.min(left, right - visibleWidth);
  if (row === 1) return;
  const top = (row - 2) * ROW_HEIGHT;
  const visibleHeight = element.clientHeight - 2 * ROW_HEIGHT;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW_HEIGHT > element.scrollTop + visibleHeight) {
    element.scrollTop = top + ROW_HEIGHT - visibleHeight;
  }
}

interface RowProps {
  world: World;
  row: number;
  cells: Cell[];
  widths: number[];
  offsets: number[];
  width: number;
  top: number | null;
  editor: Editor;
  onMenu: GridProps['onMenu'];
}

function Row(props: RowProps): JSX.Element {
  const { world, row, cells, widths, editor, top } = props;
  const { selected, select } = world;
  const isCurrent = selected.row === row;
  return (
    <div
      class={`row ${row === 1 ? 'header-row' : ''}`}
      role="row"
      aria-rowindex={row}
      style={{ width: px(props.width), ...(top === null ? {} : { position: 'absolute', top: px(top) }) }}
    >
      <div
        class={`row-number ${isCurrent ? 'current' : ''}`}
        role="rowheader"
        style={{ width: px(CORNER_WIDTH) }}
        onContextMenu={(event) => {
          event.preventDefault();
          props.onMenu({ row, column: 1 }, 'row', event.clientX, event.clientY);
        }}
      >
        {row}
      </div>
      {shownColumns(widths).map(([columnWidth, index]) => {
        const column = index + 1;
        const [text, kind] = cells[index] ?? ['', 't'];
        const isSelected = isCurrent && selected.column === column;
        return (
          <div
            key={column}
            id={`cell-${row}-${column}`}
            class={`cell ${kind} ${isSelected ? 'selected' : ''}`}
            role="gridcell"
            aria-colindex={column}
            aria-selected={isSelected}
            style={{ width: px(columnWidth) }}
            onMouseDown={(event) => {
              event.preventDefault();
              editor.commit();
              select({ row, column });
              editor.area.current?.focus({ preventScroll: true });
            }}
            onDblClick={() => editor.begin()}
          >
            {text}
          </div>
        );
      })}
    </div>
  );
}
