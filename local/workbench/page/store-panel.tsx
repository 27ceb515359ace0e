import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { STORE_FIELDS } from '../protocol';
import type { StoreEdit, StoreField, StoreRow, StoreWindow } from '../protocol';
import { api } from './api';
import { px } from './px';

const ROW_HEIGHT = 28;
const FETCHED_ROWS = 100;
const GLOW_MS = 12_000;

const COLUMNS: { field: keyof StoreRow; title: string; number?: boolean }[] = [
  { field: 'productTitle', title: 'Product' },
  { field: 'variantTitle', title: 'Variant' },
  { field: 'sku', title: 'SKU' },
  { field: 'price', title: 'Price', number: true },
  { field: 'compareAtPrice', title: 'Compare at', number: true },
  { field: 'available', title: 'Available', number: true },
  { field: 'barcode', title: 'Barcode' },
  { field: 'tags', title: 'Tags' },
  { field: 'vendor', title: 'Vendor' },
  { field: 'status', title: 'Status' },
];

/** Cells that differ from the last look, by `key field`, and when they were seen to. */
type Glow = Map<string, number>;

function differences(before: StoreWindow | null, after: StoreWindow): string[] {
  if (!before) return [];
  const known = new Map(before.rows.map((row) => [row.key, row]));
  return after.rows.flatMap((row) => {
    const old = known.get(row.key);
    if (!old) return [];
    return COLUMNS.filter(({ field }) => old[field] !== row[field]).map(({ field }) => `${row.key} ${field}`);
  });
}

function editableField(field: keyof StoreRow): StoreField | undefined {
  return STORE_FIELDS.find((known) => known === field);
}

/** The store as Shopify has it; what changed glows for a while, the latest change on top. */
export function StorePanel(props: { revision: number; onEdit: (edit: StoreEdit) => void }): JSX.Element {
  const { revision, onEdit } = props;
  const [editing, setEditing] = useState<string | null>(null);
  const [from, setFrom] = useState(0);
  const [store, setStore] = useState<StoreWindow | null>(null);
  const previous = useRef<StoreWindow | null>(null);
  const glow = useRef<Glow>(new Map());

  useEffect(() => {
    let current = true;
    void api.store(from, FETCHED_ROWS).then((next) => {
      if (!current) return;
      for (const cell of differences(previous.current, next)) glow.current.set(cell, Date.now());
      previous.current = next;
      setStore(next);
    });
    return () => {
      current = false;
    };
  }, [revision, from]);

  const total = store?.variants ?? 0;
  const below = Math.max(0, total - (store?.from ?? 0) - (store?.rows.length ?? 0));
  const isFresh = (cell: string): boolean => Date.now() - (glow.current.get(cell) ?? 0) < GLOW_MS;
  return (
    <section class="store" aria-label="The store">
      <header>
        <h2>The store, as Shopify has it now</h2>
        {store && (
          <span class="quiet">
            {store.products.toLocaleString()} products, {total.toLocaleString()} variants; the latest change
            on top. Double click a value to change it, as a colleague would in Shopify.
          </span>
        )}
        <a class="store-api" href="graphiql" target="_blank">
          Its API in GraphiQL
        </a>
      </header>
      <div
        class="store-scroller"
        tabIndex={0}
        role="region"
        aria-label="Variants of the store"
        onScroll={(event) => {
          const top = Math.floor(event.currentTarget.scrollTop / ROW_HEIGHT);
          setFrom(Math.max(0, Math.floor(top / 50) * 50 - 10));
        }}
      >
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column.field} scope="col" class={column.number ? 'number' : ''}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr style={{ height: px((store?.from ?? 0) * ROW_HEIGHT) }} aria-hidden="true" />
            {store?.rows.map((row) => (
              <tr key={row.key} style={{ height: px(ROW_HEIGHT) }}>
                {COLUMNS.map(({ field, number }) => {
                  const cell = `${row.key} ${field}`;
                  const editable = editableField(field);
                  const value = String(row[field] ?? '');
                  return (
                    <td
                      key={field}
                      class={`${number ? 'number' : ''} ${isFresh(cell) ? 'fresh' : ''}`}
                      title={editable && 'Double click to change it in Shopify'}
                      onDblClick={() => editable && setEditing(cell)}
                    >
                      {editing === cell && editable ? (
                        <StoreInput
                          value={value}
                          onDone={(text) => {
                            setEditing(null);
                            if (text !== null && text !== value)
                              onEdit({ key: row.key, field: editable, text });
                          }}
                        />
                      ) : (
                        value
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr style={{ height: px(below * ROW_HEIGHT) }} aria-hidden="true" />
          </tbody>
        </table>
      </div>
    </section>
  );
}

function StoreInput(props: { value: string; onDone: (text: string | null) => void }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      aria-label="New value in Shopify"
      value={props.value}
      onBlur={() => props.onDone(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onDone(event.currentTarget.value);
        if (event.key === 'Escape') props.onDone(null);
      }}
    />
  );
}
