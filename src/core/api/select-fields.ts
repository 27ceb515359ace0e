import type { TableSpec } from '../../catalog/fields';
import { selectionSet } from '../../catalog/paths';
import { FRAGMENTS, pathsOf } from '../../catalog/reads';
import { TypedDocumentString } from './generated';

/**
 * The document with what these tables read in place of the registry's fixed fields: a store's columns depend on its
 * locations, and not every table is read each time. The type stays, so fields must be looked up by their paths.
 * `more` are paths that no field reads.
 */
export function selecting<T, V>(
  document: TypedDocumentString<T, V>,
  specs: readonly TableSpec[],
  more: readonly string[] = [],
): TypedDocumentString<T, V> {
  const [first] = specs;
  if (!first) return document;
  const head = `fragment ${FRAGMENTS[first.entity]} on ${first.entity} {\n`;
  const text = document.toString();
  const start = text.indexOf(head);
  if (start < 0) return document;
  const end = text.indexOf('\n}', start);
  const changed =
    text.slice(0, start) + head + selectionSet([...pathsOf(specs), ...more]) + text.slice(end + 1);
  return new TypedDocumentString<T, V>(changed);
}
