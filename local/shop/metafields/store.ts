import { createHash } from 'node:crypto';
import { differs } from '../state-core';
import type { StateCore, Writable } from '../state-core';
import type { DefinitionFields, DefinitionRecord, MetafieldRecord, OwnerType } from './model';

export interface MetafieldDraft {
  ownerId: string;
  ownerType: OwnerType;
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export type DefinitionDraft = Pick<
  DefinitionRecord,
  keyof DefinitionFields | 'ownerType' | 'namespace' | 'key' | 'type' | 'templateId'
>;

const NONE: ReadonlyMap<string, MetafieldRecord> = new Map();

/** All metafields of the store by owner, and their definitions. */
export class MetafieldStore {
  readonly byId = new Map<number, MetafieldRecord>();
  readonly definitions = new Map<number, DefinitionRecord>();
  private readonly byOwner = new Map<string, Map<string, MetafieldRecord>>();
  private readonly byName = new Map<string, DefinitionRecord>();

  constructor(private readonly core: StateCore) {}

  of(ownerId: string): ReadonlyMap<string, MetafieldRecord> {
    return this.byOwner.get(ownerId) ?? NONE;
  }

  find(ownerId: string, namespace: string, key: string): MetafieldRecord | undefined {
    return this.byOwner.get(ownerId)?.get(nameOf(namespace, key));
  }

  set(draft: MetafieldDraft): MetafieldRecord {
    const name = nameOf(draft.namespace, draft.key);
    const existing = this.find(draft.ownerId, draft.namespace, draft.key);
    if (existing) {
      const patch = { type: draft.type, value: draft.value };
      if (differs(existing, patch)) {
        Object.assign(existing, patch);
        this.core.stamp(existing);
      }
      return existing;
    }
    const record: MetafieldRecord = {
      __typename: 'Metafield',
      ...this.core.newIdentity('Metafield'),
      ...this.core.newDates(),
      ...draft,
    };
    const owned = this.byOwner.get(draft.ownerId) ?? new Map<string, MetafieldRecord>();
    owned.set(name, record);
    this.byOwner.set(draft.ownerId, owned);
    this.byId.set(record.numericId, record);
    this.core.touch();
    return record;
  }

  remove(record: MetafieldRecord): void {
    const owned = this.byOwner.get(record.ownerId);
    owned?.delete(nameOf(record.namespace, record.key));
    if (owned?.size === 0) this.byOwner.delete(record.ownerId);
    this.byId.delete(record.numericId);
    this.core.touch();
  }

  removeOwner(ownerId: string): void {
    for (const record of [...this.of(ownerId).values()]) this.remove(record);
  }

  definition(ownerType: string, namespace: string, key: string): DefinitionRecord | undefined {
    return this.byName.get(`${ownerType} ${nameOf(namespace, key)}`);
  }

  /** The metafields that a definition is about. */
  *ofDefinition(definition: DefinitionRecord): Generator<MetafieldRecord> {
    const name = nameOf(definition.namespace, definition.key);
    for (const owned of this.byOwner.values()) {
      const record = owned.get(name);
      if (record?.ownerType === definition.ownerType) yield record;
    }
  }

  addDefinition(draft: DefinitionDraft): DefinitionRecord {
    const record: DefinitionRecord = {
      __typename: 'MetafieldDefinition',
      ...this.core.newIdentity('MetafieldDefinition'),
      ...draft,
    };
    this.definitions.set(record.numericId, record);
    this.byName.set(`${record.ownerType} ${nameOf(record.namespace, record.key)}`, record);
    this.core.touch();
    return record;
  }

  changeDefinition(record: DefinitionRecord, patch: Partial<DefinitionFields>): void {
    Object.assign(record as Writable<DefinitionRecord>, patch);
    this.core.touch();
  }

  removeDefinition(record: DefinitionRecord): void {
    this.definitions.delete(record.numericId);
    this.byName.delete(`${record.ownerType} ${nameOf(record.namespace, record.key)}`);
    this.core.touch();
  }
}

function nameOf(namespace: string, key: string): string {
  return `${namespace}.${key}`;
}

/** 64 hexadecimal digits, the same for the same value. */
export function compareDigest(record: Pick<MetafieldRecord, 'type' | 'value'>): string {
  return createHash('sha256').update(`${record.type}\n${record.value}`).digest('hex');
}
