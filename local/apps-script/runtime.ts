import { types } from 'node:util';
import { VirtualClock } from '../clock';
import type { DialogAnswer, Runtime, RuntimeOptions, RuntimeSettings, ServiceHook } from './contract';
import { ExecutionKilled } from './contract';
import { ScriptError } from './errors';
import { editEvent, openEvent, timeEvent } from './events';
import type { ExecutionKind } from './execution';
import { Execution, SCRIPT_LIMIT_MS, SIMPLE_TRIGGER_LIMIT_MS } from './execution';
import { copyArgument, copyResult } from './google-script-run';
import { readManifest } from './manifest';
import type { Edit } from './persons-view';
import { personsView } from './persons-view';
import { Quotas } from './quotas';
import { SeededRandom } from './random';
import type { Realm } from './realm';
import { ScriptFiles } from './script-files';
import { CacheStores } from './services/cache';
import { Locks } from './services/lock';
import { PropertyStores } from './services/properties';
import type { Trigger } from './services/triggers';
import { TriggerList } from './services/triggers';
import { Evaluator } from './spreadsheet/formula/evaluate';
import { Workbook } from './spreadsheet/workbook';
import { UserInterface } from './user-interface';
import type { World } from './world';
import { dumpWorld } from './dump';

const FULL: ExecutionKind = { authMode: 'FULL', limitMs: SCRIPT_LIMIT_MS, hasUi: true };
const SIMPLE: ExecutionKind = { authMode: 'LIMITED', limitMs: SIMPLE_TRIGGER_LIMIT_MS, hasUi: true };
const TIMED: ExecutionKind = { authMode: 'FULL', limitMs: SCRIPT_LIMIT_MS, hasUi: false };

const STRICT: RuntimeSettings = {
  seed: 1,
  account: 'consumer',
  sheetsPerMinuteQuota: true,
  dailyQuotas: true,
  propertyValueLimit: true,
  spreadsheetTimeZone: 'America/New_York',
  spreadsheetLocale: 'en_US',
  scriptRunRoundTripMs: 0,
  isAddOn: false,
};

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function createRuntime(options: RuntimeOptions): Runtime {
  const world = createWorld(options);
  const failures: Runtime['failures'] = [];
  return {
    clock: world.clock,
    spreadsheetId: world.workbook.id,
    person: personsView(world, (edit) => fireEdit(world, edit, failures)),
    menus: world.ui.menus,
    toasts: world.ui.toasts,
    logs: world.logs,
    serviceCalls: world.serviceCalls,
    failures,
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
      return world.triggers.all.map(({ handler, periodMs }) => ({
        handler,
        everyMinutes: (periodMs ?? 0) / 60_000,
      }));
    },
    open: () => {
      if (world.scripts.declares('onOpen')) {
        runHandler(new Execution(world, SIMPLE), 'onOpen', openEvent);
      }
    },
    clickMenu: (functionName) => runHandler(new Execution(world, FULL), functionName, () => undefined),
    call: (name, ...args) => callFromBrowser(world, name, args),
    runDueTriggers: () => runDueTriggers(world, failures),
    setHook: (hook: ServiceHook | null) => {
      world.hook = hook;
    },
    holdLock: (kind, forMs = Infinity) => world.locks.holdFromOutside(kind, forMs),
    answerDialogs: (...answers: DialogAnswer[]) => void world.ui.answers.push(...answers),
    loseCache: () =>
      [world.caches.user, world.caches.document, world.caches.script].forEach((cache) => cache.clear()),
    dump: () => dumpWorld(world),
  };
}

function createWorld(options: RuntimeOptions): World {
  const settings = { ...STRICT, ...options.settings };
  const clock = options.clock ?? new VirtualClock();
  const random = new SeededRandom(settings.seed);
  const workbook = new Workbook(
    random.text(44, ID_ALPHABET),
    options.spreadsheetName ?? 'Untitled spreadsheet',
    settings.spreadsheetLocale,
    settings.spreadsheetTimeZone,
    () => random.integer(2_000_000_000) + 1,
  );
  const first = workbook.transaction(() =>
    workbook.addSheet({ title: 'Sheet1', id: 0, rows: 1_000, columns: 26 }),
  );
  let executions = 0;
  return {
    clock,
    http: options.http,
    settings,
    manifest: readManifest(options.files),
    scripts: new ScriptFiles(options.files),
    scriptId: random.text(57, ID_ALPHABET),
    userEmail: options.userEmail ?? 'merchant@example.com',
    random,
    workbook,
    evaluator: new Evaluator(workbook),
    properties: new PropertyStores(),
    caches: new CacheStores(clock),
    locks: new Locks(clock),
    triggers: new TriggerList(clock),
    ui: new UserInterface(first.id),
    quotas: new Quotas(clock, settings),
    logs: [],
    serviceCalls: [],
    hook: null,
    nextExecutionId: () => (executions += 1),
  };
}

function functionOf(realm: Realm, world: World, name: string): (...args: unknown[]) => unknown {
  const found = world.scripts.declares(name) ? realm.getGlobal(name) : undefined;
  if (typeof found !== 'function') throw new ScriptError(`Script function not found: ${name}`);
  return (...args) => {
    const result: unknown = Reflect.apply(found, undefined, args);
    return result;
  };
}

function runHandler(
  execution: Execution,
  name: string,
  event: (execution: Execution) => Record<string, unknown> | undefined,
): void {
  execution.run((realm) => {
    const run = functionOf(realm, execution.world, name);
    const made = event(execution);
    settle(realm, made ? run(realm.toScript(made)) : run());
  });
}

/** `google.script.run`: private and unknown names fail, arguments and result are copied by its rules. */
function callFromBrowser(world: World, name: string, args: readonly unknown[]): unknown {
  const copies = args.map((arg, index) => copyArgument(arg, String(index)));
  if (name.endsWith('_')) throw new ScriptError(`Script function not found: ${name}`);
  world.clock.advance(world.settings.scriptRunRoundTripMs);
  const execution = new Execution(world, FULL);
  return execution.run((realm) => {
    const run = functionOf(realm, world, name);
    const result = settle(realm, run(...copies.map((copy) => realm.toScript(copy))));
    return copyResult(result, (value) => realm.unwrap(value) !== value);
  });
}

/** An async entry function is awaited; there are no timers, so what is not settled now never will be. */
function settle(realm: Realm, result: unknown): unknown {
  if (!types.isPromise(result)) {
    realm.drainMicrotasks();
    return result;
  }
  const outcome = realm.watch(result);
  realm.drainMicrotasks();
  if (outcome.state === 'rejected') throw outcome.value;
  return outcome.value;
}

/** What a simple trigger does wrong nobody sees: the edit stands, the failure is only recorded. */
function fireEdit(world: World, edit: Edit, failures: Runtime['failures']): void {
  if (!world.scripts.declares('onEdit')) return;
  attempt(failures, 'onEdit', () =>
    runHandler(new Execution(world, SIMPLE), 'onEdit', (execution) => editEvent(execution, edit)),
  );
}

function attempt(failures: Runtime['failures'], handler: string, work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    const isExpected = error instanceof ScriptError || error instanceof ExecutionKilled;
    if (!isExpected) throw error;
    failures.push({ handler, message: error.message });
    return error;
  }
}

/** All that is due runs, in order of its time; then the first failure is thrown, so that no test overlooks it. */
function runDueTriggers(world: World, failures: Runtime['failures']): void {
  let firstFailure: Error | null = null;
  for (const trigger of world.triggers.takeDue()) {
    const failure = attempt(failures, trigger.handler, () => runTrigger(world, trigger));
    firstFailure ??= failure;
  }
  if (firstFailure) throw firstFailure;
}

/** Trigger runtime is metered per day; a day that is used up lets no trigger start (reference 1.1). */
function runTrigger(world: World, trigger: Trigger): void {
  if (!world.quotas.mayStartTrigger())
    throw new ScriptError('Service using too much computer time for one day.');
  const startedMs = world.clock.nowMs();
  try {
    runHandler(new Execution(world, TIMED), trigger.handler, (execution) => timeEvent(execution, trigger));
  } finally {
    world.quotas.addTriggerRuntime(world.clock.nowMs() - startedMs);
  }
}
