import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

export const DIST = join(ROOT, 'dist');

/** Whoever runs these tests alone need not have built before. */
export function ensureBuilt(): void {
  if (!existsSync(DIST)) execFileSync('node', ['esbuild.config.mjs'], { cwd: ROOT });
}
