/**
 * What we rely on of a platform, one fact at a time. A fact has an id, says one thing, and names where it is written.
 * A suite asserts facts by their ids; `problemsOf` tells which facts nobody asserts and which assertions have no fact.
 * Nothing here may need Node: the suites are also bundled for the platforms themselves.
 */
export interface Fact {
  /** Lower-case words with dashes, after the area: `values/leading-zeros`. */
  readonly id: string;
  /** What holds, as a sentence. */
  readonly text: string;
  /** The reference's file and section, and its mark where it has marks: `apps-script.md 2.2 [P]`. */
  readonly source: string;
}

/** Shows that a fact holds in some world: returns if it does, throws if it does not. */
export type Check<Context> = (context: Context) => void;

/** The checks of one area, by the id of the fact. */
export type Checks<Context> = Readonly<Record<string, Check<Context>>>;

const ID = /^[a-z0-9-]+(\/[a-z0-9-]+)+$/;

/** Everything that is wrong between a list of facts and the ids that suites assert; empty if all is well. */
export function problemsOf(facts: readonly Fact[], assertedIds: readonly string[]): string[] {
  const ids = facts.map(({ id }) => id);
  return [
    ...facts.filter(({ id }) => !ID.test(id)).map(({ id }) => `${id}: is no id`),
    ...facts.filter(({ source }) => source.trim() === '').map(({ id }) => `${id}: has no source`),
    ...facts.filter(({ text }) => text.trim() === '').map(({ id }) => `${id}: says nothing`),
    ...repeated(ids).map((id) => `${id}: is listed twice`),
    ...ids.filter((id) => !assertedIds.includes(id)).map((id) => `${id}: no assertion`),
    ...repeated(assertedIds).map((id) => `${id}: is asserted in two places`),
    ...assertedIds.filter((id) => !ids.includes(id)).map((id) => `${id}: is asserted but is no fact`),
  ];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

/** Facts of one section, told as `id: text`. */
export function factsOf(source: string, texts: Readonly<Record<string, string>>): Fact[] {
  return Object.entries(texts).map(([id, text]) => ({ id, text, source }));
}

/** Joins the checks of several areas; the same id twice is a mistake that `problemsOf` could not see afterwards. */
export function allChecks<Context>(...areas: readonly Checks<Context>[]): Checks<Context> {
  const ids = areas.flatMap((checks) => Object.keys(checks));
  const [twice] = repeated(ids);
  if (twice !== undefined) throw new Error(`${twice} is asserted in two places`);
  return Object.assign({}, ...areas) as Checks<Context>;
}
