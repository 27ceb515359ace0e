import { local, service } from '../../../local/apps-script/service';

type Range = GoogleAppsScript.Spreadsheet.Range;

/** The compiler is the test: `npm run typecheck` fails if one of these lines stops being an error. */
test('a member with a wrong signature does not compile', () => {
  const made = [
    service<Range>('Range', {
      getRow: local(() => 1),
      offset: (rows, columns, height) => ({ rows, columns, height }),
    }),
    // @ts-expect-error a method that Google does not have
    service<Range>('Range', { getRwo: local(() => 1) }),
    // @ts-expect-error a result of another kind
    service<Range>('Range', { getRow: local(() => 'first') }),
    // @ts-expect-error a result of another kind from a real call
    service<Range>('Range', { getDisplayValue: () => 5 }),
    // @ts-expect-error an argument more than any overload takes
    service<Range>('Range', { setValue: (value: unknown, more: unknown) => ({ value, more }) }),
  ];
  expect(made).toHaveLength(5);
});
