// A campaign of 440,000 members: frozen, drawn, started, all its runs created; then how long the feeder takes to keep a queue full.
// node scripts/run.mjs bench/platform/campaign.ts [members]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '@touchstone/db';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { ensureDatabase, openServer } from '@touchstone/postgres';
import { advanceCampaigns, createCampaign, drawMembers, freezeFrame, moveCampaign } from '@touchstone/services/campaigns';
import { registerEngine } from '@touchstone/services/engines';
import { feedQueues, leaseRuns } from '@touchstone/services/work';
import { sql } from 'kysely';
import { campaignPorts } from '../../apps/api/src/wiring/campaign-ports.ts';
import { enginesPorts } from '../../apps/api/src/wiring/engines-ports.ts';
import { workPorts } from '../../apps/api/src/wiring/work-ports.ts';
import { cpuSeconds, cpuSecondsOfTree } from './cpu-seconds.ts';

const size = Number(process.argv[2] ?? 440_000);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
const server = await openServer({ folder: join(folder, 'postgres') });
const url = await ensureDatabase(server, 'bench');
await migrate(url);
const db = openDatabase(url, { asOwner: true });
const queue = await openRunQueue({ connectionString: url, onFault: (fault) => console.error(fault) });
const campaigns = campaignPorts(db, await openFolder(join(folder, 'objects')));
const work = workPorts(db, queue);
const organisation = crypto.randomUUID();

const cpuOfDatabase = () => cpuSecondsOfTree(server.pid() ?? 0);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const [began, cpu] = [performance.now(), cpuOfDatabase()];
  const value = await work();
  const seconds = (performance.now() - began) / 1000;
  console.log(`${what.padEnd(28)} ${seconds.toFixed(1)} s, of the database ${(cpuOfDatabase() - cpu).toFixed(1)} s of CPU`);
  return value;
}

try {
  await sql`insert into touchstone.organisation (id, kind, name) values (${organisation}, 'ministry', '工业和信息化部')`.execute(db);
  await timed(`${size} apps with bytes`, async () => {
    await sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category, reach_band)
      select touchstone.uuid7(), 'android', 'cn.example.a' || i, '应用' || i, '应用' || i, '{应用}', lpad((11 + i % 31)::text, 2, '0'), 1 + i % 39, i % 9
      from generate_series(1, ${size}::int) i`.execute(db);
    await sql`
      with versions as (
        insert into touchstone.app_version (id, app_id, version_code, version_name) select touchstone.uuid7(), id, 1, '1.0' from touchstone.app returning id)
      insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
      select touchstone.uuid7(), encode(sha256(id::text::bytea), 'hex'), 10, 'apk', 'STORED', id, now() from versions`.execute(db);
    await sql`analyze`.execute(db);
  });
  await registerEngine(enginesPorts(db), {
    description: {
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
    },
    organisation: null,
    passedAlready: 'bench',
  });

  const [began, cpuBefore] = [performance.now(), cpuOfDatabase() + cpuSeconds(process.pid)];
  const created = await createCampaign(
    campaigns,
    { organisation, person: null },
    {
      name: '全国抽测',
      kind: 'sample',
      frame: { field: 'platform', in: ['android'] },
      strata: ['province'],
      allocation: { kind: 'all' },
      profile: 'quick',
      engines: [],
      configuration: {},
      priority: 0,
      province: null,
      parent: null,
    },
  );
  const id = created.ok ? created.id : '';
  await timed('frame frozen', () => freezeFrame(campaigns, id));
  await timed('sample drawn, members kept', () => drawMembers(campaigns, id, 'seed'));
  await moveCampaign(campaigns, id, 'start', 3);
  let rounds = 0;
  await timed('all runs created', async () => {
    while ((await advanceCampaigns(campaigns)) > 0) rounds++;
  });
  const total = (performance.now() - began) / 1000;
  const cpu = cpuOfDatabase() + cpuSeconds(process.pid) - cpuBefore;
  const { rows } = await sql<{ n: number }>`select count(*) as n from touchstone.scan_run where state = 'CREATED'`.execute(db);
  console.log(
    `${rows[0]!.n} runs wait, ${rounds} rounds; created and enqueued in ${total.toFixed(1)} s, ${cpu.toFixed(1)} s of CPU (target 60 s for 440,000)`,
  );
  await timed('queue filled', () => feedQueues(work));
  await timed('feeding a full queue', () => feedQueues(work));
  await timed('100 leases of one', async () => {
    for (let i = 0; i < 100; i++)
      await leaseRuns(work, {
        engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }],
        wanted: 1,
        worker: 'w',
        organisation,
        isAuthority: true,
      });
  });
} finally {
  await queue.stop();
  await db.destroy();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
