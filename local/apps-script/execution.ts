import type { AuthMode } from './auth-modes';
import { ExecutionKilled } from './contract';
import { ScriptError, Termination, TIME_IS_UP } from './errors';
import { Realm, isErrorLike } from './realm';
import { callService } from './service-call';
import { globalsOf } from './services';
import type { ServiceObject } from './service';
import type { World } from './world';
import { WriteBuffer } from './write-buffer';

/** Documented limits of one execution. */
export const SCRIPT_LIMIT_MS = 6 * 60_000;
export const SIMPLE_TRIGGER_LIMIT_MS = 30_000;
const DAY_MS = 86_400_000;

const MAX_SIMULTANEOUS = 30; // [D] per user

/** What an execution was started by decides what it may do (reference 2.3). */
export interface ExecutionKind {
  authMode: AuthMode;
  limitMs: number;
  /** Time triggers and custom functions have no user interface to show anything in. */
  hasUi: boolean;
  /** Whether there is an active spreadsheet. */
  hasDocument: boolean;
  /** Whether its time counts against the triggers' runtime of the day. */
  isMetered: boolean;
}

/** One run of a script function: a fresh realm, a deadline, and an end that nothing outlives. */
export class Execution {
  readonly id: number;
  readonly realm: Realm;
  readonly deadlineAtMs: number;
  readonly writes = new WriteBuffer();
  private termination: Termination | null = null;
  private brokenBy: unknown = null;
  private depth = 0;
  private cpuAtLastService = cpuMs();
  private others: (() => void) | null = null;

  constructor(
    readonly world: World,
    readonly kind: ExecutionKind,
  ) {
    this.id = world.nextExecutionId();
    this.deadlineAtMs = world.clock.nowMs() + kind.limitMs;
    this.realm = new Realm((object, method, args) => this.call(object, method, args), {
      nowMs: () => this.seenMs(),
      random: () => world.random.next(),
    });
  }

  /**
   * The script's clock. For a dead execution time has run out, or a loop that works until its own deadline and catches
   * everything would never end.
   */
  private seenMs(): number {
    if (this.depth === 0) this.payForWork();
    return this.termination ? this.deadlineAtMs + DAY_MS : this.world.clock.nowMs();
  }

  /** What starts at this execution's first service call, so that the two overlap. */
  overlapWith(others: () => void): void {
    this.others = others;
  }

  meetOthers(): void {
    const others = this.others;
    this.others = null;
    others?.();
  }

  enterService(): void {
    this.depth += 1;
    if (this.depth === 1) this.payForWork();
  }

  /**
   * The script's own work since the last service call costs time: what was measured, times a factor. Reading the
   * clock pays too, or a loop that computes until a deadline would not see it come.
   */
  private payForWork(): void {
    const { clock, settings } = this.world;
    if (settings.scriptCpuFactor === 0 || this.termination) return;
    const now = cpuMs();
    this.world.work.cpuMs += now - this.cpuAtLastService;
    const costMs = (now - this.cpuAtLastService) * settings.scriptCpuFactor;
    this.cpuAtLastService = now;
    clock.advanceTo(Math.min(clock.nowMs() + costMs, this.deadlineAtMs));
  }

  leaveService(): void {
    this.depth -= 1;
    const isMeasured = this.world.settings.scriptCpuFactor > 0;
    if (this.depth === 0 && isMeasured) this.cpuAtLastService = cpuMs();
  }

  /** Time passes for this execution; at its deadline it dies. */
  spend(ms: number): void {
    const { clock } = this.world;
    if (clock.nowMs() + ms >= this.deadlineAtMs) {
      clock.advanceTo(this.deadlineAtMs);
      this.kill(TIME_IS_UP);
    }
    clock.advance(ms);
  }

  kill(reason: string): never {
    this.termination ??= new Termination(reason);
    throw this.termination;
  }

  assertAlive(): void {
    if (this.termination) throw this.termination;
    if (this.world.clock.nowMs() >= this.deadlineAtMs) this.kill(TIME_IS_UP);
  }

  /** A mistake of the runtime or of a test's hook ends the execution, so that no script can swallow it. */
  breakOff(error: unknown): never {
    this.brokenBy ??= error;
    return this.kill('The local runtime broke off');
  }

  private call(object: ServiceObject, method: string, args: unknown[]): unknown {
    return callService(this, object, method, args);
  }

  /**
   * Runs `work` with the script's files loaded. Whatever happens, locks end with the execution; buffered writes reach
   * the sheet unless it was killed.
   */
  run<T>(work: (realm: Realm) => T): T {
    const { world } = this;
    if (world.running.count >= MAX_SIMULTANEOUS) {
      throw new ScriptError(
        'There are too many scripts running simultaneously for this Google user account.',
      );
    }
    world.running.count += 1;
    world.executionStarts.push(world.serviceCalls.length);
    try {
      return this.realm.silently(() => this.runWithin(work));
    } catch (error) {
      throw this.outcome(error);
    } finally {
      world.running.count -= 1;
      world.locks.releaseAll(this.id);
      this.termination ??= new Termination('The execution has ended');
    }
  }

  /** The last resort against code that catches everything and goes on: real time, which the engine enforces. */
  private runWithin<T>(work: (realm: Realm) => T): T {
    const { clock, settings, workbook } = this.world;
    this.cpuAtLastService = cpuMs();
    const done = this.realm.within(settings.realLimitMs, () => this.runToTheEnd(work));
    if (done) return done.result;
    workbook.abandon();
    clock.advanceTo(this.deadlineAtMs);
    return this.kill(TIME_IS_UP);
  }

  private runToTheEnd<T>(work: (realm: Realm) => T): T {
    const result = this.runScripts(work);
    this.enterService();
    this.assertAlive();
    this.flushAtEnd();
    if (this.termination) throw this.termination;
    return result;
  }

  private runScripts<T>(work: (realm: Realm) => T): T {
    try {
      for (const [name, value] of Object.entries(globalsOf(this))) this.realm.setGlobal(name, value);
      for (const script of this.world.scripts.compiled) this.realm.run(script);
      return work(this.realm);
    } catch (error) {
      // A script that fails has still written what it wrote.
      if (!this.termination) this.flushQuietly();
      throw error;
    }
  }

  private flushAtEnd(): void {
    if (this.termination || this.writes.isEmpty()) return;
    const app = globalsOf(this).SpreadsheetApp;
    if (app) callService(this, app, 'flush', []);
  }

  private flushQuietly(): void {
    try {
      this.flushAtEnd();
    } catch (error) {
      this.world.logs.push(`After the failure: ${describe(error)}`);
    }
  }

  private outcome(error: unknown): unknown {
    if (this.brokenBy !== null) return this.brokenBy;
    if (this.termination) return new ExecutionKilled(this.termination.message);
    const failure = new ScriptError(describe(error), { cause: stackOf(error) });
    this.world.logs.push(failure.message);
    return failure;
  }
}

/** Not the time of day: other programs on the machine must not make a script slower. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** `Exception: text`, `Error: text`, or the thrown value as text. */
export function describe(error: unknown): string {
  return isErrorLike(error) ? `${error.name}: ${error.message}` : String(error);
}

function stackOf(error: unknown): string | undefined {
  return isErrorLike(error) ? error.stack : undefined;
}
