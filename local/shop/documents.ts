import { Kind } from 'graphql';
import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { parseDocument } from './errors/parse';
import type { ApiError } from './errors/types';
import { validateDocument } from './errors/validate';
import type { DocumentNode } from 'graphql';

export interface PreparedDocument {
  document: DocumentNode;
  operations: OperationDefinitionNode[];
  fragments: Record<string, FragmentDefinitionNode>;
}

export type Prepared = { ok: true; prepared: PreparedDocument } | { ok: false; errors: ApiError[] };

/** Enough for every document of the add-on; generated ones come and go. */
const MAX_KEPT = 200;

const keptOf = new WeakMap<GraphQLSchema, Map<string, Prepared>>();

/** Parses and validates once for each text, whatever the store: an import asks the same document hundreds of times. */
export function prepareDocument(schema: GraphQLSchema, text: string): Prepared {
  const kept = keptOf.get(schema) ?? new Map<string, Prepared>();
  keptOf.set(schema, kept);
  const known = kept.get(text);
  if (known) return known;
  const prepared = prepare(schema, text);
  if (kept.size >= MAX_KEPT) {
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  kept.set(text, prepared);
  return prepared;
}

function prepare(schema: GraphQLSchema, text: string): Prepared {
  const parsed = parseDocument(text);
  if ('error' in parsed) return { ok: false, errors: [parsed.error] };
  const { document } = parsed;
  const errors = validateDocument(schema, document);
  if (errors.length > 0) return { ok: false, errors };
  const operations: OperationDefinitionNode[] = [];
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return { ok: true, prepared: { document, operations, fragments } };
}

export function chooseOperation(
  prepared: PreparedDocument,
  operationName: string | null,
): { operation: OperationDefinitionNode } | { error: ApiError } {
  if (operationName !== null && operationName !== '') {
    const named = prepared.operations.find((operation) => operation.name?.value === operationName);
    return named ? { operation: named } : { error: { message: `No operation named "${operationName}"` } };
  }
  const [only, another] = prepared.operations;
  if (!only || another) return { error: { message: 'An operation name is required' } };
  return { operation: only };
}
