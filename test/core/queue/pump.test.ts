import { AppError } from '../../../src/catalog/app-error';
import { ApiError, type ApiFailure } from '../../../src/core/api/api-error';
import type { JobRecord } from '../../../src/core/queue/job';
import { OutOfTime } from '../../../src/platform/ports';
import { jobOf, Killed } from '../../support/fakes-queue';
import { LEASE, MINUTE, Queue, SECOND } from '../../support/queue';

function failing(error: () => Error): { queue: Queue; job: JobRecord } {
  const job = jobOf({ total: 3 });
  const queue: Queue = new Queue([job], () => {
    queue.clock.advance(100);
    throw error();
  });
  return { queue, job };
}

const api = (failure: ApiFailure) => () => new ApiError(failure);
const outage = api({ kind: 'outage', effect: 'unknown', message: 'HTTP 502' });

describe('the pump', () => {
  it('works until nothing is left, gives the lease back and says that it is idle', () => {
    const job = jobOf({ total: 3 });
    const queue: Queue = new Queue([job]);
    const result = queue.work(5 * MINUTE);
    expect(result).toMatchObject({ idle: true, wakeAt: null, jobs: [{ state: 'done', done: 3 }] });
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'done', done: 3 });
    expect(queue.rows.effects).toEqual([1, 2, 3].map((step) => `${job.jobId}:${step}`));
    expect(queue.rows.leaseNow).toBeNull();
    expect(queue.clock.slept).toEqual([]);
  });

  it('touches nothing where there is nothing to do', () => {
    const queue: Queue = new Queue([jobOf({ state: 'done' }), jobOf({ state: 'paused' })]);
    expect(queue.work(MINUTE)).toMatchObject({ idle: true, wakeAt: null });
    expect(queue.rows.commits).toBe(0);
    expect(queue.recoveries).toBe(0);
  });

  it('works on exports before imports, and on older jobs before newer ones', () => {
    const jobs = (['import', 'export', 'import', 'export'] as const).map((type) => jobOf({ type, total: 1 }));
    const [firstImport, firstExport, secondImport, secondExport] = jobs.map(({ jobId }) => `${jobId}:1`);
    const queue: Queue = new Queue(jobs);
    queue.work(MINUTE);
    expect(queue.log).toEqual([firstExport, secondExport, firstImport, secondImport]);
  });

  it('tells those who watch how far all jobs are, after each step', () => {
    const queue: Queue = new Queue([jobOf({ total: 2 }), jobOf({ total: 1 })]);
    queue.work(MINUTE);
    expect(queue.told).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
  });

  it('mends what a killed execution left before it does anything else, once', () => {
    const queue: Queue = new Queue([jobOf({ total: 2 })], (job, context) => {
      expect(queue.recoveries).toBe(1);
      return queue.advance(job, context);
    });
    queue.work(MINUTE);
    expect(queue.recoveries).toBe(1);
  });

  it('tells each job’s first step here, and every step after a failure, to look for what may be half done', () => {
    const firsts: boolean[] = [];
    const queue: Queue = new Queue([jobOf({ total: 3 })], (job, context) => {
      firsts.push(context.firstStepHere);
      if (firsts.length === 2) throw new Error('bad luck');
      return queue.advance(job, context);
    });
    queue.work(MINUTE);
    expect(firsts).toEqual([true, false, true, false]);
    queue.rows.commit(queue.rows.save(jobOf({ total: 1 })));
    queue.work(MINUTE);
    expect(firsts[4]).toBe(true);
  });
});

describe('the lease', () => {
  it('is held while working, for 90 seconds from the last step on', () => {
    const queue: Queue = new Queue([jobOf({ total: 2 })], (job, context) => {
      expect(queue.rows.leaseNow).toMatchObject({ owner: 'me', spreadsheetId: 'file' });
      const next = queue.advance(job, context);
      expect(queue.rows.leaseNow?.untilMs).toBe(queue.clock.nowMs() + LEASE);
      return next;
    });
    queue.work(MINUTE, 'me');
    expect(queue.rows.effects).toHaveLength(2);
  });

  it('of somebody else is respected: nothing is done, and the answer says when to come back', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })]);
    const untilMs = queue.clock.nowMs() + LEASE;
    queue.rows.leaseNow = { owner: 'somebody', untilMs, spreadsheetId: 'file' };
    expect(queue.work(30 * SECOND)).toMatchObject({
      idle: false,
      wakeAt: untilMs,
      jobs: [{ state: 'queued' }],
    });
    expect(queue.rows.commits).toBe(0);
    expect(queue.clock.slept).toEqual([]);
  });

  it('of a killed execution runs out by itself, and the work goes on', () => {
    const job = jobOf({ total: 5 });
    const queue: Queue = new Queue([job]);
    queue.rows.dieAfter(3);
    expect(() => queue.work(5 * MINUTE)).toThrow(Killed);
    queue.rows.revive();
    const diedAt = queue.clock.nowMs();
    expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true });
    expect(queue.clock.nowMs() - diedAt).toBeLessThanOrEqual(LEASE + 5 * SECOND);
    expect(queue.rows.job(job.jobId).state).toBe('done');
  });

  it('that ran out is taken at once', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })]);
    queue.rows.leaseNow = { owner: 'somebody', untilMs: queue.clock.nowMs(), spreadsheetId: 'file' };
    expect(queue.work(10 * SECOND)).toMatchObject({ idle: true });
    expect(queue.clock.slept).toEqual([]);
  });

  it('is waited for where it ends in time', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })]);
    queue.rows.leaseNow = {
      owner: 'somebody',
      untilMs: queue.clock.nowMs() + 20 * SECOND,
      spreadsheetId: 'file',
    };
    expect(queue.work(MINUTE)).toMatchObject({ idle: true });
    expect(queue.clock.slept).toEqual([20 * SECOND]);
  });

  it('that somebody else took meanwhile stops a slow step before its effect', () => {
    const job = jobOf({ total: 2 });
    const queue: Queue = new Queue([job], (running, context) => {
      queue.clock.advance(LEASE + SECOND);
      queue.rows.leaseNow = {
        owner: 'somebody',
        untilMs: queue.clock.nowMs() + LEASE,
        spreadsheetId: 'file',
      };
      context.assertLease();
      return queue.advance(running, context);
    });
    const result = queue.work(5 * MINUTE);
    expect(result.idle).toBe(false);
    expect(queue.rows.effects).toEqual([]);
    expect(queue.rows.job(job.jobId)).toEqual(job);
    expect(queue.rows.leaseNow?.owner).toBe('somebody');
  });

  it('that nobody else wanted is still ours after a slow step', () => {
    const queue: Queue = new Queue([jobOf({ total: 2 })], (job, context) => {
      queue.clock.advance(LEASE + SECOND);
      context.assertLease();
      return queue.advance(job, context);
    });
    expect(queue.work(10 * MINUTE)).toMatchObject({ idle: true });
    expect(queue.rows.effects).toHaveLength(2);
  });

  it('is not asked for while another execution holds the script lock', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })]);
    queue.locks.busy = true;
    const begin = queue.clock.nowMs();
    const result = queue.work(4 * SECOND);
    expect(result.idle).toBe(false);
    expect(result.wakeAt).toBeGreaterThan(begin);
    expect(queue.rows.loads).toBe(0);
  });

  it('is read and written under the script lock, and steps run without it', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })], (job, context) => {
      expect(queue.locks.held).toBe(false);
      return queue.advance(job, context);
    });
    queue.work(MINUTE);
    expect(queue.rows.effects).toHaveLength(1);
  });
});

describe('what a person wants', () => {
  it('is done after the step in which it was marked', () => {
    const job = jobOf({ total: 100 });
    const queue: Queue = new Queue([job], (running, context) => {
      if (running.done === 4) {
        queue.rows.want(job.jobId, 'cancel');
        queue.marked = 'a new one';
      }
      return queue.advance(running, context);
    });
    expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true });
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'cancelled', done: 5 });
  });

  it.each([
    ['pause', 'paused'],
    ['cancel', 'cancelled'],
  ] as const)('to %s a job is done between two steps, soon', (wanted, state) => {
    const job = jobOf({ total: 100 });
    const queue: Queue = new Queue([job], (running, context) => {
      if (running.done === 4) queue.rows.want(job.jobId, wanted);
      return queue.advance(running, context);
    });
    expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true, jobs: [{ state }] });
    expect(queue.rows.wanted(job.jobId)).toBe('');
    const { done } = queue.rows.job(job.jobId);
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThanOrEqual(24);
    expect(queue.rows.effects).toHaveLength(done);
  });

  it('is done before the first step where it was wanted before', () => {
    const job = jobOf({ total: 1 });
    const other = jobOf({ total: 1 });
    const queue: Queue = new Queue([job, other]);
    queue.rows.want(job.jobId, 'cancel');
    queue.work(MINUTE);
    expect(queue.log).toEqual([`${other.jobId}:1`]);
    expect(queue.rows.job(job.jobId).state).toBe('cancelled');
  });

  it('of a job that has ended changes nothing', () => {
    const ended = jobOf({ state: 'done', message: 'All in.' });
    const queue: Queue = new Queue([ended, jobOf({ total: 1 })]);
    queue.rows.want(ended.jobId, 'cancel');
    queue.work(MINUTE);
    expect(queue.rows.job(ended.jobId)).toEqual(ended);
  });
});

describe('a step that fails', () => {
  it('is tried again later and later, while the store is away, and the job goes on where it was', () => {
    const job = jobOf({ total: 2 });
    let failures = 0;
    const queue: Queue = new Queue([job], (running, context) => {
      if (running.done === 1 && failures < 3) {
        failures++;
        throw outage();
      }
      return queue.advance(running, context);
    });
    expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true, jobs: [{ state: 'done', tries: 0 }] });
    // In naps of ten seconds at most, so that a wish is seen meanwhile.
    expect(queue.clock.slept).toEqual([5, 10, 10, 10].map((seconds) => seconds * SECOND));
    expect(queue.rows.effects).toHaveLength(2);
  });

  it('leaves a long wait to a later execution, and lets go of the lease', () => {
    const { queue, job } = failing(outage);
    const result = queue.work(10 * MINUTE);
    expect(result).toMatchObject({ idle: false, jobs: [{ state: 'waiting', tries: 5 }] });
    expect(queue.rows.leaseNow).toBeNull();
    expect(queue.rows.job(job.jobId).message).toMatch(/cannot be reached.*Trying again soon/);
    expect(result.wakeAt).toBe(queue.rows.job(job.jobId).wakeAt);
    const before = queue.rows.commits;
    expect(queue.work(MINUTE)).toMatchObject({ idle: false, wakeAt: result.wakeAt });
    expect(queue.rows.commits).toBe(before);
  });

  it.each<[string, () => Error, string, number]>([
    ['a bug of ours', () => new TypeError('x is undefined'), 'internal', 6],
    [
      'throttling without end',
      api({ kind: 'throttled', effect: 'none', waitMs: 1 }),
      'store_unavailable',
      48,
    ],
    ['an outage without end', outage, 'store_unavailable', 48],
    [
      'an answer that makes no sense',
      api({ kind: 'malformed', effect: 'unknown', message: 'M' }),
      'store_unavailable',
      48,
    ],
  ])('again and again ends the job in the end: %s', (_, error, code, tries) => {
    let steps = 0;
    const { queue, job } = failing(() => {
      steps++;
      return error();
    });
    for (let round = 0; round < 100; round++) {
      const { idle, wakeAt } = queue.work(5 * MINUTE);
      if (idle) break;
      queue.clock.advance(Math.max(0, (wakeAt ?? 0) - queue.clock.nowMs()));
    }
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'failed', error: { code } });
    expect(steps).toBe(tries);
  });

  it.each<[string, () => Error, string]>([
    [
      'what a person has to mend',
      () => new AppError('sheet_structure', 'A column is missing.', 'Undo.'),
      'sheet_structure',
    ],
    [
      'a missing scope',
      api({ kind: 'accessDenied', effect: 'none', message: 'M', scope: 'x' }),
      'missing_scope',
    ],
    ['wrong credentials', api({ kind: 'unauthorized', effect: 'none' }), 'unauthorized'],
    ['a store that is gone', api({ kind: 'shopNotFound', effect: 'none' }), 'shop_not_found'],
    ['a refused document', api({ kind: 'rejected', effect: 'none', message: 'M' }), 'internal'],
  ])('for a reason that stays ends the job at once: %s', (_, error, code) => {
    const { queue, job } = failing(error);
    expect(queue.work(MINUTE)).toMatchObject({ idle: true });
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'failed', error: { code } });
  });

  it('for lack of time only waits, and that is no failure', () => {
    const job = jobOf({ total: 1, tries: 2 });
    const wakeAt = Date.UTC(2026, 10, 2);
    const queue: Queue = new Queue([job], () => {
      throw new OutOfTime(wakeAt);
    });
    expect(queue.work(MINUTE)).toMatchObject({ idle: false, wakeAt });
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'waiting', tries: 2, wakeAt, error: null });
  });

  it('does not keep other jobs from being worked on', () => {
    const bad = jobOf({ type: 'export', total: 1 });
    const good = jobOf({ type: 'import', total: 1 });
    const queue: Queue = new Queue([bad, good], (job, context) => {
      if (job.jobId === bad.jobId) throw outage();
      return queue.advance(job, context);
    });
    queue.work(4 * SECOND);
    expect(queue.rows.job(good.jobId).state).toBe('done');
    expect(queue.rows.job(bad.jobId).state).toBe('waiting');
  });

  it('because the spreadsheet’s own quota is used up ends this execution with the time to go on', () => {
    const queue: Queue = new Queue([jobOf({ total: 1 })]);
    const load = queue.rows.load.bind(queue.rows);
    queue.rows.load = () => {
      queue.rows.load = load;
      throw new OutOfTime(42);
    };
    expect(queue.work(MINUTE)).toEqual({ idle: false, wakeAt: 42, jobs: [] });
    expect(queue.work(MINUTE)).toMatchObject({ idle: true });
  });
});

describe('the deadline', () => {
  it('is respected: no step is begun with less than two seconds left, and nobody sleeps past it', () => {
    for (let ms = 0; ms < 20 * SECOND; ms += 700) {
      const waiting = jobOf({ state: 'waiting', wakeAt: 0, total: 8 });
      const asleep = jobOf({ state: 'waiting', total: 1, type: 'export' });
      const timeLeft: number[] = [];
      const queue: Queue = new Queue([waiting, asleep], (job, context) => {
        timeLeft.push(deadline - queue.clock.nowMs());
        return queue.advance(job, context);
      });
      const deadline = queue.clock.nowMs() + ms;
      queue.rows.commit(queue.rows.save({ ...asleep, wakeAt: queue.clock.nowMs() + 12 * SECOND }));
      const { idle } = queue.work(ms);
      expect(queue.clock.nowMs()).toBeLessThanOrEqual(deadline);
      expect(Math.min(Infinity, ...timeLeft)).toBeGreaterThanOrEqual(2 * SECOND);
      expect(idle).toBe(queue.rows.effects.length === 9);
      expect(queue.rows.leaseNow).toBeNull();
    }
  });

  it('leaves the rest to the next execution, which goes on at once', () => {
    const job = jobOf({ total: 30 });
    const queue: Queue = new Queue([job]);
    const { idle, wakeAt } = queue.work(10 * SECOND);
    expect({ idle, wakeAt }).toEqual({ idle: false, wakeAt: queue.clock.nowMs() });
    expect(queue.rows.job(job.jobId)).toMatchObject({ state: 'running' });
    expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true });
    expect(queue.rows.effects).toEqual(Array.from({ length: 30 }, (_, step) => `${job.jobId}:${step + 1}`));
  });
});

describe('an execution that is killed at any commit', () => {
  it('leaves work that the next one ends as if nothing had happened', () => {
    for (let commits = 0; ; commits++) {
      const jobs = [jobOf({ jobId: 'a', total: 3 }), jobOf({ jobId: 'b', total: 2, type: 'export' })];
      const queue: Queue = new Queue(jobs);
      queue.rows.dieAfter(commits);
      let killed = false;
      try {
        queue.work(5 * MINUTE);
      } catch (error) {
        killed = error instanceof Killed;
      }
      queue.rows.revive();
      expect(queue.work(5 * MINUTE)).toMatchObject({ idle: true });
      expect(queue.rows.effects).toEqual(['b:1', 'b:2', 'a:1', 'a:2', 'a:3']);
      expect(['a', 'b'].map((jobId) => queue.rows.job(jobId).state)).toEqual(['done', 'done']);
      if (!killed) return;
    }
  });
});
