import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type Fetch } from '@touchstone/api-client';
import { knownClauses, ownDescription, ownEngine } from '@touchstone/engines';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { lookAtItems } from '@touchstone/services/delisting';
import { Seal } from '@touchstone/sign-in';
import { type Catalogue, type Lie, type StoreOptions, storeServer } from '@touchstone/store';
import { FileCache, startWorker } from '@touchstone/worker';
import { runLeaseWith } from '../../../worker/src/run-lease.ts';
import { registerDescribed } from '../commands/register-engines.ts';
import type { Loop } from '../roles/loop.ts';
import { loopsOf } from '../roles/loops.ts';
import type { WorkArea } from '../routes/work/index.ts';
import { type ServerParts, startApi } from '../testing.ts';
import { acquisitionWorks } from '../wiring/acquisition-works.ts';
import { wayOut } from '../wiring/connector-of.ts';
import { looksAt } from '../wiring/delisting-looks.ts';
import { delistingPorts } from '../wiring/delisting-ports.ts';
import { leasesOf } from '../wiring/leases.ts';
import { workPorts } from '../wiring/work-ports.ts';

import type { Who } from './asking.fixture.ts';

const KEY = new Uint8Array(32).fill(9);
const TOKEN = 'token-of-a-store';
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const LISTENS_AT = { host: '127.0.0.1', port: 0 };

/**
 * A whole platform in one process: the API over its own database, objects on disk, every loop of the server, a worker with our
 * engine that leases over HTTP, and stores that speak the store protocol. Its clock can be set (演示时间); nothing moves but what
 * is asked for: loops are turned by name.
 */
export async function openChainWorld(server: ServerParts = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-chain-'));
  const objects = await openFolder(join(folder, 'objects'));
  const [work, acquisition] = [{} as WorkArea, {} as ReturnType<typeof acquisitionWorks>];
  const api = await startApi({ objects, work, acquisition, isDemo: true, now: () => new Date(), installationKey: KEY }, server);
  const { platform } = api;
  const { db } = platform;
  const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
  Object.assign(work, { work: workPorts(db, queue), objects, leases: leasesOf(db), knownClauses: knownClauses() });
  const seal = new Seal(KEY);
  const faults: unknown[] = [];
  const works = { db, queue, objects, seal, folder, importFolder: undefined, size: 1 };
  Object.assign(acquisition, acquisitionWorks({ ...works, failed: (_, error) => void faults.push(error) }));
  await registerDescribed(db, [ownDescription], () => {});
  const baseUrl = (await api.app.listen(LISTENS_AT)).replace(/\/$/, '');

  const installation = { db, queue, objects, platform, work, acquisition, close: async () => {} };
  const loops = new Map([...loopsOf.feeder(installation), ...loopsOf.scheduler(installation)].map((loop) => [loop.name, loop]));
  const never = new AbortController();
  loops.set('look-at-shelves', hurried(installation, never.signal));

  const open: (() => Promise<unknown>)[] = [];
  const engine = ownEngine(1);
  const runs = join(folder, 'runs');
  await Promise.all([runs, join(folder, 'cache')].map((path) => mkdir(path, { recursive: true })));
  const { id, version, ruleSet } = ownDescription;
  /** Leases and scans from now on. */
  const startWork = (token: string) => {
    const worker = startWorker({
      client: createClient({ baseUrl, token, fetch: fetch as unknown as Fetch }),
      cache: new FileCache(join(folder, 'cache'), 1e9),
      engines: [{ id, version, ruleSet }],
      concurrency: 1,
      name: 'chain',
      idleMs: 20,
      run: runLeaseWith([engine], runs),
      log: () => {},
    });
    open.push(() => worker.stop());
  };

  return {
    api,
    /** Where it is asked. */
    baseUrl,
    startWork,
    faults,

    /** A store that serves this shelf, tells the platform of its orders, and lies as told. */
    async openStore(code: string, name: string, catalogue: Catalogue) {
      let eventsUrl: string | undefined;
      const { app, shelf, lies } = await storeServer({
        ...{ id: code, name, token: TOKEN, secret: SECRET, catalogue, orderMs: 5 },
        get eventsUrl() {
          return eventsUrl;
        },
      } as StoreOptions);
      await app.listen(LISTENS_AT);
      open.push(() => app.close());
      const { port } = app.server.address() as { port: number };
      const host = `127.0.0.1:${port}`;
      const settings = {
        baseUrl: `http://${host}`,
        internalHosts: [host],
        rate: { perSecond: 1000, burst: 1000, atOnce: 4 },
        pollSeconds: 5,
        probe: {
          contact: 'probe@example.cn',
          vantage: 'beijing',
          vantages: [{ vantage: 'shanghai', page: `http://${host}/app/{id}?from=sh` }],
        },
      };
      const wanted = { code, name, connector: 'store-feed', settings, secrets: { token: TOKEN, secret: SECRET } };
      return {
        wanted,
        shelf,
        tell: (...told: readonly Lie[]) => lies.tell(told),
        /** It tells of its orders by itself; one that does not is asked. */
        tellsOf(store: string) {
          eventsUrl = `${baseUrl}/api/v1/stores/${store}/events`;
        },
      };
    },

    /** Sends a file as a client does, resumable, whole in one piece. */
    async upload(who: Who, bytes: Uint8Array, fileName: string): Promise<void> {
      const word = (text: string) => Buffer.from(text).toString('base64');
      const answer = await fetch(`${baseUrl}/api/v1/uploads`, {
        method: 'POST',
        headers: {
          ...who.headers,
          ...{ 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'content-type': 'application/offset+octet-stream' },
          'upload-metadata': `filename ${word(fileName)},sha256 ${word(createHash('sha256').update(bytes).digest('hex'))}`,
        },
        body: bytes as Uint8Array<ArrayBuffer>,
      });
      if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
    },

    /** One round of each of these loops, in this order. @returns how much was done */
    async turn(...names: readonly string[]): Promise<number> {
      let done = 0;
      for (const name of names) done += await (loops.get(name) as Loop).round(never.signal);
      if (faults.length > 0) throw faults[0];
      return done;
    },

    async close() {
      never.abort();
      for (const end of open.reverse()) await end();
      await engine.close?.();
      await api.close();
      await acquisition.close();
      await queue.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ChainWorld = Awaited<ReturnType<typeof openChainWorld>>;

/** Pages are looked at as ever, and nobody waits seconds between them. */
function hurried(
  { db, objects, platform }: Parameters<typeof delistingPorts>[0] & Parameters<typeof looksAt>[0],
  signal: AbortSignal,
): Loop {
  let paceMs = Date.now();
  const out: typeof wayOut = (configuration) => ({
    ...wayOut(configuration),
    nowMs: () => paceMs,
    async sleep(ms) {
      paceMs += ms;
    },
  });
  const [ports, lookAt] = [delistingPorts({ db, platform }), looksAt({ db, objects, wayOut: out }, signal)];
  return { name: 'look-at-shelves', everyMs: 0, round: () => lookAtItems(ports, lookAt) };
}
