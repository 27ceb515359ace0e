import type { Check, Fact } from '../../facts';
import type { ErrorRow, ShopWorld } from '../world';

/** What is asked, in which world, and every userError that must come of it, in its order. */
export type Case = readonly [
  variables: (world: ShopWorld) => Record<string, unknown>,
  rows: readonly ErrorRow[] | ((world: ShopWorld) => readonly ErrorRow[]),
];

/** A recorded refusal is a fact and its check in one: the sentence is that the mutation answers so in this case. */
export interface Refusal {
  readonly fact: Fact;
  readonly check: Check<ShopWorld>;
}

const PATHS = 'userErrors { field message } ';
const PATHS_AND_CODES = 'userErrors { field code message } ';

/** `ERRORS` in the document is where the selection of errors goes: some types have codes, some have none. */
export function refusals(
  mutation: string,
  document: string,
  cases: Readonly<Record<string, Case>>,
): readonly Refusal[] {
  return Object.entries(cases).map(([when, [variables, rows]]) => ({
    fact: {
      id: `refusals/${kebab(mutation)}/${kebab(when)}`,
      text: `${mutation} refuses: ${when}.`,
      source: `recorded-errors.md, ${mutation}`,
    },
    check: (world) => {
      const given = variables(world);
      const expected = typeof rows === 'function' ? rows(world) : rows;
      const hasCodes = expected.some(([, code]) => code !== undefined);
      const selection = hasCodes ? PATHS_AND_CODES : PATHS;
      world.expectErrors(document.replace('ERRORS', selection), given, ...expected);
    },
  }));
}

function kebab(text: string): string {
  const words = text.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
