import { tellStory } from '../../local/demo/story';

test('the demo keeps every promise that it makes', () => {
  const { broken, text } = tellStory();
  expect(broken).toEqual([]);
  expect(text).toContain('20 products and 22 variants');
  expect(text.match(/✔/g)?.length).toBeGreaterThan(10);
});
