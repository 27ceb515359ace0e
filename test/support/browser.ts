/**
 * A headless Chromium from `node_modules`, for machines that have none: the package is made for Lambda, so what it
 * only unpacks there (shared libraries, fonts) is unpacked here. Nothing is downloaded.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const PACKED = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
const UNPACKED = join(__dirname, '..', '..', 'node_modules', '.cache', `chromium-${versionOf(PACKED)}`);

function versionOf(packed: string): string {
  const { version } = JSON.parse(readFileSync(join(packed, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

const FLAGS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--hide-scrollbars',
];

const FONTS_CONFIG = (folder: string): string =>
  [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir>`,
    '<alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>',
    '<alias binding="same"><family>Arial</family><prefer><family>Open Sans</family></prefer></alias>',
    '</fontconfig>',
  ].join('\n');

function untar(archive: string, folder: string): void {
  const input = brotliDecompressSync(readFileSync(join(PACKED, archive)));
  execFileSync('tar', ['-x', '--no-same-owner', '-C', folder], { input });
}

/** Unpacks beside the target and renames, so that parallel workers never see half a browser. */
function unpack(): void {
  mkdirSync(dirname(UNPACKED), { recursive: true });
  const folder = mkdtempSync(`${UNPACKED}-`);
  writeFileSync(join(folder, 'chromium'), brotliDecompressSync(readFileSync(join(PACKED, 'chromium.br'))), {
    mode: 0o755,
  });
  untar('al2023.tar.br', folder);
  untar('fonts.tar.br', folder);
  writeFileSync(join(folder, 'fonts.conf'), FONTS_CONFIG(UNPACKED));
  try {
    renameSync(folder, UNPACKED);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}

function missingLibraries(executable: string, env: NodeJS.ProcessEnv): string[] {
  const listing = execFileSync('ldd', [executable], { env, encoding: 'utf8' });
  return listing
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line);
}

/** The machine's own libraries are better than the packaged ones: those are used only where some are absent. */
function environmentFor(executable: string): NodeJS.ProcessEnv {
  const own = { ...process.env, FONTCONFIG_PATH: UNPACKED, FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf') };
  if (missingLibraries(executable, own).length === 0) return own;
  const path = [join(UNPACKED, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  const packaged = { ...own, LD_LIBRARY_PATH: path };
  const missing = missingLibraries(executable, packaged);
  if (missing.length > 0)
    throw new Error(`The browser needs libraries that are absent: ${missing.join(', ')}`);
  return packaged;
}

export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(UNPACKED)) unpack();
  const executablePath = join(UNPACKED, 'chromium');
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(environmentFor(executablePath))) {
    if (value !== undefined) env[name] = value;
  }
  return chromium.launch({ executablePath, args: FLAGS, env, headless: true });
}
