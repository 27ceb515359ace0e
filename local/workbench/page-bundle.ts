/** Bundles the page and the bridge that stands in for Google inside a framed page, at start, in memory. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Content } from './http-server';
import type { Routes } from './http-server';

const PAGE = join(__dirname, 'page');

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

export async function pageRoutes(): Promise<Routes> {
  const [script, graphiql, bridge] = await Promise.all(
    ['main.tsx', 'graphiql/main.tsx', 'frame-bridge.ts'].map(bundle),
  );
  const text = (file: string): string => readFileSync(join(PAGE, file), 'utf8');
  const [style, html] = [text('style.css'), text('index.html')];
  const [graphiqlStyle, graphiqlHtml] = [text('graphiql/style.css'), text('graphiql/index.html')];
  return {
    'GET /': () => new Content('text/html', html),
    'GET /page.js': () => new Content('text/javascript', script ?? ''),
    'GET /page.css': () => new Content('text/css', style),
    'GET /graphiql': () => new Content('text/html', graphiqlHtml),
    'GET /graphiql.js': () => new Content('text/javascript', graphiql ?? ''),
    'GET /graphiql.css': () => new Content('text/css', graphiqlStyle),
    'GET /frame-bridge.js': () => new Content('text/javascript', bridge ?? ''),
    'GET /favicon.ico': () => new Content('image/svg+xml', ''),
  };
}
