// npm test: sets up, fetches what tests compare with, checks types and lint, runs every test, and ends with the count.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.mjs';
import { setUp } from './setup.mjs';
import { findTools } from './tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.cache', 'vitest.json');

const node = setUp();
const { missing } = findTools();
const checks = check(node);

rmSync(report, { force: true });
const filters = process.argv.slice(2);
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...filters,
];
// sources are made ready for the engine once, not by each process
const env = { ...process.env, NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') };
const done = spawnSync(node, vitest, { cwd: root, stdio: 'inherit', env });

const tests = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
const passed = checks.passed.length + (tests?.numPassedTests ?? 0);
const failedSuites = (tests?.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const runnerFailed = tests === undefined || (done.status !== 0 && tests.numFailedTests === 0 && failedSuites === 0) ? 1 : 0;
const failed = checks.failed.length + (tests?.numFailedTests ?? 0) + failedSuites + runnerFailed;
if (missing.length > 0) process.stdout.write(`skipped ${missing.length}: ${missing.join(' ')}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
