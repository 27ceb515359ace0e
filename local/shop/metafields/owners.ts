import type { ShopContext } from '../context';
import { parseGid } from '../gid';
import { findNode } from '../resolvers/nodes';
import { ownerTypeOf } from './model';
import type { OwnerType } from './model';

/** Whose metafield it would be; null where there is no such record. */
export function findOwner(
  gid: string,
  context: ShopContext,
): { owner: unknown; ownerType: OwnerType } | null {
  const ownerType = ownerTypeOf(parseGid(gid)?.type ?? '');
  const owner = ownerType === null ? null : findNode(gid, context);
  return ownerType === null || owner === null ? null : { owner, ownerType };
}
