import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDatabase } from '@touchstone/db/testing';
import { artifactInspector } from '@touchstone/engines';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { fetchArtifact, leaseAcquisitions, type PollStore, pollStore, scanDueListings } from '@touchstone/services/acquisition';
import { Seal } from '@touchstone/sign-in';
import { demoStore, type Lie, storeServer } from '@touchstone/store';
import { sql } from 'kysely';
import { intake } from './acquisition-intake.ts';
import { acquisitionPorts } from './acquisition-ports.ts';
import { connectedStores } from './acquisition-stores.ts';
import { sealPurpose } from './connector-of.ts';

export const TOKEN = 'token-of-a-test';
export const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

const DEMO = { huayang: demoStore('huayang'), qinglan: demoStore('qinglan') };

/** Everything acquisition stands on, with two demonstration stores served in this process. */
export async function acquisitionBench() {
  const database = await withDatabase();
  const { db } = database;
  const folder = mkdtempSync(join(tmpdir(), 'acquisition-'));
  const queue = await openRunQueue({ connectionString: database.url, onFault: () => {} });
  const objects = await openFolder(join(folder, 'objects'));
  const inspector = artifactInspector(1);
  const installationKey = randomBytes(32);
  const seal = new Seal(installationKey);
  let aheadMs = 0;
  const ports = acquisitionPorts(db, queue, undefined, { nowMs: () => Date.now() + aheadMs });
  const stores = connectedStores(db, { seal, cacheFolder: join(folder, 'cache'), importFolder: join(folder, 'import') });
  const never = new AbortController();
  const intakeOf = (signal: AbortSignal) =>
    intake({ machine: 'here', quarantine: join(folder, 'quarantine'), objects, stores, inspector, signal });
  const works = intakeOf(never.signal);
  const open: { close(): Promise<unknown> }[] = [];

  await sql`insert into touchstone.organisation (id, kind, name) values (${randomUUID()}, 'ministry', '工业和信息化部')`.execute(db);
  await sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values ('own', 'own', 'v', 'own', 'own')`.execute(db);
  await sql`insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms)
    values (${randomUUID()}, 'own', '1', 'r1', 'ACTIVE', ${['apk']}, 60000)`.execute(db);

  /** @param most listings of the demonstration store that it offers */
  async function addStore(id: 'huayang' | 'qinglan', most = Number.POSITIVE_INFINITY) {
    const whole = DEMO[id];
    const demo = { ...whole, catalogue: { ...whole.catalogue, listings: whole.catalogue.listings.slice(0, most) } };
    const { app, shelf, lies } = await storeServer({ id, token: TOKEN, secret: SECRET, ...demo });
    await app.listen({ host: '127.0.0.1', port: 0 });
    open.push(app);
    const { port } = app.server.address() as { port: number };
    const store = randomUUID();
    const sealed = (text: string) => seal.seal(text, sealPurpose(store));
    const configuration = {
      baseUrl: `http://127.0.0.1:${port}`,
      internalHosts: [`127.0.0.1:${port}`],
      rate: { perSecond: 1000, burst: 1000, atOnce: 4 },
      pageSize: 5,
      fetchesAtOnce: 3,
      secrets: { token: sealed(TOKEN), secret: sealed(SECRET) },
    };
    await sql`insert into touchstone.store (id, code, name, connector, configuration)
      values (${store}, ${id}, ${demo.name}, 'store-feed', ${JSON.stringify(configuration)}::jsonb)`.execute(db);
    return { store, app, shelf, lies: (...told: Lie[]) => lies.tell(told), demo };
  }

  return {
    database,
    db,
    ports,
    works,
    intakeOf,
    stores,
    objects,
    queue,
    folder,
    seal,
    installationKey,
    inspector,
    addStore,
    /** Nothing is known any more. */
    async forget() {
      await sql`truncate touchstone.store, touchstone.app, touchstone.artifact, touchstone.operator, touchstone.signer, touchstone.operator_link,
        touchstone.identity_event, touchstone.acquisition, touchstone.outbox_message cascade`.execute(db);
    },
    later: (ms: number) => {
      aheadMs += ms;
    },
    poll: (store: string): Promise<PollStore> =>
      pollStore(ports, store, async function* ({ cursor }) {
        yield* (await stores.connector(store)).changes(cursor ?? undefined, never.signal);
      }),
    /** Works until nothing waits now: what is to be had is here, and what came of it is asked for. */
    async fetchAll(): Promise<number> {
      let done = 0;
      for (;;) {
        const leased = await leaseAcquisitions(ports, works, 6);
        if (leased.length === 0) break;
        await Promise.all(leased.map((held) => fetchArtifact(ports, works, held)));
        done += leased.length;
      }
      while ((await scanDueListings(ports, 100)).done > 0);
      return done;
    },
    rows: async <T = Record<string, unknown>>(text: ReturnType<typeof sql>): Promise<readonly T[]> => (await text.execute(db)).rows as T[],
    async close() {
      for (const one of open) await one.close();
      await inspector.close();
      await queue.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
