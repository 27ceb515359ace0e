import { runtimeWith } from './support';

/** What A1 shows when the given texts are typed from A1 to the right. */
function shown(...texts: string[]): string | undefined {
  const { person } = runtimeWith('');
  texts.forEach((text, index) => person.type('Sheet1', 1, index + 1, text));
  return person.display('Sheet1')[0]?.[0];
}

test.each([
  ['=1+2*3', '7'],
  ['=(1+2)*3', '9'],
  ['="a"&"b"', 'ab'],
  ['=10%', '0.1'],
  ['=1/0', '#DIV/0!'],
  ['=FOO(1)', '#NAME?'],
  ['=1+', '#ERROR!'],
  ['=A9999', '#REF!'],
  ['="a"+1', '#VALUE!'],
  ['=SUM(B1:C1,10)', '15'],
  ['=ROUND(2.345,2)', '2.35'],
  ['=CONCATENATE("x",B1)', 'x2'],
  ['=HYPERLINK("https://example.com","shop")', 'shop'],
  ['=IF(B1>1,"big","small")', 'big'],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=A1', '#REF!'],
  ['=$B$1+Sheet1!C1', '5'],
])('%s shows %s', (formula, text) => {
  expect(shown(formula, '2', '3')).toBe(text);
});

test('a formula is worked out again when what it reads changes', () => {
  const { person } = runtimeWith('');
  person.type('Sheet1', 1, 1, '=B1*2');
  person.type('Sheet1', 1, 2, '4');
  expect(person.value('Sheet1', 1, 1)).toBe(8);
  person.type('Sheet1', 1, 2, '5');
  expect(person.value('Sheet1', 1, 1)).toBe(10);
});

describe('references follow their cells', () => {
  const withFormula = (formula: string) => {
    const { person } = runtimeWith('');
    person.type('Sheet1', 5, 5, formula);
    return person;
  };

  test('through an inserted and a deleted row', () => {
    const person = withFormula('=A3+SUM(A1:A4)');
    person.insertRow('Sheet1', 2);
    expect(person.formula('Sheet1', 6, 5)).toBe('=A4+SUM(A1:A5)');
    person.deleteRow('Sheet1', 4);
    expect(person.formula('Sheet1', 5, 5)).toBe('=#REF!+SUM(A1:A4)');
  });

  test('through a moved column', () => {
    const person = withFormula('=A1+C1');
    person.moveColumn('Sheet1', 1, 3);
    expect(person.formula('Sheet1', 5, 5)).toBe('=C1+B1');
  });

  test('through a renamed tab', () => {
    const person = withFormula('=Sheet1!A1');
    person.renameTab('Sheet1', 'My products');
    expect(person.formula('My products', 5, 5)).toBe("='My products'!A1");
  });

  test('relative ones go along when their row is sorted', () => {
    const { person } = runtimeWith('');
    ['b', 'a'].forEach((text, index) => person.type('Sheet1', index + 1, 1, text));
    person.type('Sheet1', 1, 2, '=A1&"!"');
    person.sort('Sheet1', 1);
    expect(person.display('Sheet1')).toEqual([
      ['a', ''],
      ['b', 'b!'],
    ]);
  });
});
