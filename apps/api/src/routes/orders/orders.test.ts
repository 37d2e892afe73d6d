import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { CLAUSES, FIELDS, orderWorld } from './orders.fixture.ts';

const api = await startApi({ keepsObjects: true });
afterAll(() => api.close());
// inside the calendars that come with the installation, whenever this runs
api.clock.at = new Date('2026-03-02T02:00:00Z');
const world = await orderWorld(api);
const { ask, step, inspector, second, approver, abroad, member } = world;

let caseId = '';
beforeEach(async () => {
  caseId = await world.confirmed();
});

const file = (id: string, name: string, who = inspector) =>
  api.app.inject({ url: `/api/v1/orders/${id}/files/${name}`, headers: who.headers });
const numbers = async () =>
  (await world.rows(
    sql`select number, cancelled_reason as reason from touchstone.number_issued where series like 'order:%责改字' order by number`,
  )) as readonly {
    number: number;
    reason: string | null;
  }[];

test('the main line: drafted, read by another, issued with number and files', async () => {
  const made = await world.draft(caseId);
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'DRAFT', number: null, type: 'rectification', addressee: { name: '示例科技' } },
  });
  expect((await world.caseOf(caseId)).state).toBe('ORDER_DRAFT');
  const { id } = made.body;

  expect((await step(inspector, id, 'review')).body.state).toBe('IN_REVIEW');
  expect((await step(approver, id, 'approval')).body).toMatchObject({ state: 'APPROVED', approvedBy: approver.id });
  const issued = await step(approver, id, 'issue');
  expect(issued.body).toMatchObject({ state: 'ISSUED', number: expect.stringMatching(/^京通信责改字〔\d{4}〕第\d+号$/) });
  expect((await world.caseOf(caseId)).state).toBe('ORDERED');

  const pdf = await file(id, 'pdf');
  expect(pdf.statusCode).toBe(200);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  const page = (await file(id, 'html')).body;
  for (const wanted of [
    issued.body.number,
    '示例科技',
    '违规收集个人信息',
    '自本文书送达之日起5个工作日内',
    (await world.caseOf(caseId)).number,
  ])
    expect(page).toContain(wanted);
  expect((await ask(inspector, 'GET', `/orders/${id}/verification`)).body).toMatchObject({ isSame: true, files: [{}, {}, {}] });
  const { items } = (await ask(inspector, 'GET', `/orders/${id}/events`)).body;
  expect(items.map(({ event }: { event: string }) => event)).toEqual(['draft', 'send-to-review', 'approve', 'issue']);
});

test('what was found is there for the draft, and a draft that is not whole is read with its gaps', async () => {
  const { body } = await ask(inspector, 'GET', `/cases/${caseId}/order-material`);
  expect(body).toMatchObject({
    subject: expect.stringMatching(/^“轻盈.*”App（版本1\.0，cn\.a/),
    tested: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    clauses: [{ clause: '164-01.2', problem: expect.stringMatching(/./), remedy: expect.stringMatching(/./) }],
    addressees: [{ kind: 'operator', id: world.operator, name: '示例科技' }, { kind: 'sdk-provider' }, { kind: 'access-provider' }],
  });
  expect((await ask(abroad, 'GET', `/cases/${caseId}/order-material`)).status).toBe(404);
  expect((await ask(member, 'GET', `/cases/${caseId}/order-material`)).status).toBe(403);

  const draft = { addressee: '示例科技', case: caseId, fields: { clauses: [{ ...CLAUSES[0], problem: '' }] } };
  const seen = await ask(inspector, 'POST', '/order-templates/rectification/preview', {
    ...draft,
    deadline: { kind: 'working-days', count: 400 },
  });
  expect(seen.body).toMatchObject({
    open: expect.arrayContaining([
      { field: 'subject', fault: 'missing' },
      { field: 'clauses', fault: 'bad' },
      { field: 'deadline', fault: 'missing' },
    ]),
    deadline: { reason: 'deadline-provisional', missingYear: 2027 },
  });
  for (const wanted of ['〔名称、版本和包名〕', '〔期限〕', '用户同意之后再收集']) expect(seen.body.html).toContain(wanted);
});

test.each([
  ['pdf', '%PDF'],
  ['docx', 'PK'],
  ['html', '<!do'],
])('a draft is downloaded as %s before it is whole', async (format, begins) => {
  const { body } = await world.draft(caseId, { fields: {} });
  const preview = (who: typeof inspector) =>
    api.app.inject({ url: `/api/v1/orders/${body.id}/preview?format=${format}`, headers: who.headers });
  const file = await preview(second);
  expect(file.headers['content-disposition']).toContain(`draft.${format}`);
  expect(file.rawPayload.toString('latin1').slice(0, begins.length)).toBe(begins);
  expect((await preview(abroad)).statusCode).toBe(404);
});

test('an issued document does not change, in the API or in the database', async () => {
  const id = await world.issued(caseId);
  const { body } = await ask(inspector, 'GET', `/orders/${id}`);
  const edit = await api.app.inject({
    method: 'PATCH',
    url: `/api/v1/orders/${id}`,
    headers: { ...inspector.headers, 'if-match': `"v${body.version}"` },
    payload: { copies: '某单位' },
  });
  expect(edit.json()).toMatchObject({ status: 409, code: 'no-such-step' });
  await expect(world.rows(sql`update touchstone.order_document set copies = 'x' where id = ${id}`)).rejects.toThrow(/does not change/);
});

test('a notice of a penalty takes the case to that step, and without a proposal it is not issued', async () => {
  const fields = {
    ...{
      facts: '同意之前收集。',
      evidence: '检测报告。',
      provisions: '违反该条。',
      law: '某法某条',
      penalty: '拟警告并处罚款。',
      fine: 100_000,
    },
    contact: '某某，000-00000000',
  };
  const wish = { template: 'penalty-notice', fields, deadline: { kind: 'working-days', count: 5 } };
  const id = await world.approved(caseId, wish);
  expect((await step(approver, id, 'issue')).body).toMatchObject({ code: 'case-refused' });
  await world.move(caseId, 'propose-penalty', { penalty: id });
  expect((await step(approver, id, 'issue')).body).toMatchObject({ state: 'ISSUED', number: expect.stringContaining('罚告字') });
  expect((await world.caseOf(caseId)).penalty).toBe('PENALTY_NOTIFIED');
  expect((await file(id, 'html')).body).toContain('拟处罚款数额：100,000元。');
});

test('a decision decides the penalty that was announced, and is not issued before', async () => {
  const penalty = { case: caseId, type: 'fine', amountFen: 100_000_00, reason: '违规收集', law: '第六十六条', list: 'bad' };
  const made = await ask(inspector, 'POST', '/penalties', penalty);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const penaltyOf = async () => (await ask(inspector, 'GET', `/penalties?case=${caseId}`)).body.items[0];
  const facts = { facts: '同意之前收集。', evidence: '检测报告。', provisions: '上述行为违反第十三条。', law: '第六十六条', fine: 100_000 };
  const words = {
    ...{ party: '住所某地。', notice: '某罚告字', statement: '未提出陈述申辩。', penalty: '罚款。' },
    ...{ execution: '十五日内缴纳。', remedies: '可以申请行政复议或者提起行政诉讼。' },
  };
  const decision = await world.approved(caseId, { template: 'penalty-decision', fields: { ...facts, ...words }, deadline: null });
  expect((await step(approver, decision, 'issue')).body).toMatchObject({
    code: 'case-refused',
    detail: '处罚决定：案件目前的状态不能走这一步',
  });
  expect((await ask(inspector, 'GET', `/orders/${decision}`)).body).toMatchObject({ state: 'APPROVED', number: null });

  const fields = { ...facts, penalty: '拟处罚款。', contact: '某某，000-00000000' };
  await world.issued(caseId, { template: 'penalty-notice', fields, deadline: { kind: 'working-days', count: 5 } });
  expect(await penaltyOf()).toMatchObject({ state: 'NOTIFIED' });
  const issued = await step(approver, decision, 'issue');
  expect(issued.status, JSON.stringify(issued.body)).toBe(200);
  expect(await penaltyOf()).toMatchObject({ state: 'DECIDED' });
  expect(await world.caseOf(caseId)).toMatchObject({ penalty: 'PENALTY_DECIDED', credit: 'LISTING_PROPOSED' });
});

test('access is stopped: proposed, ordered by a document, proven by a file, restored by another person', async () => {
  const turn = async (who: typeof inspector, verb: string, body: object) =>
    ask(who, 'POST', `/cases/${caseId}/${verb}`, { basis: '网络安全法', ...body }, (await world.caseOf(caseId)).version);
  const access = async () => (await world.caseOf(caseId)).access;
  const fields = { subject: '“轻盈”', ground: '经公开通报仍未整改。', targets: 'api.example.cn', contact: '某某，000-00000000' };
  const addressee = { kind: 'access-provider', id: world.operator };
  const order = await world.approved(caseId, { template: 'access-stop', addressee, fields, deadline: { kind: 'hours', count: 24 } });
  expect((await step(approver, order, 'issue')).body).toMatchObject({ code: 'case-refused' });

  expect(await turn(inspector, 'access-stop-proposal', { reason: '拒不整改' })).toMatchObject({ status: 200 });
  expect(await access()).toBe('STOP_PROPOSED');
  expect((await turn(inspector, 'access-stop-refusal', { reason: 'x' })).status).toBe(403);
  expect((await step(approver, order, 'issue')).status).toBe(200);
  expect(await access()).toBe('STOP_ORDERED');

  // the provider says what became of it; that it is so, the authority finds out
  const answer = (who: typeof inspector, of: string, body: object) => ask(who, 'POST', `/orders/${of}/answers`, body);
  expect((await answer(inspector, order, { kind: 'done', text: 'x' })).status).toBe(403);
  expect((await answer(member, order, { kind: 'objection', text: '该域名不由我公司接入' })).status).toBe(201);
  // who answers has it: the answer is the proof of service, and its time begins
  expect((await ask(inspector, 'GET', `/orders/${order}/services`)).body.items).toMatchObject([
    { state: 'DELIVERED', proofKind: 'sign-in' },
  ]);
  expect((await ask(inspector, 'GET', `/deadlines?case=${caseId}&purpose=access-stop`)).body.items).toMatchObject([{ state: 'RUNNING' }]);
  api.clock.at = new Date(api.clock.at.getTime() + 1000);
  expect((await answer(member, order, { kind: 'done', text: '已于今日停止接入' })).status).toBe(201);
  for (const who of [inspector, member])
    expect((await ask(who, 'GET', `/orders/${order}/answers`)).body.items).toMatchObject([
      { kind: 'done', text: '已于今日停止接入', organisation: world.firm },
      { kind: 'objection', text: '该域名不由我公司接入' },
    ]);
  expect((await ask(abroad, 'GET', `/orders/${order}/answers`)).status).toBe(404);
  expect(await access()).toBe('STOP_ORDERED');

  // a document that is taken back leaves the proposal, until another is issued
  expect((await step(approver, order, 'withdrawal', { reason: '接入服务提供者有误' })).status).toBe(200);
  expect(await access()).toBe('STOP_PROPOSED');
  await world.issued(caseId, { template: 'access-stop', addressee, fields, deadline: { kind: 'hours', count: 24 } });
  expect(await access()).toBe('STOP_ORDERED');

  const proof = 'ab'.repeat(32);
  expect((await turn(inspector, 'access-stop-proof', { proof })).body.code).toBe('no-file');
  const kept = await api.app.inject({
    method: 'POST',
    url: '/api/v1/conduct-files?name=proof.pdf',
    headers: { ...inspector.headers, 'content-type': 'application/pdf' },
    payload: Buffer.from('%PDF-1.7 proof'),
  });
  expect(await turn(inspector, 'access-stop-proof', { proof: kept.json().sha256 })).toMatchObject({ status: 200 });
  expect(await access()).toBe('STOPPED');
  expect((await turn(inspector, 'access-restoration', { reason: '已整改' })).status).toBe(403);
  expect((await turn(member, 'access-restoration', { reason: '已整改' })).status).toBe(403);
  expect(await turn(approver, 'access-restoration', { reason: '已整改' })).toMatchObject({ status: 200 });
  expect(await access()).toBe('RESTORED');
});

test('a fixed day is printed with its hour', async () => {
  const id = await world.issued(caseId, { deadline: { kind: 'instant', at: '2026-03-09T16:00:00Z' } });
  expect((await file(id, 'html')).body).toContain('请你单位2026年3月9日（3月9日24时前）完成整改');
});

describe('refusals', () => {
  test.each<[string, object, number, string]>([
    ['a template that is not there', { template: 'decree' }, 404, 'not-found'],
    [
      'an addressee that is not there',
      { addressee: { kind: 'operator', id: '00000000-0000-4000-8000-000000000000' } },
      422,
      'addressee-unknown',
    ],
    ['an addressee of another kind', { addressee: { kind: 'access-provider', id: world.operator } }, 422, 'addressee-unsuited'],
    ['a value of another kind', { fields: { ...FIELDS, tested: '2026-02-30' } }, 422, 'fields-refused'],
    ['a document that it cannot replace', { replaces: '00000000-0000-4000-8000-000000000000' }, 404, 'not-found'],
    ['a notice that is not there', { notice: '00000000-0000-4000-8000-000000000000' }, 404, 'not-found'],
    ['a case that is not there', { case: '00000000-0000-4000-8000-000000000000' }, 404, 'not-found'],
    ['a field that the template does not have', { fields: { ...FIELDS, seal: 'x' } }, 422, 'fields-refused'],
  ])('%s', async (_, more, status, code) => {
    expect((await world.draft(caseId, more)).body).toMatchObject({ status, code });
    expect((await world.caseOf(caseId)).state).toBe('CONFIRMED');
  });

  test('a missing field is told when the draft goes to review, and then it may be filled in', async () => {
    const { clauses: _, ...rest } = FIELDS;
    const { body } = await world.draft(caseId, { fields: rest });
    expect((await step(inspector, body.id, 'review')).body).toMatchObject({
      code: 'fields-refused',
      errors: [{ pointer: '/body/fields/clauses', message: 'missing' }],
    });
    const edit = await api.app.inject({
      method: 'PATCH',
      url: `/api/v1/orders/${body.id}`,
      headers: { ...inspector.headers, 'if-match': `"v${body.version}"` },
      payload: { fields: { ...rest, clauses: CLAUSES } },
    });
    expect(edit.statusCode).toBe(200);
    expect((await step(inspector, body.id, 'review')).body.state).toBe('IN_REVIEW');
  });

  test.each<[string, object | null, string]>([
    ['no deadline where the text names one', null, 'fields-refused'],
    ['one in the past', { kind: 'instant', at: '2026-01-05T16:00:00Z' }, 'deadline-past'],
    ['one beyond the published calendars', { kind: 'working-days', count: 400 }, 'deadline-provisional'],
  ])('%s', async (_, deadline, code) => {
    const { body } = await world.draft(caseId, { deadline });
    expect((await step(inspector, body.id, 'review')).body.code).toBe(code);
  });

  test('who drafted or changed it does not approve it, whatever their role', async () => {
    const both = await api.person(world.beijing, 'province-approver', 'province:11');
    const { body } = await world.draft(caseId);
    await world.rows(sql`
      insert into touchstone.order_event (order_id, seq, event, from_state, to_state, actor, at) values (${body.id}, 2, 'edit', 'DRAFT', 'DRAFT', ${`person:${both.id}`}, now())`);
    await step(inspector, body.id, 'review');
    expect((await step(both, body.id, 'approval')).body).toMatchObject({ status: 403, code: 'duty-apart' });
    expect((await step(approver, body.id, 'approval')).body.state).toBe('APPROVED');
  });

  test('an inspector neither approves nor issues', async () => {
    const { body } = await world.draft(caseId);
    await step(inspector, body.id, 'review');
    expect((await step(second, body.id, 'approval')).status).toBe(403);
    await step(approver, body.id, 'approval');
    expect((await step(second, body.id, 'issue')).status).toBe(403);
  });

  test('nothing is issued that was not approved, and a refusal takes no number', async () => {
    const before = await numbers();
    const { body } = await world.draft(caseId);
    expect((await step(approver, body.id, 'issue')).body.code).toBe('no-such-step');
    await step(inspector, body.id, 'review');
    await step(approver, body.id, 'approval');
    // the case went another way meanwhile
    await world.move(caseId, 'drop-order', { reason: '另案处理' });
    expect((await step(approver, body.id, 'issue')).body).toMatchObject({
      status: 409,
      code: 'case-refused',
      detail: '案件目前的状态不能走这一步',
    });
    expect((await ask(inspector, 'GET', `/orders/${body.id}`)).body).toMatchObject({ state: 'APPROVED', number: null, files: null });
    expect(await numbers()).toEqual(before);
  });

  test('words that need entries of conduct', async () => {
    const { body } = await world.draft(caseId, { fields: { ...FIELDS, extra: '你单位有令不行。' } });
    expect((await step(inspector, body.id, 'review')).body).toMatchObject({
      status: 422,
      code: 'citation-without-entry',
      detail: 'order-ignored',
    });
  });

  test('another province sees nothing, a firm nothing before issue', async () => {
    const { body } = await world.draft(caseId);
    expect((await ask(abroad, 'GET', `/orders/${body.id}`)).status).toBe(404);
    expect((await ask(member, 'GET', `/orders/${body.id}`)).status).toBe(404);
    const { items } = (await ask(member, 'GET', '/orders')).body;
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
    // who wrote and who read it is the authority's own business
    for (const item of items) expect(item).toMatchObject({ draftedBy: null, approvedBy: null, issuedAt: expect.any(String) });
  });

  test('an old version, and the same key twice', async () => {
    const { body } = await world.draft(caseId);
    await step(inspector, body.id, 'review');
    expect((await ask(approver, 'POST', `/orders/${body.id}/approval`, undefined, body.version)).status).toBe(412);
    const { version } = (await ask(approver, 'GET', `/orders/${body.id}`)).body;
    const key = { 'idempotency-key': `k-${body.id}` };
    const first = await ask(approver, 'POST', `/orders/${body.id}/approval`, undefined, version, key);
    const again = await ask(approver, 'POST', `/orders/${body.id}/approval`, undefined, version, key);
    expect(again).toEqual(first);
    expect(first.body.state).toBe('APPROVED');
  });
});

test('numbers have no gap; one that is taken back has its reason, and the addressee is told', async () => {
  const first = await world.issued(caseId);
  const taken = await step(approver, first, 'withdrawal', { reason: '文号使用错误' });
  expect(taken.body).toMatchObject({ state: 'WITHDRAWN', withdrawnReason: '文号使用错误' });
  expect((await world.caseOf(caseId)).state).toBe('CONFIRMED');
  await world.issued(caseId);
  const all = await numbers();
  expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i + 1));
  expect(all.filter(({ reason }) => reason === '文号使用错误')).toHaveLength(1);
  const [told] = await world.rows(
    sql`select count(*) as count from touchstone.outbox_message where topic = 'order.withdrawn' and subject = ${first} and organisation_id = ${world.firm}`,
  );
  expect(Number(told!['count'])).toBe(1);
  // it stays as it was, for whoever has it
  expect((await file(first, 'pdf', member)).statusCode).toBe(200);
});

test('documents that are issued at the same moment take numbers one after the other', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 4; i++) ids.push(await world.approved(await world.confirmed()));
  const issued = await Promise.all(ids.map((id) => step(approver, id, 'issue')));
  expect(issued.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(issued.map(({ body }) => body.number)).size).toBe(4);
  const all = await numbers();
  expect(all.map(({ number }) => number)).toEqual(all.map((_, i) => i + 1));
});

test('a draft that is given up takes no number and lets the case go', async () => {
  const { body } = await world.draft(caseId);
  expect((await step(inspector, body.id, 'drop', { reason: '另行处理' })).body).toMatchObject({ state: 'WITHDRAWN', number: null });
  expect((await world.caseOf(caseId)).state).toBe('CONFIRMED');
  expect((await step(approver, body.id, 'withdrawal', { reason: '再撤' })).body.code).toBe('no-such-step');
});
