import fc from 'fast-check';
import { parse, type SelectionSetNode } from 'graphql';
import { readPath, selectionSet, writePath, type InputTree } from '../../src/catalog/paths';
import { runs } from './arbitraries';

/** Objects, lists and leaves have names of their own, as in a schema: no path can contradict another. */
const step = fc.oneof(
  fc.constantFrom('object', 'other', 'args(first: 1, query: "a.b")'),
  fc.nat(2).map((index) => `list.${index}`),
);
const anyPath = fc
  .tuple(fc.array(step, { maxLength: 3 }), fc.constantFrom('leaf', 'last', 'end'))
  .map(([steps, leaf]) => [...steps, leaf].join('.'));
const anyPaths = fc.array(anyPath, { minLength: 1, maxLength: 8 });

function withoutArguments(path: string): string {
  return path.replace(/\([^)]*\)/g, '');
}

function leavesOf(selection: SelectionSetNode, before: string[] = []): string[] {
  return selection.selections.flatMap((node) => {
    if (node.kind !== 'Field') throw new Error(`a selection set holds a ${node.kind}`);
    const here = [...before, node.name.value];
    return node.selectionSet ? leavesOf(node.selectionSet, here) : [here.join('.')];
  });
}

describe('any paths', () => {
  it('are selected once each, by a selection set that GraphQL understands', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const [definition] = parse(`{\n${selectionSet(paths)}}`).definitions;
        if (definition?.kind !== 'OperationDefinition') throw new Error('no operation');
        const wanted = paths.map((path) => withoutArguments(path).replace(/\.\d+/g, ''));
        expect(leavesOf(definition.selectionSet).sort()).toEqual([...new Set(wanted)].sort());
      }),
      runs(500),
    );
  });

  it('are selected the same however often they are named', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        expect(selectionSet([...paths, ...paths])).toBe(selectionSet(paths));
      }),
      runs(200),
    );
  });

  it('give back what was written there, and writing at one leaves the others alone', () => {
    fc.assert(
      fc.property(anyPaths, (paths) => {
        const tree: InputTree = {};
        const plain = paths.map(withoutArguments);
        const written = new Map<string, unknown>();
        plain.forEach((path, leaf) => {
          writePath(tree, path, leaf);
          written.set(path, leaf);
          for (const [known, value] of written) expect(readPath(tree, known)).toBe(value);
        });
      }),
      runs(500),
    );
  });

  it('read null where nothing is', () => {
    fc.assert(
      fc.property(anyPath, fc.constantFrom(null, undefined, {}, [], 'x', 0), (path, node) => {
        expect(readPath(node, path)).toBeNull();
      }),
      runs(200),
    );
  });
});
