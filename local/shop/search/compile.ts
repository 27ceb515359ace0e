import type { SearchNote, ShopContext } from '../context';
import type { SearchFields } from './fields';
import type { SearchClock } from './matchers';
import { parseSearch } from './parse';
import type { SearchNode } from './parse';

const EVERYTHING = (): boolean => true;

/**
 * The test for a search, or undefined where there is none. An unknown field matches everything and leaves a warning in
 * `extensions.search` (recorded); searches without warnings leave no trace there.
 */
export function compileSearch<T>(
  query: string | null | undefined,
  searchFields: SearchFields<T>,
  context: ShopContext,
  path: (string | number)[],
): ((record: T) => boolean) | undefined {
  if (!query?.trim()) return undefined;
  const parsed = parseSearch(query);
  const warnings: SearchNote['warnings'] = [];
  const clock: SearchClock = { timeZone: context.settings.timeZone, nowMs: context.settings.clock.nowMs() };
  const test = compileNode(parsed, searchFields, clock, (field) => {
    warnings.push({ field, message: 'Invalid search field for this query.', code: 'invalid_field' });
  });
  if (warnings.length > 0) context.searchNotes.push({ path, query, parsed: describe(parsed), warnings });
  return context.searchIndex.delayed(test);
}

function compileNode<T>(
  node: SearchNode,
  searchFields: SearchFields<T>,
  clock: SearchClock,
  warn: (field: string) => void,
): (record: T) => boolean {
  switch (node.kind) {
    case 'and': {
      const tests = node.parts.map((part) => compileNode(part, searchFields, clock, warn));
      return (record) => tests.every((test) => test(record));
    }
    case 'or': {
      const tests = node.parts.map((part) => compileNode(part, searchFields, clock, warn));
      return (record) => tests.some((test) => test(record));
    }
    case 'not': {
      const test = compileNode(node.part, searchFields, clock, warn);
      return test === EVERYTHING ? EVERYTHING : (record) => !test(record);
    }
    case 'never':
      return () => false;
    case 'term': {
      if (node.field === null) return searchFields.anywhere(node, clock);
      const matcher = Object.hasOwn(searchFields.fields, node.field)
        ? searchFields.fields[node.field]
        : undefined;
      if (matcher) return matcher(node, clock);
      warn(node.field);
      return EVERYTHING;
    }
  }
}

const RANGES = { '<': 'range_lt', '<=': 'range_lte', '>': 'range_gt', '>=': 'range_gte' } as const;

function describe(node: SearchNode): unknown {
  switch (node.kind) {
    case 'and':
      return { and: node.parts.map(describe) };
    case 'or':
      return { or: node.parts.map(describe) };
    case 'not':
      return { not: describe(node.part) };
    case 'never':
      return {};
    case 'term': {
      const how = node.comparison ? RANGES[node.comparison] : node.quoted ? 'match_phrase' : 'match_all';
      return { field: node.field ?? 'default', [how]: node.value };
    }
  }
}
