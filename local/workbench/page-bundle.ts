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
  const [script, bridge] = await Promise.all([bundle('main.tsx'), bundle('frame-bridge.ts')]);
  const style = readFileSync(join(PAGE, 'style.css'), 'utf8');
  const html = readFileSync(join(PAGE, 'index.html'), 'utf8');
  return {
    'GET /': () => new Content('text/html', html),
    'GET /page.js': () => new Content('text/javascript', script),
    'GET /page.css': () => new Content('text/css', style),
    'GET /frame-bridge.js': () => new Content('text/javascript', bridge),
    'GET /favicon.ico': () => new Content('image/svg+xml', ''),
  };
}
