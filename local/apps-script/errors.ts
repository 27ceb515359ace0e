import type { JsonObject } from './json';

/** What a Google service throws at a script; it is rebuilt inside the script's realm. */
export class ServiceError extends Error {
  constructor(
    message: string,
    /** `Exception` for the built-in services, `GoogleJsonResponseException` for advanced ones. */
    readonly exceptionName = 'Exception',
    /** Becomes `error.details`. */
    readonly details: JsonObject | null = null,
  ) {
    super(message);
    this.name = exceptionName;
  }
}

/** The arguments fit no signature; the service call path adds the method's name. */
export class SignatureError extends Error {}

/** The execution is over. Thrown again by each later service call, so that nothing after it has an effect. */
export class Termination extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'Termination';
  }
}

/** How a failure of a script function arrives at whoever called it. */
export class ScriptError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScriptError';
  }
}

export const TIME_IS_UP = 'Exceeded maximum execution time';
