export interface Example {
  name: string;
  query: string;
  variables: string;
}

export const EXAMPLES: readonly [Example, ...Example[]] = [
  {
    name: 'Products and variants',
    query: `query Products($first: Int!, $query: String) {
  products(first: $first, query: $query, sortKey: TITLE) {
    nodes {
      id
      title
      status
      variants(first: 10) {
        nodes { id title sku price inventoryQuantity }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    variables: '{ "first": 3, "query": "status:active" }\n',
  },
  {
    name: 'Change a title',
    query: `mutation ChangeTitle($identifier: ProductUpdateIdentifiers!, $product: ProductUpdateInput!) {
  productUpdate(identifier: $identifier, product: $product) {
    product { id title updatedAt }
    userErrors { field message }
  }
}
`,
    variables:
      '{\n  "identifier": { "handle": "ocean-blue-shirt" },\n  "product": { "title": "Ocean blue shirt" }\n}\n',
  },
  {
    name: 'Start a bulk query',
    query: `mutation Start($query: String!) {
  bulkOperationRunQuery(query: $query) {
    bulkOperation { id status }
    userErrors { field message code }
  }
}
`,
    variables: '{ "query": "{ products { edges { node { id title } } } }" }\n',
  },
  {
    name: 'Watch bulk operations',
    query: `{
  bulkOperations(first: 5, reverse: true) {
    nodes { id type status objectCount completedAt url }
  }
}
`,
    variables: '{}\n',
  },
];
