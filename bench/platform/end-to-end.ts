// Real scans through server, database and worker against `touchstone scan` of the same files: CPU time of both. The platform may add 20 %.
// node scripts/run.mjs bench/platform/end-to-end.ts [rounds: 3]
import { spawn, spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@touchstone/db';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { registerEngine } from '@touchstone/services/engines';
import { requestScan } from '@touchstone/services/work';
import { enginesPorts } from '../../apps/api/src/wiring/engines-ports.ts';
import { workPorts } from '../../apps/api/src/wiring/work-ports.ts';
import { availableEngines } from '../../apps/worker/src/available-engines.ts';
import { cpuSeconds, cpuSecondsOfTree } from './cpu-seconds.ts';
import { stubInstallation } from './stub-installation.ts';

const rounds = Number(process.argv[2] ?? 3);
const ROOT = join(import.meta.dirname, '..', '..');
/** Of the command line; the own engine scans so by default. */
const DEPTH = 'standard';
const out = mkdtempSync(join(tmpdir(), 'touchstone-end-to-end-'));
const PACKAGES = ['android-apidemos/apks', 'io.appium.settings/apks', 'appium-uiautomator2-server/apks'];
const files = PACKAGES.flatMap((name) => {
  const folder = join(ROOT, 'node_modules', name);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.apk'))
    .map((file) => join(folder, file));
});
const cpuOfChildren = () => {
  const { user, system } = process.cpuUsage();
  return cpuSecondsOfTree(process.pid) - (user + system) / 1e6;
};

// the command line: one process for all files of a round, as a person would ask
let cli = 0;
for (let round = 0; round < rounds; round++) {
  const before = cpuOfChildren();
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'apps', 'cli', 'src', 'main.ts'),
      'scan',
      '--jobs',
      '1',
      '--depth',
      DEPTH,
      '--format',
      'json',
      '--out',
      join(out, String(round)),
      ...files,
    ],
    {
      maxBuffer: 1024 ** 3,
    },
  );
  if (status === null || status > 1) throw new Error(`the command line ended with ${status}: ${stderr}`);
  cli += cpuOfChildren() - before;
}

const installation = await stubInstallation();
const db = openDatabase(installation.url, { asOwner: true });
const queue = await openRunQueue({ connectionString: installation.url, onFault: (fault) => console.error(fault) });
const objects = await openFolder(installation.objects);
const [engine] = await availableEngines({ concurrency: 1, only: ['touchstone'], apksigner: '', python: '' });
const { description } = engine!;
await engine!.close?.();
await registerEngine(enginesPorts(db), { description, organisation: null, passedAlready: 'bench' });
const artifacts = await Promise.all(
  files.map(async (file) => {
    const { sha256 } = await objects.put(createReadStream(file), { maxBytes: 1024 ** 3 });
    const id = crypto.randomUUID();
    await installation.pool.query(`insert into artifact (id, sha256, size_bytes, kind, state) values ($1, $2, $3, 'apk', 'STORED')`, [
      id,
      sha256,
      statSync(file).size,
    ]);
    return id;
  }),
);

const worker = spawn(
  process.execPath,
  [join(ROOT, 'apps', 'worker', 'src', 'main.ts'), '--server', installation.baseUrl, '--engine', 'touchstone', '--concurrency', '1'],
  { env: { ...process.env, TOUCHSTONE_WORKER_TOKEN: installation.token }, stdio: ['ignore', 'ignore', 'inherit'] },
);
const parts = () => ({
  worker: cpuSecondsOfTree(worker.pid ?? 0),
  server: cpuSeconds(installation.serverPid()),
  database: cpuSecondsOfTree(installation.database.pid() ?? 0),
});
const work = workPorts(db, queue);
const before = { ...parts(), worker: 0 };
for (let round = 0; round < rounds; round++) {
  for (const artifact of artifacts) {
    const asked = await requestScan(work, {
      artifact,
      app: null,
      profile: 'deep',
      campaign: null,
      origin: 'person',
      organisation: installation.organisation,
      askedBy: null,
      category: null,
      inputs: [],
      config: {},
      engines: ['touchstone'],
      ...(round === 0 ? {} : { forceReason: 'bench' }),
    });
    if (!asked.ok) throw new Error(asked.reason);
  }
  for (let open = 1; open > 0; ) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const { rows } = await installation.pool.query(`select count(*)::int as n from scan_run where finished_at is null`);
    open = rows[0].n;
  }
}
const after = parts();
const { rows: states } = await installation.pool.query(`select state, count(*)::int as n from scan_run group by state`);
const used = { worker: after.worker - before.worker, server: after.server - before.server, database: after.database - before.database };
const platform = used.worker + used.server + used.database;
console.log(`${files.length} files, ${rounds} rounds; ${states.map(({ state, n }) => `${state} ${n}`).join(', ')}`);
console.log(`touchstone scan   ${cli.toFixed(1)} s of CPU`);
console.log(
  `platform          ${platform.toFixed(1)} s of CPU: worker ${used.worker.toFixed(1)}, server ${used.server.toFixed(1)}, database ${used.database.toFixed(1)}`,
);
console.log(`platform / command line ${(platform / cli).toFixed(2)} (target 1.20)`);
const gone = new Promise((resolve) => worker.once('exit', resolve));
worker.kill('SIGTERM');
await gone;
await queue.stop();
await db.destroy();
await installation.close();
rmSync(out, { recursive: true });
process.exit(0);
