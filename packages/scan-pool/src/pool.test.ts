import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createPool, type PoolOptions } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A child that does what it is told: answers, hangs, dies, or eats memory. */
const script = join(folder, 'child.mjs');
writeFileSync(
  script,
  `process.on('disconnect', () => process.exit(0));
process.send('ready');
process.on('message', (job) => {
  if (job === 'hang') for (;;);
  if (job === 'die') process.exit(7);
  if (job === 'write' || job === 'spawn') {
    const tried = job === 'write' ? import('node:fs').then((fs) => fs.writeFileSync(process.argv[1] + '.out', 'x')) : import('node:child_process').then((child) => child.execFileSync('true'));
    return tried.then(() => process.send({ value: 'done', rssBytes: 0 }), (error) => process.send({ value: error.code, rssBytes: 0 }));
  }
  if (job === 'env') return process.send({ value: Object.keys(process.env).sort().join(), rssBytes: 0 });
  if (job === 'eat') { const all = []; for (;;) all.push(new Array(100_000).fill(Math.random())); }
  process.send({ value: job + ' by ' + process.pid, rssBytes: job === 'grow' ? 1e12 : 0 });
});`,
);

const options: PoolOptions = { worker: pathToFileURL(script), size: 1, jobsPerChild: 3, maxRssBytes: 1e9, maxHeapMiB: 64 };
const makePool = (more: Partial<PoolOptions> = {}) => createPool<string, string>({ ...options, ...more });

test('a child is used again, and replaced after its number of jobs', async () => {
  const pool = makePool();
  const pids = [];
  for (const job of ['a', 'b', 'c', 'd']) {
    const outcome = await pool.run(job, 10_000);
    pids.push(outcome.ok ? outcome.value.split(' by ')[1] : outcome.failure);
  }
  await pool.close();
  expect([new Set(pids.slice(0, 3)).size, pids[3] === pids[0]]).toEqual([1, false]);
});

test('a child knows no secret of the process that started it', async () => {
  const before = { ...process.env };
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://x:secret@y/z',
    INSTALLATION_KEY: 'k',
    OIDC_PROVIDERS: '[]',
    TOUCHSTONE_TOKEN: 't',
    NODE_OPTIONS: '',
  });
  const pool = makePool();
  const known = await pool.run('env', 10_000);
  await pool.close();
  process.env = before;
  expect(known.ok && known.value).toMatch(
    /^(GLIBC_TUNABLES|HOME|LANG|LC_ALL|NODE_CHANNEL_\w+|NODE_COMPILE_CACHE|PATH|TEMP|TMP|TMPDIR|TZ|,)+$/,
  );
});

test.runIf(process.allowedNodeEnvironmentFlags.has('--permission'))('a child does what its flags leave it', async () => {
  const flags = ['--permission', '--allow-fs-read=*'];
  const pool = makePool({ flags });
  const told = [await pool.run('write', 10_000), await pool.run('spawn', 10_000)];
  await pool.close();
  expect(told).toEqual([
    { ok: true, value: 'ERR_ACCESS_DENIED' },
    { ok: true, value: 'ERR_ACCESS_DENIED' },
  ]);
});

test('a child that has grown is replaced', async () => {
  const pool = makePool();
  const first = await pool.run('grow', 10_000);
  const second = await pool.run('grow', 10_000);
  await pool.close();
  expect(first.ok && second.ok && first.value !== second.value).toBe(true);
});

test.each([
  ['hang', 'timed-out'],
  ['die', 'crashed'],
  ['eat', 'out-of-memory'],
])('a job that makes its child %s is answered with %s, and the next job runs', async (job, failure) => {
  const pool = makePool();
  const [bad, good] = await Promise.all([pool.run(job, job === 'hang' ? 300 : 30_000), pool.run('a', 30_000)]);
  await pool.close();
  expect(bad).toEqual({ ok: false, failure });
  expect(good.ok).toBe(true);
});

test('a job that is cancelled ends with its child, and one that waits is not begun', async () => {
  const pool = makePool();
  const stop = new AbortController();
  const outcomes = [pool.run('hang', 30_000, stop.signal), pool.run('a', 30_000, stop.signal), pool.run('b', 30_000)];
  setTimeout(() => stop.abort(), 300);
  const [hung, waiting, other] = await Promise.all(outcomes);
  const late = await pool.run('c', 30_000, stop.signal);
  await pool.close();
  const cancelled = { ok: false, failure: 'cancelled' };
  expect([hung, waiting, late, other?.ok]).toEqual([cancelled, cancelled, cancelled, true]);
});

test('jobs are spread over all children, and none is lost', async () => {
  const pool = makePool({ size: 2, jobsPerChild: 5 });
  const jobs = Array.from({ length: 24 }, (_, i) => (i % 8 === 3 ? 'die' : `job${i}`));
  const outcomes = await Promise.all(jobs.map((job) => pool.run(job, 30_000)));
  await pool.close();
  expect(outcomes.map((o) => (o.ok ? o.value.split(' by ')[0] : 'die'))).toEqual(jobs);
});

test('a worker script that does not run is our fault, and says why', async () => {
  const broken = join(folder, 'broken.mjs');
  writeFileSync(broken, "import './nowhere.mjs';");
  const pool = makePool({ worker: pathToFileURL(broken), size: 2 });
  const jobs = [pool.run('a', 10_000), pool.run('b', 10_000), pool.run('c', 10_000)];
  const outcomes = await Promise.allSettled(jobs);
  expect(outcomes.map((one) => one.status === 'rejected' && String(one.reason).includes('nowhere.mjs'))).toEqual([true, true, true]);
  await pool.close();
});

test('closing an idle pool returns', async () => {
  await makePool().close();
});
