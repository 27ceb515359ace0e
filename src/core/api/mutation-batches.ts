import type { Clock } from '../../platform/ports';
import { aliasBatch, aliasOf } from './alias-batch';
import { ApiError, type ApiFailure } from './api-error';
import { groupRuns, runsPerRequest, UNKNOWN_MS_PER_RUN } from './bulk/mutate-batch-size';
import type { Dispatcher } from './dispatcher';
import type { Call } from './dispatcher-types';
import { estimatePoints, operationOf } from './estimate-points';
import type { TypedDocumentString } from './generated';
import { outcomeOf, type MutationOutcome } from './outcome';
import type { Answer, GraphqlBody } from './response';
import type { Throttle } from './throttle';

/** What a mutation with one root field gives. */
export type Payload<T> = NonNullable<T[keyof T]>;

/** Outcomes in the order of the runs; null: not sent, because time did not suffice. */
export interface BatchInTime<P> {
  outcomes: (MutationOutcome<P> | null)[];
  wakeAtMs: number | null;
}

/** Runs of one mutation, several of them in one request; what is refused as a whole is taken apart. */
export class MutationBatches {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** As far as time allows. */
  send<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
    perRequest?: number,
  ): BatchInTime<Payload<T>> {
    const text = document.toString();
    const operation = operationOf(text);
    const groups = groupRuns(runs, perRequest ?? this.perRequest(text, runs.length));
    const calls = groups.map((group): Call => ({
      operation,
      size: group.length,
      estimate: estimatePoints(text, {}),
      body: aliasBatch(text, group as readonly Record<string, unknown>[]),
      repeat: 'certainlyWithoutEffect',
    }));
    const { answers, wakeAtMs } = this.dispatcher.sendInTime(calls);
    const parts = groups.map((group, at) => this.outcomesOf(document, group, answers[at]));
    const later = parts.flatMap((part) => part.wakeAtMs ?? []);
    return {
      outcomes: parts.flatMap((part) => part.outcomes),
      wakeAtMs: wakeAtMs ?? later[0] ?? null,
    };
  }

  private perRequest(document: string, count: number): number {
    const operation = operationOf(document);
    const pointsPerRun = this.throttle.pointsPerRun(operation) ?? estimatePoints(document, {});
    const msPerRun = this.throttle.msPerRun(operation) ?? UNKNOWN_MS_PER_RUN;
    const bucket = this.throttle.bucket(this.clock.nowMs());
    return runsPerRequest(count, {
      pointsPerRun,
      msPerRun,
      available: bucket?.currentlyAvailable ?? Number.POSITIVE_INFINITY,
    });
  }

  /** Where a whole request was refused, its items are sent one by one: that tells the bad one from the good ones. */
  private outcomesOf<T extends object, V extends object>(
    document: TypedDocumentString<T, V>,
    group: readonly V[],
    answer: Answer | undefined,
  ): BatchInTime<Payload<T>> {
    const all = (outcome: MutationOutcome<Payload<T>> | null) => ({
      outcomes: group.map(() => outcome),
      wakeAtMs: null,
    });
    const each = (body: GraphqlBody) => ({
      outcomes: group.map((_, at) => outcomeOf<Payload<T>>(body, aliasOf(at))),
      wakeAtMs: null,
    });
    if (!answer) return all(null);
    if (answer.ok) return each(answer.body);
    const { failure, body } = answer;
    if (failure.effect === 'unknown') return all({ kind: 'unknown', failure });
    if (!concernsItems(failure)) throw new ApiError(failure);
    if (group.length === 1) return all({ kind: 'failed', failure });
    if (body && hasErrorForEach(body, group.length)) return each(body);
    if (failure.kind === 'costTooHigh') return this.send(document, group, Math.ceil(group.length / 2));
    const bad = runNamedIn(failure, group.length);
    if (bad === null) return this.send(document, group, 1);
    const others = this.send(
      document,
      group.filter((_, at) => at !== bad),
      group.length,
    );
    others.outcomes.splice(bad, 0, { kind: 'failed', failure: asSingle(failure) });
    return others;
  }
}

/** Whether sending the items one by one can tell the bad one from the good ones. */
function concernsItems({ kind }: ApiFailure): boolean {
  return kind === 'rejected' || kind === 'notFound' || kind === 'costTooHigh';
}

/** All were carried out, and each failed for a reason of its own. */
function hasErrorForEach({ data, errors = [] }: GraphqlBody, count: number): boolean {
  const blamed = new Set(errors.map(({ path }) => path?.[0]));
  return (
    data !== null &&
    data !== undefined &&
    Array.from({ length: count }, (_, at) => aliasOf(at)).every((alias) => blamed.has(alias))
  );
}

const NUMBERED = /(\$\w+)_(\d+)\b/;

/** Every variable of a batch ends in the number of its run: the one that was refused tells which run is to blame. */
function runNamedIn(failure: ApiFailure, count: number): number | null {
  if (failure.kind !== 'rejected') return null;
  const [, , digits] = NUMBERED.exec(failure.message) ?? [];
  const at = Number(digits);
  return digits !== undefined && at < count ? at : null;
}

/** The message as it would have been without the neighbours. */
function asSingle(failure: ApiFailure): ApiFailure {
  return failure.kind === 'rejected'
    ? { ...failure, message: failure.message.replace(NUMBERED, '$1') }
    : failure;
}
