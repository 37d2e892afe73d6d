import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@touchstone/db';
import type { EngineDescription } from '@touchstone/domain/engine';
import { openFolder } from '@touchstone/objects';
import { ensureDatabase, openServer, type Server } from '@touchstone/postgres';
import pg from 'pg';

const API = join(import.meta.dirname, '..', '..', 'apps', 'api', 'src', 'main.ts');
const READY_MS = 120_000;
const AGAIN_MS = 500;

/** The engine that the benchmarks lease: it says nothing of one clause. */
export const STUB: EngineDescription = {
  id: 'stub',
  version: '1',
  ruleSet: 'r1',
  name: 'stub',
  vendor: 'bench',
  kind: 'pull',
  correlationGroup: 'stub',
  capabilities: [{ clause: '164-01.2', inputs: [] }],
  accepts: ['apk'],
  timeoutMs: 60_000,
  cores: 1,
  memoryMiB: 128,
};

export interface StubInstallation {
  readonly baseUrl: string;
  readonly token: string;
  /** Address of the database, as its owner. */
  readonly url: string;
  /** Folder of the objects. */
  readonly objects: string;
  readonly pool: pg.Pool;
  readonly database: Server;
  readonly organisation: string;
  /** Id of the engine's version. */
  readonly engine: string;
  /** The server as it runs now; another one after `kill`. */
  serverPid(): number;
  /** Kills the server at once; it is started again. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A server of its own process on a private PostgreSQL of its own folder, with one artifact and the stub engine. Everything is gone afterwards. */
export async function stubInstallation(): Promise<StubInstallation> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  const database = await openServer({ folder: join(folder, 'postgres') });
  const url = await ensureDatabase(database, 'bench');
  await migrate(url);
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c search_path=touchstone,public' });
  pool.on('error', () => {}); // the benchmark kills its server
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    LOG_LEVEL: 'fatal',
    RATE_PER_ADDRESS: '10000000',
    RATE_PER_ACTOR: '10000000',
  };
  const token = `tsk_${randomBytes(32).toString('base64url')}`;
  const [organisation, engine] = [crypto.randomUUID(), crypto.randomUUID()];
  await pool.query(`insert into organisation (id, kind, name) values ($1, 'ministry', '工业和信息化部')`, [organisation]);
  await pool.query(
    `insert into api_token (id, organisation_id, name, prefix, token_hash, permissions, scope, expires_at)
     values (gen_random_uuid(), $1, 'bench', 'tsk_', $2, '{run.lease}', 'none', now() + interval '1 day')`,
    [organisation, createHash('sha256').update(token).digest('hex')],
  );
  await pool.query(`insert into engine (id, name, vendor, kind, correlation_group) values ('stub', 'stub', 'bench', 'pull', 'stub')`);
  await pool.query(
    `insert into engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms, capabilities) values ($1, 'stub', '1', 'r1', 'ACTIVE', '{apk}', 60000, $2)`,
    [engine, JSON.stringify(STUB.capabilities)],
  );
  await openFolder(join(folder, 'data', 'objects'));

  // as `npm start` does: what ends by itself is started again
  let server: ChildProcess;
  let isClosing = false;
  const start = () => {
    server = spawn(process.execPath, [API], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    server.once('exit', () => setTimeout(() => !isClosing && start(), AGAIN_MS));
  };
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (!isRunning()) return;
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await gone;
  };
  start();
  await ready(`http://127.0.0.1:${port}/readyz`);
  return {
    url,
    objects: join(folder, 'data', 'objects'),
    baseUrl: `http://127.0.0.1:${port}`,
    token,
    pool,
    database,
    organisation,
    engine,
    serverPid: () => server.pid ?? 0,
    kill: () => end('SIGKILL'),
    async close() {
      isClosing = true;
      await end('SIGTERM');
      await pool.end();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Adds runs that wait, each of an artifact of its own. The bytes are not there: the stub never asks for them. */
export async function addRuns(
  { pool, organisation, engine }: Pick<StubInstallation, 'pool' | 'organisation' | 'engine'>,
  count: number,
): Promise<void> {
  await pool.query(
    `with artifacts as (
       insert into artifact (id, sha256, size_bytes, kind, state) select touchstone.uuid7(), encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 1000, 'apk', 'STORED'
       from generate_series(1, $1::int) returning id
     ), requests as (
       insert into scan_request (id, artifact_id, profile, organisation_id) select touchstone.uuid7(), id, 'quick', $2 from artifacts returning id, artifact_id
     )
     insert into scan_run (id, scan_request_id, artifact_id, engine_version_id, config_hash, state)
     select touchstone.uuid7(), id, artifact_id, $3, repeat('0', 64), 'CREATED' from requests`,
    [count, organisation, engine],
  );
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not become ready`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    // below the ports that the system gives to whoever asks for any: nobody takes it before we do
    probe.listen(randomInt(20_000, 30_000), '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
