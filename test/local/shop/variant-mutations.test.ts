import { at, costOf, dataOf, firstIds, openShop, TWO_VARIANTS } from './support';
import type { OpenShop } from './support';

const UPDATE = `mutation U($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: $partial) {
    product { id } productVariants { id price sku } userErrors { field message code } } }`;

const CREATE = `mutation C($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkCreate(productId: $productId, variants: $variants) {
    product { id } productVariants { title sku price inventoryQuantity inventoryItem { tracked } }
    userErrors { field message code } } }`;

const UNKNOWN = 'gid://shopify/ProductVariant/999';

function update({ shop }: OpenShop, variants: unknown[], partial = false): unknown {
  const { productId } = firstIds(shop);
  return dataOf(shop.graphql(UPDATE, { productId, variants, partial }))['productVariantsBulkUpdate'];
}

function create({ shop }: OpenShop, variants: unknown[]): unknown {
  const { productId } = firstIds(shop);
  return dataOf(shop.graphql(CREATE, { productId, variants }))['productVariantsBulkCreate'];
}

describe('productVariantsBulkUpdate', () => {
  it('writes every value of a variant and of its inventory item', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { variantId } = firstIds(open.shop);
    const payload = update(open, [
      {
        id: variantId,
        barcode: '0012345678905',
        price: '24',
        compareAtPrice: '30.005',
        taxable: false,
        taxCode: 'P0000000',
        inventoryPolicy: 'CONTINUE',
        inventoryItem: {
          sku: '00123',
          cost: '5.5',
          tracked: false,
          requiresShipping: false,
          countryCodeOfOrigin: 'US',
          provinceCodeOfOrigin: 'CA',
          harmonizedSystemCode: '1234.56',
          measurement: { weight: { value: 0.5, unit: 'POUNDS' } },
        },
        optionValues: [{ optionName: 'Color', name: 'Green' }],
      },
    ]);
    expect(payload).toMatchObject({ userErrors: [], productVariants: [{ price: '24.00', sku: '00123' }] });
    expect(open.shop.inspect().products[0]?.variants[0]).toMatchObject({
      options: { Color: 'Green', Size: 'Small' },
      barcode: '0012345678905',
      price: '24.00',
      compareAtPrice: '30.01',
      cost: '5.50',
      taxable: false,
      taxCode: 'P0000000',
      inventoryPolicy: 'CONTINUE',
      sku: '00123',
      tracked: false,
      requiresShipping: false,
      countryCodeOfOrigin: 'US',
      provinceCodeOfOrigin: 'CA',
      harmonizedSystemCode: '123456',
      weight: { value: 0.5, unit: 'POUNDS' },
    });
  });

  it.each([
    [
      [{ inventoryItem: { sku: 'X' } }],
      ['variants', '0', 'id'],
      'PRODUCT_VARIANT_ID_MISSING',
      'Product variant is missing ID attribute',
    ],
    [
      [{ id: UNKNOWN }],
      ['variants', '0', 'id'],
      'PRODUCT_VARIANT_DOES_NOT_EXIST',
      'Product variant does not exist',
    ],
    [
      [{ id: 'first', price: '1.00' }, { id: UNKNOWN }],
      ['variants', '1', 'id'],
      'PRODUCT_VARIANT_DOES_NOT_EXIST',
      'Product variant does not exist',
    ],
    [
      [
        {
          id: 'first',
          inventoryQuantities: [{ availableQuantity: 4, locationId: 'gid://shopify/Location/1' }],
        },
      ],
      ['variants', '0', 'inventoryQuantities'],
      'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
      'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.',
    ],
    [
      [{ id: 'first', optionValues: [{ optionName: 'Material', name: 'Cotton' }] }],
      ['variants', '0', 'optionValues', '0'],
      'OPTION_DOES_NOT_EXIST',
      'Option does not exist',
    ],
  ])('answers %j with productVariants null and writes nothing', (variants, field, code, message) => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { productId, variantId } = firstIds(open.shop);
    const before = open.shop.inspect();
    const sent = variants.map((one) => ('id' in one && one.id === 'first' ? { ...one, id: variantId } : one));
    expect(update(open, sent)).toEqual({
      product: { id: productId },
      productVariants: null,
      userErrors: [{ field, message, code }],
    });
    expect(open.shop.inspect()).toEqual(before);
  });

  it('reports a bad cost twice, and still lists the variant with its old values', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { variantId } = firstIds(open.shop);
    expect(update(open, [{ id: variantId, inventoryItem: { cost: '-5' } }])).toMatchObject({
      productVariants: [{ id: variantId, price: '10.00' }],
      userErrors: [
        { field: ['variants', '0'], message: 'must be greater than or equal to 0', code: null },
        {
          field: ['variants', '0', 'inventoryItem', 'cost'],
          message: 'Cost per item must be greater than or equal to 0',
          code: 'GREATER_THAN_OR_EQUAL_TO',
        },
      ],
    });
  });

  it('complains about compareAtPrice before price', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { variantId } = firstIds(open.shop);
    const payload = update(open, [{ id: variantId, price: '-1.00', compareAtPrice: '1000000000000000000' }]);
    expect(at(payload, 'userErrors')).toEqual([
      {
        field: ['variants', '0', 'compareAtPrice'],
        message: 'must be less than 1000000000000000000',
        code: 'INVALID_INPUT',
      },
      {
        field: ['variants', '0', 'price'],
        message: 'Price must be greater than or equal to 0',
        code: 'GREATER_THAN_OR_EQUAL_TO',
      },
    ]);
  });

  it.each([
    [true, '9.99'],
    [false, '10.00'],
  ])('with allowPartialUpdates %s and a bad neighbour, the good line ends at %s', (partial, price) => {
    const open = openShop({}, [TWO_VARIANTS]);
    const ids = open.shop.inspect().products[0]?.variants.map((variant) => variant.id) ?? [];
    const payload = update(
      open,
      [
        { id: ids[0], price: '9.99' },
        { id: ids[1], price: '-1' },
      ],
      partial,
    );
    expect(at(payload, 'productVariants')).toMatchObject([{ price }, { price: '11.00' }]);
    expect(at(payload, 'userErrors.0.field')).toEqual(['variants', '1', 'price']);
  });

  it('does not find an unknown product, and then lists nothing', () => {
    const { shop } = openShop();
    const data = dataOf(shop.graphql(UPDATE, { productId: 'gid://shopify/Product/9', variants: [] }));
    expect(data['productVariantsBulkUpdate']).toEqual({
      product: null,
      productVariants: null,
      userErrors: [
        { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
      ],
    });
  });

  it('refuses option values that another variant has', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { variantId } = firstIds(open.shop);
    const optionValues = [
      { optionName: 'Color', name: 'Blue' },
      { optionName: 'Size', name: 'Large' },
    ];
    expect(at(update(open, [{ id: variantId, optionValues }]), 'userErrors.0')).toEqual({
      field: ['variants', '0'],
      message: "The variant 'Blue / Large' already exists. Please change at least one option value.",
      code: 'VARIANT_ALREADY_EXISTS',
    });
  });

  it('counts as a change of the product, but a cost alone does not', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const { variantId } = firstIds(open.shop);
    const updatedAt = (): unknown =>
      at(
        dataOf(open.shop.graphql('{ products(first: 1) { nodes { updatedAt } } }')),
        'products.nodes.0.updatedAt',
      );
    open.clock.advance(60_000);
    update(open, [{ id: variantId, inventoryItem: { cost: '1' } }]);
    expect(updatedAt()).toBe('2026-11-25T09:00:00Z');
    update(open, [{ id: variantId, price: '12' }]);
    expect(updatedAt()).toBe('2026-11-25T09:01:00Z');
  });

  it('refuses a field that the input does not have, quoting the whole value', () => {
    const { shop } = openShop({}, [TWO_VARIANTS]);
    const variants = [{ id: UNKNOWN, options: ['Blue'] }];
    const body = shop.graphql(UPDATE, { productId: firstIds(shop).productId, variants });
    expect(body).toEqual({
      errors: [
        {
          message:
            'Variable $variants of type [ProductVariantsBulkInput!]! was provided invalid value for 0.options (Field is not defined on ProductVariantsBulkInput)',
          locations: [{ line: 1, column: 29 }],
          extensions: {
            code: 'INVALID_VARIABLE',
            value: variants,
            problems: [
              { path: [0, 'options'], explanation: 'Field is not defined on ProductVariantsBulkInput' },
            ],
          },
        },
      ],
    });
  });
});

describe('productVariantsBulkCreate', () => {
  const good = {
    optionValues: [
      { optionName: 'Color', name: 'Red' },
      { optionName: 'Size', name: 'Large' },
    ],
  };

  it('makes tracked variants at the end of the list, with new option values declared', () => {
    const open = openShop({}, [TWO_VARIANTS]);
    const payload = create(open, [{ ...good, price: '5', inventoryItem: { sku: 'N' } }]);
    expect(payload).toMatchObject({
      productVariants: [{ title: 'Red / Large', sku: 'N', price: '5.00', inventoryItem: { tracked: true } }],
      userErrors: [],
    });
    expect(open.shop.inspect().products[0]?.variants.map((variant) => variant.position)).toEqual([1, 2, 3]);
  });

  it.each([
    [
      { optionValues: [good.optionValues[0], { optionName: 'Color', name: 'Blue' }] },
      {
        field: ['variants', '0', 'optionValues'],
        message: "Duplicated option name 'Color'",
        code: 'INVALID_INPUT',
      },
    ],
    [
      { optionValues: [{ optionName: 'Material', name: 'Cotton' }] },
      {
        field: ['variants', '0', 'optionValues', '0'],
        message: 'Option does not exist',
        code: 'INVALID_INPUT',
      },
    ],
    [
      { optionValues: [good.optionValues[0]] },
      {
        field: ['variants', '0'],
        message: 'You need to add option values for Size',
        code: 'NEED_TO_ADD_OPTION_VALUES',
      },
    ],
    [
      { ...good, inventoryQuantities: [{ availableQuantity: 5, locationId: 'gid://shopify/Location/9' }] },
      {
        field: ['variants', '0', 'inventoryQuantities'],
        message: "Quantity for Red / Large couldn't be set because the location was deleted.",
        code: 'TRACKED_VARIANT_LOCATION_NOT_FOUND',
      },
    ],
  ])('refuses %j as a whole', (variant, error) => {
    const open = openShop({}, [TWO_VARIANTS]);
    expect(create(open, [variant])).toEqual({ product: null, productVariants: [], userErrors: [error] });
  });

  it('replaces the automatic Default Title variant', () => {
    const open = openShop({}, [{ title: 'Plain' }]);
    create(open, [{ optionValues: [{ optionName: 'Title', name: 'Blue' }] }]);
    expect(open.shop.inspect().products[0]?.variants.map((variant) => variant.options)).toEqual([
      { Title: 'Blue' },
    ]);
  });

  it('takes more than 250 variants at once, unlike other lists', () => {
    const open = openShop({}, [{ title: 'Plain' }]);
    const variants = Array.from({ length: 300 }, (_one, index) => ({
      optionValues: [{ optionName: 'Title', name: `V${index}` }],
    }));
    const body = open.shop.graphql(CREATE, { productId: firstIds(open.shop).productId, variants });
    expect(body.errors).toBeUndefined();
    expect(costOf(body).requested).toBe(71);
  });
});

describe('productVariantsBulkDelete, productOptionsCreate and inventoryItemUpdate', () => {
  const DELETE = `mutation D($productId: ID!, $ids: [ID!]!) { productVariantsBulkDelete(productId: $productId, variantsIds: $ids) {
    product { id } userErrors { field message code } } }`;

  it('closes up the positions behind a deleted variant', () => {
    const { shop } = openShop({}, [TWO_VARIANTS]);
    const { productId, variantId } = firstIds(shop);
    dataOf(shop.graphql(DELETE, { productId, ids: [variantId] }));
    expect(shop.inspect().products[0]?.variants).toMatchObject([{ sku: 'FJ-BLUE', position: 1 }]);
  });

  it('deletes nothing when one id is not of the product', () => {
    const { shop } = openShop({}, [TWO_VARIANTS]);
    const { productId, variantId } = firstIds(shop);
    expect(dataOf(shop.graphql(DELETE, { productId, ids: [variantId, UNKNOWN] }))).toEqual({
      productVariantsBulkDelete: {
        product: null,
        userErrors: [
          {
            field: ['variantsIds', '1'],
            message: 'At least one variant does not belong to the product',
            code: 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
          },
        ],
      },
    });
    expect(shop.inspect().products[0]?.variants).toHaveLength(2);
  });

  it('gives existing variants the first value of each new option', () => {
    const { shop } = openShop({}, [{ title: 'Plain' }]);
    const options = [
      { name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] },
      { name: 'Size', values: [{ name: 'Small' }] },
    ];
    dataOf(
      shop.graphql(
        'mutation O($id: ID!, $options: [OptionCreateInput!]!) { productOptionsCreate(productId: $id, options: $options) { userErrors { message code } } }',
        { id: firstIds(shop).productId, options },
      ),
    );
    expect(shop.inspect().products[0]?.variants[0]?.options).toEqual({ Color: 'Red', Size: 'Small' });
  });

  it.each([
    [{ cost: '-5.00' }, ['input', 'cost'], 'Cost must be greater than or equal to 0'],
    [
      { measurement: { weight: { unit: 'KILOGRAMS', value: -1 } } },
      ['input', 'measurement', 'weight'],
      'Measurement weight value -1 kg must be >= 0 kg',
    ],
    [{ countryCodeOfOrigin: 'ZZ' }, ['input', 'countryCodeOfOrigin'], 'Country code of origin is invalid'],
    [
      { harmonizedSystemCode: '12' },
      ['input', 'harmonizedSystemCode'],
      'Harmonized system code must be a number between six and thirteen digits',
    ],
  ])('inventoryItemUpdate refuses %j', (input, field, message) => {
    const { shop } = openShop({}, [{ title: 'A' }]);
    const data = dataOf(
      shop.graphql(
        'mutation I($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { inventoryItem { id } userErrors { field message } } }',
        { id: firstIds(shop).itemId, input },
      ),
    );
    expect(data['inventoryItemUpdate']).toEqual({ inventoryItem: null, userErrors: [{ field, message }] });
  });
});
