import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { acquisitionBench } from './acquisition.fixture.ts';

const bench = await acquisitionBench();
const folder = mkdtempSync(join(tmpdir(), 'acquisition-kill-'));
const running = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The server itself, as feeder and scheduler. */
function serve(): ChildProcess {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: bench.database.url,
    DATA_DIR: folder,
    TOUCHSTONE_KEY: Buffer.from(bench.installationKey).toString('base64'),
    TOUCHSTONE_ROLES: 'feeder,scheduler',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], { env, stdio: 'ignore' });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

const left = async () =>
  (
    await bench.rows<{ n: number }>(sql`
      select (select count(*) from touchstone.acquisition where state not in ('STORED', 'REJECTED') or listings_after is not null)
        + (select count(*) from touchstone.listing_scan_due) as n`)
  )[0]?.n ?? 0;
const begun = async () =>
  (await bench.rows<{ n: number }>(sql`select count(*) as n from touchstone.acquisition where state <> 'DECLARED'`))[0]?.n ?? 0;
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 600) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test('killed without a word again and again while it acquires, everything comes in the end, once', { timeout: 120_000 }, async () => {
  const { demo } = await bench.addStore('huayang');
  let before = 0;
  for (let kill = 0; kill < 3; kill++) {
    const child = serve();
    await until(async () => (await begun()) > before + 2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    before = await begun();
    const objects = await openFolder(join(folder, 'objects'));
    for (const { sha256 } of await bench.rows<{ sha256: string }>(sql`select sha256 from touchstone.artifact`))
      expect(await objects.verify(sha256)).toBe('whole');
    // leases run out in minutes; the test does not wait for them
    await sql`update touchstone.acquisition set lease_until = now() where lease_until > now()`.execute(bench.db);
    await sql`update touchstone.store set poll_lease_until = null, next_poll_at = now()`.execute(bench.db);
  }
  const child = serve();
  await until(async () => (await begun()) > 0 && (await left()) === 0);
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  const [counted] = await bench.rows(sql`
    select (select count(*) from touchstone.artifact) as files, (select count(*) from touchstone.scan_request) as scans,
      (select count(*) from touchstone.acquisition where state = 'REJECTED') as refused`);
  const n = demo.catalogue.artifacts.length;
  expect(counted).toEqual({ files: n, scans: n, refused: 0 });
  expect(readdirSync(join(folder, 'quarantine')).sort()).toEqual(['machine-id', 'uploads']);
});
