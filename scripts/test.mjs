// `npm test`: everything that must hold, in the order in which it fails fastest. Ends with the runner's own counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const report = join(mkdtempSync(join(tmpdir(), 'test-')), 'report.json');

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return status ?? 1;
}

function check(name, args) {
  const started = Date.now();
  const status = run('npm', ['run', '--silent', name, ...args]);
  if (status !== 0) {
    console.error(`\n${name} failed`);
    process.exit(status);
  }
  console.log(`ok ${((Date.now() - started) / 1000).toFixed(0)} s  ${name}`);
}

for (const name of ['codegen:check', 'format:check', 'lint', 'typecheck', 'build']) check(name, []);

const status = run('npx', [
  '--no-install',
  'jest',
  '--json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
]);
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
  readFileSync(report, 'utf8'),
);
console.log(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`);
process.exit(status);
