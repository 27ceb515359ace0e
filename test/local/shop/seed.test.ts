import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, dataOf, firstIds, openShop } from './support';

const APPAREL = readFileSync(join(__dirname, '../../../local/seed/apparel.csv'), 'utf8');

const NEW_DIALECT = [
  'Title,URL handle,Description,Vendor,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Cost per item,Charge tax,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Product image URL,Image alt text,SEO title',
  'Mug,mug,<p>Hi</p>,Acme,Kitchen,"a, b",FALSE,Draft,00123,0012345678905,Color,Red,12.5,,3,TRUE,shopify,5,DENY,453.59237,lb,TRUE,https://example.com/a.jpg,Alt,Best mug',
  ',mug,,,,,,,00124,,Color,Blue,13,15,,TRUE,shopify,0,CONTINUE,500,g,TRUE,https://example.com/b.jpg,,',
].join('\n');

describe('seeding from CSV', () => {
  it('reads the old dialect: one product for each handle, variants and images from the further rows', () => {
    const { shop } = openShop();
    shop.seedCsv(APPAREL);
    const { products } = shop.inspect();
    expect(products).toHaveLength(20);
    expect(products[1]).toMatchObject({
      title: 'Classic Varsity Top',
      handle: 'classic-varsity-top',
      vendor: 'partners-demo',
      tags: ['women'],
      variants: [
        { options: { Size: 'Small' }, price: '60.00', tracked: false },
        { options: { Size: 'Medium' } },
        { options: { Size: 'Large' } },
      ],
    });
  });

  it('reads the dialect of 2024, with blank cells and units', () => {
    const { shop } = openShop();
    shop.seedCsv(NEW_DIALECT);
    expect(shop.inspect().products[0]).toMatchObject({
      title: 'Mug',
      handle: 'mug',
      descriptionHtml: '<p>Hi</p>',
      status: 'DRAFT',
      tags: ['a', 'b'],
      publishedAt: null,
      seoTitle: 'Best mug',
      images: [
        { url: 'https://example.com/a.jpg', alt: 'Alt' },
        { url: 'https://example.com/b.jpg', alt: '' },
      ],
      variants: [
        {
          sku: '00123',
          barcode: '0012345678905',
          price: '12.50',
          cost: '3.00',
          tracked: true,
          weight: { value: 1, unit: 'POUNDS' },
          stock: { 'Shop location': { available: 5, onHand: 5, isActive: true } },
        },
        {
          sku: '00124',
          compareAtPrice: '15.00',
          inventoryPolicy: 'CONTINUE',
          weight: { value: 500, unit: 'GRAMS' },
        },
      ],
    });
  });
});

describe('text', () => {
  const TEXTS: [name: string, text: string][] = [
    ['emoji', '👩‍👩‍👧 Tee 🏳️‍🌈'],
    ['right-to-left', 'قميص أزرق'],
    ['leading zeros', '00123'],
    ['blanks around', '  padded\u00a0'],
    ['tabs and CRLF', 'one\ttwo\r\nthree'],
    ['a formula', '=HYPERLINK("https://example.com","x")'],
    ['combining marks', 'e\u0301 is not \u00e9'],
  ];

  it.each(TEXTS)('%s comes back byte for byte, seeded or written', (_name, text) => {
    const { shop } = openShop({}, [
      { title: text, descriptionHtml: text, variants: [{ sku: text, barcode: text }] },
    ]);
    const { productId, variantId } = firstIds(shop);
    const read = (): unknown =>
      dataOf(
        shop.graphql(
          'query R($id: ID!) { product(id: $id) { title descriptionHtml variants(first: 1) { nodes { sku barcode } } } }',
          {
            id: productId,
          },
        ),
      )['product'];
    const expected = {
      title: text,
      descriptionHtml: text,
      variants: { nodes: [{ sku: text, barcode: text }] },
    };
    expect(read()).toEqual(expected);
    const written = `${text}!`;
    dataOf(
      shop.graphql(
        `mutation W($p: ProductUpdateInput!, $id: ID!, $v: [ProductVariantsBulkInput!]!) {
          productUpdate(product: $p) { userErrors { message } }
          productVariantsBulkUpdate(productId: $id, variants: $v) { userErrors { message } } }`,
        {
          p: { id: productId, title: written, descriptionHtml: written },
          id: productId,
          v: [{ id: variantId, barcode: written, inventoryItem: { sku: written } }],
        },
      ),
    );
    expect(read()).toEqual({
      title: written,
      descriptionHtml: written,
      variants: { nodes: [{ sku: written, barcode: written }] },
    });
  });

  it('keeps a description of 60,000 characters', () => {
    const descriptionHtml = `<p>${'é😀x'.repeat(15_000)}</p>`;
    const { shop } = openShop({}, [{ title: 'Long', descriptionHtml }]);
    const data = dataOf(shop.graphql('{ products(first: 1) { nodes { descriptionHtml } } }'));
    expect(at(data, 'products.nodes.0.descriptionHtml')).toBe(descriptionHtml);
  });
});

describe('a generated catalog', () => {
  it('is the same for the same options, and consistent', () => {
    const [left, right] = [openShop(), openShop()];
    left.shop.generate({ products: 50, seed: 7 });
    right.shop.generate({ products: 50, seed: 7 });
    expect(left.shop.inspect()).toEqual(right.shop.inspect());
  });

  it('pages through many products, each once', () => {
    const { shop, clock } = openShop();
    shop.generate({ products: 1000 });
    const query = `query P($after: String) { products(first: 250, after: $after) { nodes { id
      variants(first: 10) { nodes { id sku } } } pageInfo { endCursor hasNextPage } } }`;
    const ids = new Set<unknown>();
    let after: unknown = null;
    for (let page = 0; page < 4; page += 1) {
      clock.advance(10_000);
      const data = dataOf(shop.graphql(query, { after }));
      for (const node of at(data, 'products.nodes') as unknown[]) ids.add(at(node, 'id'));
      after = at(data, 'products.pageInfo.endCursor');
      expect(at(data, 'products.pageInfo.hasNextPage')).toBe(page < 3);
    }
    expect(ids.size).toBe(1000);
  });
});

describe('somebody else in the admin', () => {
  it('edits by the same rules, without requests', () => {
    const { shop, clock } = openShop({}, [{ title: 'A', variants: [{ price: '1' }] }]);
    const { productId, variantId } = firstIds(shop);
    clock.advance(5_000);
    shop.admin.updateProduct(productId, { title: 'B' });
    shop.admin.updateVariant(variantId, { price: '2.5' });
    const created = shop.admin.createProduct({ title: 'C' });
    expect(shop.inspect().products).toMatchObject([
      { title: 'B', variants: [{ price: '2.50' }] },
      { id: created, title: 'C' },
    ]);
    shop.admin.deleteProduct(created);
    expect(() => shop.admin.updateProduct(productId, { title: '' })).toThrow("Title can't be blank");
    expect(shop.requests).toHaveLength(0);
  });
});
