import { fingerprint } from '../../catalog/value';
import type { TypedDocumentString } from '../api/generated';
import type { CacheManager } from './cache-manager';
import type { NewEntry } from './namespace';
import { READ_KINDS, type ReadRule } from './read-rules';
import { recordTags, tableTag } from './record-tags';
import { NO_TAGS } from './tags';

interface Deps {
  manager: CacheManager;
  shop: string;
  apiVersion: string;
}

/** The access tokens of Shopify, in case an answer should hold one. */
const SECRET = /shp[a-z]{2,4}_[0-9a-z]{8}/i;

/**
 * Answers to queries, by operation, document, variables, store and version. What `load` throws is not kept, nor is
 * anything that is read while we write to what it depends on.
 */
export class ApiResponseCache {
  constructor(private readonly deps: Deps) {}

  read<T, V extends object>(
    document: TypedDocumentString<T, V>,
    variables: V,
    rule: ReadRule<T>,
    load: () => T,
  ): T {
    return this.readEach(document, [variables], rule, () => [load()])[0] as T;
  }

  /** `load` gets the runs that are missing, and gives their answers in the same order. */
  readEach<T, V extends object>(
    document: TypedDocumentString<T, V>,
    runs: readonly V[],
    rule: ReadRule<T>,
    load: (missing: V[]) => T[],
  ): T[] {
    const keyOf = this.keysFor(document.toString());
    const keys = runs.map(keyOf);
    const found = this.deps.manager.getMany(READ_KINDS[rule.kind], keys);
    const missing = runs.filter((_, index) => !found.has(keys[index] ?? ''));
    const missingKeys = keys.filter((key) => !found.has(key));
    const fresh =
      missing.length > 0 ? this.load(missingKeys, rule, () => load(missing)) : new Map<string, T>();
    return keys.map((key) => (fresh.has(key) ? fresh.get(key) : found.get(key)?.value) as T);
  }

  private load<T>(keys: string[], rule: ReadRule<T>, load: () => T[]): Map<string, T> {
    const { manager } = this.deps;
    const tags = this.tags(rule);
    const ticket = tags.length > 0 ? manager.ticket(tags) : NO_TAGS;
    const answers = load();
    if (answers.length !== keys.length) throw new Error('Each read has one answer');
    const fresh = new Map(answers.map((answer, index) => [keys[index] ?? '', answer]));
    const entries = [...fresh].map(([key, value]) => entryOf(key, value, rule));
    manager.putMany(READ_KINDS[rule.kind], entries.filter(hasNoSecret), ticket);
    return fresh;
  }

  private tags({ tables = [], records = [] }: ReadRule<never>): string[] {
    const { shop } = this.deps;
    return [
      ...tables.map((table) => tableTag(shop, table)),
      ...records.flatMap((some) => recordTags(shop, some)),
    ];
  }

  /** Keys are readable as far as the operation's name, for whoever lists what is kept; the rest is a hash. */
  private keysFor(query: string): (variables: object) => string {
    if (!/^\s*(query\b|\{)/.test(query)) throw new Error('Only answers to queries can be kept');
    const { shop, apiVersion } = this.deps;
    const name = /query (\w+)/.exec(query)?.[1] ?? 'anonymous';
    const read = hash(JSON.stringify([shop, apiVersion, query]));
    return (variables) => `${name} ${hash(`${read} ${JSON.stringify(inOrder(variables))}`)}`;
  }
}

function hash(text: string): string {
  return fingerprint(text) + fingerprint(`${text} again`);
}

function entryOf<T>(key: string, value: T, { isNotFound }: ReadRule<T>): NewEntry<unknown> {
  return { key, value, negative: isNotFound?.(value) ?? false };
}

function hasNoSecret({ value }: NewEntry<unknown>): boolean {
  return !SECRET.test(JSON.stringify(value ?? null));
}

/** The same whatever the order of the properties. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, inOrder(inner)]));
}
