import { Throttle } from '../../../src/core/api/throttle';
import { costOf } from '../../support/fakes-api';

describe('the throttle', () => {
  it('waits for nothing before it knows anything, and then takes what is new to it for dear', () => {
    const throttle = new Throttle();
    expect(throttle.waitMs({ operation: 'Update', size: 40 }, 0)).toBe(0);
    throttle.report([{ operation: 'Read', size: 1, cost: costOf(100, 0) }], 0);
    expect(throttle.waitMs({ operation: 'Update', size: 40 }, 0)).toBe(1_000);
  });

  it('waits until the bucket holds what the request costs, item by item', () => {
    const throttle = new Throttle();
    throttle.report([{ operation: 'Update', size: 10, cost: costOf(100, 50) }], 0);
    expect(throttle.waitMs({ operation: 'Update', size: 5 }, 0)).toBe(0);
    expect(throttle.waitMs({ operation: 'Update', size: 15 }, 0)).toBe(1_000);
    expect(throttle.waitMs({ operation: 'Update', size: 15 }, 400)).toBe(600);
    expect(throttle.waitMs({ operation: 'Update', size: 15 }, 1_000)).toBe(0);
  });

  it('never waits for more than the bucket can hold', () => {
    const throttle = new Throttle();
    throttle.report([{ operation: 'Update', size: 1, cost: costOf(100, 0) }], 0);
    expect(throttle.waitMs({ operation: 'Update', size: 1_000 }, 0)).toBe(20_000);
  });

  it('believes the last answer, of whatever operation, and each operation’s own price', () => {
    const throttle = new Throttle();
    throttle.report([{ operation: 'Update', size: 1, cost: costOf(500, 2_000) }], 0);
    throttle.report([{ operation: 'Read', size: 1, cost: costOf(100, 400) }], 0);
    expect(throttle.waitMs({ operation: 'Update', size: 1 }, 0)).toBe(1_000);
    expect(throttle.waitMs({ operation: 'Read', size: 1 }, 0)).toBe(0);
  });

  it('does not wait for a bucket that never fills', () => {
    const throttle = new Throttle();
    const throttleStatus = { maximumAvailable: 0, currentlyAvailable: 0, restoreRate: 0 };
    throttle.report([{ operation: 'Update', size: 1, cost: costOf(100, 0, { throttleStatus }) }], 0);
    expect(throttle.waitMs({ operation: 'Update', size: 1 }, 0)).toBe(0);
  });

  it('sends together what fits into the bucket together, and at least one request', () => {
    const throttle = new Throttle();
    const request = { operation: 'Update', size: 10 };
    throttle.report([{ ...request, cost: costOf(160, 500) }], 0);
    const five = [request, request, request, request, request];
    expect(throttle.together(five, 0)).toBe(3);
    expect(throttle.together(five, 2_000)).toBe(4);
    throttle.report([{ ...request, cost: costOf(160, 0) }], 0);
    expect(throttle.together(five, 0)).toBe(1);
  });

  it('believes, of answers to parallel requests, the one that saw no others held back', () => {
    const throttle = new Throttle();
    const request = { operation: 'Update', size: 1 };
    throttle.report(
      [1_700, 1_900, 1_800].map((left) => ({ ...request, cost: costOf(100, left) })),
      0,
    );
    expect(throttle.together(new Array(30).fill(request), 0)).toBe(19);
  });
});
