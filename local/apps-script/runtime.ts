import { VirtualClock } from '../clock';
import type { DialogAnswer, Runtime, RuntimeOptions, ServiceHook } from './contract';
import { dumpWorld } from './dump';
import { Launcher } from './launcher';
import { readManifest } from './manifest';
import { personsView } from './persons-view';
import { Quotas } from './quotas';
import { SeededRandom } from './random';
import { ScriptFiles } from './script-files';
import { CacheStores } from './services/cache';
import { Locks } from './services/lock';
import { PropertyStores } from './services/properties';
import { TriggerList } from './services/triggers';
import { STRICT } from './settings';
import { Evaluator } from './spreadsheet/formula/evaluate';
import { copyInto } from './spreadsheet/versions';
import { Workbook } from './spreadsheet/workbook';
import { UserInterface } from './user-interface';
import type { World } from './world';

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createRuntime(options: RuntimeOptions): Runtime {
  return runtimeOn(options, createWorld(options));
}

/** Other ids than the original's are drawn. */
function copyFile(options: RuntimeOptions, original: World): Runtime {
  const { settings } = original;
  const spreadsheetName = `Copy of ${original.workbook.state.title}`;
  const copied = { ...options, spreadsheetName, settings: { ...settings, seed: settings.seed + 101 } };
  const world = createWorld({ ...copied, clock: original.clock }, original.workbook);
  return runtimeOn(copied, world);
}

function runtimeOn(options: RuntimeOptions, world: World): Runtime {
  const launcher = new Launcher(world);
  return {
    clock: world.clock,
    spreadsheetId: world.workbook.id,
    person: personsView(
      world,
      (edit) => launcher.edited(edit),
      (type) => launcher.changed(type),
    ),
    menus: world.ui.menus,
    toasts: world.ui.toasts,
    alerts: world.ui.alerts,
    mails: world.mails,
    logs: world.logs,
    serviceCalls: world.serviceCalls,
    executionStarts: world.executionStarts,
    work: world.work,
    failures: launcher.failures,
    get sidebar() {
      return world.ui.sidebar;
    },
    get dialog() {
      return world.ui.dialog;
    },
    get selection() {
      const { sheetId, row, column } = world.ui.selection;
      return { tab: world.workbook.sheetById(sheetId)?.title ?? '', row, column };
    },
    get triggers() {
      return world.triggers.timed.map(({ handler, periodMs }) => ({
        handler,
        everyMinutes: (periodMs ?? 0) / 60_000,
      }));
    },
    open: () => launcher.open(),
    install: () => launcher.install(),
    clickMenu: (functionName) => launcher.clickMenu(functionName),
    customFunction: (name, ...args) => launcher.customFunction(name, args),
    call: (name, ...args) => launcher.call(name, args),
    callTogether: (...calls) => launcher.callTogether(calls),
    runDueTriggers: () => launcher.runDueTriggers(),
    missTriggers: (runs) => world.triggers.miss(runs),
    occupyExecutions: (count) => {
      world.running.count += count;
      return () => {
        world.running.count -= count;
      };
    },
    useProjectQuota: (kind, calls) => world.quotas.useProjectQuota(kind, calls),
    setHook: (hook: ServiceHook | null) => {
      world.hook = hook;
    },
    holdLock: (kind, forMs = Infinity) => world.locks.holdFromOutside(kind, forMs),
    answerDialogs: (...answers: DialogAnswer[]) => void world.ui.answers.push(...answers),
    loseCache: () =>
      [world.caches.user, world.caches.document, world.caches.script].forEach((cache) => cache.clear()),
    copyFile: () => copyFile(options, world),
    dump: () => dumpWorld(world),
  };
}

function createWorld(options: RuntimeOptions, original?: Workbook): World {
  const settings = { ...STRICT, ...options.settings };
  const clock = options.clock ?? new VirtualClock();
  const random = new SeededRandom(settings.seed);
  // What is drawn for latencies and losses must not shift the ids of a run.
  const chance = new SeededRandom(settings.seed + 1);
  const workbook = new Workbook(
    random.text(44, ID_ALPHABET),
    options.spreadsheetName ?? 'Untitled spreadsheet',
    settings.spreadsheetLocale,
    settings.spreadsheetTimeZone,
    () => random.integer(2_000_000_000) + 1,
  );
  if (original) copyInto(workbook, original);
  else workbook.transaction(() => workbook.addSheet({ title: 'Sheet1', id: 0, rows: 1_000, columns: 26 }));
  let executions = 0;
  return {
    clock,
    http: options.http,
    settings,
    manifest: readManifest(options.files, settings.grantedScopes),
    scripts: new ScriptFiles(options.files),
    scriptId: random.text(57, ID_ALPHABET),
    userEmail: options.userEmail ?? 'merchant@example.com',
    random,
    workbook,
    evaluator: new Evaluator(workbook),
    properties: new PropertyStores(),
    caches: new CacheStores(clock, () => chance.next() < settings.cacheLossRate),
    locks: new Locks(clock),
    triggers: new TriggerList(clock, settings, chance),
    ui: new UserInterface(workbook.sheets[0]?.id ?? 0),
    quotas: new Quotas(clock, settings),
    mails: [],
    running: { count: 0 },
    draw: settings.latencyJitter ? () => chance.next() : null,
    logs: [],
    serviceCalls: [],
    executionStarts: [],
    work: { cpuMs: 0 },
    hook: null,
    nextExecutionId: () => (executions += 1),
  };
}
