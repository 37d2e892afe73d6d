import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemSession, withSession } from '@touchstone/db';
import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { openFolder } from '@touchstone/objects';
import { moveCase } from '@touchstone/services/cases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi, type TestPerson } from '../../testing.ts';
import { caseRowsOf } from '../../wiring/case-ports.ts';
import { add } from '../conduct/conduct.fixture.ts';
import { type NoticeWorld, noticeWorld, type Overdue } from './notices.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-notices-'));
const objects = await openFolder(folder);
let api: TestApi;
let world: NoticeWorld;

beforeAll(async () => {
  api = await startApi({ objects });
  api.clock.at = new Date('2026-03-02T02:00:00Z');
  world = await noticeWorld(api, objects);
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whatever the API answered. */
type Body = ReturnType<JSON['parse']>;
const ask = async (who: TestPerson | null, method: 'GET' | 'POST' | 'PATCH', path: string, payload?: object, version?: number) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...who?.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = /json/.test(String(answer.headers['content-type']));
  return { status: answer.statusCode, body: (isJson ? answer.json() : undefined) as Body, bytes: answer.rawPayload };
};
const got = async (...given: Parameters<typeof ask>): Promise<Body> => {
  const { status, body } = await ask(...given);
  if (status >= 300) throw new Error(`${given[1]} ${given[2]}: ${status} ${JSON.stringify(body)}`);
  return body;
};
const draft = (more: object = {}) => got(world.drafter, 'POST', '/notices', { kind: 'problems', ...more });
const step = (who: TestPerson, notice: Body, part: string, body: object = {}) =>
  ask(who, 'POST', `/notices/${notice.id}/${part}`, body, notice.version);
const withRows = async (cases: readonly Overdue[], more: object = {}, rows: object = {}) => {
  const notice = await draft(more);
  return got(world.drafter, 'POST', `/notices/${notice.id}/rows`, { cases: cases.map((one) => one.case), ...rows }, notice.version);
};
const stateOf = async (id: string) =>
  (await sql<{ state: string }>`select state from touchstone.enforcement_case where id = ${id}`.execute(api.database.db)).rows[0]!.state;

/** All steps to a frozen notice. */
async function frozen(cases: readonly Overdue[], more: object = {}, rows: object = {}): Promise<Body> {
  const notice = await withRows(cases, more, rows);
  const submitted = (await step(world.drafter, notice, 'submission')).body;
  const approved = (await step(world.reviewer, submitted, 'approval')).body;
  const { status, body } = await step(world.reviewer, approved, 'freezing');
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}
const published = async (cases: readonly Overdue[], more: object = {}): Promise<Body> => {
  const { status, body } = await step(world.reviewer, await frozen(cases, more), 'publication', {
    urls: ['https://www.example.cn/notice'],
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

describe('from a case to the public', () => {
  test('an overdue case is named with its words, its store, its version; then its time after the notice runs', async () => {
    const overdue = await world.overdue('甲应用');
    const notice = await withRows([overdue]);
    expect(await stateOf(overdue.case)).toBe('NOTICE_PENDING');
    expect(notice.lists).toMatchObject([
      {
        number: 1,
        title: '工业和信息化部通报存在问题的APP名单',
        rows: [
          {
            case: overdue.case,
            findings: [overdue.finding],
            name: '甲应用',
            developer: '甲应用科技有限公司',
            source: '华为应用市场',
            version: '1.0.2',
            problems: ['违规收集个人信息'],
            filingNo: '浙ICP备12345678号-1A',
            territory: '浙江',
          },
        ],
      },
    ]);
    expect(notice.lists[0].columns.map(({ title }: Body) => title)).toEqual([
      ...['序号', '应用名称', '应用开发者', '应用来源', '应用版本', '所涉问题', 'App备案号', '属地'],
    ]);

    const submitted = (await step(world.drafter, notice, 'submission')).body;
    expect((await step(world.drafter, submitted, 'approval')).status).toBe(403);
    const approved = (await step(world.reviewer, submitted, 'approval')).body;
    const cold = (await step(world.reviewer, approved, 'freezing')).body;
    expect(cold).toMatchObject({ state: 'FROZEN', title: '关于侵害用户权益行为的APP通报', year: 2026, on: '2026-03-02' });
    expect(cold.paragraphs[0]).toBe(
      '依据《个人信息保护法》《网络安全法》《电信条例》《电信和互联网用户个人信息保护规定》等法律法规，我部组织第三方检测机构对移动互联网应用程序进行抽查，共发现1款APP存在侵害用户权益行为（详见附件），现予以通报。',
    );
    expect(cold.files.map(({ format }: Body) => format).sort()).toEqual(['article', 'csv', 'docx', 'html', 'json', 'pdf', 'xlsx']);
    expect((await ask(null, 'GET', `/public/notices/${cold.id}`)).status).toBe(404);

    const done = (await step(world.reviewer, cold, 'publication')).body;
    expect(done.state).toBe('PUBLISHED');
    expect(await stateOf(overdue.case)).toBe('NOTICED');
    const { rows } = await sql<{ purpose: string; due: Date; obliged: string }>`
      select purpose, due_at as due, obliged from touchstone.deadline where case_id = ${overdue.case}`.execute(api.database.db);
    expect(rows).toMatchObject([{ purpose: 'after-notice', obliged: `operator:${overdue.operator}` }]);
    expect(rows[0]!.due.toISOString()).toBe('2026-03-09T16:00:00.000Z');
    const read = await got(null, 'GET', `/public/notices/${done.id}`);
    expect(read).toMatchObject({ state: 'PUBLISHED', rows: 1, snapshotHash: done.snapshotHash });
    expect(JSON.stringify(read)).not.toContain(overdue.case);
  });

  test('batches are counted without gaps, and one that was never published leaves its record', async () => {
    const before = await published([await world.overdue('乙应用')]);
    const given = await frozen([await world.overdue('丙应用')]);
    expect([given.yearBatch, given.totalBatch]).toEqual([before.yearBatch + 1, before.totalBatch + 1]);
    expect((await step(world.reviewer, given, 'withdrawal', {})).body.code).toBe('notice-reason-missing');
    expect((await step(world.reviewer, given, 'withdrawal', { reason: '日期有误' })).body.state).toBe('WITHDRAWN');
    const after = await published([await world.overdue('丁应用')]);
    expect(after.yearBatch).toBe(given.yearBatch + 1);
    const { rows } = await sql<{ number: number; reason: string | null }>`
      select number, cancelled_reason as reason from touchstone.number_issued where series = ${`notice:${world.ministry}`} order by number`.execute(
      api.database.db,
    );
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.filter(({ reason }) => reason !== null).map(({ number }) => number)).toEqual([given.yearBatch]);
  });

  test('a case that a province reported stands on a list of its own, whose columns are those of the publisher', async () => {
    const own = await world.overdue('戊应用');
    const theirs = await world.overdue('己应用', { organisation: world.province, province: '51', territory: '51' });
    expect((await ask(world.drafter, 'POST', `/notices/${(await draft()).id}/rows`, { cases: [theirs.case] }, 1)).body.code).toBe(
      'case-not-ready',
    );
    const referral = api.platform.newId();
    await add(api, 'referral', {
      ...{
        id: referral,
        case_id: theirs.case,
        kind: 'common-notice',
        from_organisation_id: world.province,
        to_organisation_id: world.ministry,
      },
      ...{ state: 'ACCEPTED', reason: '汇总上报', offered_at: api.clock.at },
    });
    const done = await published([own, theirs]);
    expect(done.lists.map(({ number, title, issuer }: Body) => [number, title, issuer])).toEqual([
      [1, '工业和信息化部通报存在问题的APP名单', 'ministry'],
      [2, '四川省通信管理局通报存在问题的APP名单', '51'],
    ]);
    expect(done.paragraphs[0]).toContain(
      '共发现1款APP存在侵害用户权益行为（详见附件1）；各通信管理局组织检测，共发现1款APP存在侵害用户权益行为（详见附件2）。',
    );
    expect(await stateOf(theirs.case)).toBe('NOTICED');
    const { rows } = await sql<{ notice: string }>`select notice_id as notice from touchstone.referral where id = ${referral}`.execute(
      api.database.db,
    );
    expect(rows[0]!.notice).toBe(done.id);
  });
});

test('a candidate whose document reached nobody says so, and not while one way is open', async () => {
  const [silent, asked] = [await world.overdue('失联甲'), await world.overdue('失联乙')];
  for (const [one, states] of [
    [silent, ['FAILED', 'FAILED']],
    [asked, ['FAILED', 'SENT']],
  ] as const) {
    const order = api.platform.newId();
    const document = { case_id: one.case, organisation_id: world.ministry, type: 'rectification', state: 'DRAFT', fields: '{}' };
    const paper = { template: 'rectification', template_version: '1', addressee_kind: 'operator', addressee_name: '甲' };
    await add(api, 'order_document', { id: order, ...document, ...paper, addressee_id: one.operator, created_at: api.clock.at });
    for (const [at, state] of states.entries())
      await add(api, 'service', {
        id: api.platform.newId(),
        order_id: order,
        channel: ['email', 'paper'][at],
        state,
        created_at: api.clock.at,
      });
  }
  const { items } = await got(world.drafter, 'GET', '/notice-candidates');
  const unreached = (one: Overdue) => items.find((item: Body) => item.case === one.case).unreached;
  expect([unreached(silent) === null, unreached(asked)]).toEqual([false, null]);
});

describe('a draft', () => {
  test('a row is moved within its list, and not out of it', async () => {
    const cases = [await world.overdue('先甲'), await world.overdue('先乙'), await world.overdue('先丙')];
    const notice = await withRows(cases);
    const names = ({ lists }: Body) => lists[0].rows.map(({ name }: Body) => name);
    const [first, ...rest] = names(notice);
    const moved = await got(
      world.drafter,
      'POST',
      `/notices/${notice.id}/rows/place`,
      { attachment: 1, ordinal: 1, to: 3 },
      notice.version,
    );
    expect(names(moved)).toEqual([...rest, first]);
    expect(moved.lists[0].rows.map(({ ordinal }: Body) => ordinal)).toEqual([1, 2, 3]);
    expect((await step(world.drafter, moved, 'rows/place', { attachment: 1, ordinal: 1, to: 4 })).body.code).toBe('not-found');
    expect((await step(world.drafter, notice, 'rows/place', { attachment: 1, ordinal: 1, to: 2 })).body.code).toBe('version-conflict');
    expect((await step(world.other, moved, 'rows/place', { attachment: 1, ordinal: 1, to: 2 })).status).toBe(404);
  });

  test('its files can be read before it is frozen, by its authority alone, and not while words are missing', async () => {
    const notice = await withRows([await world.overdue('稿甲')]);
    const file = await ask(world.drafter, 'GET', `/notices/${notice.id}/draft-files/docx`);
    expect([file.status, file.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await ask(world.drafter, 'GET', `/notices/${notice.id}/draft-files/pdf`)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await ask(world.other, 'GET', `/notices/${notice.id}/draft-files/docx`)).status).toBe(404);
    const empty = await draft();
    const refused = await ask(world.drafter, 'GET', `/notices/${empty.id}/draft-files/docx`);
    expect([refused.body.code, refused.body.errors]).toEqual(['notice-incomplete', [{ pointer: '/notice', message: 'no-rows' }]]);
  });
});

describe('kinds of notices', () => {
  test('a delisting names cases whose delisting is drafted; it is not counted and moves none of them', async () => {
    const delisted = await world.overdue('下架甲', {
      further: [
        ['prepare-notice', 'NOTICE_PENDING'],
        ['publish-notice', 'NOTICED'],
        ['deadline-passed', 'DELIST_DRAFT'],
      ],
    });
    const overdue = await world.overdue('下架乙');
    const notice = await draft({ kind: 'delisting', fields: { background: '2026年2月，我部向社会通报了存在侵害用户权益行为的APP名单。' } });
    const refused = await ask(world.drafter, 'POST', `/notices/${notice.id}/rows`, { cases: [overdue.case] }, notice.version);
    expect(refused.body.code).toBe('case-not-ready');
    const done = await published([delisted], {
      kind: 'delisting',
      fields: { background: '2026年2月，我部向社会通报了存在侵害用户权益行为的APP名单。' },
    });
    expect(done).toMatchObject({ title: '关于下架侵害用户权益APP名单的通报', yearBatch: null, totalBatch: null });
    expect(done.lists[0].title).toBe('工业和信息化部下架的应用软件名单');
    expect(done.paragraphs[0]).toBe(
      '2026年2月，我部向社会通报了存在侵害用户权益行为的APP名单。截至目前，尚有1款APP未按我部要求完成整改（详见附件）。',
    );
    expect(await stateOf(delisted.case)).toBe('DELIST_DRAFT');
  });

  test('SDKs have a list of their own, a line for each source or problem, and typical cases are told in words', async () => {
    const [app, sdk] = [await world.overdue('列表甲'), await world.overdue('列表SDK', { subject: 'sdk' })];
    const typical = [{ case: app.case, description: '首次启动即读取设备标识。' }];
    const notice = await withRows([app, sdk], {}, { lines: 'all-sources', typical });
    expect(notice.lists.map(({ number, kind, title, rows }: Body) => [number, kind, title, rows.length])).toEqual([
      [1, 'apps', '工业和信息化部通报存在问题的APP名单', 1],
      [2, 'sdks', '工业和信息化部通报存在问题的SDK名单', 1],
      [3, 'typical-cases', '典型案例', 1],
    ]);
    expect(notice.lists[2].rows[0]).toMatchObject({ name: '列表甲', description: '首次启动即读取设备标识。' });
    const seen = await got(world.drafter, 'GET', `/notices/${notice.id}/preview`);
    expect(seen.text.paragraphs[0]).toContain('共发现2款APP（SDK）存在侵害用户权益行为（详见附件1-2）');
    expect(seen.text.annexes).toEqual([
      '附件1.工业和信息化部通报存在问题的APP名单',
      '附件2.工业和信息化部通报存在问题的SDK名单',
      '附件3.典型案例',
    ]);
  });

  test('a province prints the day until which everything must be put right, and the case runs until its midnight', async () => {
    const reviewer = await api.person(world.province, 'province-approver', 'province:51');
    const overdue = await world.overdue('省级甲', { organisation: world.province, province: '51', territory: '51' });
    let notice = await got(world.other, 'POST', '/notices', { kind: 'problems' });
    notice = await got(world.other, 'POST', `/notices/${notice.id}/rows`, { cases: [overdue.case] }, notice.version);
    const early = await step(world.other, notice, 'submission');
    expect(early.body.errors).toEqual([{ pointer: '/fields/deadline', message: 'missing-field' }]);
    notice = await got(world.other, 'PATCH', `/notices/${notice.id}`, { deadlineOn: '2026-03-10' }, notice.version);
    for (const [who, part] of [
      [world.other, 'submission'],
      [reviewer, 'approval'],
      [reviewer, 'freezing'],
      [reviewer, 'publication'],
    ] as const)
      notice = (await step(who, notice, part)).body;
    expect(notice).toMatchObject({ state: 'PUBLISHED', issuer: '51', signature: '四川省通信管理局' });
    expect(notice.paragraphs[1]).toBe('上述APP应在3月10日前完成整改落实工作。逾期不整改的，我局将依法依规组织开展相关处置工作。');
    const { rows } = await sql<{ due: Date }>`select due_at as due from touchstone.deadline where case_id = ${overdue.case}`.execute(
      api.database.db,
    );
    expect(rows[0]!.due.toISOString()).toBe('2026-03-10T16:00:00.000Z');
  });
});

describe('what is refused', () => {
  test('review by whoever had a hand in the draft', async () => {
    const both = await api.person(world.ministry, 'ministry-inspector', 'all');
    await add(api, 'role_grant', {
      ...{ id: api.platform.newId(), person_id: both.id, organisation_id: world.ministry, role: 'ministry-approver', scope: 'all' },
      valid_from: new Date(api.clock.at.getTime() - 1000),
    });
    const notice = await withRows([await world.overdue('改动甲')]);
    const edited = await got(both, 'PATCH', `/notices/${notice.id}`, { on: '2026-03-03' }, notice.version);
    const submitted = (await step(world.drafter, edited, 'submission')).body;
    expect((await step(both, submitted, 'approval')).body.code).toBe('duty-apart');
    expect((await step(world.reviewer, submitted, 'approval')).status).toBe(200);
  });

  test('a case that another notice names', async () => {
    const overdue = await world.overdue('庚应用');
    await withRows([overdue]);
    const second = await draft();
    const answer = await ask(world.drafter, 'POST', `/notices/${second.id}/rows`, { cases: [overdue.case] }, second.version);
    expect([answer.status, answer.body.code]).toEqual([409, 'case-in-notice']);
  });

  test('all cases of a call when one of them cannot be named; without a list it is left out', async () => {
    const [free, named] = [await world.overdue('全部甲'), await world.overdue('全部乙')];
    await withRows([named]);
    const notice = await draft();
    const answer = await ask(world.drafter, 'POST', `/notices/${notice.id}/rows`, { cases: [free.case, named.case] }, notice.version);
    expect(answer.body).toMatchObject({ code: 'case-in-notice', errors: [{ pointer: `/cases/${named.case}` }] });
    expect(await stateOf(free.case)).toBe('OVERDUE');
    const rest = await got(world.drafter, 'POST', `/notices/${notice.id}/rows`, {}, notice.version);
    const names = rest.lists.flatMap(({ rows }: Body) => rows.map(({ name }: Body) => name));
    expect(names).toContain('全部甲');
    expect(names).not.toContain('全部乙');
  });

  test('publication as a whole when one case has gone another way meanwhile: none is named, no time begins', async () => {
    const [stays, goes] = [await world.overdue('整体甲'), await world.overdue('整体乙')];
    const cold = await frozen([stays, goes]);
    await sql`update touchstone.case_finding set outcome = 'FIXED' where case_id = ${goes.case}`.execute(api.database.db);
    await sql`update touchstone.finding set state = 'REJECTED' where id = ${goes.finding}`.execute(api.database.db);
    expect((await step(world.reviewer, cold, 'publication')).body.code).toBe('notice-incomplete');
    expect([await stateOf(stays.case), await stateOf(goes.case)]).toEqual(['NOTICE_PENDING', 'NOTICE_PENDING']);
    const { rows } = await sql`select from touchstone.deadline where case_id = ${stays.case}`.execute(api.database.db);
    expect(rows).toEqual([]);
  });

  test('a case that answers while the notice is a draft; once the words are frozen it is named, and its answer is judged all the same', async () => {
    const [early, late] = [await world.overdue('起草时提交'), await world.overdue('冻结后提交')];
    const handIn = (caseId: string) =>
      withSession(api.database.db, systemSession('test'), (tx) =>
        moveCase(caseRowsOf(api.platform)(tx), {
          ...{ caseId, event: 'late-submit', basis: '整改提交', payload: { submission: 'x' } },
          actor: { name: 'person:firm', organisation: null, permissions: ['submission.create'] },
        }),
      );
    const open = await withRows([early]);
    expect(await handIn(early.case)).toMatchObject({ ok: true });
    expect((await step(world.drafter, open, 'submission')).body).toMatchObject({
      code: 'notice-incomplete',
      errors: [{ message: 'case-not-ready' }],
    });

    const cold = await frozen([late]);
    expect(await handIn(late.case)).toMatchObject({ ok: true });
    expect((await step(world.reviewer, cold, 'publication')).status).toBe(200);
    expect(await stateOf(late.case)).toBe('SUBMITTED');
    const { rows } = await sql`
      select from touchstone.deadline d join touchstone.enforcement_case c on c.id = d.case_id
      where c.id = ${late.case} and c.noticed_at is not null and d.purpose = 'after-notice' and d.state = 'RUNNING'`.execute(
      api.database.db,
    );
    expect(rows).toHaveLength(1);
  });

  test('what was handed in after the words were frozen and not taken leaves the case overdue: it is named with the others', async () => {
    const [late, other] = [await world.overdue('冻结后提交不成'), await world.overdue('同批应用')];
    const cold = await frozen([late, other]);
    const move = (event: 'late-submit' | 'refuse-submission', permission: string) =>
      withSession(api.database.db, systemSession('test'), (tx) =>
        moveCase(caseRowsOf(api.platform)(tx), {
          ...{ caseId: late.case, event, basis: '整改提交', payload: { submission: 'x', reason: '材料不全' } },
          actor: { name: 'person:other', organisation: world.ministry, permissions: [permission] },
        }),
      );
    expect(await move('late-submit', 'submission.create')).toMatchObject({ ok: true });
    expect(await move('refuse-submission', 'submission.review')).toMatchObject({ ok: true });
    expect(await stateOf(late.case)).toBe('OVERDUE');
    expect((await step(world.reviewer, cold, 'publication')).status).toBe(200);
    expect([await stateOf(late.case), await stateOf(other.case)]).toEqual(['NOTICED', 'NOTICED']);
  });

  test('an old version, and a step that is not there', async () => {
    const notice = await draft();
    expect((await ask(world.drafter, 'PATCH', `/notices/${notice.id}`, { on: '2026-03-03' }, notice.version + 1)).status).toBe(412);
    expect((await ask(world.drafter, 'PATCH', `/notices/${notice.id}`, { on: '2026-03-03' })).status).toBe(428);
    expect((await step(world.reviewer, notice, 'publication')).body.code).toBe('no-such-step');
    expect((await step(world.drafter, notice, 'submission')).body).toMatchObject({
      code: 'notice-incomplete',
      errors: [{ pointer: '/notice', message: 'no-rows' }],
    });
  });

  test('a template with a missing field: it is named, and nothing is frozen', async () => {
    const notice = await withRows([await world.overdue('辛应用')], { kind: 'look-back' });
    const answer = await step(world.drafter, notice, 'submission');
    expect([answer.status, answer.body.code]).toEqual([422, 'notice-incomplete']);
    expect(answer.body.errors).toEqual([{ pointer: '/fields/scope', message: 'missing-field' }]);
  });

  test('another authority: it neither sees nor changes a draft', async () => {
    const notice = await draft();
    expect((await ask(world.other, 'GET', `/notices/${notice.id}`)).status).toBe(404);
    expect((await ask(world.other, 'PATCH', `/notices/${notice.id}`, {}, notice.version)).status).toBe(404);
  });

  test('evidence whose bytes are not the ones that were kept stops publication', async () => {
    const overdue = await world.overdue('壬应用');
    const notice = await withRows([overdue]);
    await sql`delete from touchstone.finding_evidence where finding_id = ${overdue.finding}`.execute(api.database.db);
    expect((await step(world.drafter, notice, 'submission')).body.errors).toEqual([
      { pointer: '/attachments/1/rows/1', message: 'no-evidence' },
    ]);
    await add(api, 'evidence', { sha256: 'e'.repeat(64), kind: 'log', size_bytes: 1 });
    await add(api, 'finding_evidence', { finding_id: overdue.finding, sha256: 'e'.repeat(64), added_by: 'system:test' });
    expect((await step(world.drafter, notice, 'submission')).body.errors).toEqual([
      { pointer: '/attachments/1/rows/1', message: 'evidence-absent' },
    ]);
  });

  test('a store that offers another version is not named: a source that is not known stays empty', async () => {
    const overdue = await world.overdue('来源甲');
    const { db } = api.database;
    await sql`update touchstone.listing set version_name = '9.9', artifact_sha256 = ${'f'.repeat(64)} where app_id = ${overdue.app}`.execute(
      db,
    );
    const notice = await withRows([overdue], {}, { lines: 'all-sources' });
    expect(notice.lists[0].rows.map(({ source, version }: Body) => [source, version])).toEqual([[null, '1.0.2']]);
  });

  test('twice at once: a second click finds another version, and two notices never take one number', async () => {
    const cold = await frozen([await world.overdue('并发甲')]);
    const both = await Promise.all([step(world.reviewer, cold, 'publication'), step(world.reviewer, cold, 'publication')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const pair = await Promise.all([frozen([await world.overdue('并发乙')]), frozen([await world.overdue('并发丙')])]);
    const numbers = pair.map(({ totalBatch }) => totalBatch).sort((a, b) => a - b);
    expect(numbers).toEqual([cold.totalBatch + 1, cold.totalBatch + 2]);
  });

  test('a case that is taken out is overdue again', async () => {
    const [stays, goes] = [await world.overdue('癸应用'), await world.overdue('子应用')];
    const notice = await withRows([stays, goes]);
    const left = await got(
      world.drafter,
      'POST',
      `/notices/${notice.id}/rows/removal`,
      { cases: [goes.case], reason: '已提交整改' },
      notice.version,
    );
    expect(left.lists[0].rows.map(({ name }: Body) => name)).toEqual(['癸应用']);
    expect([await stateOf(stays.case), await stateOf(goes.case)]).toEqual(['NOTICE_PENDING', 'OVERDUE']);
  });
});

describe('after publication', () => {
  test('the database keeps a frozen notice, its rows and its files as they are', async () => {
    const { id } = await published([await world.overdue('丑应用')]);
    const { db } = api.database;
    for (const change of [
      sql`update touchstone.notice set title = 'x' where id = ${id}`,
      sql`update touchstone.notice set paragraphs = '{}' where id = ${id}`,
      sql`update touchstone.notice_row set app_name = 'x' where notice_id = ${id}`,
      sql`delete from touchstone.notice_row where notice_id = ${id}`,
      sql`delete from touchstone.notice_file where notice_id = ${id}`,
    ])
      await expect(change.execute(db)).rejects.toThrow(/frozen|written once/);
  });

  test('every published row still leads to its case, its findings and evidence whose bytes match; a changed byte is found', async () => {
    const overdue = await world.overdue('寅应用');
    const notice = await published([overdue]);
    expect(await got(world.reviewer, 'GET', `/notices/${notice.id}/check`)).toEqual({
      rows: 1,
      evidence: 1,
      snapshot: 'match',
      faults: [],
    });
    await objects.delete(overdue.evidence);
    expect(await got(world.reviewer, 'GET', `/notices/${notice.id}/check`)).toMatchObject({
      faults: [{ attachment: 1, ordinal: 1, name: '寅应用', reason: 'evidence-absent', about: overdue.evidence }],
    });
  });

  test('good news is added beside the row and the text stays', async () => {
    const notice = await published([await world.overdue('卯应用')]);
    const note = { attachment: 1, ordinal: 1, text: '已整改（2026年3月9日）', basis: '复测合格' };
    expect((await ask(world.reviewer, 'POST', `/notices/${notice.id}/annotations`, { ...note, ordinal: 2 })).status).toBe(404);
    const noted = await got(world.reviewer, 'POST', `/notices/${notice.id}/annotations`, note);
    expect(noted).toMatchObject({ snapshotHash: notice.snapshotHash, version: notice.version });
    const read = await got(null, 'GET', `/public/notices/${notice.id}`);
    expect(read.lists[0].rows[0].annotations).toEqual([{ text: '已整改（2026年3月9日）', at: '2026-03-02T02:00:00.000Z' }]);
  });

  test('a correction is a document of its own: it takes over the rows, is not counted, and the first one says so', async () => {
    const notice = await published([await world.overdue('辰应用'), await world.overdue('巳应用')]);
    const begun = await draft({ corrects: notice.id });
    expect(begun.lists[0].rows).toHaveLength(2);
    const edited = await got(
      world.drafter,
      'PATCH',
      `/notices/${begun.id}/rows`,
      { attachment: 1, ordinal: 1, version: '1.0.3' },
      begun.version,
    );
    const diff = await got(world.drafter, 'GET', `/notices/${begun.id}/diff`);
    expect(diff.against).toBe(notice.id);
    expect(diff.rows).toEqual([{ attachment: 1, name: '辰应用', change: 'changed', fields: ['version'] }]);
    const submitted = (await step(world.drafter, edited, 'submission')).body;
    const approved = (await step(world.reviewer, submitted, 'approval')).body;
    const cold = (await step(world.reviewer, approved, 'freezing')).body;
    const done = (await step(world.reviewer, cold, 'publication')).body;
    expect(done).toMatchObject({
      state: 'PUBLISHED',
      title: '关于侵害用户权益行为的APP通报（更正）',
      yearBatch: null,
      corrects: notice.id,
    });
    expect(done.paragraphs[0]).toBe(
      `现对2026年3月2日发布的《关于侵害用户权益行为的APP通报》（2026年第${notice.yearBatch}批）更正如下，以本通报为准。`,
    );
    expect(await got(null, 'GET', `/public/notices/${notice.id}`)).toMatchObject({
      state: 'CORRECTED',
      correctedBy: done.id,
      snapshotHash: notice.snapshotHash,
    });
  });

  test('whom a correction names no more is not noticed any more; the others are, and their time runs on', async () => {
    const [kept, wrong] = [await world.overdue('更正甲'), await world.overdue('更正乙')];
    const notice = await published([kept, wrong]);
    const begun = await draft({ corrects: notice.id });
    const fewer = await got(
      world.drafter,
      'POST',
      `/notices/${begun.id}/rows/removal`,
      { cases: [wrong.case], reason: '对象有误' },
      begun.version,
    );
    const submitted = (await step(world.drafter, fewer, 'submission')).body;
    const cold = (await step(world.reviewer, (await step(world.reviewer, submitted, 'approval')).body, 'freezing')).body;
    expect((await step(world.reviewer, cold, 'publication')).status).toBe(200);
    expect([await stateOf(kept.case), await stateOf(wrong.case)]).toEqual(['NOTICED', 'OVERDUE']);
  });

  test('a withdrawn notice stays with its reason, and whom it named is told nobody any more', async () => {
    const named = await world.overdue('午应用');
    const notice = await published([named]);
    await step(world.reviewer, notice, 'withdrawal', { reason: '检测对象有误' });
    // nothing is taken off a shelf for what is not published
    const { rows } = await sql<{ state: string; noticed: Date | null; clock: string }>`
      select c.state, c.noticed_at as noticed, d.state as clock from touchstone.enforcement_case c
      join touchstone.deadline d on d.case_id = c.id and d.purpose = 'after-notice' where c.id = ${named.case}`.execute(api.database.db);
    expect(rows).toEqual([{ state: 'OVERDUE', noticed: null, clock: 'CANCELLED' }]);
    const read = await got(null, 'GET', `/public/notices/${notice.id}`);
    expect(read).toMatchObject({ state: 'WITHDRAWN', withdrawnReason: '检测对象有误', lists: [], files: [], paragraphs: [] });
    expect((await got(null, 'GET', `/public/notices/${notice.id}/entry`)).entry).toMatchObject({
      state: 'WITHDRAWN',
      lists: [],
      files: [],
    });
    expect((await got(null, 'GET', `/public/notice-rows?q=${encodeURIComponent('午应用')}`)).items).toEqual([]);
    expect((await ask(null, 'GET', `/public/notices/${notice.id}/files/pdf`)).status).toBe(404);
    expect((await got(world.drafter, 'GET', `/notices/${notice.id}`)).lists[0].rows).toHaveLength(1);
  });
});

describe('anybody', () => {
  test('finds rows by app, developer and filing number, and only of what is published', async () => {
    const overdue = await world.overdue('未应用');
    const notice = await frozen([overdue]);
    const look = (query: string) => got(null, 'GET', `/public/notice-rows?${query}`);
    expect((await look(`q=${encodeURIComponent('未应')}`)).items).toEqual([]);
    await step(world.reviewer, notice, 'publication');
    for (const query of [`q=${encodeURIComponent('未应')}`, `developer=${encodeURIComponent('未应用科技')}`])
      expect((await look(query)).items.map(({ name, notice: of }: Body) => [name, of])).toEqual([['未应用', notice.id]]);
    expect((await look(`q=${encodeURIComponent('%')}`)).items).toEqual([]);
    const byNumber = await look(`filingNo=${encodeURIComponent('浙ICP备12345678号-1A')}&limit=2`);
    expect(byNumber.items).toHaveLength(2);
    const next = await look(`filingNo=${encodeURIComponent('浙ICP备12345678号-1A')}&limit=2&after=${encodeURIComponent(byNumber.next)}`);
    expect(next.items[0]).not.toEqual(byNumber.items[1]);
  });

  test('gets the frozen files, and the same bytes as the authority', async () => {
    const notice = await published([await world.overdue('申应用')]);
    const [mine, theirs] = [
      await ask(world.drafter, 'GET', `/notices/${notice.id}/files/pdf`),
      await ask(null, 'GET', `/public/notices/${notice.id}/files/pdf`),
    ];
    expect(theirs.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(theirs.bytes.equals(mine.bytes)).toBe(true);
    expect((await ask(null, 'GET', `/public/notices/${notice.id}/files/csv?attachment=1`)).bytes.toString()).toContain('申应用');
    expect((await ask(null, 'GET', `/public/notices/${notice.id}/files/csv?attachment=9`)).status).toBe(404);
  });

  test('reads a feed whose index and entries are signed, and whose hashes fit', async () => {
    const notice = await published([await world.overdue('酉应用')]);
    const feed = await got(null, 'GET', '/public/notice-feed');
    const listed = feed.index.entries.find(({ notice: of }: Body) => of === notice.id);
    const entry = await got(null, 'GET', listed.path.replace('/api/v1', ''));
    expect(entry.sha256).toBe(listed.sha256);
    for (const [value, signature] of [
      [feed.index, feed.signature],
      [entry.entry, entry.signature],
    ]) {
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(signature.publicKey, 'base64').toString('base64url') },
        format: 'jwk',
      });
      const holds = (of: unknown) => verify(null, Buffer.from(canonical(of as Canonical)), key, Buffer.from(signature.value, 'base64'));
      expect(holds(value)).toBe(true);
      expect(holds({ ...value, schema: 'x' })).toBe(false);
    }
    expect((await got(null, 'GET', `/public/notice-feed?since=${encodeURIComponent(feed.index.at)}`)).index.entries).toEqual([]);
  });
});

test('a preview says what it would say, and what stands in the way', async () => {
  const notice = await withRows([await world.overdue('戌应用', { isDemo: true })], {}, { lines: 'per-problem' });
  const seen = await got(world.drafter, 'GET', `/notices/${notice.id}/preview`);
  expect(seen).toMatchObject({ faults: [], text: { series: '（2026年第○批，总第○批）' } });
  expect(notice.isDemo).toBe(true);
  const real = await world.overdue('真实应用');
  const mixed = await ask(world.drafter, 'POST', `/notices/${notice.id}/rows`, { cases: [real.case] }, notice.version);
  expect(mixed.body).toMatchObject({ code: 'case-not-ready', errors: [{ message: 'demo-mixed' }] });
  expect(seen.page).toContain('演示数据');
  expect(seen.article).toContain('戌应用');
  const candidates = await got(world.drafter, 'GET', '/notice-candidates');
  expect(candidates.items.map(({ name }: Body) => name)).toContain('戌应用');
});

describe('texts and columns', () => {
  const columns = {
    ...{ id: 'apps-2027', issuers: ['any'], kind: 'apps', from: '2027-01-01', problems: 'names', separator: '；', grade: 'V' },
    columns: [
      { field: 'ordinal', title: '序号' },
      { field: 'name', title: 'App名称' },
      { field: 'problems', title: '问题' },
    ],
  };

  test('of a new year are added by the ministry, counted as versions, and what was frozen stays word for word', async () => {
    const admin = await api.person(world.ministry, 'ministry-admin', 'all');
    const notice = await published([await world.overdue('文本甲')]);
    const catalogue = await got(world.drafter, 'GET', '/notice-catalogue');
    const template = catalogue.templates.find(({ id }: Body) => id === 'problems-undated');
    const changed = { ...template, version: '2', title: '关于侵害用户权益行为{subjects}的通报' };
    const add = (kind: string, content: object) => got(admin, 'POST', '/notice-catalogue', { kind, content, reason: '样式调整' });
    expect(await add('template', changed)).toEqual({ kind: 'template', id: 'problems-undated', version: 1 });
    expect(await add('template', template)).toMatchObject({ version: 2 });
    await add('template', changed);
    await add('format', columns);
    const seen = await withRows([await world.overdue('文本乙')], { on: '2027-01-05' });
    expect(seen.lists[0].columns.map(({ title }: Body) => title)).toEqual(['序号', 'App名称', '问题']);
    expect((await got(world.drafter, 'GET', `/notices/${seen.id}/preview`)).text.title).toBe('关于侵害用户权益行为APP的通报');
    expect(await got(world.drafter, 'GET', `/notices/${notice.id}/check`)).toMatchObject({ snapshot: 'match' });
    expect((await got(world.drafter, 'GET', `/notices/${notice.id}`)).title).toBe('关于侵害用户权益行为的APP通报');
    await add('template', template);
  });

  test.each([
    ['template', { id: 'x' }, '/body/content/title', 'missing'],
    ['format', { ...columns, columns: [{ field: 'price', title: '价' }] }, '/body/content/columns', 'bad'],
    ['format', { ...columns, colour: 'red' }, '/body/content/colour', 'unknown-field'],
    ['basis', { id: 'L', text: '《法》', from: '2026-02-30', kinds: ['problems'], usual: true, grade: 'V' }, '/body/content/from', 'bad'],
  ])('that are not well-formed are refused: %s', async (kind, content, pointer, message) => {
    const admin = await api.person(world.ministry, 'ministry-admin', 'all');
    const answer = await ask(admin, 'POST', '/notice-catalogue', { kind, content, reason: '试' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual({ pointer, message });
  });

  test('that name a field nobody fills are refused, and a province changes none', async () => {
    const admin = await api.person(world.ministry, 'ministry-admin', 'all');
    const catalogue = await got(world.drafter, 'GET', '/notice-catalogue');
    const template = catalogue.templates.find(({ id }: Body) => id === 'problems-undated');
    const content = { ...template, paragraphs: ['{whoever}'] };
    expect((await ask(admin, 'POST', '/notice-catalogue', { kind: 'template', content, reason: '试' })).body.errors).toEqual([
      { pointer: '/body/content/paragraphs/0', message: 'bad' },
    ]);
    const theirs = await api.person(world.province, 'province-admin', 'province:51');
    expect((await ask(theirs, 'POST', '/notice-catalogue', { kind: 'template', content: template, reason: '试' })).status).toBe(403);
  });
});

describe('what others published', () => {
  test('is loaded as rows and reported figures, the gap is shown, and loading again adds nothing', async () => {
    const admin = await api.person(world.ministry, 'ministry-admin', 'all');
    const loaded = await got(admin, 'POST', '/reported-notices');
    expect(loaded).toMatchObject({ notices: 48, rows: 25 });
    expect(await got(admin, 'POST', '/reported-notices')).toEqual({ notices: 0, rows: 0, figures: 0, reportedRows: 0 });

    const listed = await got(null, 'GET', '/public/notices?kind=delisting&year=2021&issuer=ministry&limit=200');
    const known = listed.items.find(({ on }: Body) => on === '2021-12-09');
    expect(known).toMatchObject({ origin: 'reported', evidenceGrade: 'S', rows: 5, reportedRows: 106, yearBatch: null });
    const read = await got(null, 'GET', `/public/notices/${known.id}`);
    expect(read.lists[0].rows[1]).toMatchObject({
      name: '豆瓣',
      developer: null,
      source: null,
      version: null,
      filingNo: null,
      isPlaceholder: false,
    });

    const figures = (await got(world.drafter, 'GET', '/reported-figures?limit=200')).items;
    const figure = (what: string, asOf: string) =>
      figures.find((one: Body) => one.what === what && one.asOf === asOf && one.period === null);
    expect(figure('notice-rows', '2021-12-09')).toMatchObject({ value: 106, held: 5, gap: 101, notice: known.id });
    expect(figure('tested', '2020-11-27')).toMatchObject({ value: 440_000, held: null, gap: null, words: '44万' });
    expect(figure('notified', '2021-11-16')).toMatchObject({ value: 2049, held: 2, gap: 2047 });
    for (const { id, held } of figures.filter((one: Body) => one.held !== null)) {
      const rows = await got(world.drafter, 'GET', `/reported-figures/${id}/rows?limit=200`);
      expect([id, rows.items.length, rows.next]).toEqual([id, held, null]);
      expect((await got(world.drafter, 'GET', `/reported-figures/${id}`)).held).toBe(held);
    }
    const one = figures.find((each: Body) => each.what === 'notified' && each.held > 1);
    const [first, second] = (await got(world.drafter, 'GET', `/reported-figures/${one.id}/rows`)).items;
    const head = await got(world.drafter, 'GET', `/reported-figures/${one.id}/rows?limit=1`);
    const tail = await got(world.drafter, 'GET', `/reported-figures/${one.id}/rows?limit=1&after=${head.next}`);
    expect([head.items[0], tail.items[0]]).toEqual([first, second]);
    const stated = figures.find((each: Body) => each.held === null);
    expect((await got(world.drafter, 'GET', `/reported-figures/${stated.id}/rows`)).items).toEqual([]);
    expect((await ask(world.drafter, 'GET', `/reported-figures/${api.platform.newId()}/rows`)).status).toBe(404);
    const share = figures.find((one: Body) => one.what === 'problem-share' && one.about === 'Q01');
    expect(share).toMatchObject({ unit: 'basis-points', value: 3200, held: null, asOf: '2020-11-27', source: '公开通报占比' });
  });

  test('the own count goes on behind it, from the last batch that is known', async () => {
    const elsewhere = await startApi({ objects });
    elsewhere.clock.at = new Date('2026-03-20T02:00:00Z');
    const at = await noticeWorld(elsewhere, objects);
    const admin = await elsewhere.person(at.ministry, 'ministry-admin', 'all');
    const call = async (who: TestPerson, path: string, payload?: object, version?: number): Promise<Body> => {
      const headers = { ...who.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) };
      const answer = await elsewhere.app.inject({
        method: 'POST',
        url: `/api/v1${path}`,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body}`);
      return answer.json();
    };
    await call(admin, '/reported-notices');
    const overdue = await at.overdue('亥应用');
    let notice = await call(at.drafter, '/notices', { kind: 'problems' });
    notice = await call(at.drafter, `/notices/${notice.id}/rows`, { cases: [overdue.case] }, notice.version);
    notice = await call(at.drafter, `/notices/${notice.id}/submission`, {}, notice.version);
    notice = await call(at.reviewer, `/notices/${notice.id}/approval`, {}, notice.version);
    notice = await call(at.reviewer, `/notices/${notice.id}/freezing`, {}, notice.version);
    expect([notice.year, notice.yearBatch, notice.totalBatch]).toEqual([2026, 3, 56]);
    await elsewhere.close();
  });
});
