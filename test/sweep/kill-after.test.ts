import { sweep } from '../support/kill-sweep';

test('killed right after any service call, the end is the same', () => {
  sweep('after');
});
