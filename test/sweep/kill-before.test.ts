import { callsInStory, sweep } from '../support/kill-sweep';

test('the undisturbed story sends exactly the two edits', () => {
  const { from, to, expected } = callsInStory();
  expect(JSON.stringify(expected)).toContain('Ocean Shirt, blue');
  expect(JSON.stringify(expected)).toContain('12.50');
  expect(to - from).toBeGreaterThan(60);
});

test('killed right before any service call, the end is the same', () => {
  sweep('before');
});
