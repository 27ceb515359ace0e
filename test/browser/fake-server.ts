/** Answers of a server that has a shop in it, for looking at each view without waiting for a real one. */
import type {
  AuditLine,
  Conflict,
  ConflictPage,
  JobView,
  MetafieldChoice,
  PlanChange,
  PlanHead,
  PlanPage,
  Resource,
  RpcError,
  RpcMethod,
  RpcMethods,
  StateView,
  TableView,
} from '../../src/ui/rpc-types';

export type Answer<M extends RpcMethod> =
  RpcMethods[M]['value'] | RpcError | Promise<RpcMethods[M]['value']> | 'never' | 'broken';
export type Answers = { [M in RpcMethod]?: (params: RpcMethods[M]['params']) => Answer<M> };

const MINUTE = 60_000;

export function someJob(patch: Partial<JobView> = {}): JobView {
  return {
    jobId: 'job-1',
    storeId: 'store-1',
    type: 'export',
    state: 'done',
    done: 1204,
    total: 1204,
    succeeded: 1204,
    failed: 0,
    skipped: 0,
    conflicts: 0,
    etaSeconds: null,
    message: '',
    createdAt: Date.now() - 4 * MINUTE,
    finishedAt: Date.now() - 3 * MINUTE,
    calls: 38,
    points: 1240,
    ...patch,
  };
}

/** Three tables as the last import left them, and two that nobody has asked for. */
export function someTables(patches: { [R in Resource]?: Partial<TableView> } = {}): TableView[] {
  const lastImport = (records: number) => ({ records, finishedAt: Date.now() - 3 * MINUTE });
  const known: Partial<TableView>[] = [
    { resource: 'products', tab: 'Products', lastImport: lastImport(1204) },
    { resource: 'variants', tab: 'Variants', lastImport: lastImport(3812) },
    { resource: 'inventory', tab: 'Inventory', lastImport: lastImport(3812) },
    { resource: 'images' },
    { resource: 'collections' },
  ];
  return known.map((table): TableView => {
    const { resource = 'products' } = table;
    const nothing = { tab: null, lastImport: null, missingScopes: [], missingToSend: [] };
    return { ...nothing, ...table, resource, ...patches[resource] };
  });
}

export function someState(patch: Partial<StateView> = {}): StateView {
  return {
    stores: [
      {
        storeId: 'store-1',
        shop: 'demo.myshopify.com',
        shopName: 'Demo Store',
        currency: 'EUR',
        connected: true,
        scopes: [],
        missingScopes: [],
        rows: { products: 1204, variants: 3812 },
        tables: someTables(),
      },
    ],
    settings: {
      conflictRule: 'review',
      conflictRules: {},
      readOnly: false,
      exporters: [],
      confirmOverRows: 200,
      confirmPricePercent: 50,
      importTables: ['products', 'variants', 'inventory'],
      metafields: [],
      collectionsColumn: false,
      schedule: null,
    },
    jobs: [
      someJob({ jobId: 'job-2', succeeded: 318, failed: 2 }),
      someJob({ type: 'import', createdAt: Date.now() - 62 * MINUTE, finishedAt: Date.now() - 60 * MINUTE }),
    ],
    pending: { rows: 9, fields: 12 },
    conflicts: 2,
    lastSyncs: [{ storeId: 'store-1', resource: 'products', finishedAt: Date.now() - 3 * MINUTE }],
    schedule: null,
    permissions: { canExport: true, reason: null, worksAlone: true },
    ...patch,
  };
}

/** Text that a store may well hold, and that must stay text. */
export const HOSTILE = '<img src=x onerror="window.pwned=1"> & "quotes"';

export const CHANGES: PlanChange[] = [
  ['Products', 2, '1', 'Ocean Blue Shirt', 'Title', 'Ocean Blue Shirt', 'Ocean Blue Linen Shirt'],
  ['Products', 2, '1', 'Ocean Blue Shirt', 'Tags', 'men, summer', 'men, summer, sale'],
  ['Variants', 48, '11', 'Ocean Blue Shirt OB-00123', 'Variant Price', '50.00', '45.00'],
  ['Variants', 48, '11', 'Ocean Blue Shirt OB-00123', 'Variant Barcode', null, '00123456789012'],
  ['Products', 3, '2', HOSTILE, 'Body HTML', '<p>Old</p>', `<p>New\nline</p>${HOSTILE.repeat(12)}`],
  [
    'Products',
    5,
    '4',
    'Pneumonoultramicroscopicsilicovolcanoconiosis-Hoodie-In-A-Very-Long-Word',
    'Vendor',
    'Acme ',
    'Acme',
  ],
].map(([tab, row, id, title, field, before, after]) => ({
  tab: String(tab),
  row: Number(row),
  id: String(id),
  title: String(title),
  field: String(field),
  before: before === null ? null : String(before),
  after: String(after),
}));

export const CONFLICTS: Conflict[] = [
  {
    tab: 'Variants',
    row: 12,
    id: '12',
    title: 'Classic Varsity Top, Small',
    field: 'Variant Price',
    base: '60.00',
    sheet: '55.00',
    shopify: '58.00',
    shopifyUpdatedAt: Date.now() - 20 * MINUTE,
  },
  {
    tab: 'Products',
    row: 7,
    id: '7',
    title: HOSTILE,
    field: 'Title',
    base: null,
    sheet: HOSTILE,
    shopify: 'Another title, which somebody wrote in Shopify and which is rather long',
    shopifyUpdatedAt: null,
  },
];

export function someConflicts(patch: Partial<ConflictPage> = {}): ConflictPage {
  return {
    conflicts: CONFLICTS.map((conflict) => ({ ...conflict, take: null, note: '' })),
    nextPage: null,
    fields: CONFLICTS.map(({ tab, field }) => ({ tab, field, count: 1 })),
    asOf: Date.now(),
    ...patch,
  };
}

export const HEAD: PlanHead = { planId: 'plan-1', state: 'ready', danger: [], confirmation: null };

export function somePlan(patch: Partial<PlanPage> = {}): PlanPage {
  return {
    state: 'ready',
    summary: {
      rows: 9,
      creates: 1,
      updates: 8,
      deletes: 0,
      fields: 12,
      errors: 2,
      conflicts: 2,
      operations: 11,
      estimatedCalls: 2,
      estimatedSeconds: 3,
    },
    errors: [
      {
        code: 'validation_failed',
        message: 'The price "1.234,50" is not a number that Shopify understands.',
        hint: 'Write it with a point for the decimals: 1234.50',
        tab: 'Variants',
        row: 48,
        id: '11',
        title: 'Ocean Blue Shirt',
        field: 'Variant Price',
        value: '1.234,50',
      },
      {
        code: 'validation_failed',
        message: 'The cell shows #REF!.',
        hint: 'Mend the formula, or clear the cell to leave the value alone.',
        tab: 'Products',
        row: 9,
        id: '8',
        title: HOSTILE,
        field: 'Title',
        value: '#REF!',
      },
    ],
    conflicts: CONFLICTS,
    changes: CHANGES,
    nextPage: 2,
    ...patch,
  };
}

export function someLines(): AuditLine[] {
  return CHANGES.map((change, index) => ({
    time: Date.now() - MINUTE,
    jobId: 'job-2',
    user: 'ann@example.com',
    store: 'demo.myshopify.com',
    tab: change.tab,
    id: change.id,
    title: change.title,
    field: change.field,
    before: change.before,
    after: change.after,
    outcome: index === 2 ? 'failed' : 'done',
    reason:
      index === 2 ? 'Shopify refused it: the price must be at least 0. Correct the cell and send again.' : '',
  }));
}

const METAFIELDS: Partial<MetafieldChoice>[] = [
  { key: 'care', type: 'multi_line_text_field', name: 'Care', count: 812, help: 'Text.' },
  { key: 'size', type: 'number_decimal', name: 'Size', count: 1204, help: 'A number.' },
  { key: 'materials', type: 'list.single_line_text_field', name: HOSTILE, count: 3, help: 'A list in JSON.' },
  { namespace: 'app--12--reviews', key: 'stars', type: 'rating', count: 40, help: 'JSON.', reserved: true },
  { table: 'variants', key: 'fragile', type: 'boolean', name: 'Fragile', count: 12, help: 'TRUE or FALSE.' },
];

export function someMetafields(list = METAFIELDS): RpcMethods['listMetafields']['value'] {
  const metafields = list.map((patch): MetafieldChoice => {
    const { table = 'products', namespace = 'details', key = 'care', type = 'json' } = patch;
    const prefix = table === 'variants' ? 'Variant Metafield' : 'Metafield';
    const header = `${prefix}: ${namespace}.${key} [${type}]`;
    return { name: null, count: 1, help: '', reserved: false, ...patch, table, namespace, key, type, header };
  });
  return { metafields, looked: { products: 250, variants: 250 } };
}

/** A healthy shop; a test replaces the answers that matter to it. */
export const HEALTHY: Answers = {
  getState: () => someState(),
  getJobs: () => ({ jobs: someState().jobs }),
  previewExport: () => HEAD,
  getPlan: () => somePlan(),
  getConflicts: () => someConflicts(),
  getHistory: () => ({ lines: someLines(), nextPage: null }),
  getSettings: () => someState().settings,
  goToCell: () => ({}),
  listMetafields: () => someMetafields(),
  saveSettings: (patch) => ({ ...someState().settings, ...patch }),
  work: () => ({ idle: true, wakeAt: null, jobs: [] }),
};

export function connectedNever(): StateView {
  return someState({ stores: [], jobs: [], pending: null, conflicts: 0, lastSyncs: [] });
}
