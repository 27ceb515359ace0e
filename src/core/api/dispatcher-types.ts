import type { Clock, Http, HttpRequest, HttpResponse } from '../../platform/ports';
import type { Answer } from './response';
import type { Repeat } from './retry';
import type { Throttle } from './throttle';

/** Gives the access token; `renew` is asked for when Shopify no longer takes the one before. */
export interface TokenSource {
  token(): string;
  /** A fresh token, or null where it cannot be had without the person. */
  renew(): string | null;
}

/** What requests cost, counted for the job that made them. */
export interface Meter {
  calls: number;
  points: number;
}

/** One request to be sent: `size` runs of an operation, whose points may be estimated. */
export interface Call {
  operation: string;
  size: number;
  estimate?: number;
  /** What `Wire` makes a request of. */
  body: object;
  repeat: Repeat;
}

/** How calls become requests and responses become answers: GraphQL or REST. */
export interface Wire {
  request(body: object): Pick<HttpRequest, 'url' | 'method' | 'body'>;
  read(response: HttpResponse): Answer;
}

export interface DispatcherDeps {
  http: Http;
  clock: Clock;
  tokens: TokenSource;
  throttle: Throttle;
  meter: Meter;
  /** Nothing is sent or waited for beyond this time. */
  deadlineMs: number;
}

export type Read = Omit<Call, 'repeat'>;

/** What came of calls: those that time did not suffice for have no answer and had no effect. */
export interface Sent {
  answers: (Answer | undefined)[];
  /** When the rest may go on; null: nothing is left. */
  wakeAtMs: number | null;
}

/** Requests at once: the first ones, and so many times more after each that went well. Planners reckon with it. */
export const PARALLEL = { first: 5, growth: 4, most: 20 } as const;
