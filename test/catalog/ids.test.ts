import { fromGid, isNewId, isStoreId, toGid } from '../../src/catalog/ids';

describe('an id', () => {
  it('is the number at the end of Shopify’s', () => {
    expect(fromGid('gid://shopify/Product/42')).toBe('42');
    expect(fromGid('gid://shopify/InventoryLevel/97?inventory_item_id=42')).toBe('97');
    expect(toGid('ProductVariant', '42')).toBe('gid://shopify/ProductVariant/42');
  });

  it.each(['', '42', 'gid://shopify/Product/', 'gid://shopify/Product/x', 'gid://shopify/Product/4x'])(
    'is not made from %j',
    (text) => {
      expect(() => fromGid(text)).toThrow('is not a Shopify id');
    },
  );

  it.each([
    ['42', true],
    ['12345678901234567890', true],
    ['0', false],
    ['007', false],
    ['123456789012345678901', false],
    ['4.2', false],
    ['1e5', false],
    [' 42', false],
    ['new:abc', false],
    ['', false],
  ])('%j can be one of Shopify’s: %s', (id, can) => {
    expect(isStoreId(id)).toBe(can);
  });

  it('of a row that is to be created says so', () => {
    expect(isNewId('new:abc')).toBe(true);
    expect(isNewId('42')).toBe(false);
  });
});
