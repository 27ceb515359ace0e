import type { ShopContext } from '../context';
import { parseGid } from '../gid';
import { finishedJob } from '../jobs';
import { findCategory } from '../taxonomy';
import { SHOP_GID, theShop } from './the-shop';

/** The record behind a gid, whatever its type; null where there is none, as `node` answers. */
export function findNode(gid: string, context: ShopContext): unknown {
  const parsed = parseGid(gid);
  if (!parsed) return null;
  const { state } = context;
  const numericId = Number(parsed.key);
  switch (parsed.type) {
    case 'Product':
      return state.products.get(numericId) ?? null;
    case 'ProductVariant':
      return state.variants.get(numericId) ?? null;
    case 'InventoryItem':
      return state.inventoryItems.get(numericId) ?? null;
    case 'InventoryLevel':
      return findLevel(gid, parsed.query, context);
    case 'Location':
      return state.locations.get(numericId) ?? null;
    case 'MediaImage':
    case 'Video':
    case 'ExternalVideo':
    case 'Model3d':
    case 'GenericFile': {
      const file = state.files.records.get(numericId);
      return file?.__typename === parsed.type ? file : null;
    }
    case 'Job':
      return finishedJob(gid);
    case 'Collection':
      return state.collections.records.get(numericId) ?? null;
    case 'Publication':
      return state.publications.records.get(numericId) ?? null;
    case 'BasicEvent':
      return state.events.records.get(numericId) ?? null;
    case 'UrlRedirect':
      return state.redirects.records.get(numericId) ?? null;
    case 'ProductSetOperation':
    case 'ProductDeleteOperation':
    case 'ProductDuplicateOperation':
      return context.operations.records.get(gid) ?? null;
    case 'BulkOperation':
      return context.bulk.records.get(numericId) ?? null;
    case 'Metafield':
      return state.metafields.byId.get(numericId) ?? null;
    case 'MetafieldDefinition':
      return state.metafields.definitions.get(numericId) ?? null;
    case 'Shop':
      return gid === SHOP_GID ? theShop : null;
    case 'TaxonomyCategory':
      return findCategory(parsed.key);
    default:
      return null;
  }
}

function findLevel(gid: string, query: string, context: ShopContext): unknown {
  const itemId = Number(new URLSearchParams(query).get('inventory_item_id'));
  const levels = context.state.inventoryItems.get(itemId)?.levels.values() ?? [];
  return [...levels].find((level) => level.id === gid) ?? null;
}
