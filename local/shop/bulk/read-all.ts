import {
  getNamedType,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type {
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import type { ConnectionPage } from '../connections';
import { resolveOwnKey } from '../context';
import type { Resolver, ShopContext } from '../context';
import { isConnection } from '../cost/prices';
import { argumentsOf } from '../cost/requested';
import { collectFields } from '../cost/selections';
import type { Scope, Selected, SelectedFields } from '../cost/selections';
import { jsonLine } from './jsonl';
import type { ResultLine } from './model';

/** A field as the reader needs it over and over: its resolver, arguments and what lies below. */
interface Prepared {
  selected: Selected;
  resolve: Resolver;
  args: Record<string, unknown>;
  info: GraphQLResolveInfo;
  type: GraphQLOutputType;
  named: GraphQLNamedType;
  isConnection: boolean;
}

/** Children that wait for their parents' lines, by connection. */
interface Child {
  field: Prepared;
  source: unknown;
  parentId: string;
}

/** Roots whose children come together when results are not grouped. */
const UNGROUPED_ROOTS = 100;

/**
 * Reads everything that a bulk query asks, through the same resolvers as any other query, and writes a line for each
 * node of a connection. Without grouping, the children of many parents follow after them, one connection after the
 * other; with it, each parent is followed by its own.
 */
export class BulkReader {
  private readonly prepared = new Map<SelectionSetNode, Map<string, Prepared[]>>();

  constructor(
    private readonly scope: Scope,
    private readonly operation: OperationDefinitionNode,
    private readonly context: ShopContext,
    private readonly isGrouped: boolean,
  ) {}

  *lines(root: GraphQLObjectType): Generator<ResultLine> {
    for (const field of this.fieldsOf(root, [this.operation.selectionSet])) yield* this.rootLines(field);
  }

  private *rootLines(field: Prepared): Generator<ResultLine> {
    if (!field.isConnection) {
      // A connection below a plain object of the root, such as `shop { … }`.
      const children: Child[] = [];
      this.value(field.type, this.call(field, {}), field.selected.sets, children, null);
      for (const child of children) yield* this.children([child], true);
      return;
    }
    yield* this.children([{ field, source: {}, parentId: '' }], true);
  }

  private *children(children: readonly Child[], isRoot: boolean): Generator<ResultLine> {
    let waiting: Child[] = [];
    let parents = 0;
    for (const child of children) {
      const nodeType = this.nodeType(child.field);
      for (const node of this.nodesOf(child)) {
        const own: Child[] = [];
        const row = this.row(node, nodeType.sets, nodeType.type, own);
        if (row === null) continue;
        if (child.parentId !== '') row['__parentId'] = child.parentId;
        yield { text: jsonLine(row), isRoot };
        if (this.isGrouped) {
          yield* this.children(own, false);
          continue;
        }
        waiting.push(...own);
        parents += 1;
        if (parents % UNGROUPED_ROOTS > 0 || !isRoot) continue;
        yield* this.byConnection(waiting);
        waiting = [];
      }
    }
    yield* this.byConnection(waiting);
  }

  private *byConnection(children: readonly Child[]): Generator<ResultLine> {
    const fields = new Set(children.map((child) => child.field));
    for (const field of fields)
      yield* this.children(
        children.filter((child) => child.field === field),
        false,
      );
  }

  private nodesOf({ field, source }: Child): readonly unknown[] {
    const page = this.call(field, source) as ConnectionPage<unknown> | null;
    return page?.nodes ?? [];
  }

  private nodeType(field: Prepared): { type: GraphQLNamedType; sets: SelectionSetNode[] } {
    const connection = field.named;
    if (!isObjectType(connection)) throw new Error('A connection is an object type');
    const sets: SelectionSetNode[] = [];
    let type: GraphQLNamedType = connection;
    for (const part of collectFields(this.scope, connection, field.selected.sets).values()) {
      const edge = getNamedType(part.field.type);
      if (part.field.name !== 'edges' || !isObjectType(edge)) continue;
      for (const inner of collectFields(this.scope, edge, part.sets).values()) {
        if (inner.field.name !== 'node') continue;
        type = getNamedType(inner.field.type);
        sets.push(...inner.sets);
      }
    }
    return { type, sets };
  }

  private row(
    node: unknown,
    sets: SelectionSetNode[],
    type: GraphQLNamedType,
    children: Child[],
  ): Record<string, unknown> | null {
    if (node === null || node === undefined) return null;
    const id: unknown = typeof node === 'object' ? Reflect.get(node, 'id') : undefined;
    return this.object(node, this.concrete(type, node), sets, children, typeof id === 'string' ? id : '');
  }

  private object(
    source: unknown,
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    children: Child[],
    parentId: string | null,
  ): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (const field of this.fieldsOf(type, sets)) {
      const { key } = field.selected;
      if (field.selected.field.name === '__typename') result[key] = type.name;
      else if (field.isConnection) children.push({ field, source, parentId: parentId ?? '' });
      else
        result[key] = this.value(
          field.type,
          this.call(field, source),
          field.selected.sets,
          children,
          parentId,
        );
    }
    return result;
  }

  private value(
    type: GraphQLOutputType,
    value: unknown,
    sets: readonly SelectionSetNode[],
    children: Child[],
    parentId: string | null,
  ): unknown {
    if (isNonNullType(type)) return this.value(type.ofType, value, sets, children, parentId);
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      const element = type.ofType;
      return (value as unknown[]).map((item) => this.value(element, item, sets, children, parentId));
    }
    if (isLeafType(type)) return type.serialize(value);
    return this.object(value, this.concrete(type, value), sets, children, parentId);
  }

  private concrete(type: GraphQLNamedType, value: unknown): GraphQLObjectType {
    if (isObjectType(type)) return type;
    if (!isAbstractType(type)) throw new Error(`${type.name} has no fields`);
    const name: unknown =
      typeof value === 'object' && value !== null ? Reflect.get(value, '__typename') : undefined;
    const found = this.scope.schema.getType(String(name));
    if (!isObjectType(found)) throw new Error('A value behind an interface must carry __typename');
    return found;
  }

  /** An error inside a field leaves it null, as in any query; a refused access ends the operation. */
  private call(field: Prepared, source: unknown): unknown {
    try {
      return field.resolve(source, field.args, this.context, field.info);
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] !== 'ACCESS_DENIED') return null;
      throw error;
    }
  }

  private fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Prepared[] {
    const [only, another] = sets;
    const known = only && !another ? this.prepared.get(only)?.get(type.name) : undefined;
    if (known) return known;
    const fields = this.prepare(type, collectFields(this.scope, type, sets));
    if (only && !another) {
      const byType = this.prepared.get(only) ?? new Map<string, Prepared[]>();
      byType.set(type.name, fields);
      this.prepared.set(only, byType);
    }
    return fields;
  }

  private prepare(parentType: GraphQLObjectType, fields: SelectedFields): Prepared[] {
    return [...fields.values()].map((selected) => {
      const { field } = selected;
      const isList = isConnection(field);
      const args = argumentsOf(this.scope, selected);
      const info = {
        fieldName: field.name,
        fieldNodes: [selected.node],
        parentType,
        returnType: field.type,
        path: { prev: undefined, key: selected.key, typename: parentType.name },
        schema: this.scope.schema,
        fragments: this.scope.fragments,
        rootValue: {},
        operation: this.operation,
        variableValues: {},
      } as unknown as GraphQLResolveInfo;
      return {
        selected,
        resolve: (field.resolve as Resolver | undefined) ?? resolveOwnKey,
        // `first` and its like mean nothing in bulk: all of it is read.
        args: isList ? { ...args, first: null, last: null, after: null, before: null, unpaged: true } : args,
        info,
        type: field.type,
        named: getNamedType(field.type),
        isConnection: isList,
      };
    });
  }
}
