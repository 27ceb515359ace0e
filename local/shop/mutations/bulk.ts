import type { OperationDefinitionNode } from 'graphql';
import { GraphQLError, Kind } from 'graphql';
import { jsonLine } from '../bulk/jsonl';
import type { BulkOperationRecord, BulkType, ResultLine } from '../bulk/model';
import { bulkMutationErrors } from '../bulk/mutation-rules';
import { bulkQueryProblems } from '../bulk/query-rules';
import { BulkReader } from '../bulk/read-all';
import type { ShopContext } from '../context';
import { parseDocument } from '../errors/parse';
import { validateDocument } from '../errors/validate';
import { invalidId } from '../failures';
import { parseGid } from '../gid';
import { userError } from './user-error';
import type { UserError } from './user-error';
import type { Resolver } from '../context';

interface BulkPayload {
  bulkOperation: BulkOperationRecord | null;
  userErrors: UserError[];
}

const refused = (...userErrors: UserError[]): BulkPayload => ({ bulkOperation: null, userErrors });

const MAX_DOCUMENT_BYTES = 65_535;
const MAX_INPUT_BYTES = 100 * 1024 * 1024;

function inProgress(type: BulkType, context: ShopContext): UserError | null {
  if (!context.bulk.isFull(type)) return null;
  const ids = context.bulk.running(type).map((one) => one.id);
  const what = type === 'QUERY' ? 'query' : 'mutation';
  const message = `A bulk ${what} operation for this app and shop is already in progress: ${ids.join(', ')}.`;
  return userError(null, message, 'OPERATION_IN_PROGRESS');
}

interface RunQueryArguments {
  query: string;
  groupObjects?: boolean | null;
}

/** The data is that of the moment of starting, which is one of those that the documentation allows. */
export const bulkOperationRunQuery: Resolver = (_source, rawArgs, context, info): BulkPayload => {
  const args = rawArgs as unknown as RunQueryArguments;
  const invalid = (message: string): UserError => userError(['query'], message, 'INVALID');
  const bytes = Buffer.byteLength(args.query);
  if (bytes > MAX_DOCUMENT_BYTES) {
    return refused(invalid(`Query is too large (${bytes} bytes; maximum is ${MAX_DOCUMENT_BYTES} bytes)`));
  }
  const parsed = parseDocument(args.query);
  if ('error' in parsed) {
    return refused(invalid(`Invalid bulk query: ${parsed.error.message.replace(/ at \[\d+, \d+\]$/, '')}`));
  }
  const problems = bulkQueryProblems(info.schema, parsed.document);
  if (problems.length > 0) return refused(...problems.map(invalid));
  const [unknown] = validateDocument(info.schema, parsed.document);
  if (unknown) return refused(invalid(`Invalid bulk query: ${unknown.message}`));
  const busy = inProgress('QUERY', context);
  if (busy) return refused(busy);
  const operation = parsed.document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  const root = info.schema.getQueryType();
  if (!operation || !root) return refused();
  const fragments = Object.fromEntries(
    parsed.document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );
  const scope = {
    schema: info.schema,
    fragments,
    variables: {},
    listPricing: 'one' as const,
    memo: new Map(),
  };
  const reader = new BulkReader(scope, operation, context, args.groupObjects === true);
  const read = readAll(() => [...reader.lines(root)]);
  let index = 0;
  const bulkOperation = context.bulk.start({
    type: 'QUERY',
    query: args.query,
    total: read.lines.length,
    isDenied: read.isDenied,
    next: () => read.lines[index++] ?? { text: '', isRoot: false },
  });
  return { bulkOperation: { ...bulkOperation }, userErrors: [] };
};

function readAll(read: () => ResultLine[]): { lines: ResultLine[]; isDenied: boolean } {
  try {
    return { lines: read(), isDenied: false };
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'ACCESS_DENIED') {
      return { lines: [], isDenied: true };
    }
    throw error;
  }
}

interface RunMutationArguments {
  mutation: string;
  stagedUploadPath: string;
  clientIdentifier?: string | null;
}

const NO_SUCH_FILE =
  "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";

export const bulkOperationRunMutation: Resolver = (_source, rawArgs, context, info): BulkPayload => {
  const args = rawArgs as unknown as RunMutationArguments;
  const bytes = Buffer.byteLength(args.mutation);
  if (bytes > MAX_DOCUMENT_BYTES) {
    const message = `is too large (${bytes} bytes; maximum is ${MAX_DOCUMENT_BYTES} bytes)`;
    return refused(userError(['query'], message, 'INVALID_MUTATION'));
  }
  const checked = bulkMutationErrors(info.schema, args.mutation);
  if (!('document' in checked)) return refused(...checked.errors);
  const identifier = identifierError(args.clientIdentifier);
  if (identifier) return refused(identifier);
  const file = fileErrors(args.stagedUploadPath, context);
  if (typeof file !== 'string') return refused(file);
  const busy = inProgress('MUTATION', context);
  if (busy) return refused(busy);
  const operation = checked.document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return refused();
  const rows = shuffled(rowsOf(file), context.settings.seed);
  let index = 0;
  const bulkOperation = context.bulk.start({
    type: 'MUTATION',
    query: args.mutation,
    total: rows.length,
    next: () => runRow(rows[index++], args.mutation, operation, context),
  });
  return { bulkOperation: { ...bulkOperation }, userErrors: [] };
};

function identifierError(identifier: string | null | undefined): UserError | null {
  if (identifier === null || identifier === undefined) return null;
  const error = (message: string): UserError => userError(['clientIdentifier'], message, 'INVALID_MUTATION');
  if (identifier.length < 10) return error('is too short (minimum is 10 characters)');
  return identifier.length > 255 ? error('is too long (maximum is 255 characters)') : null;
}

function fileErrors(path: string, context: ShopContext): string | UserError {
  const content = context.storage.upload(path);
  if (content === undefined) return userError(null, NO_SUCH_FILE, 'NO_SUCH_FILE');
  const invalid = (message: string): UserError => userError(null, message, 'INVALID_STAGED_UPLOAD_FILE');
  if (content.trim() === '') return invalid('The input file is empty.');
  const tooLarge = content.length > MAX_INPUT_BYTES / 4 && Buffer.byteLength(content) > MAX_INPUT_BYTES;
  return tooLarge ? invalid('The input file size exceeds the maximum allowed size of 100 MB.') : content;
}

interface Row {
  text: string;
  lineNumber: number;
}

function rowsOf(content: string): Row[] {
  return content
    .split('\n')
    .map((text, lineNumber) => ({ text: text.replace(/\r$/, ''), lineNumber }))
    .filter(({ text }) => text.trim() !== '');
}

/** Lines are not worked in order; the order is the same for the same seed. */
function shuffled(rows: Row[], seed: number): Row[] {
  let state = (seed * 2_654_435_761 + rows.length) >>> 0;
  const result = [...rows];
  for (let last = result.length - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 4_294_967_296) * (last + 1));
    const [left, right] = [result[last], result[other]];
    if (left && right) [result[last], result[other]] = [right, left];
  }
  return result;
}

function runRow(
  row: Row | undefined,
  mutation: string,
  operation: OperationDefinitionNode,
  context: ShopContext,
): ResultLine {
  const lineNumber = row?.lineNumber ?? 0;
  let variables: unknown;
  try {
    variables = JSON.parse(row?.text ?? '');
  } catch {
    variables = null;
  }
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
    const errors = [{ message: 'Invalid JSON in the input file.' }];
    return { text: jsonLine({ errors, __lineNumber: lineNumber }), isRoot: true };
  }
  const body = context.runDocument(
    mutation,
    variables as Record<string, unknown>,
    operation.name?.value ?? null,
  );
  return { text: jsonLine({ ...body, __lineNumber: lineNumber }), isRoot: true };
}

export const bulkOperationCancel: Resolver = (_source, rawArgs, context): BulkPayload => {
  const { id } = rawArgs as unknown as { id: string };
  const gid = parseGid(id);
  if (gid?.type !== 'BulkOperation') throw invalidId(id);
  const record = context.bulk.records.get(Number(gid.key));
  if (!record) return refused(userError(['id'], 'Bulk operation does not exist'));
  if (['CREATED', 'RUNNING', 'CANCELING'].includes(record.status)) {
    context.bulk.cancel(record);
    return { bulkOperation: { ...record }, userErrors: [] };
  }
  const state = record.status.toLowerCase();
  const message = `A bulk operation cannot be canceled when it is ${state}`;
  return { bulkOperation: { ...record }, userErrors: [userError(null, message)] };
};
