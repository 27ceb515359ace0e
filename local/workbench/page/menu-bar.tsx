import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MenuView } from '../protocol';

interface MenuBarProps {
  menus: MenuView[];
  /** The function that runs now. */
  running: string | null;
  onChoose: (functionName: string) => void;
}

/** The menus that the add-on put there when the file was opened. */
export function MenuBar({ menus, running, onChoose }: MenuBarProps): JSX.Element {
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    if (open === null) return;
    bar.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    const close = (event: Event): void => {
      if (event.target instanceof Node && bar.current?.contains(event.target)) return;
      setOpen(null);
    };
    document.addEventListener('mousedown', close);
    window.addEventListener('blur', close);
    return () => {
      document.removeEventListener('mousedown', close);
      window.removeEventListener('blur', close);
    };
  }, [open]);

  return (
    <nav
      class="menu-bar"
      ref={bar}
      aria-label="Menus"
      onKeyDown={(event) => moveFocus(event, () => setOpen(null))}
    >
      {menus.map((menu) => (
        <div key={menu.caption} class="menu">
          <button
            type="button"
            aria-haspopup="menu"
            aria-expanded={open === menu.caption}
            onClick={() => setOpen(open === menu.caption ? null : menu.caption)}
          >
            {menu.caption}
          </button>
          {open === menu.caption && (
            <div class="menu-list" role="menu" aria-label={menu.caption}>
              {menu.items.map((item, index) =>
                item === 'separator' ? (
                  <hr key={index} />
                ) : (
                  <button
                    key={item.functionName}
                    type="button"
                    role="menuitem"
                    onClick={() => {
                      setOpen(null);
                      onChoose(item.functionName);
                    }}
                  >
                    {item.caption}
                  </button>
                ),
              )}
            </div>
          )}
        </div>
      ))}
      <span class="menu-running" role="status">
        {running !== null && 'Running\u2026'}
      </span>
    </nav>
  );
}

function moveFocus(event: KeyboardEvent, close: () => void): void {
  if (event.key === 'Escape') return close();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const next = items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length];
  next?.focus();
  event.preventDefault();
}
