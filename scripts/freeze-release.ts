import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, zstdCompressSync } from 'node:zlib';
import { makeBackup } from '@touchstone/db';
import { plantedWorld } from '../apps/api/src/chain/planted.fixture.ts';

/**
 * Freezes what an installation of this release holds, for later releases to come from: `packages/db/releases/<release>.tar.zst`, a backup,
 * and `<release>.jsonl`, what its API said of it on that day.
 *
 * The platform runs in this process: two stores list an app with a planted fault, our engine finds it, people confirm it, the firm is
 * ordered and its time passes; it is named in public. All of it is made up.
 *
 *     node scripts/run.mjs scripts/freeze-release.ts
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  session: ['person', 'login', 'organisation'],
  cases: ['case', 'events'],
  orders: ['id', 'number', 'state', 'addressee', 'fields', 'files', 'issuedAt', 'items'],
  findings: ['id', 'state', 'clause', 'rule', 'artifact'],
  artifacts: ['sha256', 'state', 'sizeBytes', 'signers', 'versionCode'],
  deadlines: ['items'],
};
/** What later releases must say of it as well; what one may do, and what more is told, may change. */
const kept = (path: string, body: Readonly<Record<string, unknown>>) =>
  Object.fromEntries((KEPT[path.split('/')[1] ?? ''] ?? []).flatMap((key) => (key in body ? [[key, body[key]]] : [])));

const root = join(import.meta.dirname, '..');
const release = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }).version;
const folder = mkdtempSync(join(tmpdir(), 'freeze-'));
const target = join(root, 'packages', 'db', 'releases');

const world = await plantedWorld();
try {
  const { w, got, people, steps } = world;
  const { finding, operator, firm } = await world.found();
  await steps.proven(people.inspector, finding.id);
  await steps.confirmed(finding.id, people);
  const of = await steps.caseOf(finding.id, people);
  const order = await steps.rectification(of, operator, people);
  await steps.issued(order, people);
  await steps.served(order, people, firm);
  await steps.clock('2026-03-09T16:00:01Z');
  await w.turn('expire-deadlines');

  const paths = {
    inspector: ['/session', `/cases/${of}`, `/orders/${order}`, `/findings/${finding.id}`, `/artifacts/${finding.artifact}`, '/deadlines'],
    firm: ['/session', `/cases/${of}`, '/orders'],
  };
  const who = { inspector: people.inspector, firm };
  const said = [];
  for (const [name, all] of Object.entries(paths))
    for (const path of all) said.push({ who: name, path, body: kept(path, await got(who[name as keyof typeof who], 'GET', path)) });
  const cookies = Object.fromEntries(Object.entries(who).map(([name, { headers }]) => [name, headers['cookie']]));

  const madeAt = new Date();
  await makeBackup({ databaseUrl: w.api.database.url, objects: w.api.platform.objects }, join(folder, release), madeAt);
  const tar = execFileSync('tar', ['-C', folder, '--sort=name', '--owner=0', '--group=0', '--mtime=@0', '-cf', '-', release], {
    maxBuffer: 1 << 30,
  });
  const packed = zstdCompressSync(tar, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
  writeFileSync(join(folder, 'packed'), packed);
  renameSync(join(folder, 'packed'), join(target, `${release}.tar.zst`));
  const lines = [{ madeAt: madeAt.toISOString(), cookies }, ...said].map((line) => `${JSON.stringify(line)}\n`);
  writeFileSync(join(target, `${release}.jsonl`), lines.join(''));
  process.stdout.write(`${release}: ${packed.length} bytes\n`);
} finally {
  await world.w.close();
  rmSync(folder, { recursive: true, force: true });
}
