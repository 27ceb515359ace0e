/**
 * Derives the GraphQL fragments from the field registry, and types and documents from the .graphql files and the
 * pinned schema. `--check` changes nothing and fails where the files in the repository are not what would be made.
 */
import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import * as documentsPlugin from '@graphql-codegen/typed-document-node';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { TABLES } from '../src/catalog/fields';
import { selectionSet } from '../src/catalog/paths';
import { FRAGMENTS, ownerPathsOf, pathsOf } from '../src/catalog/reads';

const SCHEMA = 'schema/admin-2026-10.graphql';
const FOLDER = 'src/core/api';
const FRAGMENTS_FILE = `${FOLDER}/fragments.graphql`;
const OUTPUT = `${FOLDER}/generated.ts`;

/** All that stands in .graphql files beside the fragments, which are made here. */
function readOperations(): string {
  const files = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`);
  const written = files.filter((file) => file.endsWith('.graphql') && file !== FRAGMENTS_FILE).sort();
  return written.map((file) => readFileSync(file, 'utf8')).join('\n');
}

function fragment(name: string, type: string, paths: readonly string[]): string {
  return `fragment ${name} on ${type} {\n${selectionSet(paths)}}\n`;
}

function makeFragments(): string {
  const note = '# Made from src/catalog/fields.ts by `npm run codegen`: change it there.\n';
  const fragments = Object.entries(FRAGMENTS).map(([entity, name]) => {
    const specs = Object.values(TABLES).filter((spec) => spec.entity === entity);
    // What tables of the same entity add to the first one is selected as it is wanted.
    return fragment(name, entity, pathsOf(specs.slice(0, 1)));
  });
  return [note + fragments.join('\n'), fragment('ImageOwner', 'Product', ownerPathsOf([TABLES.images]))].join(
    '\n',
  );
}

async function makeDocuments(fragments: string): Promise<string> {
  const schema = parse(readFileSync(SCHEMA, 'utf8'));
  const config = {
    documentMode: 'string',
    dedupeFragments: true,
    enumsAsTypes: true,
    skipTypename: true,
    useTypeImports: true,
    defaultScalarType: 'string',
    scalars: { Money: 'string', Decimal: 'string', UnsignedInt64: 'string', DateTime: 'string' },
  };
  const code = await codegen({
    filename: OUTPUT,
    schema,
    schemaAst: buildASTSchema(schema, { assumeValidSDL: true }),
    documents: [{ location: FOLDER, document: parse(readOperations() + fragments) }],
    config,
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations: operationsPlugin, documents: documentsPlugin },
  });
  return `// Made by \`npm run codegen\` from the .graphql files beside it and ${SCHEMA}: do not edit.\n${code}`;
}

const fragments = makeFragments();
const wanted = { [FRAGMENTS_FILE]: fragments, [OUTPUT]: await makeDocuments(fragments) };

function current(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const stale = Object.entries(wanted).filter(([file, text]) => current(file) !== text);
if (!process.argv.includes('--check')) {
  for (const [file, text] of stale) writeFileSync(file, text);
  console.log(
    stale.length === 0
      ? 'Generated files were up to date'
      : `Wrote ${stale.map(([file]) => file).join(', ')}`,
  );
} else if (stale.length > 0) {
  console.error(`Out of date: ${stale.map(([file]) => file).join(', ')}. Run \`npm run codegen\`.`);
  process.exitCode = 1;
}
