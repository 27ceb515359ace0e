import { createRequire } from 'node:module';
import type TypeScript from 'typescript';

const load = createRequire(__filename);

/**
 * Refuses what Google's parser refuses and V8 takes: fields, private members and static blocks of classes
 * (reference 2.1). The parser is large, so only code that has a class pays for it.
 */
export function assertParsesAtGoogle(fileName: string, content: string): void {
  if (!/\bclass\b/.test(content)) return;
  const ts = load('typescript') as typeof TypeScript;
  const source = ts.createSourceFile(fileName, content, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const visit = (node: TypeScript.Node): void => {
    if (ts.isPropertyDeclaration(node))
      throw new ParseError(fileName, ts.isPrivateIdentifier(node.name) ? '#' : '=');
    if (ts.isPrivateIdentifier(node)) throw new ParseError(fileName, '#');
    if (ts.isClassStaticBlockDeclaration(node)) throw new ParseError(fileName, '{');
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** As it reaches whoever saves or pushes the project. */
class ParseError extends SyntaxError {
  constructor(fileName: string, token: string) {
    super(`ParseError: Unexpected token ${token} (file: ${fileName})`);
    this.name = 'ParseError';
  }
}
