import type { JSX } from 'preact';
import type { StateView, StoreView } from '../rpc-types';
import { ago, amount, count } from '../sidebar/format';

function healthOf(store: StoreView): string {
  if (!store.connected) return 'Not connected';
  return store.missingScopes.length > 0 ? `Lacks ${store.missingScopes.join(', ')}` : 'Connected';
}

function lastSyncOf(state: StateView, store: StoreView): string {
  const times = state.lastSyncs
    .filter((sync) => sync.storeId === store.storeId)
    .map((sync) => sync.finishedAt);
  return times.length > 0 ? ago(Math.max(...times)) : 'never';
}

export function StoresTable({ state }: { state: StateView }): JSX.Element {
  const { pending, conflicts } = state;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Store</th>
            <th scope="col">State</th>
            <th scope="col" class="number">
              Products
            </th>
            <th scope="col" class="number">
              Variants
            </th>
            <th scope="col">Up to date</th>
          </tr>
        </thead>
        <tbody>
          {state.stores.map((store) => (
            <tr key={store.storeId}>
              <th scope="row">
                <bdi>{store.shopName}</bdi>
                <span class="quiet">{store.shop}</span>
              </th>
              <td>{healthOf(store)}</td>
              <td class="number">{store.rows ? count(store.rows.products) : '\u2013'}</td>
              <td class="number">{store.rows ? count(store.rows.variants) : '\u2013'}</td>
              <td>{lastSyncOf(state, store)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">
        {pending
          ? `${amount(pending.fields, 'change')} waiting to go out`
          : 'Changes not counted since the last edit'}
        , {amount(conflicts, 'conflict')} to decide.
      </p>
    </>
  );
}
