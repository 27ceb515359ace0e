import { types } from 'node:util';
import vm from 'node:vm';
import type { ServiceError } from './errors';
import { ServiceObject } from './service';
import { silencingRejections } from './silent-rejections';

type Constructor = new (...args: unknown[]) => object;
type ScriptFunction = (...args: unknown[]) => unknown;

interface Intrinsics {
  Object: Constructor;
  Array: new (length: number) => unknown[];
  Date: Constructor;
  promisePrototype: object;
  Error: new (message: string) => { name: string; message: string; details?: unknown };
  /** A function of the realm that hands its arguments to a function of ours. */
  makeFunction(run: (args: unknown[]) => unknown): ScriptFunction;
  setTime(nowMs: () => number): void;
  setRandom(random: () => number): void;
  watch(promise: unknown, outcome: PromiseOutcome): void;
}

export interface PromiseOutcome {
  state: 'pending' | 'fulfilled' | 'rejected';
  value: unknown;
}

/** Runs inside the realm, so that scripts meet only objects of their own realm (`instanceof` works). */
const INTRINSICS = new vm.Script(`(() => {
  const RealDate = Date;
  return {
    Object, Array, Date, Error,
    promisePrototype: Promise.prototype,
    makeFunction: (run) => function () { return run(Array.from(arguments)); },
    setTime: (nowMs) => {
      const now = () => Math.floor(nowMs());
      globalThis.Date = new Proxy(RealDate, {
        construct: (target, args, newTarget) =>
          Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === globalThis.Date ? target : newTarget),
        apply: () => new RealDate(now()).toString(),
        get: (target, key) => (key === 'now' ? now : target[key]),
      });
      RealDate.prototype.constructor = globalThis.Date;
    },
    setRandom: (random) => { Math.random = () => random(); },
    watch: (promise, outcome) => {
      const settleAs = (state) => (value) => { outcome.state = state; outcome.value = value; };
      promise.then(settleAs('fulfilled'), settleAs('rejected'));
    },
  };
})()`);

const DRAIN = new vm.Script('0');

/** The door through which work enters the realm, so that the real time limit holds for all of it. */
const DOOR = '__enter';
const ENTER = new vm.Script(`{ const enter = globalThis.${DOOR}; delete globalThis.${DOOR}; enter(); }`);

/** Members that the language itself asks any object for; they are no service methods. */
const LANGUAGE_KEYS = new Set(['then', 'toJSON', 'constructor', 'prototype', 'nodeType', '$$typeof']);

/** The global world of one execution: a fresh context, and the border over which values go in and out. */
export class Realm {
  readonly context: vm.Context;
  private readonly intrinsics: Intrinsics;
  private readonly proxies = new WeakMap<ServiceObject, object>();
  private readonly objects = new WeakMap<object, ServiceObject>();

  constructor(
    private readonly call: (object: ServiceObject, method: string, args: unknown[]) => unknown,
    options: { nowMs: () => number; random: () => number },
  ) {
    this.context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
    this.intrinsics = INTRINSICS.runInContext(this.context) as Intrinsics;
    this.intrinsics.setTime(options.nowMs);
    this.intrinsics.setRandom(options.random);
  }

  setGlobal(name: string, value: ServiceObject): void {
    Object.defineProperty(this.context, name, {
      value: this.wrap(value),
      configurable: true,
      writable: true,
    });
  }

  getGlobal(name: string): unknown {
    const value: unknown = this.context[name];
    return value;
  }

  run(script: vm.Script): void {
    script.runInContext(this.context);
  }

  /**
   * Does the work with a limit in real time that no script can catch: the engine itself ends it. Null when it did.
   * What it ended may have been anything, services in the middle of their effect too.
   */
  within<T>(limitMs: number, work: () => T): { result: T } | null {
    const box: { result: T }[] = [];
    Object.defineProperty(this.context, DOOR, {
      value: () => void box.push({ result: work() }),
      configurable: true,
    });
    try {
      ENTER.runInContext(this.context, { timeout: limitMs });
    } catch (error) {
      if (isErrorLike(error) && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null;
      throw error;
    }
    const [done] = box;
    if (!done) throw new Error('Work that ended has a result');
    return done;
  }

  /** What a script does with promises and forgets must not reach the process that runs it. */
  silently<T>(work: () => T): T {
    return silencingRejections(this.intrinsics.promisePrototype, work);
  }

  /** Microtasks run when the call stack is empty; there is nothing else to wait for. */
  drainMicrotasks(): void {
    DRAIN.runInContext(this.context);
  }

  /** Follows a promise of the realm; the outcome is known once microtasks have been drained. */
  watch(promise: unknown): PromiseOutcome {
    const outcome: PromiseOutcome = { state: 'pending', value: null };
    this.intrinsics.watch(promise, outcome);
    return outcome;
  }

  /** A value of ours, rebuilt in the realm. */
  toScript(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof ServiceObject) return this.wrap(value);
    if (value instanceof Date) return new this.intrinsics.Date(value.getTime());
    if (value instanceof Uint8Array) return this.signedBytes(value);
    if (Array.isArray(value)) return this.arrayToScript(value);
    return this.objectToScript(value);
  }

  private arrayToScript(value: readonly unknown[]): unknown[] {
    const made = new this.intrinsics.Array(value.length);
    for (let index = 0; index < value.length; index += 1) made[index] = this.toScript(value[index]);
    return made;
  }

  private objectToScript(value: object): object {
    const made = new this.intrinsics.Object() as Record<string, unknown>;
    const members = value as Record<string, unknown>;
    // Not Object.entries: a whole grid passes here, and each list of entries would be garbage.
    for (const key in members) {
      const item = members[key];
      if (item !== undefined) made[key] = this.toScript(item);
    }
    return made;
  }

  /** Apps Script bytes are signed. */
  private signedBytes(bytes: Uint8Array): unknown[] {
    const made = new this.intrinsics.Array(bytes.length);
    const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let index = 0; index < signed.length; index += 1) made[index] = signed[index];
    return made;
  }

  /** The Google object behind a script's handle, or the value as it is. */
  unwrap(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    return this.objects.get(value) ?? value;
  }

  /** A Google exception as scripts see it: an Error of their realm with Google's name. */
  exception(error: ServiceError): object {
    const made = new this.intrinsics.Error(error.message);
    made.name = error.exceptionName;
    if (error.details) made.details = this.toScript(error.details);
    return made;
  }

  private wrap(object: ServiceObject): object {
    const known = this.proxies.get(object);
    if (known) return known;
    const made = this.makeProxy(object);
    this.proxies.set(object, made);
    this.objects.set(made, object);
    return made;
  }

  private makeProxy(object: ServiceObject): object {
    const target = new this.intrinsics.Object() as Record<string, unknown>;
    // Plain properties are visible to JSON.stringify, as those of an edit event's range are.
    for (const [key, value] of Object.entries(object.members)) {
      if (typeof value === 'number' || typeof value === 'string') target[key] = value;
    }
    return new Proxy(target, {
      get: (_, key) => this.member(object, target, key),
      set: (_, key, value: unknown) => {
        if (!object.isOpen || typeof key !== 'string')
          throw this.refusal(`${object.serviceName} cannot be changed`);
        target[key] = value;
        return true;
      },
      has: (_, key) => typeof key === 'string' && (key in object.members || key in target),
    });
  }

  private member(object: ServiceObject, target: Record<string, unknown>, key: string | symbol): unknown {
    if (typeof key === 'symbol') return undefined;
    if (Object.hasOwn(target, key)) return target[key];
    const found = Object.hasOwn(object.members, key) ? object.members[key] : undefined;
    if (found === undefined) return this.missing(object, key);
    const isMethod = typeof found === 'function' || typeof found === 'object';
    if (!isMethod || found === null) return found;
    if (found instanceof ServiceObject) return this.wrap(found);
    return (target[key] = this.intrinsics.makeFunction((args) =>
      this.call(
        object,
        key,
        args.map((arg) => this.unwrap(arg)),
      ),
    ));
  }

  private missing(object: ServiceObject, key: string): unknown {
    if (LANGUAGE_KEYS.has(key)) return undefined;
    if (key === 'toString') return this.intrinsics.makeFunction(() => object.serviceName.split('.').pop());
    if (key === 'valueOf') return this.intrinsics.makeFunction(() => this.wrap(object));
    throw this.refusal(`${object.serviceName}.${key} is not part of the local runtime`);
  }

  private refusal(message: string): object {
    return new this.intrinsics.Error(message);
  }
}

/** Whether a thrown value is an error of some realm. */
export function isErrorLike(value: unknown): value is { name: string; message: string; stack?: string } {
  return types.isNativeError(value) || value instanceof Error;
}
