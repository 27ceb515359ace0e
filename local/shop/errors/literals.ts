import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  print,
  valueFromASTUntyped,
} from 'graphql';
import type { ASTNode, GraphQLInputObjectType, GraphQLInputType, ObjectValueNode, ValueNode } from 'graphql';
import { scalarProblem } from './scalars';
import { locationOf } from './types';
import type { ApiError } from './types';

/** Which argument a literal belongs to, and the node that errors point at: the field or the object around it. */
export interface LiteralPlace {
  parent: ASTNode;
  typeName: 'Field' | 'Directive' | 'InputObject';
  ownerName: string;
  argumentName: string;
}

type Path = (string | number)[];

/** Errors of one literal value, named as the server names them. Variables are checked with the request. */
export function checkLiteral(
  type: GraphQLInputType,
  node: ValueNode,
  place: LiteralPlace,
  path: Path,
): ApiError[] {
  if (node.kind === Kind.VARIABLE) return [];
  if (isNonNullType(type)) {
    return node.kind === Kind.NULL
      ? [invalid(type, node, place, path)]
      : checkInner(type.ofType, node, place, path, type);
  }
  return node.kind === Kind.NULL ? [] : checkInner(type, node, place, path, type);
}

function checkInner(
  type: GraphQLInputType,
  node: ValueNode,
  place: LiteralPlace,
  path: Path,
  declared: GraphQLInputType,
): ApiError[] {
  if (isListType(type)) {
    const element = type.ofType;
    if (node.kind !== Kind.LIST) return checkLiteral(element, node, place, path);
    return node.values.flatMap((item, index) => checkLiteral(element, item, place, [...path, index]));
  }
  if (isInputObjectType(type)) {
    return node.kind === Kind.OBJECT ? checkObject(type, node, path) : [invalid(declared, node, place, path)];
  }
  if (isEnumType(type)) {
    const isKnown = node.kind === Kind.ENUM && type.getValue(node.value);
    return isKnown ? [] : [invalid(declared, node, place, path)];
  }
  if (!isScalarType(type)) return [];
  const problem = scalarProblem(type.name, valueFromASTUntyped(node));
  if (!problem) return [];
  return [problem.isOwn ? coercion(problem.text, place, path) : invalid(declared, node, place, path)];
}

function invalid(type: GraphQLInputType, node: ValueNode, place: LiteralPlace, path: Path): ApiError {
  const { typeName, ownerName, argumentName } = place;
  return {
    message: `Argument '${argumentName}' on ${typeName} '${ownerName}' has an invalid value (${print(node)}). Expected type '${String(type)}'.`,
    locations: locationOf(place.parent),
    path,
    extensions: { code: 'argumentLiteralsIncompatible', typeName, argumentName },
  };
}

function coercion(message: string, place: LiteralPlace, path: Path): ApiError {
  const extensions = { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' };
  return { message, locations: locationOf(place.parent), path, extensions };
}

function checkObject(type: GraphQLInputObjectType, node: ObjectValueNode, path: Path): ApiError[] {
  const fields = type.getFields();
  const errors: ApiError[] = [];
  for (const given of node.fields) {
    const name = given.name.value;
    const field = fields[name];
    if (!field) {
      errors.push({
        message: `InputObject '${type.name}' doesn't accept argument '${name}'`,
        locations: locationOf(given),
        path: [...path, name],
        extensions: {
          code: 'argumentNotAccepted',
          name: type.name,
          typeName: 'InputObject',
          argumentName: name,
        },
      });
      continue;
    }
    const place: LiteralPlace = {
      parent: node,
      typeName: 'InputObject',
      ownerName: type.name,
      argumentName: name,
    };
    errors.push(...checkLiteral(field.type, given.value, place, [...path, name]));
  }
  errors.push(...missingAttributes(type, node, path));
  if (type.isOneOf && node.fields.length !== 1) {
    errors.push({
      message: `OneOf Input Object '${type.name}' must specify exactly one key.`,
      locations: locationOf(node),
      path,
      extensions: { code: 'invalidOneOfInputObject', inputObjectType: type.name },
    });
  }
  return errors;
}

function missingAttributes(type: GraphQLInputObjectType, node: ObjectValueNode, path: Path): ApiError[] {
  return Object.values(type.getFields())
    .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
    .filter((field) => !node.fields.some((given) => given.name.value === field.name))
    .map((field) => ({
      message: `Argument '${field.name}' on InputObject '${type.name}' is required. Expected type ${String(field.type)}`,
      locations: locationOf(node),
      path: [...path, field.name],
      extensions: {
        code: 'missingRequiredInputObjectAttribute',
        argumentName: field.name,
        argumentType: String(field.type),
        inputObjectType: type.name,
      },
    }));
}
