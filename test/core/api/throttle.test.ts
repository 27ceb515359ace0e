import { Throttle } from '../../../src/core/api/throttle';
import { costOf } from '../../support/fakes-api';

describe('the throttle', () => {
  it('waits for nothing before it knows anything', () => {
    const throttle = new Throttle();
    expect(throttle.waitMs('Update', 40, 0)).toBe(0);
    throttle.report('Read', 1, costOf(100, 0), 0);
    expect(throttle.waitMs('Update', 40, 0)).toBe(0);
  });

  it('waits until the bucket holds what the request costs, item by item', () => {
    const throttle = new Throttle();
    throttle.report('Update', 10, costOf(100, 50), 0);
    expect(throttle.waitMs('Update', 5, 0)).toBe(0);
    expect(throttle.waitMs('Update', 15, 0)).toBe(1_000);
    expect(throttle.waitMs('Update', 15, 400)).toBe(600);
    expect(throttle.waitMs('Update', 15, 1_000)).toBe(0);
  });

  it('never waits for more than the bucket can hold', () => {
    const throttle = new Throttle();
    throttle.report('Update', 1, costOf(100, 0), 0);
    expect(throttle.waitMs('Update', 1_000, 0)).toBe(20_000);
  });

  it('believes the last answer, of whatever operation, and each operation’s own price', () => {
    const throttle = new Throttle();
    throttle.report('Update', 1, costOf(500, 2_000), 0);
    throttle.report('Read', 1, costOf(100, 400), 0);
    expect(throttle.waitMs('Update', 1, 0)).toBe(1_000);
    expect(throttle.waitMs('Read', 1, 0)).toBe(0);
  });

  it('does not wait for a bucket that never fills', () => {
    const throttle = new Throttle();
    const throttleStatus = { maximumAvailable: 0, currentlyAvailable: 0, restoreRate: 0 };
    throttle.report('Update', 1, costOf(100, 0, { throttleStatus }), 0);
    expect(throttle.waitMs('Update', 1, 0)).toBe(0);
  });
});
