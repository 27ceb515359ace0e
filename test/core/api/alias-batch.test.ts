import { parse, validate, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values';
import { aliasBatch, aliasOf } from '../../../src/core/api/alias-batch';
import {
  ProductsByIdDocument,
  UpdateProductDocument,
  UpdateVariantsDocument,
} from '../../../src/core/api/generated';
import { adminSchema } from '../../support/admin-schema';

const product = (index: number) => ({
  product: { id: `gid://shopify/Product/${index}`, title: `$a_${index} }` },
});
const variants = (index: number) => ({
  productId: `gid://shopify/Product/${index}`,
  variants: [{ id: `gid://shopify/ProductVariant/${index}`, price: '1.50', optionValues: [{ name: 'M' }] }],
});

const MUTATIONS = [
  ['products', UpdateProductDocument.toString(), product, 'productUpdate'],
  ['variants', UpdateVariantsDocument.toString(), variants, 'productVariantsBulkUpdate'],
] as const;

function operationOf(query: string): OperationDefinitionNode {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('The operation comes first');
  return operation;
}

describe.each(MUTATIONS)('the mutation of %s', (_, document, run, field) => {
  it.each([1, 2, 40])('run %d times in one document is valid in the pinned schema', (count) => {
    const runs = Array.from({ length: count }, (__, index) => run(index + 1));
    const { query, variables } = aliasBatch(document, runs);
    expect(validate(adminSchema(), parse(query))).toEqual([]);
    const { variableDefinitions = [] } = operationOf(query);
    expect(getVariableValues(adminSchema(), variableDefinitions, variables).errors).toBeUndefined();
    expect(variableDefinitions).toHaveLength(Object.keys(variables).length);
  });

  it('has each run under an alias of its own, with the variables of that run', () => {
    const { query, variables } = aliasBatch(document, [run(1), run(2), run(3)]);
    const fields = operationOf(query).selectionSet.selections.map((selection) => {
      if (selection.kind !== 'Field') throw new Error('not a field');
      const names = selection.arguments?.flatMap(({ value }) =>
        value.kind === 'Variable' ? [value.name.value] : [],
      );
      return {
        alias: selection.alias?.value,
        name: selection.name.value,
        values: names?.map((name) => variables[name]),
      };
    });
    expect(fields).toEqual(
      [1, 2, 3].map((index) => ({
        alias: aliasOf(index - 1),
        name: field,
        values: Object.values(run(index)),
      })),
    );
  });

  it('keeps its name and its fragments, each once', () => {
    const { query } = aliasBatch(document, [run(1), run(2)]);
    const kinds = parse(query).definitions.map((definition) => definition.kind);
    expect(kinds).toEqual(['OperationDefinition', 'FragmentDefinition']);
    expect(operationOf(query).name?.value).toBe(operationOf(document).name?.value);
  });
});

describe('a batch', () => {
  it('is refused for what is not a mutation with variables', () => {
    expect(() => aliasBatch(ProductsByIdDocument.toString(), [{ ids: [] }])).toThrow('Only a mutation');
    expect(() => aliasBatch('mutation M {\n  x\n}\n', [{}])).toThrow('Only a mutation');
  });

  it('needs no fragments', () => {
    const document =
      'mutation M($id: ID!) {\n  productDelete(input: {id: $id}) {\n    userErrors {\n      message\n    }\n  }\n}';
    const { query, variables } = aliasBatch(document, [{ id: '1' }, { id: '2' }]);
    expect(validate(adminSchema(), parse(query))).toEqual([]);
    expect(variables).toEqual({ id_0: '1', id_1: '2' });
  });
});
