import {
  etaSeconds,
  fail,
  finish,
  isFinal,
  isRunnable,
  nextRunnable,
  nextWakeAt,
  obey,
  retryLater,
  start,
  type JobRecord,
  type JobState,
} from '../../../src/core/queue/job';
import { jobOf } from '../../support/fakes-queue';

const NOW = 1_000_000;
const ERROR = { code: 'store_unavailable' as const, message: 'The store is away.', hint: 'Wait.' };

describe('the life of a job', () => {
  const transitions: [string, (job: JobRecord) => JobRecord, Partial<JobRecord>][] = [
    ['starting', (job) => start(job, NOW), { state: 'running', startedAt: NOW, wakeAt: null }],
    [
      'finishing',
      (job) => finish(job, 'All in.', NOW),
      { state: 'done', message: 'All in.', finishedAt: NOW, tries: 0 },
    ],
    [
      'failing',
      (job) => fail(job, ERROR, NOW),
      { state: 'failed', message: ERROR.message, error: ERROR, finishedAt: NOW },
    ],
    [
      'a failure that may pass',
      (job) => retryLater(job, ERROR, 'passing', NOW),
      {
        state: 'waiting',
        tries: 1,
        wakeAt: NOW + 5_000,
        message: 'The store is away. Trying again soon.',
        error: null,
      },
    ],
    [
      'the wish to pause',
      (job) => obey(job, 'pause', NOW),
      { state: 'paused', message: 'Paused', finishedAt: null },
    ],
    [
      'the wish to cancel',
      (job) => obey(job, 'cancel', NOW),
      { state: 'cancelled', message: 'Cancelled', finishedAt: NOW },
    ],
    ['no wish', (job) => obey(job, '', NOW), { state: 'queued' }],
  ];

  it.each(transitions)('%s', (_, transition, expected) => {
    const before = Object.freeze(jobOf({ checkpoint: { page: 3 }, done: 7, total: 9 }));
    const after = transition(before);
    expect(after).toMatchObject(expected);
    expect(after).toMatchObject({ jobId: before.jobId, checkpoint: { page: 3 }, done: 7, total: 9 });
  });

  it('starts once: going on later keeps the first time', () => {
    expect(start(jobOf({ startedAt: 5, state: 'waiting', wakeAt: 9 }), NOW)).toMatchObject({
      startedAt: 5,
      wakeAt: null,
    });
  });

  it.each<[JobState, boolean, boolean]>([
    ['queued', true, false],
    ['running', true, false],
    ['waiting', true, false],
    ['paused', false, false],
    ['done', false, true],
    ['failed', false, true],
    ['cancelled', false, true],
  ])('%s: can be worked on %s, is final %s', (state, runnable, final) => {
    expect(isRunnable(jobOf({ state, wakeAt: NOW }), NOW)).toBe(runnable);
    expect(isFinal(state)).toBe(final);
  });

  it('waits until its time has come', () => {
    const waiting = jobOf({ state: 'waiting', wakeAt: NOW });
    expect(isRunnable(waiting, NOW - 1)).toBe(false);
    expect(isRunnable(waiting, NOW)).toBe(true);
  });
});

describe('failures in a row', () => {
  function waitsOf(nature: 'bug' | 'passing'): { waits: number[]; end: JobRecord } {
    const waits: number[] = [];
    let job = jobOf();
    while (!isFinal(job.state)) {
      job = retryLater(job, ERROR, nature, NOW);
      if (job.wakeAt !== null) waits.push((job.wakeAt - NOW) / 1_000);
    }
    return { waits, end: job };
  }

  it('of a bug are tried again five times within minutes, then it is over', () => {
    const { waits, end } = waitsOf('bug');
    expect(waits).toEqual([5, 10, 20, 40, 80]);
    expect(end).toMatchObject({ state: 'failed', error: ERROR, finishedAt: NOW });
  });

  it('of a store that is away are tried again for hours, every five minutes at last', () => {
    const { waits } = waitsOf('passing');
    expect(waits.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
    expect(waits).toHaveLength(47);
    expect(Math.max(...waits)).toBe(300);
  });
});

describe('the next job', () => {
  it('is what a person waits for first, then the oldest', () => {
    const oldImport = jobOf({ type: 'import', createdAt: 1 });
    const newImport = jobOf({ type: 'import', createdAt: 2 });
    const oldExport = jobOf({ type: 'export', createdAt: 3 });
    const newExport = jobOf({ type: 'export', createdAt: 4 });
    let jobs = [newImport, newExport, oldImport, oldExport];
    const order: string[] = [];
    for (;;) {
      const next = nextRunnable(jobs, NOW);
      if (!next) break;
      order.push(next.jobId);
      jobs = jobs.filter((job) => job !== next);
    }
    expect(order).toEqual([oldExport, newExport, oldImport, newImport].map(({ jobId }) => jobId));
  });

  it('is none of those that are paused, over or asleep', () => {
    const states: JobState[] = ['paused', 'done', 'failed', 'cancelled'];
    const asleep = jobOf({ state: 'waiting', wakeAt: NOW + 1 });
    expect(nextRunnable([...states.map((state) => jobOf({ state })), asleep], NOW)).toBeNull();
  });

  it('wakes with the first of those that wait', () => {
    const waiting = (wakeAt: number) => jobOf({ state: 'waiting', wakeAt });
    expect(nextWakeAt([waiting(NOW + 9), jobOf(), waiting(NOW + 5)])).toBe(NOW + 5);
    expect(nextWakeAt([jobOf({ state: 'paused', wakeAt: NOW })])).toBeNull();
  });
});

describe('the time left', () => {
  it.each<[string, Partial<JobRecord>, number | null]>([
    ['follows the rate so far', { done: 25, total: 100 }, 30],
    ['is unknown before anything was done', { done: 0, total: 100 }, null],
    ['is unknown once all is done', { done: 100, total: 100 }, null],
    ['is unknown while the job waits', { done: 25, total: 100, state: 'waiting' }, null],
    ['is unknown before the start', { done: 25, total: 100, startedAt: null }, null],
  ])('%s', (_, parts, seconds) => {
    const job = jobOf({ state: 'running', startedAt: NOW - 10_000, ...parts });
    expect(etaSeconds(job, NOW)).toBe(seconds);
  });
});
