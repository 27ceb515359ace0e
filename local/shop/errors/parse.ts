import { GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import type { DocumentNode, Token } from 'graphql';
import type { ApiError } from './types';

/** Names that the server's parser gives to tokens. Only "end of file" was recorded. */
const TOKEN_NAMES: Readonly<Record<string, string>> = {
  [TokenKind.BRACE_L]: 'LCURLY',
  [TokenKind.BRACE_R]: 'RCURLY',
  [TokenKind.PAREN_L]: 'LPAREN',
  [TokenKind.PAREN_R]: 'RPAREN',
  [TokenKind.BRACKET_L]: 'LBRACKET',
  [TokenKind.BRACKET_R]: 'RBRACKET',
  [TokenKind.COLON]: 'COLON',
  [TokenKind.DOLLAR]: 'VAR_SIGN',
  [TokenKind.AT]: 'DIR_SIGN',
  [TokenKind.SPREAD]: 'ELLIPSIS',
  [TokenKind.EQUALS]: 'EQUALS',
  [TokenKind.BANG]: 'BANG',
  [TokenKind.PIPE]: 'PIPE',
  [TokenKind.AMP]: 'AMP',
  [TokenKind.INT]: 'INT',
  [TokenKind.FLOAT]: 'FLOAT',
  [TokenKind.STRING]: 'STRING',
  [TokenKind.BLOCK_STRING]: 'STRING',
  [TokenKind.NAME]: 'IDENTIFIER',
};

export function parseDocument(text: string): { document: DocumentNode } | { error: ApiError } {
  try {
    return { document: parse(text) };
  } catch (error) {
    if (error instanceof GraphQLError) return { error: parseError(text, error) };
    throw error;
  }
}

function parseError(text: string, error: GraphQLError): ApiError {
  const { token, last } = tokensAround(text, error.positions?.[0] ?? 0);
  // At the end of the file the server points at the last token it read (recorded).
  const place = token && token.kind !== TokenKind.EOF ? token : last;
  const [line, column] = [place?.line ?? 1, place?.column ?? 1];
  const what =
    !token || token.kind === TokenKind.EOF
      ? 'end of file'
      : `${TOKEN_NAMES[token.kind] ?? 'token'} ("${token.value ?? token.kind}")`;
  return {
    message: `syntax error, unexpected ${what} at [${line}, ${column}]`,
    locations: [{ line, column }],
    extensions: { code: 'PARSE_ERROR' },
  };
}

/** The token at a position, and the last one before the end. */
function tokensAround(text: string, position: number): { token: Token | undefined; last: Token | undefined } {
  const lexer = new Lexer(new Source(text));
  let last: Token | undefined;
  try {
    for (let token = lexer.advance(); ; token = lexer.advance()) {
      if (token.kind === TokenKind.EOF || token.start >= position) return { token, last: last ?? token };
      last = token;
    }
  } catch {
    return { token: last, last };
  }
}
