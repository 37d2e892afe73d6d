import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XLSX_TYPE } from '@touchstone/api-client/routes/inventory';
import { openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-subjects-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
const { db } = api.database;
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const beijing = await api.organisation('province', { province: '11' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const auditor = await api.person(beijing, 'province-auditor', 'province:11');

const send = async (who: TestPerson, payload: Buffer, type = 'text/csv') => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/v1/subjects/imports',
    headers: { ...who.headers, 'content-type': type },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
};
/** Hands a table in, has it worked off, and reads the result's lines without their head. */
async function imported(payload: Buffer, type?: string): Promise<readonly (readonly string[])[]> {
  const asked = await send(inspector, payload, type);
  expect(asked).toMatchObject({ status: 202, body: { kind: 'subjects-import', state: 'WAITING' } });
  while ((await bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal)) > 0);
  const url = `/api/v1/bulk-jobs/${asked.body.id}`;
  const job = (await api.app.inject({ url, headers: { ...inspector.headers } })).json();
  expect(job.state).toBe('DONE');
  const { body } = await api.app.inject({ url: `${url}/result`, headers: { ...inspector.headers } });
  const lines = body.trim().split('\r\n');
  expect([lines[0], job.doneCount]).toEqual(['row,kind,key,subject,app,artifact,refused', lines.length - 1]);
  return lines.slice(1).map((line) => line.split(','));
}
const count = async (table: 'app' | 'artifact' | 'sdk') =>
  Number((await sql<{ n: number }>`select count(*) as n from ${sql.table(`touchstone.${table}`)}`.execute(db)).rows[0]!.n);

const CSV = [
  '类型,标识,名称,属地,供应商',
  '小程序,wx0001,记步,11,',
  '快应用,cn.fast.pay,"缴费,快",11,',
  'SDK,push-x,推送某,,某公司',
  '小程序,wx 0002,空格,11,',
  '手游,wx0003,类型不对,11,',
  '小程序,wx0004,属地不对,99,',
].join('\r\n');

test('a table of subjects: what fits is registered, what does not is named row by row', async () => {
  const rows = await imported(Buffer.from(CSV));
  expect(rows.map(([row, kind, key, , , , refused]) => [row, kind, key, refused])).toEqual([
    ['2', 'mini-program', 'wx0001', ''],
    ['3', 'quick-app', 'cn.fast.pay', ''],
    ['4', 'sdk', 'push-x', ''],
    ['5', '', '', 'key'],
    ['6', '', '', 'kind'],
    ['7', '', '', 'province'],
  ]);
  const app = rows[1]![4]!;
  const shown = await api.app.inject({ url: `/api/v1/apps/${app}`, headers: { ...inspector.headers } });
  expect(shown.json().app).toMatchObject({ kind: 'quick-app', name: '缴费,快', package: 'cn.fast.pay', province: '11' });
  const stands = await sql<{ kind: string }>`select kind from touchstone.artifact where id = ${rows[0]![5]!}`.execute(db);
  expect(stands.rows).toEqual([{ kind: 'none' }]);
});

test('the same table again, in the encoding of old spreadsheets, changes nothing', async () => {
  const before = [await count('app'), await count('artifact'), await count('sdk')];
  // GB 18030: 类型,标识,名称 / 小程序,wx0001,记步
  const bytes = Buffer.from('c0e0d0cd2cb1eacab62cc3fbb3c60d0ad0a1b3ccd0f22c7778303030312cbcc7b2bd', 'hex');
  expect((await imported(bytes)).map(([, kind, key, , , , refused]) => [kind, key, refused])).toEqual([['mini-program', 'wx0001', '']]);
  expect([await count('app'), await count('artifact'), await count('sdk')]).toEqual(before);
});

test('a workbook', async () => {
  const cells = (row: readonly string[]) => row.map((value) => ({ value, type: String }));
  const bytes = await writeXlsxFile(
    [cells(['kind', 'key', 'name', 'versionName']), cells(['preinstalled', 'com.vendor.keyguard', '锁屏', '12.1'])],
    {},
  ).toBuffer();
  expect((await imported(bytes, XLSX_TYPE)).map(([, kind, , , , , refused]) => [kind, refused])).toEqual([['preinstalled', '']]);
});

test.each([
  ['a head that nobody knows', '类型,标识,名称,电话\r\n小程序,wx9,x,1', 'unknown-column'],
  ['a head without names', '类型,标识\r\n小程序,wx9', 'missing-column'],
  ['nothing but its head', '类型,标识,名称', 'no-rows'],
  ['nothing at all', '', 'no-rows'],
])('a table with %s is refused as a whole', async (_what, text, detail) => {
  expect(await send(inspector, Buffer.from(text))).toMatchObject({ status: 422, body: { code: 'table-refused', detail } });
});

test('who may not edit apps may not bring them in tables', async () => {
  expect((await send(auditor, Buffer.from(CSV))).status).toBe(403);
});
