/// <reference types="google-apps-script" />

/** A method that scripts can call. Arguments come as the script gave them, so each method checks its own. */
export type Method = (...args: unknown[]) => unknown;

/**
 * A method without any effect or reading outside the execution: getters of handles, builders, encodings. It is no
 * place to be killed at (that would be the same as being killed at the next real call), so hooks do not see it.
 */
export class LocalMethod<M = Method> {
  constructor(readonly run: M) {}
}

export function local<M extends Method>(run: M): LocalMethod<M> {
  return new LocalMethod(run);
}

/** Up to eight overloads of a method, as pairs of arguments and result. */
type Signatures<F> = F extends {
  (...args: infer A1): infer R1;
  (...args: infer A2): infer R2;
  (...args: infer A3): infer R3;
  (...args: infer A4): infer R4;
  (...args: infer A5): infer R5;
  (...args: infer A6): infer R6;
  (...args: infer A7): infer R7;
  (...args: infer A8): infer R8;
}
  ? [A1, R1] | [A2, R2] | [A3, R3] | [A4, R4] | [A5, R5] | [A6, R6] | [A7, R7] | [A8, R8]
  : never;

type U = unknown;
type PositionsOf<A> = A extends readonly unknown[] ? (number extends A['length'] ? 'any' : keyof A) : never;

/** As many arguments as the longest overload takes, of any type: scripts may give anything. */
type ArgumentsFor<P> = 'any' extends P
  ? U[]
  : '7' extends P
    ? [U?, U?, U?, U?, U?, U?, U?, U?]
    : '6' extends P
      ? [U?, U?, U?, U?, U?, U?, U?]
      : '5' extends P
        ? [U?, U?, U?, U?, U?, U?]
        : '4' extends P
          ? [U?, U?, U?, U?, U?]
          : '3' extends P
            ? [U?, U?, U?, U?]
            : '2' extends P
              ? [U?, U?, U?]
              : '1' extends P
                ? [U?, U?]
                : '0' extends P
                  ? [U?]
                  : [];

/** Whether a type is the very same: enums count as numbers elsewhere, but their values are objects here. */
type IsExactly<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** What an implementation may answer for a documented result: the same kind of value, or null. */
type Answer<R> = 0 extends 1 & R
  ? unknown
  : R extends void
    ? unknown
    : string extends R
      ? string | null
      : IsExactly<R, number> extends true
        ? number | null
        : boolean extends R
          ? boolean | null
          : R extends readonly unknown[]
            ? readonly unknown[] | Uint8Array | null
            : object | null | undefined;

type ArgumentsOf<S> = S extends [infer A, unknown] ? PositionsOf<A> : never;
type AnswerOf<S> = S extends [unknown, infer R] ? (R extends boolean ? boolean | null : Answer<R>) : never;

/** A method of Google's as it is implemented here: no argument more than it has, and the same kind of result. */
export type Implementation<F> = (
  ...args: ArgumentsFor<ArgumentsOf<Signatures<F>>>
) => AnswerOf<Signatures<F>>;

/** For members that are made in a loop, whose results the compiler cannot tell apart. */
export type UncheckedMethod = (...args: unknown[]) => never;

/** A member per member of Google's interface: a misspelt or wrongly shaped method does not compile. */
export type Members<T> = {
  [K in keyof T]?: T[K] extends (...args: never[]) => unknown
    ? Implementation<T[K]> | LocalMethod<Implementation<T[K]>>
    : unknown;
};

/** A Google object: its members, and for the runtime alone what it stands for. */
export class ServiceObject {
  constructor(
    readonly serviceName: string,
    readonly members: Readonly<Record<string, unknown>>,
    readonly internals: unknown,
    /** Scripts may put properties on it (an HTML template). */
    readonly isOpen: boolean,
  ) {}
}

/**
 * Declares a Google object. A plain function is a service call: hooked, timed, and dead after a kill. Adding a method
 * is adding a member here and, if it takes time, a line in latency.ts.
 */
export function service<T>(
  serviceName: string,
  members: Members<T>,
  options: { internals?: unknown; isOpen?: boolean } = {},
): ServiceObject {
  return new ServiceObject(serviceName, { ...members }, options.internals ?? null, options.isOpen ?? false);
}

/** The internals of a Google object that a script handed back, if they are of the wanted class. */
export function internalsOf<T>(value: unknown, wanted: new (...args: never[]) => T): T | null {
  if (!(value instanceof ServiceObject)) return null;
  return value.internals instanceof wanted ? value.internals : null;
}

/** A Google enum value: compared by identity, printed by its name. */
export class EnumValue {
  constructor(
    readonly enumName: string,
    readonly name: string,
  ) {}
}

const enums = new Map<string, Record<string, ServiceObject>>();

/** The values of an enum are the same objects wherever they turn up: an event's authMode, ScriptApp.AuthMode. */
export function enumOf(enumName: string, names: readonly string[]): Record<string, ServiceObject> {
  const known = enums.get(enumName);
  if (known) return known;
  const made = makeEnum(enumName, names);
  enums.set(enumName, made);
  return made;
}

function makeEnum(enumName: string, names: readonly string[]): Record<string, ServiceObject> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      new ServiceObject(
        enumName,
        {
          toString: local(() => name),
          toJSON: local(() => name),
          name: local(() => name),
          ordinal: local(() => names.indexOf(name)),
        },
        new EnumValue(enumName, name),
        false,
      ),
    ]),
  );
}

export function enumName(value: unknown): string | null {
  return internalsOf(value, EnumValue)?.name ?? null;
}
