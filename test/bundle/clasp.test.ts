import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('clasp would push exactly the files of dist/', () => {
  const home = mkdtempSync(join(tmpdir(), 'clasp-'));
  const output = execFileSync('npx', ['--no-install', 'clasp', 'show-file-status', '--json'], {
    encoding: 'utf8',
    env: { ...process.env, HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const { filesToPush, untrackedFiles } = JSON.parse(output) as {
    filesToPush: string[];
    untrackedFiles: string[];
  };
  expect([...filesToPush].sort()).toEqual(
    readdirSync('dist')
      .map((name) => `dist/${name}`)
      .sort(),
  );
  expect(untrackedFiles).toEqual([]);
});
