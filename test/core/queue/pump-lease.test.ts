import { ApiError } from '../../../src/core/api/api-error';
import { jobOf } from '../../support/fakes-queue';
import { LEASE, MINUTE, Queue, SECOND } from '../../support/queue';

/** A step may take longer than a lease: throttling and repetitions add up. */
const outage = () => new ApiError({ kind: 'outage', effect: 'unknown', message: 'HTTP 502' });

it('a step that fails after its lease was lost leaves the other execution’s progress alone', () => {
  const job = jobOf({ total: 2 });
  let first = true;
  const queue: Queue = new Queue([job], (running, context) => {
    if (!first) return queue.advance(running, context);
    first = false;
    queue.clock.advance(LEASE + SECOND);
    queue.work(MINUTE, 'other');
    throw outage();
  });
  queue.work(5 * MINUTE, 'slow');
  expect(queue.rows.job(job.jobId).state).toBe('done');
});

it('a slow step does not commit over another execution that took the lease', () => {
  const job = jobOf({ total: 2 });
  let first = true;
  const queue: Queue = new Queue([job], (running, context) => {
    if (!first) return queue.advance(running, context);
    first = false;
    queue.clock.advance(LEASE + SECOND);
    queue.work(MINUTE, 'other');
    return queue.advance(running, context);
  });
  queue.work(5 * MINUTE, 'slow');
  expect(queue.rows.effects).toHaveLength(2);
});

it('a waiting job is cancelled at once, not when it wakes', () => {
  const job = jobOf({ state: 'waiting', wakeAt: Date.UTC(2026, 10, 1) + 200 * SECOND });
  const queue: Queue = new Queue([job]);
  queue.rows.want(job.jobId, 'cancel');
  queue.work(60 * SECOND);
  expect(queue.rows.job(job.jobId).state).toBe('cancelled');
});

it('the lease outlasts the effect that assertLease lets begin', () => {
  const queue: Queue = new Queue([jobOf({ total: 1 })], (running, context) => {
    queue.clock.advance(86 * SECOND);
    context.assertLease();
    expect(queue.rows.leaseNow?.untilMs).toBeGreaterThanOrEqual(queue.clock.nowMs() + 60 * SECOND);
    return queue.advance(running, context);
  });
  queue.work(5 * MINUTE, 'slow');
  expect(queue.rows.effects).toHaveLength(1);
});
