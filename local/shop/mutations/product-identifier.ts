import type { ShopContext } from '../context';
import { resolveNamespace } from '../metafields/namespaces';
import type { ProductRecord, VariantRecord } from '../model';
import { parseGid } from '../gid';

export interface CustomId {
  namespace?: string | null;
  key: string;
  value: string;
}

/** The product whose metafield of type `id` has the value; null where no such definition exists. */
export function findByCustomId(customId: CustomId, context: ShopContext): ProductRecord | undefined | null {
  const owner = ownerOf(customId, 'PRODUCT', context);
  if (owner === null) return null;
  return owner === undefined ? undefined : context.state.products.get(Number(parseGid(owner)?.key));
}

export function findVariantByCustomId(
  customId: CustomId,
  context: ShopContext,
): VariantRecord | undefined | null {
  const owner = ownerOf(customId, 'PRODUCTVARIANT', context);
  if (owner === null) return null;
  return owner === undefined ? undefined : context.state.variants.get(Number(parseGid(owner)?.key));
}

function ownerOf(customId: CustomId, ownerType: string, context: ShopContext): string | undefined | null {
  const { metafields } = context.state;
  const definition = metafields.definition(ownerType, resolveNamespace(customId.namespace), customId.key);
  if (definition?.type !== 'id') return null;
  for (const record of metafields.ofDefinition(definition))
    if (record.value === customId.value) return record.ownerId;
  return undefined;
}
