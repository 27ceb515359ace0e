import type { DialogAnswer, MenuItem } from './contract';

/** What the person sees around the grid. */
export class UserInterface {
  readonly menus: { caption: string; items: (MenuItem | 'separator')[] }[] = [];
  readonly toasts: { message: string; title: string }[] = [];
  readonly answers: DialogAnswer[] = [];
  /** Texts of the alerts and prompts that were shown. */
  readonly alerts: string[] = [];
  sidebar: { title: string; html: string } | null = null;
  dialog: { title: string; html: string; width: number; height: number } | null = null;
  selection: { sheetId: number; row: number; column: number };

  constructor(sheetId: number) {
    this.selection = { sheetId, row: 1, column: 1 };
  }

  /** A menu with the same caption takes the old one's place. */
  addMenu(caption: string, items: (MenuItem | 'separator')[]): void {
    const known = this.menus.findIndex((menu) => menu.caption === caption);
    if (known < 0) this.menus.push({ caption, items });
    else this.menus[known] = { caption, items };
  }
}
