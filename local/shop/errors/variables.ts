import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  print,
  typeFromAST,
} from 'graphql';
import type { GraphQLInputType, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { scalarProblem } from './scalars';
import { locationOf } from './types';
import type { ApiError } from './types';

interface Problem {
  path: (string | number)[];
  explanation: string;
  message?: string;
}

/**
 * Checks the request's variables as the server does: one `INVALID_VARIABLE` for each bad variable, listing every
 * problem inside it. Given keys come first in the order given, then required ones that are missing.
 */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ApiError[] {
  const errors: ApiError[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    const name = definition.variable.name.value;
    const isGiven = Object.hasOwn(variables, name);
    if (!isGiven && (definition.defaultValue || !isNonNullType(type))) continue;
    const value = isGiven ? variables[name] : null;
    const problems = problemsOf(type, value, []);
    if (problems.length === 0) continue;
    const where = problems
      .filter((problem) => problem.path.length > 0)
      .map(describe)
      .join(', ');
    errors.push({
      message:
        `Variable $${name} of type ${print(definition.type)} was provided invalid value` +
        (where ? ` for ${where}` : ''),
      locations: locationOf(definition),
      extensions: { code: 'INVALID_VARIABLE', value: value ?? null, problems },
    });
  }
  return errors;
}

/** The pinned schema lists values by name; where a recording lists them otherwise, that is the order here. */
const ENUM_ORDERS: Readonly<Record<string, readonly string[]>> = {
  MediaContentType: ['VIDEO', 'EXTERNAL_VIDEO', 'MODEL_3D', 'IMAGE'],
  StagedUploadTargetGenerateUploadResource: [
    'COLLECTION_IMAGE',
    'FILE',
    'IMAGE',
    'MODEL_3D',
    'PRODUCT_IMAGE',
    'SHOP_IMAGE',
    'VIDEO',
    'BULK_MUTATION_VARIABLES',
    'RETURN_LABEL',
    'URL_REDIRECT_IMPORT',
    'DISPUTE_FILE_UPLOAD',
  ],
  WeightUnit: ['KILOGRAMS', 'GRAMS', 'POUNDS', 'OUNCES'],
};

function describe(problem: Problem): string {
  return `${problem.path.join('.')} (${problem.explanation})`;
}

function problemsOf(type: GraphQLInputType, value: unknown, path: (string | number)[]): Problem[] {
  if (isNonNullType(type)) {
    if (value === null || value === undefined)
      return [{ path, explanation: 'Expected value to not be null' }];
    return problemsOf(type.ofType, value, path);
  }
  if (value === null || value === undefined) return [];
  if (isListType(type)) {
    const element = type.ofType;
    // A single value stands for a list of one: tagsAdd(tags: "blue, green") was accepted (recorded).
    if (!Array.isArray(value)) return problemsOf(element, value, path);
    return value.flatMap((item: unknown, index) => problemsOf(element, item, [...path, index]));
  }
  if (isEnumType(type)) {
    if (typeof value === 'string' && type.getValue(value)) return [];
    const allowed = ENUM_ORDERS[type.name] ?? type.getValues().map((one) => one.name);
    return [{ path, explanation: `Expected ${JSON.stringify(value)} to be one of: ${allowed.join(', ')}` }];
  }
  if (isScalarType(type)) {
    const problem = scalarProblem(type.name, value);
    if (!problem) return [];
    return [{ path, explanation: problem.text, ...(problem.isOwn ? { message: problem.text } : {}) }];
  }
  return isInputObjectType(type) ? objectProblems(type, value, path) : [];
}

function objectProblems(
  type: Extract<GraphQLInputType, { getFields: unknown }>,
  value: unknown,
  path: (string | number)[],
): Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const explanation = `Expected ${JSON.stringify(value)} to be a key-value object.`;
    return [{ path, explanation }];
  }
  const fields = type.getFields();
  const problems: Problem[] = [];
  for (const [key, item] of Object.entries(value)) {
    const field = fields[key];
    if (field) problems.push(...problemsOf(field.type, item, [...path, key]));
    else problems.push({ path: [...path, key], explanation: `Field is not defined on ${type.name}` });
  }
  for (const field of Object.values(fields)) {
    if (!isNonNullType(field.type) || field.defaultValue !== undefined || Object.hasOwn(value, field.name))
      continue;
    problems.push({ path: [...path, field.name], explanation: 'Expected value to not be null' });
  }
  if (type.isOneOf && Object.keys(value).length !== 1) {
    problems.push({
      path,
      explanation: `'${type.name}' requires exactly one argument, but ${Object.keys(value).length} were provided.`,
    });
  }
  return problems;
}
