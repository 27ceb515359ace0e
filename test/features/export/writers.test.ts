import { TABLES } from '../../../src/catalog/fields';
import { ApiClient } from '../../../src/core/api/api-client';
import { ApiError } from '../../../src/core/api/api-error';
import { Throttle } from '../../../src/core/api/throttle';
import type { RecordWrite, WriteTools } from '../../../src/features/export/write-result';
import { sendWrites } from '../../../src/features/export/writers';
import { answer, FakeClock, FakeHttp, FakeTokens, type Reply } from '../../support/fakes-api';

function toolsWith(script: readonly Reply[]) {
  const clock = new FakeClock();
  const http = new FakeHttp(script);
  const client = new ApiClient({
    shop: 'demo.myshopify.com',
    http,
    clock,
    tokens: new FakeTokens(false),
    throttle: new Throttle(),
    meter: { calls: 0, points: 0 },
    deadlineMs: clock.nowMs() + 60_000,
  });
  const tools: WriteTools = {
    client,
    context: { currencyDecimals: 2 },
    planId: 'plan-1',
    readBack: () => new Map(),
  };
  return { tools, http };
}

const product = (id: string, title: string) => ({ id: `gid://shopify/Product/${id}`, title });
const variant = (id: string, price: string) => ({ id: `gid://shopify/ProductVariant/${id}`, price });

const productWrite = (id: string, title: string): RecordWrite => ({
  id,
  productId: id,
  changed: { title },
  current: { title: 'Hat', vendor: 'A' },
  guards: {},
});
const variantWrite = (id: string, productId: string, price: string): RecordWrite => ({
  id,
  productId,
  changed: { price },
  current: { price: '1.00' },
  guards: {},
});

function refusedIn(results: ReturnType<typeof sendWrites>) {
  return [...results].flatMap(([id, { refused }]) =>
    [...refused].map(([key, { outcome, reason }]) => [id, key, outcome, reason]),
  );
}

describe('writing products', () => {
  const write = (script: readonly Reply[], writes: RecordWrite[]) => {
    const { tools, http } = toolsWith(script);
    return { results: sendWrites(tools, TABLES.products, writes), http };
  };

  it('sends each product’s changed fields, and gives what Shopify made of them', () => {
    const data = {
      m0: { product: product('1', 'Cap'), userErrors: [] },
      m1: { product: product('2', 'Fez'), userErrors: [] },
    };
    const { results, http } = write(
      [answer(200, { data })],
      [productWrite('1', ' Cap '), productWrite('2', 'Fez')],
    );
    expect(http.bodies()[0]?.variables).toEqual({
      product_0: { id: 'gid://shopify/Product/1', title: ' Cap ' },
      product_1: { id: 'gid://shopify/Product/2', title: 'Fez' },
    });
    expect(results.get('1')?.record).toMatchObject({ id: '1', values: { title: 'Cap' } });
    expect(results.get('2')?.record).toMatchObject({ values: { title: 'Fez' } });
    expect(refusedIn(results)).toEqual([]);
  });

  it('keeps one product’s refusal apart from its neighbours', () => {
    const data = {
      m0: { product: null, userErrors: [{ field: ['title'], message: 'Title is taken.' }] },
      m1: { product: product('2', 'Fez'), userErrors: [] },
    };
    const { results } = write([answer(200, { data })], [productWrite('1', 'Cap'), productWrite('2', 'Fez')]);
    expect(refusedIn(results)).toEqual([['1', 'title', 'failed', 'Title is taken.']]);
    expect(results.get('1')?.record).toBeNull();
  });

  it('sends nothing for nothing', () => {
    const { results, http } = write([], []);
    expect([results.size, http.requests.length]).toEqual([0, 0]);
  });

  it.each([
    ['the answer is lost', answer(504, '')],
    ['the answer lacks the record', answer(200, { data: { m0: { product: null, userErrors: [] } } })],
  ])('says that nobody knows what happened where %s', (_, reply) => {
    expect(() => write([reply], [productWrite('1', 'Cap')])).toThrow(ApiError);
  });
});

describe('writing variants', () => {
  const write = (script: readonly Reply[], writes: RecordWrite[]) => {
    const { tools, http } = toolsWith(script);
    return { results: sendWrites(tools, TABLES.variants, writes), http };
  };

  it('sends the variants of a product together, wherever they stand in the sheet', () => {
    const data = {
      m0: { productVariants: [variant('11', '2.00'), variant('12', '3.00')], userErrors: [] },
      m1: { productVariants: [variant('21', '4.00')], userErrors: [] },
    };
    const writes = [
      variantWrite('11', '1', '2.00'),
      variantWrite('21', '2', '4.00'),
      variantWrite('12', '1', '3.00'),
    ];
    const { results, http } = write([answer(200, { data })], writes);
    expect(http.bodies()[0]?.variables).toEqual({
      productId_0: 'gid://shopify/Product/1',
      variants_0: [variant('11', '2.00'), variant('12', '3.00')],
      productId_1: 'gid://shopify/Product/2',
      variants_1: [variant('21', '4.00')],
    });
    expect([...results.keys()].sort()).toEqual(['11', '12', '21']);
    expect(refusedIn(results)).toEqual([]);
  });

  it.each<[string, (string | null)[] | null, string[]]>([
    ['names one of them', ['variants', '1', 'price'], ['12']],
    ['names none of them', ['variants'], ['11', '12']],
    ['is about the product', ['productId'], ['11', '12']],
    ['is about the whole request', null, ['11', '12']],
  ])(
    'tells from an error that %s who was refused, though Shopify gives the old values for all',
    (_, field, refused) => {
      const userErrors = [{ field, message: 'Price is too high.', code: null }];
      const data = { m0: { productVariants: [variant('11', '2.00'), variant('12', '1.00')], userErrors } };
      const writes = [variantWrite('11', '1', '2.00'), variantWrite('12', '1', '99.00')];
      const { results } = write([answer(200, { data })], writes);
      expect(refusedIn(results).map(([id]) => id)).toEqual(refused);
    },
  );

  it('gives a refused request’s reason to the product it is about', () => {
    const rejected = answer(200, {
      errors: [{ message: 'invalid value', extensions: { code: 'INVALID_VARIABLE' } }],
    });
    const good = answer(200, { data: { m0: { productVariants: [variant('21', '4.00')], userErrors: [] } } });
    const writes = [variantWrite('11', '1', '2.00'), variantWrite('21', '2', '4.00')];
    const { results } = write([rejected, rejected, good], writes);
    expect(refusedIn(results)).toEqual([['11', 'price', 'failed', 'invalid value']]);
  });
});
