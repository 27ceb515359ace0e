import { getNamedType, isInterfaceType, isListType, isNonNullType, isObjectType, Kind } from 'graphql';
import type { DocumentNode, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from 'graphql';
import { isConnection } from '../cost/prices';

/** What a document may ask in bulk; the texts are recorded, their order where several hold is too. */

export const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

interface Findings {
  connections: number;
  deepest: number;
  withNodes: string[];
  withoutId: string[];
  inList: boolean;
}

interface Place {
  depth: number;
  /** The answer key of the connection whose node this is. */
  connection: string | null;
  isInList: boolean;
}

export function bulkQueryProblems(schema: GraphQLSchema, document: DocumentNode): string[] {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'query')
    return ['Invalid operation type. Only `query` operations are supported.'];
  const root = schema.getQueryType();
  if (!root) return [];
  const findings: Findings = { connections: 0, deepest: 0, withNodes: [], withoutId: [], inList: false };
  const walk = new RuleWalk(schema, document, findings);
  walk.selections(operation.selectionSet, root, { depth: 0, connection: null, isInList: false });
  return problemsOf(findings, operation.selectionSet);
}

function problemsOf(findings: Findings, top: SelectionSetNode): string[] {
  const problems: string[] = [];
  for (const selection of top.selections) {
    if (selection.kind !== Kind.FIELD || !['node', 'nodes'].includes(selection.name.value)) continue;
    problems.push(`Bulk queries cannot contain a top level \`${selection.name.value}\` field.`);
  }
  if (findings.connections === 0) problems.push('Bulk queries must contain at least one connection.');
  if (findings.connections > MAX_CONNECTIONS) {
    problems.push(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`);
  }
  if (findings.deepest > MAX_DEPTH) {
    problems.push(`Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`);
  }
  const [first] = findings.withNodes;
  if (first !== undefined) {
    problems.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: '${first} { edges { node {'. ` +
        `Selecting via 'nodes' is not supported. Invalid connection fields: '${findings.withNodes.join("', '")}'.`,
    );
  }
  if (findings.withoutId.length > 0) {
    problems.push(
      "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. " +
        `Connection fields without 'id': ${findings.withoutId.join(', ')}.`,
    );
  }
  if (findings.inList) {
    problems.push('Queries that contain a connection field within a list field are not currently supported.');
  }
  return problems;
}

class RuleWalk {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly findings: Findings,
  ) {}

  selections(set: SelectionSetNode, type: GraphQLNamedType, place: Place): void {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FIELD) {
        const inner = this.fragment(selection, type);
        if (inner) this.selections(inner.set, inner.type, place);
        continue;
      }
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      if (!field || !selection.selectionSet) continue;
      const fieldType = getNamedType(field.type);
      if (isConnection(field))
        this.connection(selection.name.value, selection.selectionSet, fieldType, place);
      else {
        const isInList = place.isInList || isList(field.type);
        this.selections(selection.selectionSet, fieldType, { ...place, isInList });
      }
    }
  }

  private connection(name: string, set: SelectionSetNode, type: GraphQLNamedType, place: Place): void {
    const { findings } = this;
    findings.connections += 1;
    findings.deepest = Math.max(findings.deepest, place.depth);
    if (place.isInList) findings.inList = true;
    const fields = isObjectType(type) ? type.getFields() : {};
    for (const part of set.selections) {
      if (part.kind !== Kind.FIELD || !part.selectionSet) continue;
      const partType = fields[part.name.value]?.type;
      if (!partType) continue;
      const inner = { depth: place.depth + 1, connection: name, isInList: false };
      if (part.name.value === 'nodes') {
        if (!findings.withNodes.includes(name)) findings.withNodes.push(name);
        this.selections(part.selectionSet, getNamedType(partType), inner);
      }
      if (part.name.value === 'edges') this.edges(name, part.selectionSet, getNamedType(partType), inner);
    }
  }

  private edges(name: string, set: SelectionSetNode, type: GraphQLNamedType, inner: Place): void {
    const node = isObjectType(type) ? type.getFields()['node'] : undefined;
    for (const part of set.selections) {
      if (part.kind !== Kind.FIELD || part.name.value !== 'node' || !part.selectionSet || !node) continue;
      const before = this.findings.connections;
      this.selections(part.selectionSet, getNamedType(node.type), inner);
      const isParent = this.findings.connections > before;
      if (isParent && !this.selectsId(part.selectionSet)) this.findings.withoutId.push(name);
    }
  }

  private selectsId(set: SelectionSetNode): boolean {
    return set.selections.some((one) => {
      if (one.kind === Kind.FIELD) return one.name.value === 'id' && (one.alias?.value ?? 'id') === 'id';
      const inner = one.kind === Kind.FRAGMENT_SPREAD ? this.named(one.name.value) : one;
      return inner !== undefined && this.selectsId(inner.selectionSet);
    });
  }

  private named(
    name: string,
  ): { selectionSet: SelectionSetNode; typeCondition: { name: { value: string } } } | undefined {
    return this.document.definitions.find(
      (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
    ) as ReturnType<RuleWalk['named']>;
  }

  private fragment(
    selection: Exclude<SelectionSetNode['selections'][number], { kind: typeof Kind.FIELD }>,
    type: GraphQLNamedType,
  ): { set: SelectionSetNode; type: GraphQLNamedType } | null {
    const found = selection.kind === Kind.FRAGMENT_SPREAD ? this.named(selection.name.value) : selection;
    if (!found) return null;
    const name = found.typeCondition?.name.value;
    const condition = name === undefined ? type : (this.schema.getType(name) ?? type);
    return { set: found.selectionSet, type: condition };
  }
}

function isList(type: unknown): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
