import { types } from 'node:util';
import type { CallOutcome, Runtime, RuntimeSettings } from './contract';
import { ExecutionKilled } from './contract';
import { ScriptError } from './errors';
import type { ChangeType } from './events';
import { changeEvent, editEvent, installEvent, openEvent, timeEvent } from './events';
import type { ExecutionKind } from './execution';
import { Execution, SCRIPT_LIMIT_MS, SIMPLE_TRIGGER_LIMIT_MS } from './execution';
import { copyArgument, copyResult } from './google-script-run';
import type { Edit } from './persons-view';
import type { Realm } from './realm';
import type { Trigger, TriggerType } from './services/triggers';
import type { World } from './world';

const CUSTOM_FUNCTION_LIMIT_MS = 30_000; // [D]
const MAX_BROWSER_CALLS = 10; // [D] the eleventh waits

const FULL: ExecutionKind = {
  authMode: 'FULL',
  limitMs: SCRIPT_LIMIT_MS,
  hasUi: true,
  hasDocument: true,
  isMetered: false,
};
const SIMPLE: ExecutionKind = { ...FULL, authMode: 'LIMITED', limitMs: SIMPLE_TRIGGER_LIMIT_MS };
const NOT_ENABLED: ExecutionKind = { ...SIMPLE, authMode: 'NONE' };
const INSTALLED: ExecutionKind = { ...FULL, isMetered: true };
const CUSTOM: ExecutionKind = {
  ...FULL,
  authMode: 'CUSTOM_FUNCTION',
  limitMs: CUSTOM_FUNCTION_LIMIT_MS,
  hasUi: false,
};

function timed(settings: RuntimeSettings): ExecutionKind {
  return {
    ...INSTALLED,
    hasUi: false,
    hasDocument: !settings.isAddOn && settings.boundTimerHasDocument,
  };
}

type EventOf = (execution: Execution) => Record<string, unknown> | undefined;

/** Starts executions for whatever starts them at Google: the person, the browser, the clock. */
export class Launcher {
  /** What failed where nobody sees it: simple triggers of edits, installed triggers. */
  readonly failures: Runtime['failures'] = [];

  constructor(private readonly world: World) {}

  open(): void {
    const { scripts, settings } = this.world;
    const kind = settings.isAddOn && !settings.isEnabledInFile ? NOT_ENABLED : SIMPLE;
    if (scripts.declares('onOpen')) this.handle(this.start(kind), 'onOpen', openEvent);
    this.fire('ON_OPEN', openEvent);
  }

  install(): void {
    if (this.world.scripts.declares('onInstall')) this.handle(this.start(FULL), 'onInstall', installEvent);
  }

  clickMenu(functionName: string): void {
    this.handle(this.start(FULL), functionName, () => undefined);
  }

  customFunction(name: string, args: readonly unknown[]): unknown {
    return this.start(CUSTOM).run((realm) => {
      const run = functionOf(realm, this.world, name);
      return settle(realm, run(...args.map((arg) => realm.toScript(arg))));
    });
  }

  /** `google.script.run`: private and unknown names fail, arguments and result are copied by its rules. */
  call(name: string, args: readonly unknown[], others?: () => void): unknown {
    const { world } = this;
    const copies = args.map((arg, index) => copyArgument(arg, String(index)));
    if (name.endsWith('_')) throw new ScriptError(`Script function not found: ${name}`);
    world.clock.advance(world.settings.scriptRunRoundTripMs);
    const execution = this.start(FULL);
    if (others) execution.overlapWith(others);
    return execution.run((realm) => {
      const run = functionOf(realm, world, name);
      const result = settle(realm, run(...copies.map((copy) => realm.toScript(copy))));
      return copyResult(result, (value) => realm.unwrap(value) !== value);
    });
  }

  /** Each call starts at the first service call of the one before it, as long as fewer than ten are under way. */
  callTogether(calls: readonly { name: string; args?: unknown[] }[]): CallOutcome[] {
    const outcomes: CallOutcome[] = [];
    let next = 0;
    let underWay = 0;
    const startNext = (): void => {
      const at = next;
      const call = calls[at];
      if (!call || underWay >= MAX_BROWSER_CALLS) return;
      next += 1;
      underWay += 1;
      try {
        outcomes[at] = { value: this.call(call.name, call.args ?? [], startNext) };
      } catch (error) {
        outcomes[at] = { error: expected(error) };
      } finally {
        underWay -= 1;
      }
    };
    while (next < calls.length) startNext();
    return outcomes;
  }

  /** What a simple trigger does wrong nobody sees: the edit stands, the failure is only recorded. */
  edited(edit: Edit): void {
    const event = (execution: Execution, trigger?: Trigger) => editEvent(execution, edit, trigger);
    if (!this.world.scripts.declares('onEdit')) return this.fire('ON_EDIT', event);
    const simple = this.start(SIMPLE);
    // The simple and the installed handler of one edit run at the same time (reference 2.3).
    const later = once(() => this.fire('ON_EDIT', event));
    simple.overlapWith(later);
    this.attempt('onEdit', () => this.handle(simple, 'onEdit', event));
    later();
  }

  changed(type: ChangeType): void {
    this.fire('ON_CHANGE', (execution, trigger) => changeEvent(execution, type, trigger));
  }

  /** All that is due runs, in order of its time; then the first failure is thrown, so that no test overlooks it. */
  runDueTriggers(): void {
    const failures = this.world.triggers
      .takeDue()
      .map((trigger) =>
        this.attempt(trigger.handler, () =>
          this.runTrigger(trigger, timed(this.world.settings), (execution) => timeEvent(execution, trigger)),
        ),
      );
    const first = failures.find((failure) => failure !== null);
    if (first) throw first;
  }

  private fire(
    type: TriggerType,
    event: (execution: Execution, trigger: Trigger) => Record<string, unknown>,
  ): void {
    for (const trigger of this.world.triggers.of(type)) {
      this.attempt(trigger.handler, () =>
        this.runTrigger(trigger, INSTALLED, (execution) => event(execution, trigger)),
      );
    }
  }

  /** Trigger runtime is metered per day; a day that is used up lets no trigger start (reference 1.1). */
  private runTrigger(trigger: Trigger, kind: ExecutionKind, event: EventOf): void {
    const { clock, quotas } = this.world;
    if (!quotas.mayStartTrigger()) throw new ScriptError('Service using too much computer time for one day.');
    const startedMs = clock.nowMs();
    try {
      this.handle(this.start(kind), trigger.handler, event);
    } finally {
      if (kind.isMetered) quotas.addTriggerRuntime(clock.nowMs() - startedMs);
    }
  }

  private start(kind: ExecutionKind): Execution {
    return new Execution(this.world, kind);
  }

  private handle(execution: Execution, name: string, event: EventOf): void {
    execution.run((realm) => {
      const run = functionOf(realm, this.world, name);
      const made = event(execution);
      settle(realm, made ? run(realm.toScript(made)) : run());
    });
  }

  private attempt(handler: string, work: () => void): Error | null {
    try {
      work();
      return null;
    } catch (error) {
      const failure = expected(error);
      this.failures.push({ handler, message: failure.message });
      return failure;
    }
  }
}

/** A failure of a script; anything else is a mistake of the runtime or the test and goes on up. */
function expected(error: unknown): Error {
  if (error instanceof ScriptError || error instanceof ExecutionKilled) return error;
  throw error;
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
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
