import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import { fetchArtifact, leaseAcquisitions, receiveUpload } from '@touchstone/services/acquisition';
import { handIn } from '@touchstone/services/inventory';
import { Seal } from '@touchstone/sign-in';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../testing.ts';
import { acquisitionWorks } from '../wiring/acquisition-works.ts';

const folder = mkdtempSync(join(tmpdir(), 'private-uploads-'));
const objects = await openFolder(join(folder, 'objects'));
const api = await startApi({ objects });
const { db } = api.database;
const queue = await openRunQueue({ connectionString: api.database.url, onFault: () => {} });
const works = acquisitionWorks({
  db,
  queue,
  objects,
  seal: new Seal(new Uint8Array(32)),
  folder,
  importFolder: undefined,
  size: 1,
  failed: () => {},
});
afterAll(async () => {
  await api.close();
  await works.close();
  await queue.stop();
  rmSync(folder, { recursive: true, force: true });
});

const operator = randomUUID();
await sql`insert into touchstone.operator (id, name, name_normal, name_grams, province) values (${operator}, 'x', 'x', '{x}', '11')`.execute(
  db,
);
const firm = await api.organisation('enterprise', { operator });
const member = await api.person(firm, 'enterprise-member', `operator:${operator}`);
const rival = await api.person(
  await api.organisation('enterprise', { operator: randomUUID() }),
  'enterprise-member',
  `operator:${randomUUID()}`,
);
const ministry = await api.organisation('ministry');
const national = await api.person(ministry, 'ministry-inspector', 'all');
const beijing = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');

const apk = readFileSync(join(import.meta.dirname, '../../../../node_modules/io.appium.settings/apks/settings_apk-debug.apk'));
const sha256 = createHash('sha256').update(apk).digest('hex');
const intake = works.intake(new AbortController().signal);

async function uploaded(organisation: string): Promise<string> {
  const id = randomUUID();
  mkdirSync(join(folder, 'quarantine'), { recursive: true });
  writeFileSync(join(folder, 'quarantine', id), apk);
  await receiveUpload(works.ports, {
    id,
    organisation,
    person: null,
    fileName: 'before-release.apk',
    sizeBytes: apk.length,
    sha256,
    kind: 'apk',
    claim: {},
    machine: intake.machine,
    quarantineName: id,
  });
  for (const held of await leaseAcquisitions(works.ports, intake, 10)) await fetchArtifact(works.ports, intake, held);
  return id;
}
const get = async (who: TestPerson, url: string) =>
  (await api.app.inject({ url: `/api/v1${url}`, headers: { ...who.headers } })).statusCode;
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(`touchstone.${table}`)}`.execute(db)).rows[0]!.n;

test('what a firm uploads to check it is in nobody else’s inventory until it is handed in', { timeout: 60_000 }, async () => {
  const acquisition = await uploaded(firm);
  const { rows } = await sql<{ id: string; state: string; private_to: string[] }>`
    select id, state, private_to from touchstone.artifact where sha256 = ${sha256}`.execute(db);
  expect(rows).toMatchObject([{ state: 'STORED', private_to: [firm] }]);
  expect(await get(member, `/artifacts/${sha256}`)).toBe(200);
  expect(await get(member, `/acquisitions/${acquisition}`)).toBe(200);
  for (const other of [national, beijing, rival]) {
    expect(await get(other, `/artifacts/${sha256}`)).toBe(404);
    expect(await get(other, `/acquisitions/${acquisition}`)).toBe(404);
  }
  for (const table of ['app', 'app_version', 'signer', 'inventory_flag']) expect(await count(table)).toBe(0);
  const told = await sql`select topic from touchstone.outbox_message where organisation_id is null`.execute(db);
  expect(told.rows).toEqual([]);

  await works.ports.inTransaction((tx) => handIn(tx, works.ports.newId, rows[0]!.id));
  expect(await get(national, `/artifacts/${sha256}`)).toBe(200);
  expect(await get(rival, `/artifacts/${sha256}`)).toBe(404);
  expect(await count('app')).toBe(1);
  expect(await count('app_version')).toBe(1);
  // handed in is handed in: the firm's next upload of it changes nothing
  await uploaded(firm);
  expect(await get(national, `/artifacts/${sha256}`)).toBe(200);
});
