import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XLSX_TYPE } from '@touchstone/api-client/routes/inventory';
import { LEDGER_KINDS } from '@touchstone/domain/ledger';
import { openFolder } from '@touchstone/objects';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { addApp, addFirm, callOf, countOf } from '../conduct/conduct.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-ledgers-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
const { db } = api.database;
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const call = callOf(api);
const beijing = await api.organisation('province', { province: '11' });
const guangdong = await api.organisation('province', { province: '44' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const stranger = await api.person(guangdong, 'province-inspector', 'province:44');
const CODE = '91110108MA00000070';

const upload = async (kind: string, payload: Buffer, who: TestPerson = inspector, type = 'text/csv', name = '台账.csv') => {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/ledgers/${kind}/files?name=${encodeURIComponent(name)}`,
    headers: { ...who.headers, 'content-type': type },
    payload,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const workOff = async () => {
  while ((await bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal)) > 0);
};
const importFile = (kind: string, file: string, more: object = {}, who = inspector) =>
  call(who, 'POST', `/ledgers/${kind}/imports`, { file, fileName: '台账.csv', ...more });
/** Hands a book in, has it worked off, and gives the rows of the import. */
async function brought(kind: string, payload: Buffer | string, more: object = {}) {
  const { file } = (await upload(kind, Buffer.from(payload))).body;
  const asked = await importFile(kind, file, more);
  expect(asked).toMatchObject({ status: 202, body: { job: { kind: 'ledger-import', state: 'WAITING' } } });
  await workOff();
  const { body } = await call(inspector, 'GET', `/ledger-imports/${asked.body.import.id}`);
  expect(body.jobState).toBe('DONE');
  const rows = (await call(inspector, 'GET', `/ledger-imports/${body.id}/rows`)).body.items;
  return { id: body.id as string, file: file as string, job: body.job as string, counts: [body.created, body.matched, body.refused], rows };
}

describe('a book of firms', () => {
  const CSV = [
    '企业名称,统一社会信用代码,属地,联系电话',
    `北京轻盈科技有限公司,${CODE},北京,010-12345678`,
    '没有代码公司,,北京,',
    '坏代码公司,911101081234567860,火星,',
  ].join('\r\n');

  test('what fits is brought in, every cell that does not is named with its line and what to do', async () => {
    const { rows, counts, job, file } = await brought('firms', CSV);
    expect(counts).toEqual([1, 0, 2]);
    expect(rows.map(({ line, state }: { line: number; state: string }) => [line, state])).toEqual([
      [2, 'CREATED'],
      [3, 'REFUSED'],
      [4, 'REFUSED'],
    ]);
    expect(rows[1].faults).toMatchObject([{ column: '统一社会信用代码', field: 'creditCode', value: '', code: 'missing', line: 3 }]);
    expect(rows[2].faults.map(({ column, code }: { column: string; code: string }) => [column, code])).toEqual([
      ['统一社会信用代码', 'credit-code-check'],
      ['属地', 'province'],
    ]);
    expect(rows[2].faults[0].zh).toContain('校验位');
    const { body } = await api.app.inject({ url: `/api/v1/bulk-jobs/${job}/result`, headers: { ...inspector.headers } });
    expect(body.trim().split('\r\n')).toHaveLength(5);
    const kept = await sql<{ line: number; file: string }>`
      select r.line, i.file_sha256 as file from touchstone.ledger_row r join touchstone.ledger_import i on i.id = r.import_id where r.target_id = ${rows[0].target}`.execute(
      db,
    );
    expect(kept.rows).toEqual([{ line: 2, file }]);
    expect((await call(inspector, 'GET', `/operators/${rows[0].target}`)).body.operator).toMatchObject({
      creditCode: CODE,
      province: '11',
    });
  });

  test('the same file again is the same import, and changes nothing', async () => {
    const before = [await countOf(api, 'operator'), await countOf(api, 'ledger_row'), await countOf(api, 'ledger_import')];
    expect((await brought('firms', CSV)).counts).toEqual([1, 0, 2]);
    expect([await countOf(api, 'operator'), await countOf(api, 'ledger_row'), await countOf(api, 'ledger_import')]).toEqual(before);
  });

  test('a firm that is known is filled in and not renamed; the row says so', async () => {
    const { rows } = await brought('firms', `单位名称,信用代码,许可证号\n改了名的公司,${CODE},京B2-20200001\n`);
    expect(rows).toMatchObject([{ state: 'MATCHED', faults: [{ code: 'name-differs' }] }]);
    expect((await call(inspector, 'GET', `/operators/${rows[0].target}`)).body.operator).toMatchObject({
      name: '北京轻盈科技有限公司',
      licence: '京B2-20200001',
    });
  });
});

test('encodings of old spreadsheets, marks, titles above the heads', async () => {
  // GB 18030: 应用名称,所涉问题,日期,批次 / 轻盈天气,违规收集个人信息,2021-11-03,第11批
  const head = 'd3a6d3c3c3fbb3c62ccbf9c9e6cecacce22cc8d5c6da2cc5fab4ce0a';
  const row = 'c7e1d3afccecc6f82ccea5b9e6cad5bcafb8f6c8cbd0c5cfa22c323032312d31312d30332cb5da3131c5fa0a';
  expect((await brought('notices', Buffer.from(head + row, 'hex'))).counts).toEqual([1, 0, 0]);
  const mark = Buffer.from([0xef, 0xbb, 0xbf]);
  const csv = Buffer.concat([
    mark,
    Buffer.from('2021年通报台账,,,\n应用名称;x\n应用名称,所涉问题,日期,批次\n轻盈天气,违规收集个人信息,2021-11-03,第11批\n'),
  ]);
  const again = await brought('notices', csv);
  // the same words in another file: the record that is there
  expect([again.counts, again.rows[0].line]).toEqual([[0, 1, 0], 4]);
});

test('old notices are records of the book with file and line, and count only where one asks for them', async () => {
  const firm = await addFirm(api, '反复科技有限公司', '11');
  const app = await addApp(api, firm, '反复天气', '11');
  const csv = [
    '批次,应用名称,应用开发者,所涉问题,通报日期',
    ...['第1批', '第2批'].map((no, i) => `${no},反复天气,反复科技有限公司,违规收集个人信息、强制索权,2021-0${i + 3}-01`),
  ].join('\n');
  const { file } = await brought('notices', csv);
  const { items } = (await call(inspector, 'GET', `/ledger-records?operator=${firm}`)).body;
  expect(items.toSorted((a: { line: number }, b: { line: number }) => b.line - a.line)).toMatchObject([
    { number: '第2批', isImported: true, app, operator: firm, problems: ['违规收集个人信息', '强制索权'], file, line: 3 },
    { number: '第1批', line: 2 },
  ]);
  const isListed = async (query: string) =>
    (await call(inspector, 'GET', `/repeat-offenders${query}`)).body.items.find(({ operator }: { operator: string }) => operator === firm);
  expect(await isListed('')).toBeUndefined();
  expect(await isListed('?imported=true')).toMatchObject({ times: 2, importedTimes: 2 });
  const record = (await call(inspector, 'GET', `/operators/${firm}/record`)).body;
  expect([record.imported.length, record.cases, record.notices, record.risk.reasons]).toEqual([2, [], [], []]);
  expect((await call(stranger, 'GET', '/ledger-records')).body.items).toEqual([]);
});

test('apps and exports of filings: by package, with their number, never those of others', async () => {
  const { rows } = await brought(
    'filings',
    `App备案号,应用名称,包名,主办者名称,统一社会信用代码\n京ICP备12345678号-3A,轻盈记账,cn.qing.ledger,北京轻盈科技有限公司,${CODE}\n`,
  );
  expect(rows).toMatchObject([{ state: 'CREATED', targetKind: 'app' }]);
  const shown = (await call(inspector, 'GET', `/apps/${rows[0].target}`)).body;
  expect(shown.app).toMatchObject({
    package: 'cn.qing.ledger',
    filingNumber: '京ICP备12345678号-3A',
    operator: { name: '北京轻盈科技有限公司' },
  });
  const other = await addFirm(api, '广东公司', '44');
  const theirs = await addApp(api, other, '广东应用', '44');
  const { rows: names } = await sql<{ package: string }>`select package from touchstone.app where id = ${theirs}`.execute(db);
  const refused = await brought('apps', `应用名称,包名,运营者,信用代码\n抢注,${names[0]!.package},北京轻盈科技有限公司,${CODE}\n`);
  expect(refused.rows).toMatchObject([{ state: 'REFUSED', faults: [{ code: 'foreign' }] }]);
  const owner = await db.selectFrom('app').select(['operator_id', 'name']).where('id', '=', theirs).executeTakeFirstOrThrow();
  expect(owner).toEqual({ operator_id: other, name: '广东应用' });
});

test('an import that was cut off goes on where it was', async () => {
  const csv = ['文号,运营主体,日期', ...Array.from({ length: 250 }, (_, i) => `京责改〔2021〕${i}号,某公司${i},2021-11-03`)].join('\n');
  const { file } = (await upload('orders', Buffer.from(csv))).body;
  const asked = await importFile('orders', file);
  const stopping = new AbortController();
  stopping.abort();
  await bulkLoop({ db, platform: api.platform, objects }).round(stopping.signal);
  const half = (await call(inspector, 'GET', `/ledger-imports/${asked.body.import.id}`)).body;
  expect([half.created, half.jobState]).toEqual([100, 'RUNNING']);
  // asked for again meanwhile: the same job
  expect((await importFile('orders', file)).body.job.id).toBe(asked.body.job.id);
  await workOff();
  expect((await call(inspector, 'GET', `/ledger-imports/${asked.body.import.id}`)).body).toMatchObject({
    created: 250,
    matched: 0,
    refused: 0,
    jobState: 'DONE',
  });
});

describe('mappings', () => {
  const CSV = '甲列,乙列\n轻盈科技,91110108MA00000070\n';

  test('heads that nobody knows are mapped by hand, kept under a name, and used again', async () => {
    const made = await upload('firms', Buffer.from(CSV));
    expect(made.body).toMatchObject({ mapping: {}, missing: ['operatorName', 'creditCode'], sheets: [{ heads: [], headLine: null }] });
    expect(await importFile('firms', made.body.file)).toMatchObject({ status: 400, body: { code: 'mapping-refused' } });
    const columns = { 甲列: 'operatorName', 乙列: 'creditCode' };
    expect(await call(inspector, 'PUT', '/ledgers/firms/mappings', { name: '甲', columns: { 甲列: 'operatorName' } })).toMatchObject({
      status: 400,
    });
    const saved = await call(inspector, 'PUT', '/ledgers/firms/mappings', { name: '甲', columns });
    expect(saved).toMatchObject({ status: 200, body: { columns } });
    expect((await brought('firms', CSV, { savedMapping: saved.body.id })).counts).toEqual([0, 1, 0]);
    expect((await importFile('firms', made.body.file, { savedMapping: saved.body.id }, stranger)).status).toBe(404);
    expect((await call(stranger, 'GET', '/ledger-mappings')).body.items).toEqual([]);
    expect((await call(stranger, 'DELETE', `/ledger-mappings/${saved.body.id}`)).status).toBe(404);
    expect((await call(inspector, 'DELETE', `/ledger-mappings/${saved.body.id}`)).status).toBe(204);
  });

  test('a check brings nothing in', async () => {
    const before = await countOf(api, 'operator');
    const { file } = (await upload('firms', Buffer.from(`企业名称,信用代码\n甲,1\n乙公司,${CODE}\n`))).body;
    expect((await call(inspector, 'POST', '/ledgers/firms/checks', { file })).body).toMatchObject({
      ...{ rows: 2, good: 1, faulty: 1, isCut: false, mapping: { 企业名称: 'operatorName', 信用代码: 'creditCode' } },
      faults: [{ sheet: 'CSV', line: 2, column: '信用代码', value: '1', code: 'credit-code-length' }],
    });
    expect(await countOf(api, 'operator')).toBe(before);
  });

  test('another organisation’s file is nobody else’s, whoever knows its digest', async () => {
    const { file } = (await upload('firms', Buffer.from(`企业名称,信用代码\n某,${CODE}\n`))).body;
    expect(await importFile('firms', file, {}, stranger)).toMatchObject({ status: 404 });
    expect((await call(stranger, 'POST', '/ledgers/firms/checks', { file })).status).toBe(404);
  });
});

test.each(LEDGER_KINDS.map((kind) => [kind] as const))('the template of %s can be brought in as it is', async (kind) => {
  const answer = await api.app.inject({ url: `/api/v1/ledgers/${kind}/template`, headers: { ...inspector.headers } });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, XLSX_TYPE]);
  const made = await upload(kind, answer.rawPayload, inspector, XLSX_TYPE, 't.xlsx');
  expect(made).toMatchObject({ status: 201, body: { missing: [] } });
  const check = await call(inspector, 'POST', `/ledgers/${kind}/checks`, { file: made.body.file });
  expect(check.body).toMatchObject({ rows: 1, faulty: 0 });
});

describe('hostile files', () => {
  test.each([
    ['nothing', Buffer.from('')],
    ['zeros', Buffer.alloc(100_000)],
    ['half a ZIP', Buffer.from('504b0304140000000800', 'hex')],
    ['half an OLE file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a lone quote', Buffer.from('"')],
    ['one line of a megabyte', Buffer.from(','.repeat(1 << 20))],
    ['formulas and controls', Buffer.from('企业名称,信用代码\n=cmd|calc,\u0000\u0007\n')],
    ['heads of the prototype', Buffer.from('__proto__,constructor\na,b\n')],
    ['bytes of no encoding', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256))],
  ])('%s', async (_what, payload) => {
    const made = await upload('firms', payload);
    expect([201, 422]).toContain(made.status);
    if (made.status !== 201) return;
    expect([200, 400]).toContain((await call(inspector, 'POST', '/ledgers/firms/checks', { file: made.body.file })).status);
    const mapping = { 企业名称: 'operatorName', 信用代码: 'creditCode', __proto__: 'x' };
    expect([202, 400]).toContain((await importFile('firms', made.body.file, { mapping })).status);
    await workOff();
  });

  test('halves of characters and zeros in a workbook', async () => {
    const cells = (row: readonly string[]) => row.map((value) => ({ value, type: String }));
    const rows = [
      ['企业名称', '信用代码', '属地'],
      ['甲_x0000_乙_xD800_', CODE, '_xDC00_火星_x0000_'],
      [`丙${'😀'.repeat(120)}`, `${'😀'.repeat(99)}x😀`, '北京'],
    ];
    const bytes = await writeXlsxFile(rows.map(cells), {}).toBuffer();
    const { file } = (await upload('firms', bytes, inspector, XLSX_TYPE)).body;
    const asked = await importFile('firms', file);
    await workOff();
    const done = (await call(inspector, 'GET', `/ledger-imports/${asked.body.import.id}`)).body;
    expect(done).toMatchObject({ jobState: 'DONE', refused: 2 });
    const { items } = (await call(inspector, 'GET', `/ledger-imports/${done.id}/rows`)).body;
    expect(items[1].faults.map(({ value }: { value: string }) => [...value].length <= 100 && value.isWellFormed())).toEqual([true, true]);
  });

  test('more rows than a book may have', async () => {
    const csv = `企业名称,信用代码\n${'甲,1\n'.repeat(51_000)}`;
    expect(await upload('firms', Buffer.from(csv))).toMatchObject({ status: 413 });
  });

  test('lines of a workbook that lie are still told apart', async () => {
    const cells = (row: readonly string[]) => row.map((value) => ({ value, type: String }));
    const bytes = await writeXlsxFile([cells(['企业名称', '信用代码']), cells(['甲', CODE]), cells(['乙', CODE])], {}).toBuffer();
    const made = await upload('firms', bytes, inspector, XLSX_TYPE);
    expect(made.body.sheets[0]).toMatchObject({ headLine: 1, rows: 3 });
  });
});
