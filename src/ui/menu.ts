import type { Platform } from '../platform/ports';

/** The menu works before any permission was given, so it calls nothing but the menu service. */
export function addMenu({ screen }: Platform): void {
  screen.addMenu([
    { caption: 'Open the panel', handler: 'showSidebar' },
    { caption: 'Show the dashboard', handler: 'showDashboard' },
  ]);
}
