/** What the page may ask of the local world, as routes. Each request first lets the time pass that really passed. */
import type { Runtime } from '../apps-script/contract';
import type {
  CallAnswer,
  CellView,
  DemoCredentials,
  DialogView,
  FrameView,
  GridAction,
  StoreWindow,
  WorldView,
} from './protocol';
import { Content, NotFound } from './http-server';
import type { Routes, Shell } from './http-server';
import {
  readCall,
  readEdits,
  readFunctionName,
  readGridAction,
  readStoreEdit,
  wholeNumber,
} from './requests';
import { SheetView } from './sheet-view';
import { askStore } from './store-shell';
import { StoreView } from './store-view';
import type { World } from './world';

const DEFAULT_ROWS = 60;

/** Numbers the openings of sidebars and dialogs, so that the page knows a new one from one it has closed. */
class Openings {
  private readonly ids = new WeakMap<object, number>();
  private last = 0;

  idOf(opening: object): number {
    const known = this.ids.get(opening);
    if (known !== undefined) return known;
    this.last += 1;
    this.ids.set(opening, this.last);
    return this.last;
  }
}

export class Workbench {
  private readonly runtime: Runtime;
  private readonly sheet: SheetView;
  private readonly store: StoreView;
  private readonly openings = new Openings();
  private sent = false;
  private lastReal = Date.now();
  private serviceCallsSeen = 0;

  constructor(private readonly world: World) {
    this.runtime = world.runtime;
    this.sheet = new SheetView(world.runtime.person);
    this.store = new StoreView(world.shop);
  }

  routes(): Routes {
    const { runtime } = this;
    return {
      'GET /api/view': (query) => this.during(() => this.view(query)),
      'GET /api/store': (query) => this.storeWindow(query),
      'GET /api/demo': () => this.demo(),
      'GET /api/cell': (query) => this.cell(query),
      'GET /api/sidebar': () => htmlOf(runtime.sidebar),
      'GET /api/dialog': () => htmlOf(runtime.dialog),
      'POST /api/call': (_query, body) => this.during(() => this.noticeSending(() => this.call(body))),
      'POST /api/menu': (_query, body) =>
        this.during(() => this.noticeSending(() => runtime.clickMenu(readFunctionName(body)))),
      'POST /api/edit': (_query, body) => this.during(() => this.edit(body)),
      'POST /api/store': (_query, body) => this.during(() => this.store.edit(readStoreEdit(body))),
      'POST /api/grid': (_query, body) => this.during(() => this.act(readGridAction(body))),
    };
  }

  /** The store itself, for whoever talks to it without the sheet: GraphiQL, curl, another program. */
  storeShell(): Shell {
    return {
      prefix: '/admin/',
      answer: (request) => this.during(() => askStore(this.world.shop, request)),
    };
  }

  /** The local time follows the real one between requests; within them only what the world itself counts. */
  private during<T>(act: () => T): T {
    this.world.clock.advance(Math.max(0, Date.now() - this.lastReal));
    this.noticeSending(() => this.runtime.runDueTriggers());
    try {
      return act();
    } finally {
      this.lastReal = Date.now();
    }
  }

  /** What a person changes in the store by hand was not sent. */
  private noticeSending<T>(act: () => T): T {
    const before = this.store.revision;
    try {
      return act();
    } finally {
      this.sent ||= this.store.revision !== before;
    }
  }

  /** Scripts change cells only through service calls, so a quiet world needs no second look at its cells. */
  private noticeChanges(): void {
    const { length } = this.runtime.serviceCalls;
    if (length !== this.serviceCallsSeen) this.sheet.forget();
    this.serviceCallsSeen = length;
  }

  private view(query: URLSearchParams): WorldView {
    const { runtime, sheet } = this;
    this.noticeChanges();
    const from = wholeNumber(query.get('from'), 2);
    const rows = wholeNumber(query.get('rows'), DEFAULT_ROWS);
    return {
      spreadsheetName: this.world.spreadsheetName,
      tabs: sheet.tabs(),
      grid: sheet.window(query.get('tab') ?? '', from, rows),
      menus: runtime.menus,
      sidebar: this.frame(runtime.sidebar),
      dialog: this.dialog(),
      toasts: runtime.toasts,
      selection: runtime.selection,
      storeRevision: this.store.revision,
      sent: this.sent,
      conflicts: sheet.conflicts(),
      firstFilledTab: sheet.firstFilledTab(),
    };
  }

  private demo(): DemoCredentials {
    const { domain, accessToken } = this.world.shop.settings;
    return { shop: domain, accessToken };
  }

  private frame(opening: { title: string } | null): FrameView | null {
    return opening && { id: this.openings.idOf(opening), title: opening.title };
  }

  private dialog(): DialogView | null {
    const { dialog } = this.runtime;
    if (!dialog) return null;
    const { title, width, height } = dialog;
    return { id: this.openings.idOf(dialog), title, width, height };
  }

  private cell(query: URLSearchParams): CellView {
    const row = wholeNumber(query.get('row'), 1);
    const column = wholeNumber(query.get('column'), 1);
    return this.sheet.cell(query.get('tab') ?? '', row, column);
  }

  private storeWindow(query: URLSearchParams): StoreWindow {
    return this.store.window(wholeNumber(query.get('from'), 0), wholeNumber(query.get('rows'), DEFAULT_ROWS));
  }

  private call(body: unknown): CallAnswer {
    const { name, args } = readCall(body);
    try {
      const value = this.runtime.call(name, ...args) ?? null;
      return { ok: true, value, now: this.world.clock.nowMs() };
    } catch (error) {
      return {
        ok: false,
        now: this.world.clock.nowMs(),
        message: error instanceof Error ? error.message : String(error),
      };
    }
  }

  private edit(body: unknown): void {
    this.sheet.forget();
    for (const { tab, row, column, text } of readEdits(body))
      this.runtime.person.type(tab, row, column, text);
  }

  private act(action: GridAction): void {
    const { person } = this.runtime;
    this.sheet.forget();
    switch (action.kind) {
      case 'sort':
        return person.sort(action.tab, action.column, action.ascending);
      case 'insertRow':
        return person.insertRow(action.tab, action.row);
      case 'deleteRow':
        return person.deleteRow(action.tab, action.row);
      case 'insertColumn':
        return person.insertColumn(action.tab, action.column);
      case 'deleteColumn':
        return person.deleteColumn(action.tab, action.column);
    }
  }
}

function htmlOf(opening: { html: string } | null): Content {
  if (!opening) throw new NotFound('It is not open');
  return new Content('text/plain', opening.html);
}
