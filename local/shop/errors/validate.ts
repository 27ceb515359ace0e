import { Kind, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef, validate } from 'graphql';
import type {
  ArgumentNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  GraphQLArgument,
  GraphQLError,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getNamedType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { checkLiteral } from './literals';
import { locationOf } from './types';
import type { ApiError } from './types';

/**
 * Validation with the server's codes, texts and paths, in the order of the document. What this walk does not know is
 * caught by the library's own rules afterwards, so nothing invalid is ever executed.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): ApiError[] {
  const walk = new ValidationWalk(schema, document);
  const errors = walk.run();
  return errors.length > 0 ? errors : validate(schema, document).map(fallback);
}

function fallback(error: GraphQLError): ApiError {
  return {
    message: error.message,
    locations: [...(error.locations ?? [])],
    extensions: { code: 'validationError' },
  };
}

type Path = (string | number)[];

class ValidationWalk {
  private readonly errors: ApiError[] = [];
  private readonly usedVariables = new Set<string>();
  private readonly usedFragments = new Set<string>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  run(): ApiError[] {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.OPERATION_DEFINITION) this.visitOperation(definition);
      else if (definition.kind === Kind.FRAGMENT_DEFINITION) {
        const type = this.schema.getType(definition.typeCondition.name.value);
        this.visitSelections(definition.selectionSet, type, [`fragment ${definition.name.value}`]);
      }
    }
    this.checkFragmentsUsed();
    return this.errors;
  }

  private visitOperation(operation: OperationDefinitionNode): void {
    const root = this.schema.getRootType(operation.operation);
    const path: Path = [
      operation.name ? `${operation.operation} ${operation.name.value}` : operation.operation,
    ];
    this.usedVariables.clear();
    this.visitDirectives(operation.directives ?? [], path);
    this.visitSelections(operation.selectionSet, root ?? undefined, path);
    this.collectFragmentVariables(operation.selectionSet, new Set());
    for (const definition of operation.variableDefinitions ?? []) {
      const name = definition.variable.name.value;
      if (this.usedVariables.has(name)) continue;
      const owner = operation.name?.value ?? `anonymous ${operation.operation}`;
      this.errors.push({
        message: `Variable $${name} is declared by ${owner} but not used`,
        locations: locationOf(operation),
        path,
        extensions: { code: 'variableNotUsed', variableName: name },
      });
    }
  }

  private visitSelections(set: SelectionSetNode, type: GraphQLNamedType | undefined, path: Path): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) this.visitField(selection, type, path);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        this.visitDirectives(selection.directives ?? [], path);
        this.visitSpread(selection.name.value, selection, path);
      } else {
        const name = selection.typeCondition?.name.value;
        const inner = name === undefined ? type : this.schema.getType(name);
        const step = name === undefined ? '...' : `... on ${name}`;
        this.visitDirectives(selection.directives ?? [], [...path, step]);
        if (!inner) this.undefinedType(name ?? '', selection, [...path, step]);
        else this.visitSelections(selection.selectionSet, inner, [...path, step]);
      }
    }
  }

  private visitSpread(name: string, node: SelectionSetNode['selections'][number], path: Path): void {
    this.usedFragments.add(name);
    if (this.fragment(name)) return;
    this.errors.push({
      message: `Fragment ${name} was used, but not defined`,
      locations: locationOf(node),
      path: [...path, `... ${name}`],
      extensions: { code: 'useAndDefineFragment', fragmentName: name },
    });
  }

  private undefinedType(name: string, node: SelectionSetNode['selections'][number], path: Path): void {
    this.errors.push({
      message: `No such type ${name}, so it can't be a fragment condition`,
      locations: locationOf(node),
      path,
      extensions: { code: 'undefinedType', typeName: name },
    });
  }

  private visitField(node: FieldNode, parent: GraphQLNamedType | undefined, parentPath: Path): void {
    const name = node.name.value;
    const path = [...parentPath, node.alias?.value ?? name];
    this.visitDirectives(node.directives ?? [], path);
    const field = this.fieldOf(parent, name);
    if (!field) {
      this.errors.push({
        message: `Field '${name}' doesn't exist on type '${parent?.name ?? ''}'`,
        locations: locationOf(node),
        path,
        extensions: { code: 'undefinedField', typeName: parent?.name ?? '', fieldName: name },
      });
      return;
    }
    this.visitArguments(node, node.arguments ?? [], field.args, { kind: 'Field', name }, path);
    const type = getNamedType(field.type);
    this.checkShape(node, type, path);
    if (node.selectionSet && !isLeafType(type)) this.visitSelections(node.selectionSet, type, path);
  }

  private fieldOf(
    parent: GraphQLNamedType | undefined,
    name: string,
  ): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (parent === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  }

  private checkShape(node: FieldNode, type: GraphQLNamedType, path: Path): void {
    const name = node.name.value;
    const isLeaf = isLeafType(type);
    if (isLeaf === (node.selectionSet === undefined)) return;
    const nodeName = `field '${name}'`;
    const selected = (node.selectionSet?.selections ?? []).map((selection) =>
      selection.kind === Kind.FIELD ? `"${selection.name.value}"` : '"..."',
    );
    const message = isLeaf
      ? `Selections can't be made on scalars (${nodeName} returns ${type.name} but has selections [${selected.join(', ')}])`
      : `Field must have selections (${nodeName} returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`;
    const extensions = { code: 'selectionMismatch', nodeName, typeName: type.name };
    this.errors.push({ message, locations: locationOf(node), path, extensions });
  }

  private visitDirectives(directives: readonly DirectiveNode[], path: Path): void {
    for (const node of directives) {
      const name = node.name.value;
      const directive = this.schema.getDirective(name);
      if (!directive) {
        this.errors.push({
          message: `Directive @${name} is not defined`,
          locations: locationOf(node),
          path,
          extensions: { code: 'undefinedDirective', directiveName: name },
        });
        continue;
      }
      this.visitArguments(node, node.arguments ?? [], directive.args, { kind: 'Directive', name }, path);
    }
  }

  private visitArguments(
    node: FieldNode | DirectiveNode,
    given: readonly ArgumentNode[],
    declared: readonly GraphQLArgument[],
    owner: { kind: 'Field' | 'Directive'; name: string },
    path: Path,
  ): void {
    const missing = declared
      .filter(
        (argument) => isRequiredArgument(argument) && !given.some((one) => one.name.value === argument.name),
      )
      .map((argument) => argument.name);
    if (missing.length > 0) {
      const list = missing.join(', ');
      this.errors.push({
        message: `${owner.kind} '${owner.name}' is missing required arguments: ${list}`,
        locations: locationOf(node),
        path,
        extensions: {
          code: 'missingRequiredArguments',
          className: owner.kind,
          name: owner.name,
          arguments: list,
        },
      });
    }
    for (const argument of given) this.visitArgument(node, argument, declared, owner, path);
  }

  private visitArgument(
    node: FieldNode | DirectiveNode,
    given: ArgumentNode,
    declared: readonly GraphQLArgument[],
    owner: { kind: 'Field' | 'Directive'; name: string },
    path: Path,
  ): void {
    const argumentName = given.name.value;
    const argument = declared.find((one) => one.name === argumentName);
    this.collectVariables(given);
    if (!argument) {
      this.errors.push({
        message: `${owner.kind} '${owner.name}' doesn't accept argument '${argumentName}'`,
        locations: locationOf(given),
        path: [...path, argumentName],
        extensions: { code: 'argumentNotAccepted', name: owner.name, typeName: owner.kind, argumentName },
      });
      return;
    }
    const place = { parent: node, typeName: owner.kind, ownerName: owner.name, argumentName };
    this.errors.push(...checkLiteral(argument.type, given.value, place, [...path, argumentName]));
  }

  private collectVariables(node: ArgumentNode | ArgumentNode['value']): void {
    switch (node.kind) {
      case Kind.ARGUMENT:
        this.collectVariables(node.value);
        break;
      case Kind.VARIABLE:
        this.usedVariables.add(node.name.value);
        break;
      case Kind.LIST:
        for (const item of node.values) this.collectVariables(item);
        break;
      case Kind.OBJECT:
        for (const field of node.fields) this.collectVariables(field.value);
        break;
    }
  }

  /** Variables used inside the fragments that an operation spreads, directly or not. */
  private collectFragmentVariables(set: SelectionSetNode, seen: Set<string>): void {
    for (const selection of set.selections) {
      for (const directive of selection.directives ?? []) {
        for (const argument of directive.arguments ?? []) this.collectVariables(argument);
      }
      if (selection.kind === Kind.FIELD) {
        for (const argument of selection.arguments ?? []) this.collectVariables(argument);
        if (selection.selectionSet) this.collectFragmentVariables(selection.selectionSet, seen);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.collectFragmentVariables(selection.selectionSet, seen);
      } else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = this.fragment(selection.name.value);
        if (fragment) this.collectFragmentVariables(fragment.selectionSet, seen);
      }
    }
  }

  private fragment(name: string) {
    for (const definition of this.document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
    }
    return undefined;
  }

  private checkFragmentsUsed(): void {
    for (const definition of this.document.definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION || this.usedFragments.has(definition.name.value))
        continue;
      this.errors.push({
        message: `Fragment ${definition.name.value} was defined, but not used`,
        locations: locationOf(definition),
        path: [`fragment ${definition.name.value}`],
        extensions: { code: 'useAndDefineFragment', fragmentName: definition.name.value },
      });
    }
  }
}
