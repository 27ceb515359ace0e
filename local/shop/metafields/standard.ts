import type { OwnerType } from './model';

/** Shopify's own definitions that a store may switch on: the first ones of a long list, as recorded. */
export interface StandardTemplate {
  readonly __typename: 'StandardMetafieldDefinitionTemplate';
  readonly id: string;
  readonly numericId: number;
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly ownerTypes: readonly OwnerType[];
  readonly typeName: string;
  readonly validations: readonly { name: string; value: string }[];
  readonly visibleToStorefrontApi: boolean;
}

const ON_PRODUCTS: readonly OwnerType[] = ['PRODUCT', 'PRODUCTVARIANT'];
type Row = [number, string, string, string, string, { name: string; value: string }[]];

const ROWS: readonly Row[] = [
  [
    1,
    'descriptors.subtitle',
    'Product subtitle',
    'Used as a shorthand for a product name',
    'single_line_text_field',
    [{ name: 'max', value: '70' }],
  ],
  [
    2,
    'descriptors.care_guide',
    'Care guide',
    'Instructions for taking care of a product or apparel',
    'multi_line_text_field',
    [{ name: 'max', value: '500' }],
  ],
  [
    3,
    'facts.isbn',
    'ISBN',
    'International Standard Book Number',
    'single_line_text_field',
    [
      {
        name: 'regex',
        value:
          '^((\\d{3})?([\\-\\s])?(\\d{1,5})([\\-\\s])?(\\d{1,7})([\\-\\s])?(\\d{6})([\\-\\s])?(\\d{1}))$',
      },
    ],
  ],
];

export const STANDARD_TEMPLATES: readonly StandardTemplate[] = ROWS.map(
  ([numericId, name, title, description, typeName, validations]) => {
    const [namespace = '', key = ''] = name.split('.');
    return {
      __typename: 'StandardMetafieldDefinitionTemplate',
      id: `gid://shopify/StandardMetafieldDefinitionTemplate/${numericId}`,
      numericId,
      namespace,
      key,
      name: title,
      description,
      ownerTypes: ON_PRODUCTS,
      typeName,
      validations,
      visibleToStorefrontApi: true,
    };
  },
);
