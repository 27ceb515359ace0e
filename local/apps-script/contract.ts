import type { VirtualClock } from '../clock';
import type { HttpHandler } from '../http';

/** What a test or the workbench may do with the local Apps Script world. */
export interface RuntimeOptions {
  /** dist/ as clasp would push it: file name → content (`Code.js`, `appsscript.json`, `sidebar.html`, ...). */
  files: Record<string, string>;
  /** Answers every UrlFetchApp request. */
  http: HttpHandler;
  clock?: VirtualClock;
  userEmail?: string;
  spreadsheetName?: string;
  /** Deviations from the strict world; see RuntimeSettings. */
  settings?: Partial<RuntimeSettings>;
}

/** Where Google's behaviour is open or a test needs another world. The defaults are the stricter side. */
export interface RuntimeSettings {
  /** Draws ids, uuids and Math.random: the same seed gives the same run. */
  seed: number;
  /** Daily quotas are those of this kind of account. */
  account: 'consumer' | 'workspace';
  /** 60 reads and 60 writes a minute of the Sheets API. */
  sheetsPerMinuteQuota: boolean;
  /** UrlFetch calls, property operations and trigger runtime per day. */
  dailyQuotas: boolean;
  /** The documented 9 KB per property value, which live Google was seen not to enforce (reference 1.6). */
  propertyValueLimit: boolean;
  spreadsheetTimeZone: string;
  spreadsheetLocale: string;
  /** How long one google.script.run call takes beyond its execution; no public figure exists. */
  scriptRunRoundTripMs: number;
  /** Whether this is a published editor add-on: its time triggers run at most once per hour. */
  isAddOn: boolean;
  /** A test deployment of an add-on: it has no installable triggers at all. */
  isTestDeployment: boolean;
  /** Whether the person has used the add-on in this file; until then onOpen runs in AuthMode.NONE. */
  isEnabledInFile: boolean;
  /** Whether a bound script's time trigger has an active spreadsheet; reports differ (reference 1.3). */
  boundTimerHasDocument: boolean;
  /** Whether an add-on may make a one-shot trigger for less than an hour ahead (reference 8.6). */
  addOnOneShotWithinHour: boolean;
  /** Scopes the person granted; null: all that the manifest asks for. */
  grantedScopes: readonly string[] | null;
  /** Whether the user owns the file: the owner edits whatever is protected. */
  ownsFile: boolean;
  /** Real milliseconds of the script between service calls count this many times; 0 keeps runs repeatable. */
  scriptCpuFactor: number;
  /** Latencies are drawn from the published ranges instead of their typical values. */
  latencyJitter: boolean;
  /** How many requests of one fetchAll are under way at a time; a blog says 10 to 20 (reference 1.4). */
  fetchAllConcurrency: number;
  /** Triggers start late, as they may: anywhere inside the hour for hourly ones. */
  triggerJitter: boolean;
  /** Real milliseconds after which an execution is ended from outside, whatever it loops over. */
  realLimitMs: number;
  /** The share of cache reads that find their entry gone. */
  cacheLossRate: number;
  /** What the cache's 100 KB count (reference 1.5). */
  cacheValueUnit: 'bytes' | 'characters';
  /** Whether a script's text starting with `=` becomes a formula in an `@` cell; reports differ (reference 2.2). */
  formulasInTextCells: boolean;
  /** Whether a script's leading apostrophe is a marker that vanishes or stays in the text (reference 2.2). */
  scriptApostrophe: 'eaten' | 'kept';
  /** Whether HtmlService takes `//` inside a template literal of an .html file for a comment (reference 2.4). */
  htmlEatsSlashes: boolean;
}

export type CellInput = string | number | boolean | null;

/** What a service call looks like from outside; `index` counts all calls of the runtime since it was made. */
export interface ServiceCall {
  index: number;
  /** For example `Sheets.Spreadsheets.batchUpdate`, `UrlFetchApp.fetchAll`, `LockService.Lock.tryLock`. */
  name: string;
  phase: 'before' | 'after';
}

/**
 * Asked before and after every service call. 'kill' ends the execution there and then: no catch, no finally of the
 * script has any further effect. A returned Error is thrown by the service instead of (before) or after its effect.
 */
export type ServiceHook = (call: ServiceCall) => 'kill' | Error | undefined;

/** The spreadsheet as the person in front of it sees and edits it. Rows and columns count from 1. */
export interface PersonsView {
  tabs(): { title: string; sheetId: number; hidden: boolean; rows: number; columns: number }[];
  /** Display text of the used part of a tab. */
  display(tab: string): string[][];
  /** The stored value: number, boolean or text; '' is blank. */
  value(tab: string, row: number, column: number): string | number | boolean;
  formula(tab: string, row: number, column: number): string | null;
  numberFormat(tab: string, row: number, column: number): string;
  /** Types text as a person would: parsed as Sheets parses typing, unless the cell's format is `@`. Fires onEdit. */
  type(tab: string, row: number, column: number, text: string): void;
  /** Puts a value into a cell as is (a paste from another program's typed cell). Fires onEdit. */
  put(tab: string, row: number, column: number, value: CellInput): void;
  /** Pastes a block of texts; its edit event has no value. */
  paste(tab: string, row: number, column: number, texts: readonly (readonly string[])[]): void;
  sort(tab: string, column: number, ascending?: boolean): void;
  insertRow(tab: string, before: number): void;
  deleteRow(tab: string, row: number): void;
  insertColumn(tab: string, before: number): void;
  deleteColumn(tab: string, column: number): void;
  moveColumn(tab: string, from: number, to: number): void;
  hideRow(tab: string, row: number): void;
  /** Columns that are not shown, counted from 1. */
  hiddenColumns(tab: string): number[];
  /** Filters the whole tab by a column: rows with one of these texts are not shown. */
  filter(tab: string, column: number, hidden: readonly string[]): void;
  merge(tab: string, row: number, column: number, rows: number, columns: number): void;
  /** Lets nobody but the file's owner edit a block. */
  protect(tab: string, row: number, column: number, rows: number, columns: number): void;
  /** The version of this moment; the answer restores it, as version history does. */
  keepVersion(): () => void;
  renameTab(tab: string, title: string): void;
  deleteTab(tab: string): void;
  setNote(tab: string, row: number, column: number, note: string): void;
  setBackground(tab: string, row: number, column: number, color: string): void;
}

export interface DialogAnswer {
  button: 'OK' | 'CANCEL' | 'YES' | 'NO' | 'CLOSE';
  text?: string;
}

export interface MenuItem {
  caption: string;
  functionName: string;
}

/** How one call of several at a time ended. */
export type CallOutcome = { value: unknown } | { error: Error };

export interface Mail {
  to: string;
  subject: string;
  body: string;
}

export interface Runtime {
  readonly clock: VirtualClock;
  readonly spreadsheetId: string;
  readonly person: PersonsView;
  /** Menus added by onOpen, by caption. */
  readonly menus: { caption: string; items: (MenuItem | 'separator')[] }[];
  /** Sidebar or dialog that is open: title and HTML. */
  readonly sidebar: { title: string; html: string } | null;
  readonly dialog: { title: string; html: string; width: number; height: number } | null;
  readonly toasts: { message: string; title: string }[];
  /** Which tab and cell the person has selected (scripts can move it). */
  readonly selection: { tab: string; row: number; column: number };
  readonly logs: string[];
  /** Names of all service calls so far, in order. */
  readonly serviceCalls: string[];
  /** For each execution so far, how many service calls there were before it. */
  readonly executionStarts: readonly number[];
  /** What the script itself has computed so far; measured only where `scriptCpuFactor` makes it cost time. */
  readonly work: { readonly cpuMs: number };
  /** Time-driven triggers that exist: handler name and period in minutes. */
  readonly triggers: { handler: string; everyMinutes: number }[];
  /** The person opens the file: onOpen, simple and installed. */
  open(): void;
  /** The person installs the add-on: onInstall, with full authorisation. */
  install(): void;
  /** A formula of the sheet calls a custom function: read-only, 30 seconds. */
  customFunction(name: string, ...args: unknown[]): unknown;
  /** Menu click: one execution with full authorisation, no arguments. Throws what the script throws. */
  clickMenu(functionName: string): void;
  /** `google.script.run[name](...args)` with its serialisation rules both ways. Throws what the script throws. */
  call(name: string, ...args: unknown[]): unknown;
  /**
   * Several `google.script.run` calls at once. At most ten are under way: each next one starts at the first service
   * call of the one before, so that they overlap; the eleventh waits until one has ended.
   */
  callTogether(...calls: { name: string; args?: unknown[] }[]): CallOutcome[];
  /** Fires every trigger that is due up to now. */
  runDueTriggers(): void;
  /** The next runs that come due do not happen, as Google sometimes lets them. */
  missTriggers(runs: number): void;
  /** Other executions of this user are under way, which the runtime does not run, until the answer is called. */
  occupyExecutions(count: number): () => void;
  /** Other users of the add-on call the Sheets API: 300 reads and 300 writes a minute are the project's. */
  useProjectQuota(kind: 'Read' | 'Write', calls: number): void;
  /** Mails that scripts have sent. */
  readonly mails: readonly Mail[];
  /** Texts of the alerts and prompts that were shown. */
  readonly alerts: readonly string[];
  setHook(hook: ServiceHook | null): void;
  /** What failed where nobody sees it: simple triggers of edits, time triggers. */
  readonly failures: { handler: string; message: string }[];
  /**
   * Another execution, which the runtime does not run, takes a lock. It holds it for `forMs` or until the answer is
   * called.
   */
  holdLock(kind: 'script' | 'user' | 'document', forMs?: number): () => void;
  /** Answers of the person to the next alerts and prompts, in order. Without one an alert is closed (`CLOSE`). */
  answerDialogs(...answers: DialogAnswer[]): void;
  /** "Make a copy": another file with the same content, and a bound script that knows nobody yet. */
  copyFile(): Runtime;
  /** Cache entries vanish, as they may at any moment. */
  loseCache(): void;
  /** All user-property stores, caches and so on, as plain data: for tests that look for leaked secrets. */
  dump(): {
    userProperties: Record<string, string>;
    documentProperties: Record<string, string>;
    scriptProperties: Record<string, string>;
    cache: Record<string, string>;
    cells: string[];
  };
}

/** Thrown out of `call` and friends when a hook killed the execution or its time ran out. */
export class ExecutionKilled extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ExecutionKilled';
  }
}
