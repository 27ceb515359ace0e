import { openShop } from './support';

/** Expectations are recordings of real stores; those marked "not recorded" follow the server's library. */
const DOCUMENT_ERRORS: [name: string, document: string, error: Record<string, unknown>][] = [
  [
    'an unexpected end',
    'query GraphqlBaseValidationInvalidSyntax {\n  shop {\n    id\n',
    {
      message: 'syntax error, unexpected end of file at [3, 5]',
      locations: [{ line: 3, column: 5 }],
      extensions: { code: 'PARSE_ERROR' },
    },
  ],
  [
    'an object without a selection',
    'query Q {\n  shop\n}\n',
    {
      message:
        "Field must have selections (field 'shop' returns Shop but has no selections. Did you mean 'shop { ... }'?)",
      locations: [{ line: 2, column: 3 }],
      path: ['query Q', 'shop'],
      extensions: { code: 'selectionMismatch', nodeName: "field 'shop'", typeName: 'Shop' },
    },
  ],
  [
    'an unknown field deep in a query',
    'query Q {\n  products(first: 1) {\n    nodes {\n      id\n      nope\n    }\n  }\n}\n',
    {
      message: "Field 'nope' doesn't exist on type 'Product'",
      locations: [{ line: 5, column: 7 }],
      path: ['query Q', 'products', 'nodes', 'nope'],
      extensions: { code: 'undefinedField', typeName: 'Product', fieldName: 'nope' },
    },
  ],
  [
    'a code that UserError does not have',
    'mutation M {\n  tagsAdd(id: "gid://shopify/Product/1", tags: []) {\n    userErrors {\n      code\n    }\n  }\n}',
    {
      message: "Field 'code' doesn't exist on type 'UserError'",
      locations: [{ line: 4, column: 7 }],
      path: ['mutation M', 'tagsAdd', 'userErrors', 'code'],
      extensions: { code: 'undefinedField', typeName: 'UserError', fieldName: 'code' },
    },
  ],
  [
    'a missing argument',
    'query Q {\n  bulkOperation {\n    id\n  }\n}',
    {
      message: "Field 'bulkOperation' is missing required arguments: id",
      locations: [{ line: 2, column: 3 }],
      path: ['query Q', 'bulkOperation'],
      extensions: {
        code: 'missingRequiredArguments',
        className: 'Field',
        name: 'bulkOperation',
        arguments: 'id',
      },
    },
  ],
  [
    'an argument that the field does not take',
    'mutation M {\n  probe: tagsAdd(id: "gid://shopify/Product/1", tags: [], force: true) {\n    node { id }\n  }\n}',
    {
      message: "Field 'tagsAdd' doesn't accept argument 'force'",
      locations: [{ line: 2, column: 59 }],
      path: ['mutation M', 'probe', 'force'],
      extensions: { code: 'argumentNotAccepted', name: 'tagsAdd', typeName: 'Field', argumentName: 'force' },
    },
  ],
  [
    'an enum value that does not exist',
    'mutation M {\n  productCreate(product: {title: "x", status: PUBLISHED}) {\n    userErrors { field }\n  }\n}',
    {
      message:
        "Argument 'status' on InputObject 'ProductCreateInput' has an invalid value (PUBLISHED). Expected type 'ProductStatus'.",
      locations: [{ line: 2, column: 26 }],
      path: ['mutation M', 'productCreate', 'product', 'status'],
      extensions: { code: 'argumentLiteralsIncompatible', typeName: 'InputObject', argumentName: 'status' },
    },
  ],
  [
    'a malformed gid',
    'query Q {\n  node(id: "gid://shopify/Product") {\n    id\n  }\n}',
    {
      message: "Invalid global id 'gid://shopify/Product'",
      locations: [{ line: 2, column: 3 }],
      path: ['query Q', 'node', 'id'],
      extensions: { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' },
    },
  ],
  [
    'an input without a required key',
    'mutation M {\n  productDelete(input: {}) {\n    deletedProductId\n  }\n}',
    {
      message: "Argument 'id' on InputObject 'ProductDeleteInput' is required. Expected type ID!",
      locations: [{ line: 2, column: 24 }],
      path: ['mutation M', 'productDelete', 'input', 'id'],
      extensions: {
        code: 'missingRequiredInputObjectAttribute',
        argumentName: 'id',
        argumentType: 'ID!',
        inputObjectType: 'ProductDeleteInput',
      },
    },
  ],
  [
    'a variable that is not used',
    'query Q($id: ID!) {\n  shop { id }\n}',
    {
      message: 'Variable $id is declared by Q but not used',
      locations: [{ line: 1, column: 1 }],
      path: ['query Q'],
      extensions: { code: 'variableNotUsed', variableName: 'id' },
    },
  ],
  [
    'an unknown directive',
    'mutation M {\n  tagsAdd(id: "gid://shopify/Product/1", tags: []) @once {\n    node { id }\n  }\n}',
    {
      message: 'Directive @once is not defined',
      locations: [{ line: 2, column: 52 }],
      path: ['mutation M', 'tagsAdd'],
      extensions: { code: 'undefinedDirective', directiveName: 'once' },
    },
  ],
  [
    'a fragment on a type that does not exist',
    'query Q {\n  node(id: "gid://shopify/Product/1") {\n    ... on Nope { id }\n  }\n}',
    {
      message: "No such type Nope, so it can't be a fragment condition",
      locations: [{ line: 3, column: 5 }],
      path: ['query Q', 'node', '... on Nope'],
      extensions: { code: 'undefinedType', typeName: 'Nope' },
    },
  ],
  [
    'several operations and no name',
    'query A { shop { id } } query B { shop { id } }',
    { message: 'An operation name is required' },
  ],
];

describe('a document that cannot run', () => {
  it.each(DOCUMENT_ERRORS)('%s is refused as recorded: no data, no cost', (_name, document, error) => {
    expect(openShop().shop.graphql(document)).toEqual({ errors: [error] });
  });

  it('names an operation that it does not have', () => {
    expect(openShop().shop.graphql('query A { shop { id } }', {}, 'Missing')).toEqual({
      errors: [{ message: 'No operation named "Missing"' }],
    });
  });

  it('reports all errors of a document at once', () => {
    const body = openShop().shop.graphql('query Q { shop { nope neither } }');
    expect(body.errors?.map((error) => error.extensions?.['fieldName'])).toEqual(['nope', 'neither']);
  });

  it('still refuses what only the library’s own rules know', () => {
    const body = openShop().shop.graphql('query Q { a: shop { id } a: currentAppInstallation { id } }');
    expect(body.errors).toHaveLength(1);
    expect(body.data).toBeUndefined();
  });
});

describe('variables that do not fit', () => {
  const document =
    'mutation M($product: ProductCreateInput!) { productCreate(product: $product) { userErrors { field } } }';
  const error = (message: string, value: unknown, problems: unknown[]): unknown => ({
    errors: [
      {
        message,
        locations: [{ line: 1, column: 12 }],
        extensions: { code: 'INVALID_VARIABLE', value, problems },
      },
    ],
  });
  const start = 'Variable $product of type ProductCreateInput! was provided invalid value';

  it.each([
    [undefined, start, [{ path: [], explanation: 'Expected value to not be null' }]],
    [
      { title: 'x', variants: [] },
      `${start} for variants (Field is not defined on ProductCreateInput)`,
      [{ path: ['variants'], explanation: 'Field is not defined on ProductCreateInput' }],
    ],
    [
      { category: 'not-a-gid' },
      `${start} for category (Invalid global id 'not-a-gid')`,
      [
        {
          path: ['category'],
          explanation: "Invalid global id 'not-a-gid'",
          message: "Invalid global id 'not-a-gid'",
        },
      ],
    ],
    [
      { status: 'ENABLED' },
      `${start} for status (Expected "ENABLED" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED)`,
      [
        {
          path: ['status'],
          explanation: 'Expected "ENABLED" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED',
        },
      ],
    ],
    [
      { giftCard: 'yes', title: 5 },
      `${start} for giftCard (Could not coerce value "yes" to Boolean), title (Could not coerce value 5 to String)`,
      [
        { path: ['giftCard'], explanation: 'Could not coerce value "yes" to Boolean' },
        { path: ['title'], explanation: 'Could not coerce value 5 to String' },
      ],
    ],
  ])('%j is refused with INVALID_VARIABLE', (product, message, problems) => {
    const body = openShop().shop.graphql(document, product === undefined ? {} : { product });
    expect(body).toEqual(error(message, product ?? null, problems));
  });
});

describe('missing scopes', () => {
  it.each([
    ['{ products(first: 1) { nodes { id } } }', 'products', 'read_products', null],
    ['{ locations(first: 1) { nodes { id } } }', 'locations', 'read_locations', null],
    [
      'mutation { tagsAdd(id: "gid://shopify/Product/1", tags: []) { node { id } } }',
      'tagsAdd',
      'write_products',
      { tagsAdd: null },
    ],
  ])('%s needs a scope and says which', (document, field, scope, data) => {
    const body = openShop({ scopes: ['read_orders'] }).shop.graphql(document);
    expect(body.data).toEqual(data);
    expect(body.errors).toEqual([
      {
        message: `Access denied for ${field} field. Required access: \`${scope}\` access scope.`,
        locations: [{ line: 1, column: document.indexOf(field) + 1 }],
        extensions: {
          code: 'ACCESS_DENIED',
          documentation: 'https://shopify.dev/api/usage/access-scopes',
          requiredAccess: `\`${scope}\` access scope.`,
        },
        path: [field],
      },
    ]);
  });

  it('takes a write scope for reading too', () => {
    const { shop } = openShop({ scopes: ['write_products'] });
    expect(shop.graphql('{ products(first: 1) { nodes { id } } }').errors).toBeUndefined();
  });

  it('reads an inventory item with read_products, but not its levels', () => {
    const { shop } = openShop({ scopes: ['read_products'] }, [{ title: 'A' }]);
    const body = shop.graphql(
      '{ productVariants(first: 1) { nodes { inventoryItem { sku inventoryLevels(first: 1) { nodes { id } } } } } }',
    );
    expect(body.errors?.[0]?.path).toEqual([
      'productVariants',
      'nodes',
      0,
      'inventoryItem',
      'inventoryLevels',
    ]);
  });
});
