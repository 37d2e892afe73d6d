import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { permissionsOf, ROLES, type Role } from '@touchstone/domain/access';
import { COMPLAINT_EVENTS } from '@touchstone/domain/complaint';
import { openFolder } from '@touchstone/objects';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { complaintLoop } from '../../roles/complaint-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-complaints-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
const { db } = api.database;
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const intake = await api.person(ministry, 'intake-officer', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const local = await api.person(beijing, 'intake-officer', 'province:11');

const PHONE = '13812345678';
const NAME = '韩梅梅之友';

let count = 0;
async function app(name: string): Promise<{ readonly id: string; readonly package: string }> {
  const [id, key] = [randomUUID(), `cn.example.c${count++}`];
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, reach_band)
    values (${id}, 'android', ${key}, ${name}, ${name}, ${[...name].slice(1).map((_, i) => name.slice(i, i + 2))}, '11', 6)`.execute(db);
  return { id, package: key };
}

const send = async (url: string, payload: object, who?: TestPerson, version?: number) => {
  const headers = { ...who?.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) };
  const answer = await api.app.inject({ method: 'POST', url, headers, payload });
  return { status: answer.statusCode, body: answer.json() };
};
const get = async (url: string, who: TestPerson) => (await api.app.inject({ url, headers: who.headers })).json();
const complain = (said: object) =>
  send('/api/v1/public/complaints', { text: `强制索取通讯录权限，第${count++}次`, subject: '无名', ...said });
const found = async (code: string) =>
  (await get('/api/v1/complaints?limit=200', intake)).items.find((one: { code: string }) => one.code === code);
const step = async (code: string, body: object, who = intake) => {
  const { id, version } = await found(code);
  return send(`/api/v1/complaints/${id}/steps`, body, who, version);
};

test('anybody complains without an account, and asks with code and secret what became of it', async () => {
  const { id } = await app('轻盈日历');
  const said = await complain({ subject: '轻盈日历', name: NAME, contact: PHONE, text: `它一打开就要通讯录，请回电${PHONE}` });
  expect(said.status).toBe(201);
  const { code, secret } = said.body;
  expect(await found(code)).toMatchObject({ state: 'RECEIVED', app: id, matchConfidence: 0.8, organisation: ministry });

  expect((await step(code, { on: 'link' })).body.code).toBe('no-such-step');
  await step(code, { on: 'screen' });
  const linked = await step(code, { on: 'link', clauses: ['164-05.2'] });
  expect(linked.body).toMatchObject({ state: 'LINKED', app: id, matchConfidence: 1 });
  expect(await get(`/api/v1/leads/${linked.body.lead}`, inspector)).toMatchObject({
    lead: { source: 'complaint', sourceDetail: code, app: id, state: 'LINKED', clauses: ['164-05.2'], hasReporter: false },
  });
  expect((await step(code, { on: 'answer' })).body.code).toBe('no-such-step');
  await step(code, { on: 'answer', answer: '经检测，已责令该应用整改。' });

  const status = await send('/api/v1/public/complaints/status', { code: code.toLowerCase(), secret: ` ${secret.toLowerCase()} ` });
  expect(status.body).toMatchObject({ state: 'ANSWERED', answer: '经检测，已责令该应用整改。' });
  expect((await send('/api/v1/public/complaints/status', { code, secret: 'A'.repeat(16) })).status).toBe(404);
  expect((await send('/api/v1/public/complaints/status', { code: '20260101-AAAAAAAA', secret })).status).toBe(404);
});

test('who complained is read by intake alone, and each look is written down', async () => {
  const { code } = (await complain({ name: NAME, contact: PHONE, text: `请打我电话 ${PHONE} 找${NAME}` })).body;
  const { id } = await found(code);
  expect(await get(`/api/v1/complaints/${id}/reporter`, intake)).toMatchObject({ name: NAME, contact: PHONE });
  expect((await get(`/api/v1/complaints/${id}/reporter`, inspector)).code).toBe('forbidden');
  expect((await get(`/api/v1/complaints/${id}/reporter`, local)).code).toBe('not-found');
  const looks = await sql<{ n: string }>`
    select count(*) as n from touchstone.audit_event where action = 'lead.read-person' and object_id = ${id} and actor = ${`person:${intake.id}`}`.execute(
    db,
  );
  expect(Number(looks.rows[0]!.n)).toBe(1);
});

test('no table, no message, no record and no log holds what names a reporter', async () => {
  const [phone, name, mail] = ['13987654321', '独孤求败', 'dugu@example.cn'];
  const { code } = (await complain({ name, contact: phone, text: `我叫${name}，电话${phone}，邮箱${mail}`, subject: `某应用${phone}` }))
    .body;
  await step(code, { on: 'screen' });
  await step(code, { on: 'out-of-scope', answer: '不属于本部职责，请向消费者协会反映。' });
  const tables = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'touchstone'`.execute(db);
  for (const { name: table } of tables.rows) {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from ${sql.table(`touchstone.${table}`)} t where t::text ~ ${[phone, name, mail].join('|')}`.execute(db);
    expect([table, Number(rows[0]!.n)]).toEqual([table, 0]);
  }
  expect(api.log.filter((line) => [phone, name, mail].some((secret) => line.includes(secret)))).toEqual([]);
});

test('the same again, by the same person or in the same words, is a repetition and is answered with the first', async () => {
  await app('反复应用');
  const first = (await complain({ subject: '反复应用', contact: PHONE, text: '关不掉的开屏广告' })).body;
  const person = (await complain({ subject: '反复应用', contact: `+86 ${PHONE}` })).body;
  const words = (await complain({ subject: '反复应用', text: '关不掉的 开屏广告！' })).body;
  const other = (await complain({ subject: '别的应用名', text: '关不掉的开屏广告' })).body;
  expect([await found(person.code), await found(words.code), await found(other.code)]).toMatchObject([
    { state: 'DUPLICATE' },
    { state: 'DUPLICATE' },
    { state: 'RECEIVED' },
  ]);
  expect(await found(first.code)).toMatchObject({ state: 'RECEIVED', duplicates: 2 });
  expect(words.state).toBe('RECEIVED');
  await step(first.code, { on: 'screen' });
  await step(first.code, { on: 'link' });
  await step(first.code, { on: 'answer', answer: '已下架。' });
  const status = await send('/api/v1/public/complaints/status', { code: words.code, secret: words.secret });
  expect(status.body).toMatchObject({ state: 'DUPLICATE', answer: '已下架。' });
  expect((await step(words.code, { on: 'reopen' })).body).toMatchObject({ state: 'SCREENED', duplicateOf: null });
});

test('a complaint about a province goes to its administration, and others do not see it', async () => {
  const { code } = (await complain({ province: '11' })).body;
  const mine = (await get('/api/v1/complaints', local)).items;
  expect(mine.map((one: { code: string }) => one.code)).toEqual([code]);
  expect((await get(`/api/v1/complaints/${(await found(code)).id}`, local)).complaint.organisation).toBe(beijing);
  const { code: national } = (await complain({ province: '31' })).body;
  expect((await found(national)).organisation).toBe(ministry);
});

test.each([
  [{ text: '<script>alert(1)</script>' }, '/body/text'],
  [{ text: 'x'.repeat(4001) }, '/body/text'],
  [{ text: '短' }, '/body/text'],
  [{ package: 'no package' }, '/body/package'],
  [{ province: '99' }, '/body/province'],
  [{ state: 'CLOSED' }, '/body/state'],
])('%j is refused', async (said, pointer) => {
  const answer = await complain(said);
  expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
});

test('one is found by its code or by how its subject begins', async () => {
  const { code } = (await complain({ subject: '查找所用的名称' })).body;
  const codes = async (q: string, who = intake) =>
    (await get(`/api/v1/complaints?q=${encodeURIComponent(q)}`, who)).items.map((one: { code: string }) => one.code);
  expect(await codes(code.toLowerCase())).toEqual([code]);
  expect(await codes('查找所用')).toEqual([code]);
  expect(await codes('所用的名称')).toEqual([]);
  expect(await codes(code, local)).toEqual([]);
});

test('what a campaign tests is in a test; what it came to is told to the lead', async () => {
  await app('受测应用');
  const { code } = (await complain({ subject: '受测应用' })).body;
  await step(code, { on: 'screen' });
  const { lead } = (await step(code, { on: 'link' })).body;
  await sql`update touchstone.lead set state = 'IN_TEST' where id = ${lead}`.execute(db);
  await complaintLoop({ db, platform: api.platform }).round(new AbortController().signal);
  expect(await found(code)).toMatchObject({ state: 'IN_TEST' });
  await step(code, { on: 'answer', answer: '未发现问题。' });
  expect((await get(`/api/v1/leads/${lead}`, inspector)).lead.state).toBe('ANSWERED');
});

test('half a year after its end the reporter is forgotten, and what they wrote', async () => {
  await app('将被遗忘');
  const { code, secret } = (await complain({ subject: '将被遗忘', contact: '13700000000' })).body;
  await step(code, { on: 'screen' });
  const { lead } = (await step(code, { on: 'link' })).body;
  await step(code, { on: 'answer', answer: '已处理。' });
  await step(code, { on: 'close' });
  const { id } = await found(code);
  const now = api.clock.at;
  api.clock.at = new Date(now.getTime() + 179 * 86_400_000);
  await complaintLoop({ db, platform: api.platform }).round(new AbortController().signal);
  const sealed = () => sql<{ is: boolean }>`select sealed is not null as is from touchstone.complaint where id = ${id}`.execute(db);
  expect((await sealed()).rows[0]!.is).toBe(true);
  api.clock.at = new Date(now.getTime() + 181 * 86_400_000);
  await complaintLoop({ db, platform: api.platform }).round(new AbortController().signal);
  api.clock.at = now;
  expect((await sealed()).rows[0]!.is).toBe(false);
  expect(await found(code)).toMatchObject({ isForgotten: true, text: '', answer: '已处理。' });
  expect((await get(`/api/v1/leads/${lead}`, inspector)).lead.note).toBe('');
  expect((await get(`/api/v1/complaints/${id}/reporter`, intake)).code).toBe('not-found');
  expect((await send('/api/v1/public/complaints/status', { code, secret })).status).toBe(404);
});

const LIST = `举报编号,应用名称,包名,应用商店,举报内容,举报人,联系电话,举报时间
A-1,清单应用,,某商店,频繁弹窗无法关闭,${NAME},13600000001,2026/3/5 10:20
A-2,清单应用,not a package,某商店,频繁弹窗,李雷,13600000002,2026-03-06
A-3,,,某商店,短,李雷,13600000003,2026-03-06
A-1,清单应用,,某商店,再来一次同一编号,李雷,13600000004,2026-03-06
`;

async function importList(csv: string | Buffer, who = intake) {
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/v1/complaints/imports?source=${encodeURIComponent('12321 2026-03')}`,
    headers: { ...who.headers, 'content-type': 'text/csv' },
    payload: csv,
  });
  if (answer.statusCode !== 202) return { status: answer.statusCode, body: answer.json(), result: '' };
  await bulkLoop({ platform: api.platform, db, objects } as unknown as Parameters<typeof bulkLoop>[0]).round(new AbortController().signal);
  const job = await get(`/api/v1/bulk-jobs/${answer.json().id}`, who);
  return { status: 202, body: job, result: job.resultSha256 === null ? '' : await textOf(await objects.open(job.resultSha256)) };
}

test('a list is looked at before it is taken: which cells do not fit, nothing kept, nothing of who complained', async () => {
  const preview = (who: TestPerson, payload: string) =>
    api.app.inject({
      ...{ method: 'POST', url: '/api/v1/complaints/imports/preview', payload },
      headers: { ...who.headers, 'content-type': 'text/csv' },
    });
  const before = (await get('/api/v1/complaints?limit=1', intake)).total;
  const answer = await preview(intake, LIST);
  expect(answer.json()).toEqual({
    rows: 4,
    good: 2,
    isCut: false,
    faults: [
      { row: 3, column: '包名', field: 'package' },
      { row: 4, column: '应用名称', field: 'subject' },
      { row: 4, column: '举报内容', field: 'text' },
    ],
  });
  for (const secret of [NAME, '李雷', '1360000']) expect(answer.body).not.toContain(secret);
  expect((await get('/api/v1/complaints?limit=1', intake)).total).toBe(before);
  expect((await preview(inspector, LIST)).statusCode).toBe(403);
  expect((await preview(intake, '应用名称\n某应用\n')).json()).toMatchObject({
    code: 'table-refused',
    errors: [{ pointer: '/body/head', message: 'text' }],
  });
});

test('a list of 12321 is taken in row by row; each cell that does not fit is named, and nobody who complained', async () => {
  const { body, result } = await importList(LIST);
  expect(body).toMatchObject({ state: 'DONE', doneCount: 4, totalCount: 4 });
  const lines = result
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  expect(lines.map(([row, ref, , state, column]) => [row, ref, state, column])).toEqual([
    ['row', 'ref', 'state', 'column'],
    ['2', 'A-1', 'RECEIVED', ''],
    ['3', '', '', '包名'],
    ['4', '', '', '应用名称'],
    ['4', '', '', '举报内容'],
    ['5', 'A-1', '', '编号'],
  ]);
  for (const secret of [NAME, '李雷', '1360000']) expect(result).not.toContain(secret);
  expect((await get('/api/v1/complaints?source=12321%202026-03', intake)).items).toMatchObject([
    { sourceRef: 'A-1', channel: 'list', happenedOn: '2026-03-05' },
  ]);
  expect((await sql`select id from touchstone.complaint_import`.execute(db)).rows).toEqual([]);
});

test.each([
  ['应用名称\n', 'no-rows'],
  ['应用名称,口味\nx,y\n', 'unknown-column'],
  ['应用名称\nx\n', 'missing-column'],
])('%j is no such list', async (csv, detail) => expect((await importList(csv)).body).toMatchObject({ code: 'table-refused', detail }));

test('another’s complaint is not there for who would move it', async () => {
  const { code } = (await complain({})).body;
  const { id } = await found(code);
  expect((await send(`/api/v1/complaints/${id}/steps`, { on: 'screen' }, local, 1)).body.code).toBe('not-found');
  expect((await send(`/api/v1/complaints/${id}/steps`, { on: 'screen' }, inspector, 1)).body.code).toBe('forbidden');
  await step(code, { on: 'screen' });
  expect((await send(`/api/v1/complaints/${id}/steps`, { on: 'screen' }, intake, 1)).body.code).toBe('version-conflict');
});

test('what another authority took in changes nothing here', async () => {
  const words = { subject: '各地都有', text: '摇一摇就跳转' };
  const first = (await complain(words)).body;
  const second = (await complain({ ...words, province: '11' })).body;
  const again = (await complain({ ...words, province: '11' })).body;
  expect([await found(first.code), await found(second.code), await found(again.code)]).toMatchObject([
    { state: 'RECEIVED' },
    { state: 'RECEIVED' },
    { state: 'DUPLICATE' },
  ]);
});

test('what is another authority’s goes there, with its reporter, and is read here no more', async () => {
  const { code } = (await complain({ province: '11', name: NAME, contact: '13500000000' })).body;
  const { id, version } = await found(code);
  const hand = (who: TestPerson, province: string | null, at = version) =>
    send(`/api/v1/complaints/${id}/hand-over`, { province, reason: '属地不符' }, who, at);
  expect((await hand(inspector, null)).body.code).toBe('forbidden');
  expect((await hand(local, '44')).body.code).toBe('not-served');
  expect((await hand(local, '11')).body.code).toBe('no-such-step');
  expect((await hand(local, null)).body).toEqual({ organisation: ministry });
  expect((await get(`/api/v1/complaints/${id}`, local)).code).toBe('not-found');
  expect((await get(`/api/v1/complaints/${id}/reporter`, local)).code).toBe('not-found');
  expect(await get(`/api/v1/complaints/${id}/reporter`, intake)).toMatchObject({ name: NAME });
});

test('whatever happens to a complaint, and whoever looks: who complained comes out of no door but intake’s own', {
  timeout: 60_000,
}, async () => {
  const inside = (Object.keys(ROLES) as Role[]).filter((role) =>
    ROLES[role].within.some((kind) => kind === 'ministry' || kind === 'province'),
  );
  const people = new Map<Role, TestPerson>();
  for (const role of inside)
    people.set(
      role,
      ROLES[role].within.some((kind) => kind === 'ministry')
        ? await api.person(ministry, role, 'all')
        : await api.person(beijing, role, 'province:11'),
    );
  const { id: about } = await app('随机应用');
  const doors = (id: string) => [
    `/api/v1/complaints/${id}`,
    '/api/v1/complaints?limit=200',
    '/api/v1/leads?limit=200',
    '/api/v1/audit/events?limit=200',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...COMPLAINT_EVENTS), { maxLength: 4 }),
      fc.shuffledSubarray(inside, { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      async (events, readers, isLocal) => {
        const [phone, name] = [`139${String(count).padStart(8, '0')}`, `令狐${count}冲`];
        const said = {
          subject: '随机应用',
          name,
          contact: phone,
          text: `我叫${name}，电话${phone}，第${count}次`,
          ...(isLocal ? { province: '11' } : {}),
        };
        const { code } = (await complain(said)).body;
        const { id } = await found(code);
        for (const on of events) await step(code, { on, app: about, answer: '已处理。' }, isLocal ? local : intake);
        for (const role of readers) {
          const who = people.get(role)!;
          const sealed = await api.app.inject({ url: `/api/v1/complaints/${id}/reporter`, headers: who.headers });
          const may = permissionsOf(role).includes('lead.read-person');
          if (!may) expect([role, sealed.statusCode]).toEqual([role, 403]);
          for (const url of doors(id)) {
            const { payload } = await api.app.inject({ url, headers: who.headers });
            expect([url, role, payload.includes(phone), payload.includes(name)]).toEqual([url, role, false, false]);
          }
        }
      },
    ),
    { numRuns: 4 },
  );
  // intake itself can
  const { code } = (await complain({ name: NAME, contact: PHONE })).body;
  expect((await get(`/api/v1/complaints/${(await found(code)).id}/reporter`, people.get('intake-officer')!)).name).toBe(NAME);
});
