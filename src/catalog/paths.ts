/**
 * Paths into GraphQL data, as the registry writes them: `seo.title`, `selectedOptions.0.name`,
 * `media(first: 1).nodes.0.url`, `care:metafield(key: "care").value`. Numbers index lists, and `*` means all that is in
 * one; arguments belong to the selection only; a name before a colon is the alias under which the answer has it.
 */

/** Texts in brackets may hold dots, and texts in quotes closing brackets. */
const SEGMENT = /(?:[^.("]|\((?:"(?:\\.|[^"\\])*"|[^)"])*\))+/g;

function segmentsOf(path: string): string[] {
  return path.match(SEGMENT) ?? [];
}

const ALL = '*';

function isIndex(segment: string): boolean {
  return segment === ALL || /^\d+$/.test(segment);
}

/** The name of a segment in an answer. */
function nameIn(segment: string): string {
  const field = segment.replace(/\(.*\)$/, '');
  return field.replace(/:.*$/, '');
}

const compiled = new Map<string, readonly string[]>();

/** Every record has the same paths, so they are taken apart once. */
function namesOf(path: string): readonly string[] {
  let names = compiled.get(path);
  if (!names) {
    names = segmentsOf(path).map(nameIn);
    compiled.set(path, names);
  }
  return names;
}

/** The value at a path, or null where anything on the way is missing. */
export function readPath(node: unknown, path: string): unknown {
  return readNames(node, namesOf(path), 0);
}

function readNames(node: unknown, names: readonly string[], from: number): unknown {
  let here: unknown = node;
  for (let at = from; at < names.length; at++) {
    if (here === null || typeof here !== 'object') return null;
    const name = names[at] ?? '';
    if (name === ALL) return Array.isArray(here) ? here.map((item) => readNames(item, names, at + 1)) : null;
    here = (here as Record<string, unknown>)[name];
  }
  return here ?? null;
}

/** Whether a node says anything of a path: what it does not mention is not known, which is not the same as blank. */
export function isKnown(node: unknown, path: string): boolean {
  let here: unknown = node;
  for (const name of namesOf(path)) {
    if (here === null || typeof here !== 'object' || Array.isArray(here)) return true;
    here = (here as Record<string, unknown>)[name];
    if (here === undefined) return false;
  }
  return true;
}

export type InputTree = { [key: string]: unknown };

/** Puts a value at a path, making the objects and lists on the way. */
export function writePath(tree: InputTree, path: string, leaf: unknown): void {
  const segments = segmentsOf(path);
  let here: InputTree | unknown[] = tree;
  segments.forEach((segment, position) => {
    const key = Array.isArray(here) ? Number(segment) : segment;
    const bag = here as Record<string | number, unknown>;
    if (position === segments.length - 1) {
      bag[key] = leaf;
      return;
    }
    bag[key] ??= isIndex(segments[position + 1] ?? '') ? [] : {};
    here = bag[key] as InputTree | unknown[];
  });
}

type Selection = Map<string, Selection>;

function render(selection: Selection, indent: string): string {
  return [...selection]
    .map(([name, inner]) =>
      inner.size === 0
        ? `${indent}${name}\n`
        : `${indent}${name} {\n${render(inner, indent + '  ')}${indent}}\n`,
    )
    .join('');
}

/** The smallest selection set that has all the paths, one field a line, in the order of first mention. */
export function selectionSet(paths: readonly string[], indent = '  '): string {
  const root: Selection = new Map();
  for (const path of paths) {
    let here = root;
    for (const segment of segmentsOf(path).filter((part) => !isIndex(part))) {
      const name = segment.replace(/^(\w+):(?! )/, '$1: ');
      const next = here.get(name) ?? (new Map() as Selection);
      here.set(name, next);
      here = next;
    }
  }
  return render(root, indent);
}
