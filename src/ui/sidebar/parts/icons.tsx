/** Small line drawings; every one of them stands beside words or under a label. */
import type { JSX } from 'preact';

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 4.5v5M8 14.5v5',
  history: 'M12 7v5l3.5 2M4.5 12a7.5 7.5 0 1 0 2.6-5.7M4 4v4h4',
  refresh: 'M19 12a7 7 0 1 1-2.2-5.1M19.5 4v4h-4',
  warning: 'M12 4.5 3.5 19h17L12 4.5zM12 10v4M12 16.4v.1',
  failed: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9 9l6 6M15 9l-6 6',
  done: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.3l2.8 2.8L16 9.5',
  arrow: 'M4 12h15M13.5 6.5 19 12l-5.5 5.5',
  pause: 'M9 6v12M15 6v12',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.1',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
