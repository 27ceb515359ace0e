import type { Execution } from '../../../execution';
import type { JsonObject } from '../../../json';
import type { Workbook } from '../../../spreadsheet/workbook';
import type { Traffic } from '../api-call';
import type { JsonReader } from '../json-reader';

/** What a request handler works with; everything it changes is undone if a later request fails. */
export interface RequestContext {
  execution: Execution;
  workbook: Workbook;
  /** Counts what is written, for the latency of the whole batch. */
  traffic: Traffic;
}

export interface RequestHandler {
  /** Names that the request message may contain. */
  names: readonly string[];
  /** Answers the reply's content; nothing means an empty reply. */
  apply(context: RequestContext, body: JsonReader): JsonObject | undefined | void;
}

export type RequestHandlers = Record<string, RequestHandler>;
