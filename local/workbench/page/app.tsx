import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { api } from './api';
import { ContextMenu } from './context-menu';
import type { ContextMenuAt } from './context-menu';
import { FormulaBar } from './formula-bar';
import { Frame } from './frame';
import { Grid } from './grid';
import { MenuBar } from './menu-bar';
import { px } from './px';
import { StorePanel } from './store-panel';
import { TabStrip } from './tab-strip';
import { Toasts } from './toasts';
import { TryIt } from './try-it';
import { useEditor } from './use-editor';
import { useWorld } from './use-world';

const clamp = (value: number, most: number): number => Math.max(1, Math.min(value, most));

/** The next column that can be seen, in the direction of the step, or else the other way. */
function shownColumn(widths: readonly number[], wanted: number, step: number): number {
  const isShown = (column: number): boolean => widths[column - 1] !== 0;
  const direction = step < 0 ? -1 : 1;
  for (const way of [direction, -direction])
    for (let column = wanted; column >= 1 && column <= widths.length; column += way)
      if (isShown(column)) return column;
  return wanted;
}

export function App(): JSX.Element {
  const world = useWorld();
  const { view, selected, select } = world;
  const [closed, setClosed] = useState({ sidebar: 0, dialog: 0 });
  const [running, setRunning] = useState<string | null>(null);
  const [fill, setFill] = useState<Record<string, string> | null>(null);
  const [menuAt, setMenuAt] = useState<ContextMenuAt | null>(null);
  const closeMenu = useCallback(() => setMenuAt(null), []);
  const tab = view?.tabs.find((known) => known.title === view.grid.tab);
  const move = (rows: number, columns: number): void =>
    select({
      row: clamp(selected.row + rows, tab?.rows ?? 1),
      column: shownColumn(
        view?.grid.widths ?? [],
        clamp(selected.column + columns, tab?.columns ?? 1),
        columns,
      ),
    });
  const editor = useEditor(world, move);

  if (!view || !tab) return <p class="starting">{world.failure ?? 'Opening\u2026'}</p>;
  const sidebar = view.sidebar && view.sidebar.id !== closed.sidebar ? view.sidebar : null;
  const dialog = view.dialog && view.dialog.id !== closed.dialog ? view.dialog : null;
  const choose = (functionName: string): void => {
    setRunning(functionName);
    void world.act(() => api.menu(functionName)).then(() => setRunning(null));
  };
  const frameProps = { onCalled: () => void world.refresh() };
  return (
    <div class="workbench">
      <header class="top">
        <span class="file-icon" aria-hidden="true" />
        <h1>{view.spreadsheetName}</h1>
        <MenuBar menus={view.menus} running={running} onChoose={choose} />
      </header>
      <TryIt
        imported={view.firstFilledTab !== null}
        sent={view.sent}
        conflicts={view.conflicts}
        onFill={setFill}
      />
      <FormulaBar selected={selected} editor={editor} />
      <div class="middle">
        <main class="sheet">
          <Grid
            key={tab.sheetId}
            world={world}
            window={view.grid}
            tab={tab}
            editor={editor}
            onMove={move}
            onMenu={(place, kind, x, y) => setMenuAt({ place, kind, x, y })}
          />
          <TabStrip tabs={view.tabs} current={tab.title} onOpen={world.openTab} />
          <StorePanel
            revision={view.storeRevision}
            onEdit={(edit) => void world.act(() => api.editStore(edit))}
          />
        </main>
        {sidebar && (
          <section class="sidebar" aria-label={sidebar.title}>
            <header>
              <h2>{sidebar.title}</h2>
              <button
                type="button"
                aria-label="Close the sidebar"
                onClick={() => setClosed({ ...closed, sidebar: sidebar.id })}
              >
                {'\u2715'}
              </button>
            </header>
            <Frame
              key={sidebar.id}
              which="sidebar"
              title={sidebar.title}
              fill={fill}
              onClose={() => setClosed({ ...closed, sidebar: sidebar.id })}
              {...frameProps}
            />
          </section>
        )}
      </div>
      {dialog && (
        <div class="dialog-back">
          <section
            class="dialog"
            role="dialog"
            aria-modal="true"
            aria-label={dialog.title}
            style={{ width: px(dialog.width), height: px(dialog.height + 48) }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setClosed({ ...closed, dialog: dialog.id });
            }}
          >
            <header>
              <h2>{dialog.title}</h2>
              <button
                type="button"
                aria-label="Close the dialog"
                onClick={() => setClosed({ ...closed, dialog: dialog.id })}
              >
                {'\u2715'}
              </button>
            </header>
            <Frame
              key={dialog.id}
              which="dialog"
              title={dialog.title}
              onClose={() => setClosed({ ...closed, dialog: dialog.id })}
              {...frameProps}
            />
          </section>
        </div>
      )}
      {menuAt && (
        <ContextMenu
          tab={tab.title}
          at={menuAt}
          onChoose={(action) => void world.act(() => api.grid(action))}
          onClose={closeMenu}
        />
      )}
      <Toasts toasts={view.toasts} />
      {world.failure && (
        <div class="failure" role="alert">
          {world.failure}
          <button type="button" onClick={world.dismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  );
}
