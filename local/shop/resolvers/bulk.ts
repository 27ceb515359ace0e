import { sortedView } from '../catalog';
import { paginate } from '../connections';
import type { PageArguments } from '../connections';
import type { ResolverMap } from '../context';
import { badRequest, invalidId } from '../failures';
import { parseGid } from '../gid';
import type { BulkOperationRecord, BulkType } from '../bulk/model';
import { compileSearch } from '../search/compile';
import { BULK_OPERATION_FIELDS } from '../search/fields';
import { on, pathOf } from './field';

interface OperationsArguments extends PageArguments {
  query?: string | null;
  sortKey: 'CREATED_AT' | 'COMPLETED_AT';
}

const newestFirst = (left: BulkOperationRecord, right: BulkOperationRecord): number =>
  right.createdMs - left.createdMs || right.numericId - left.numericId;

/** A time that is none fails this list, unlike others (recorded). */
function refuseBadTimes(query: string | null | undefined): void {
  for (const [, field, value] of (query ?? '').matchAll(
    /\b(created_at|completed_at):[<>=]*['"]?([^\s'"]+)/g,
  )) {
    if (Number.isNaN(Date.parse(value ?? '')))
      throw badRequest(`Invalid timestamp for query filter \`${field}\`.`);
  }
}

export const bulkResolvers: ResolverMap = {
  BulkOperation: {
    fileSize: on<BulkOperationRecord>((one) => (one.fileSize === null ? null : String(one.fileSize))),
    objectCount: on<BulkOperationRecord>((one) => String(one.objectCount)),
    rootObjectCount: on<BulkOperationRecord>((one) => String(one.rootObjectCount)),
  },
  QueryRoot: {
    bulkOperation: on<unknown, { id: string }>((_root, args, context) => {
      const gid = parseGid(args.id);
      if (gid?.type !== 'BulkOperation') throw invalidId(args.id);
      return context.bulk.records.get(Number(gid.key)) ?? null;
    }),
    bulkOperations: on<unknown, OperationsArguments>((_root, args, context, info) => {
      const { sortKey } = args;
      const view = sortedView([...context.bulk.records.values()], (one) =>
        sortKey === 'CREATED_AT' ? one.createdMs : (one.completedAt ?? ''),
      );
      refuseBadTimes(args.query);
      // Newest first, and oldest first when reversed: the other way round than all other lists (recorded).
      const turned = { ...args, reverse: args.reverse !== true };
      return paginate(view, turned, compileSearch(args.query, BULK_OPERATION_FIELDS, context, pathOf(info)));
    }),
    currentBulkOperation: on<unknown, { type: BulkType }>((_root, args, context) => {
      const own = [...context.bulk.records.values()].filter((one) => one.type === args.type);
      return own.sort(newestFirst)[0] ?? null;
    }),
  },
};
