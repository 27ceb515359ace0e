import { ServiceError } from '../../errors';

/** A request that the Sheets API refuses: the text alone, before it is dressed up as a failed call. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly code = 400,
  ) {
    super(message);
  }
}

/** Runs a part of a call; what fails in it is told with the place in front. */
export function within<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnknownField) throw error;
    if (error instanceof BadRequest) throw new BadRequest(`${place}: ${error.message}`, error.code);
    if (error instanceof ServiceError) throw new BadRequest(`${place}: ${error.message}`);
    throw error;
  }
}

/** The payload itself is malformed; Google names the spot by itself. */
export class UnknownField extends BadRequest {}
