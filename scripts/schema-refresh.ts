/**
 * Writes schema/admin-<version>.graphql from Shopify's published introspection result.
 * Usage: npm run schema:refresh [-- <version>]
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, printSchema } from 'graphql';
import type { IntrospectionQuery } from 'graphql';

const PACKAGE = '@shopify/dev-mcp';
const DEFAULT_VERSION = '2026-10';

function download(version: string, folder: string): IntrospectionQuery {
  const packed = execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const file = packed.trim().split('\n').pop() ?? '';
  execFileSync('tar', ['-xzf', join(folder, file), '-C', folder]);
  const path = join(folder, 'package', 'dist', 'data', `admin_${version}.json.gz`);
  const parsed = JSON.parse(gunzipSync(readFileSync(path)).toString('utf8')) as { data: IntrospectionQuery };
  return parsed.data;
}

/** Descriptions would make the file eight times as long; the published documentation has them. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'description');
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutDescriptions(inner)]));
}

function refresh(version: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'));
  try {
    const introspection = withoutDescriptions(download(version, folder)) as IntrospectionQuery;
    const schema = buildClientSchema(introspection, { assumeValid: true });
    const target = join(__dirname, '..', 'schema', `admin-${version}.graphql`);
    writeFileSync(target, printSchema(schema));
    process.stdout.write(`Wrote ${target}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

refresh(process.argv[2] ?? DEFAULT_VERSION);
