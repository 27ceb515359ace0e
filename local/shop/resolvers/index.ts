import type { ResolverMap } from '../context';
import { mutationResolvers } from '../mutations/index';
import { inventoryResolvers } from './inventory';
import { locationResolvers } from './locations';
import { productResolvers } from './products';
import { queryResolvers } from './queries';
import { shopResolvers } from './shop';
import { variantResolvers } from './variants';

/** By domain; a new domain (metafields, collections, orders) is one more file and one more line. */
export const resolvers: ResolverMap = {
  ...queryResolvers,
  ...shopResolvers,
  ...productResolvers,
  ...variantResolvers,
  ...inventoryResolvers,
  ...locationResolvers,
  ...mutationResolvers,
};
