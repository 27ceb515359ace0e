import { inParts } from '../../../platform/lists';
import { toGid } from '../../../catalog/ids';
import type { TableSpec } from '../../../catalog/fields';
import type { ApiClient } from '../api-client';
import {
  CollectionsByIdDocument,
  ImagesByIdDocument,
  ProductsByIdDocument,
  VariantsByIdDocument,
} from '../generated';
import { selecting } from '../select-fields';

/**
 * What tables of one entity read of nodes that are known by their ids, in requests of `chunk` ids each; `more` are
 * paths that no field reads. Ids that are gone give nothing.
 */
export function nodesById(
  client: ApiClient,
  specs: readonly TableSpec[],
  ids: readonly string[],
  chunk: number,
  more: readonly string[] = [],
): object[] {
  const [first] = specs;
  if (!first || ids.length === 0) return [];
  const runs = inParts(ids, chunk).map((some) => ({ ids: some.map((id) => toGid(first.entity, id)) }));
  return read(client, specs, first.entity, runs, more)
    .flatMap(({ nodes }) => nodes)
    .filter(isRecord);
}

function read(
  client: ApiClient,
  specs: readonly TableSpec[],
  entity: TableSpec['entity'],
  runs: readonly { ids: string[] }[],
  more: readonly string[],
): { nodes: readonly (object | null)[] }[] {
  switch (entity) {
    case 'Product':
      return client.queryEach(selecting(ProductsByIdDocument, specs, more), runs);
    case 'ProductVariant':
      return client.queryEach(selecting(VariantsByIdDocument, specs, more), runs);
    case 'MediaImage':
      return client.queryEach(selecting(ImagesByIdDocument, specs, more), runs);
    case 'Collection':
      return client.queryEach(selecting(CollectionsByIdDocument, specs, more), runs);
  }
}

/** Null where there is nothing with that id, an empty object where it is something of another kind. */
export function isRecord(node: object | null): node is object {
  return node !== null && 'id' in node;
}
