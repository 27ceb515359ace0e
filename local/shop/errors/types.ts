import type { ASTNode } from 'graphql';

/** An entry of the answer's `errors`, keys in the order of the recordings. */
export interface ApiError {
  message: string;
  locations?: { line: number; column: number }[];
  path?: (string | number)[];
  extensions?: Record<string, unknown>;
}

export function locationOf(node: ASTNode): { line: number; column: number }[] {
  const start = node.loc?.startToken;
  return start ? [{ line: start.line, column: start.column }] : [];
}
