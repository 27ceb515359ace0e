import { executeSync, valueFromASTUntyped } from 'graphql';
import type { ExecutionResult, GraphQLError, GraphQLObjectType, OperationDefinitionNode } from 'graphql';
import { newContext, NotModelledError, resolveOwnKey } from './context';
import type { ShopContext, ShopServices } from './context';
import { actualCost } from './cost/actual';
import { requestedCost } from './cost/requested';
import type { Scope } from './cost/selections';
import { chooseOperation, prepareDocument } from './documents';
import type { PreparedDocument } from './documents';
import { checkInputSizes } from './errors/input-size';
import type { ApiError } from './errors/types';
import { checkVariables } from './errors/variables';
import { countInputItems, countObjects, elapsedMsOf } from './latency';
import type { ShopSettings } from './options';
import { adminSchema, SCHEMA_VERSION } from './schema';
import { MAX_QUERY_POINTS } from './throttle';
import type { Throttle } from './throttle';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphqlAnswer {
  body: Record<string, unknown>;
  elapsedMs: number;
  operationName: string | null;
  requestedPoints: number | null;
  actualPoints: number | null;
  isThrottled: boolean;
}

interface Call {
  request: GraphqlRequest;
  prepared: PreparedDocument;
  operation: OperationDefinitionNode;
  root: GraphQLObjectType;
  scope: Scope;
}

const RATE_LIMIT_PAGE = 'https://shopify.dev/api/usage/rate-limits';

/** One GraphQL request from text to answer: parse, validate, price, admit, run, settle. */
export class GraphqlEngine {
  private readonly settings: ShopSettings;
  private stormEndMs = 0;

  constructor(
    private readonly services: ShopServices,
    private readonly throttle: Throttle,
  ) {
    this.settings = services.settings;
  }

  run(request: GraphqlRequest, scopes: ReadonlySet<string>, version = SCHEMA_VERSION): GraphqlAnswer {
    const schema = adminSchema(version);
    const document = prepareDocument(schema, request.query);
    if (!document.ok) return this.refuse(document.errors, request.operationName);
    const chosen = chooseOperation(document.prepared, request.operationName);
    if ('error' in chosen) return this.refuse([chosen.error], request.operationName);
    const { operation } = chosen;
    const name = operation.name?.value ?? null;
    const variableErrors = checkVariables(schema, operation, request.variables);
    if (variableErrors.length > 0) return this.refuse(variableErrors, name);
    const root = schema.getRootType(operation.operation);
    if (!root) return this.refuse([{ message: 'Schema is not configured for subscriptions' }], name);
    const variables = withDefaults(request.variables, operation);
    const { listPricing } = this.settings;
    const scope: Scope = {
      schema,
      fragments: document.prepared.fragments,
      variables,
      listPricing,
      memo: new Map(),
    };
    const context = newContext(this.services, scopes, version, (query, rowVariables, rowOperation) =>
      this.runUnpriced({ query, variables: rowVariables, operationName: rowOperation }, scopes, version),
    );
    return this.admit({ request, prepared: document.prepared, operation, root, scope }, context);
  }

  /** Scripted: nothing gets through before that moment. */
  stormUntil(timeMs: number): void {
    this.stormEndMs = timeMs;
  }

  /** One row of a bulk mutation, or what a person does: the same checks and resolvers, without price, throttle and time. */
  runUnpriced(
    request: GraphqlRequest,
    scopes: ReadonlySet<string>,
    version = SCHEMA_VERSION,
  ): Record<string, unknown> {
    const schema = adminSchema(version);
    const document = prepareDocument(schema, request.query);
    if (!document.ok) return { errors: document.errors };
    const chosen = chooseOperation(document.prepared, request.operationName);
    if ('error' in chosen) return { errors: [chosen.error] };
    const errors = checkVariables(schema, chosen.operation, request.variables);
    if (errors.length > 0) return { errors };
    const context = newContext(this.services, scopes, version);
    const result = executeSync({
      schema,
      document: document.prepared.document,
      variableValues: request.variables,
      operationName: request.operationName,
      contextValue: context,
      rootValue: {},
      fieldResolver: resolveOwnKey,
    });
    rethrowOurs(result.errors ?? []);
    const failures = (result.errors ?? []).map(toApiError);
    return { ...(failures.length > 0 ? { errors: failures } : {}), data: result.data ?? null };
  }

  private admit(call: Call, context: ShopContext): GraphqlAnswer {
    const name = call.operation.name?.value ?? null;
    const points = requestedCost(call.scope, call.operation, call.root);
    if (points > MAX_QUERY_POINTS)
      return { ...this.refuse([tooDear(points)], name), requestedPoints: points };
    const isStorm = this.settings.clock.nowMs() < this.stormEndMs;
    if (isStorm || !this.throttle.take(points, this.settings.clock.nowMs()))
      return this.throttled(points, name);
    const sizeErrors =
      call.operation.operation === 'mutation'
        ? checkInputSizes(call.operation.selectionSet, call.root, call.scope.variables)
        : [];
    if (sizeErrors.length > 0) {
      const body = { errors: sizeErrors, extensions: { cost: this.cost(points, null) } };
      return { ...this.refuse(sizeErrors, name), body, requestedPoints: points };
    }
    return this.execute(call, points, context);
  }

  private execute(call: Call, requestedPoints: number, context: ShopContext): GraphqlAnswer {
    const { operation, scope } = call;
    const result = executeSync({
      schema: scope.schema,
      document: call.prepared.document,
      variableValues: call.request.variables,
      operationName: operation.name?.value,
      contextValue: context,
      rootValue: {},
      fieldResolver: resolveOwnKey,
    });
    rethrowOurs(result.errors ?? []);
    const actualPoints = actualCost(scope, operation, call.root, result.data);
    const elapsedMs = elapsedMsOf(
      {
        kind: operation.operation === 'mutation' ? 'mutation' : 'query',
        mutations: operation.selectionSet.selections.length,
        objects: countObjects(result.data),
        inputItems: countInputItems(call.request.variables),
      },
      this.settings.latency,
    );
    for (const tell of context.whenAnswered) tell(elapsedMs);
    const cost = this.cost(requestedPoints, actualPoints);
    this.throttle.giveBack(requestedPoints - actualPoints, this.settings.clock.nowMs() + elapsedMs);
    return {
      body: answerBody(result, cost, context),
      elapsedMs,
      operationName: operation.name?.value ?? null,
      requestedPoints,
      actualPoints,
      isThrottled: false,
    };
  }

  private cost(requestedQueryCost: number, actualQueryCost: number | null): Record<string, unknown> {
    const unused = actualQueryCost === null ? 0 : requestedQueryCost - actualQueryCost;
    return { requestedQueryCost, actualQueryCost, throttleStatus: this.throttle.status(unused) };
  }

  /** HTTP 200, no data, no cost: a document that fails before running is not charged (recorded). */
  private refuse(errors: ApiError[], operationName: string | null): GraphqlAnswer {
    return {
      body: { errors },
      elapsedMs: this.settings.latency.refusedMs,
      operationName,
      requestedPoints: null,
      actualPoints: null,
      isThrottled: false,
    };
  }

  throttled(points: number, operationName: string | null): GraphqlAnswer {
    const extensions = { code: 'THROTTLED', documentation: RATE_LIMIT_PAGE };
    return {
      ...this.refuse([], operationName),
      body: {
        errors: [{ message: 'Throttled', extensions }],
        extensions: { cost: this.cost(points, null) },
      },
      requestedPoints: points,
      isThrottled: true,
    };
  }
}

/** Key order as recorded: errors, data, extensions. */
function answerBody(
  result: ExecutionResult,
  cost: Record<string, unknown>,
  context: ShopContext,
): Record<string, unknown> {
  const errors = (result.errors ?? []).map(toApiError);
  const search = context.searchNotes;
  return {
    ...(errors.length > 0 ? { errors } : {}),
    data: result.data ?? null,
    extensions: { cost, ...(search.length > 0 ? { search } : {}) },
  };
}

function toApiError(error: GraphQLError): ApiError {
  return {
    message: error.message,
    locations: (error.locations ?? []).map(({ line, column }) => ({ line, column })),
    extensions: error.extensions,
    path: [...(error.path ?? [])],
  };
}

/** A gap or a bug of the local store must stop a test, not look like an answer of Shopify. */
function rethrowOurs(errors: readonly GraphQLError[]): void {
  for (const { originalError } of errors) {
    if (originalError instanceof NotModelledError) throw originalError;
    if (originalError && originalError.name !== 'GraphQLError') throw originalError;
  }
}

function tooDear(points: number): ApiError {
  return {
    message:
      `Query cost is ${points}, which exceeds the single query max cost limit (${MAX_QUERY_POINTS}).\n\n` +
      'See https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\n' +
      'cost of a query is calculated.\n\n' +
      'To query larger amounts of data with fewer limits, bulk operations should be used instead.\n' +
      'See https://shopify.dev/api/usage/bulk-operations/queries for usage details.\n',
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost: points,
      maxCost: MAX_QUERY_POINTS,
      documentation: RATE_LIMIT_PAGE,
    },
  };
}

function withDefaults(
  variables: Record<string, unknown>,
  operation: OperationDefinitionNode,
): Record<string, unknown> {
  const complete = { ...variables };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (!Object.hasOwn(complete, name) && defaultValue) complete[name] = valueFromASTUntyped(defaultValue);
  }
  return complete;
}
