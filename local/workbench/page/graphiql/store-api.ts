import { api } from '../api';

const VERSION = '2026-10';

export interface StoreAnswer {
  status: number;
  body: unknown;
}

/** A request to the store as the add-on would send it: priced, throttled and logged. */
export async function ask(query: string, variables: unknown): Promise<StoreAnswer> {
  const { accessToken } = await credentials();
  const response = await fetch(`admin/api/${VERSION}/graphql.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': accessToken },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: await response.json() };
}

let known: ReturnType<typeof api.demo> | undefined;

function credentials(): ReturnType<typeof api.demo> {
  known ??= api.demo();
  return known;
}

/** Points and bucket of an answer in words, or nothing where none were charged. */
export function priceOf(body: unknown): string {
  const cost = at(at(body, 'extensions'), 'cost');
  const requested = at(cost, 'requestedQueryCost');
  const actual = at(cost, 'actualQueryCost');
  const left = at(at(cost, 'throttleStatus'), 'currentlyAvailable');
  if (typeof requested !== 'number') return '';
  const charged = typeof actual === 'number' ? `${actual} points charged, ` : '';
  return `${charged}${requested} requested, ${String(left)} left`;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
