import type { Cache, KeyValueStore } from '../../platform/ports';
import { DurableTier } from './durable-tier';
import { MemoryTier } from './memory-tier';
import { SharedTier } from './shared-tier';

export interface Tiers {
  memory: MemoryTier;
  shared: SharedTier;
  durable: DurableTier;
}

export function tiersOf(
  cache: Cache,
  properties: KeyValueStore,
  onEviction: (namespace: string) => void,
): Tiers {
  return {
    memory: new MemoryTier(onEviction),
    shared: new SharedTier(cache),
    durable: new DurableTier(properties),
  };
}

export function pieceKey(address: string, index: number): string {
  return `${address}.${index}`;
}

export function pieceKeys(address: string, pieces: number): string[] {
  return Array.from({ length: pieces }, (_, index) => pieceKey(address, index));
}
