import { allChecks, factsOf, problemsOf } from './facts';

const FACTS = factsOf('reference 1.1 [D]', {
  'area/one': 'The first thing holds.',
  'area/two': 'The second thing holds.',
});

test('every fact asserted once is well', () => {
  expect(problemsOf(FACTS, ['area/two', 'area/one'])).toEqual([]);
});

test.each([
  ['a fact that nobody asserts', FACTS, ['area/one'], 'area/two: no assertion'],
  [
    'an assertion without a fact',
    FACTS,
    ['area/one', 'area/two', 'area/three'],
    'area/three: is asserted but is no fact',
  ],
  [
    'an assertion made twice',
    FACTS,
    ['area/one', 'area/two', 'area/two'],
    'area/two: is asserted in two places',
  ],
  [
    'a fact listed twice',
    [...FACTS, ...FACTS.slice(0, 1)],
    ['area/one', 'area/two'],
    'area/one: is listed twice',
  ],
  [
    'a fact without a source',
    factsOf(' ', { 'area/one': 'It holds.' }),
    ['area/one'],
    'area/one: has no source',
  ],
  ['a fact that says nothing', factsOf('1.1', { 'area/one': '' }), ['area/one'], 'area/one: says nothing'],
  ['an id in another form', factsOf('1.1', { One: 'It holds.' }), ['One'], 'One: is no id'],
])('%s is a problem', (_, facts, asserted, problem) => {
  expect(problemsOf(facts, asserted)).toEqual([problem]);
});

test('two areas cannot assert the same fact', () => {
  const check = (): void => undefined;
  expect(Object.keys(allChecks({ 'area/one': check }, { 'area/two': check }))).toHaveLength(2);
  expect(() => allChecks({ 'area/one': check }, { 'area/one': check })).toThrow(
    'area/one is asserted in two places',
  );
});
