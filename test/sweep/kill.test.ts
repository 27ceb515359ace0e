import { sweep, undisturbedStory } from '../support/kill-sweep';

const { deaths, expected } = undisturbedStory();

test('the undisturbed story sends exactly the two edits', () => {
  expect(JSON.stringify(expected)).toContain('Ocean Shirt, blue');
  expect(JSON.stringify(expected)).toContain('12.50');
  expect(deaths.length).toBeGreaterThan(60);
});

test('killed at any service call, the end is the same', () => {
  sweep(deaths, expected);
});
