import type { ResolverMap } from '../context';
import { mutationResolvers } from '../mutations/index';
import { bulkResolvers } from './bulk';
import { collectionResolvers } from './collections';
import { fileResolvers } from './files';
import { inventoryResolvers } from './inventory';
import { locationResolvers } from './locations';
import { metafieldResolvers } from './metafields';
import { productResolvers } from './products';
import { publicationResolvers } from './publications';
import { queryResolvers } from './queries';
import { shopResolvers } from './shop';
import { variantResolvers } from './variants';

/** By domain; a new domain (metafields, collections, orders) is one more file and one more line. */
export const resolvers: ResolverMap = merge([
  queryResolvers,
  shopResolvers,
  productResolvers,
  variantResolvers,
  inventoryResolvers,
  locationResolvers,
  metafieldResolvers,
  bulkResolvers,
  fileResolvers,
  collectionResolvers,
  publicationResolvers,
  mutationResolvers,
]);

/** Several domains add fields to `QueryRoot`. */
function merge(maps: readonly ResolverMap[]): ResolverMap {
  const merged: ResolverMap = {};
  for (const map of maps) {
    for (const [type, fields] of Object.entries(map)) merged[type] = { ...merged[type], ...fields };
  }
  return merged;
}
