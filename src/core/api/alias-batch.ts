/**
 * Several runs of one mutation in one document: `mutation Name($a: T!) { field(x: $a) {...} }` becomes
 * `mutation Name($a_0: T!, $a_1: T!) { m0: field(x: $a_0) {...} m1: field(x: $a_1) {...} }`. Works on documents as
 * the code generator prints them: one operation with one root field, then its fragments.
 */
export interface AliasBatch {
  query: string;
  variables: Record<string, unknown>;
}

const OPERATION = /^\s*mutation (\w+)\(([^)]*)\) \{\n/;

export function aliasOf(index: number): string {
  return `m${index}`;
}

export function aliasBatch(document: string, runs: readonly Record<string, unknown>[]): AliasBatch {
  const head = OPERATION.exec(document);
  const [opening, name, declared] = head ?? [];
  if (opening === undefined || declared === undefined)
    throw new Error('Only a mutation with variables can be batched');
  const end = document.indexOf('\n}\n', opening.length);
  const body = document.slice(opening.length, end < 0 ? document.lastIndexOf('}') : end);
  const fragments = end < 0 ? '' : document.slice(end + 3);
  const declarations = runs.map((_, index) => renameVariables(declared, index));
  const fields = runs.map((_, index) => `  ${aliasOf(index)}: ${renameVariables(body, index).trim()}`);
  const variables = Object.fromEntries(
    runs.flatMap((run, index) => Object.entries(run).map(([key, value]) => [`${key}_${index}`, value])),
  );
  const query = `mutation ${name}(${declarations.join(', ')}) {\n${fields.join('\n')}\n}\n${fragments}`;
  return { query, variables };
}

function renameVariables(text: string, index: number): string {
  return text.replace(/\$(\w+)/g, `$$$1_${index}`);
}
