// `npm run sweep`: the tests of test/sweep at every service call, not only at some. Takes long.
import { spawnSync } from 'node:child_process';

const HOURS_MS = 6 * 3_600_000;
const { status } = spawnSync(
  'npx',
  ['--no-install', 'jest', 'test/sweep', `--testTimeout=${HOURS_MS}`, ...process.argv.slice(2)],
  { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, SWEEP: 'full' } },
);
process.exit(status ?? 1);
