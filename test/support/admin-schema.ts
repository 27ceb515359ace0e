import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';

const FILE = join(__dirname, '../../schema/admin-2026-10.graphql');

let schema: GraphQLSchema | null = null;

/** The pinned Admin API schema; built once for each test file that asks. */
export function adminSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(FILE, 'utf8'), { assumeValid: true, assumeValidSDL: true });
  return schema;
}
