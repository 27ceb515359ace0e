// Builds dist/: one classic script for Apps Script, and one self-contained page per folder of browser code.
import { build } from 'esbuild';
import { generate } from 'gas-entry-generator';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';

const PAGES = ['sidebar', 'dashboard'];

/** Bundles with every step in memory, so that dist/ is only ever replaced by a whole build. */
async function bundle(options) {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  return outputFiles[0].text;
}

/** Google finds entry points by reading top-level declarations: the stubs are what it sees, the bundle fills them. */
async function buildServer() {
  const code = await bundle({ entryPoints: ['src/main.ts'], minifySyntax: true, minifyWhitespace: true });
  const { entryPointFunctions } = generate(code, { comment: false });
  return `var global = this;\n${entryPointFunctions}\n${code}`;
}

/** `</script` inside the script would end it; `//` inside a template literal is eaten by HtmlService, so syntax is minified. */
async function buildPage(name) {
  const [shell, style, script] = await Promise.all([
    readFile(`src/ui/${name}/${name}.html`, 'utf8'),
    readFile(`src/ui/style.css`, 'utf8'),
    bundle({
      entryPoints: [`src/ui/${name}/main.tsx`],
      jsx: 'automatic',
      jsxImportSource: 'preact',
      minify: true,
    }),
  ]);
  return shell
    .replace('<!-- style -->', () => `<style>\n${style}</style>`)
    .replace('<!-- script -->', () => `<script>\n${script.replace(/<\/script/gi, '<\\/script')}</script>`);
}

const [server, ...pages] = await Promise.all([buildServer(), ...PAGES.map(buildPage)]);
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await Promise.all([
  writeFile('dist/Code.js', server),
  copyFile('appsscript.json', 'dist/appsscript.json'),
  ...PAGES.map((name, index) => writeFile(`dist/${name}.html`, pages[index])),
]);
