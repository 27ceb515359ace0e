/// <reference types="google-apps-script" />

/** A method that scripts can call. Arguments come as the script gave them, so each method checks its own. */
export type Method = (...args: unknown[]) => unknown;

/**
 * A method without any effect or reading outside the execution: getters of handles, builders, encodings. It is no
 * place to be killed at (that would be the same as being killed at the next real call), so hooks do not see it.
 */
export class LocalMethod {
  constructor(readonly run: Method) {}
}

export function local(run: Method): LocalMethod {
  return new LocalMethod(run);
}

/** A name per member of Google's interface: a misspelt method does not compile. */
export type Members<T> = {
  [K in keyof T]?: T[K] extends (...args: never[]) => unknown ? Method | LocalMethod : unknown;
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
