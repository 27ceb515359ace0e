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
async function buildServer(entry) {
  const code = await bundle({ entryPoints: [entry], minifySyntax: true, minifyWhitespace: true });
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

async function buildAddOn() {
  const [server, ...pages] = await Promise.all([buildServer('src/main.ts'), ...PAGES.map(buildPage)]);
  await replaceFolder('dist', {
    'Code.js': server,
    ...Object.fromEntries(PAGES.map((name, index) => [`${name}.html`, pages[index]])),
  });
}

/** A script of its own that checks in real Apps Script what the tests take for granted; see docs/conformance.md. */
async function buildConformance() {
  await replaceFolder('dist-conformance', {
    'Code.js': await buildServer('test/conformance/apps-script/main.ts'),
  });
}

async function replaceFolder(folder, files) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await Promise.all([
    copyFile('appsscript.json', `${folder}/appsscript.json`),
    ...Object.entries(files).map(([name, content]) => writeFile(`${folder}/${name}`, content)),
  ]);
}

await (process.argv.includes('--conformance') ? buildConformance() : buildAddOn());
