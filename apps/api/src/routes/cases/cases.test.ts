import { randomUUID } from 'node:crypto';
import { systemSession, withSession } from '@touchstone/db';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { caseRowsOf } from '../../wiring/case-ports.ts';
import { BASIS, caseSteps } from './case-steps.fixture.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;
const { people, world, ask, move, opened, step, confirmed, rectifying } = await caseSteps(api);
const { inspector, second, approver, auditor, ministry, abroad, member } = people;

describe('opening', () => {
  test('a case of confirmed findings, with what it is about', async () => {
    const app = await world.app();
    const findings = [await world.finding(app), await world.finding(app, { clause: '164-02.1' })];
    const made = await ask(inspector, 'POST', '/cases', { findings, basis: BASIS }, undefined, { 'idempotency-key': 'open-once' });
    expect(made.body).toMatchObject({
      state: 'LEAD',
      number: null,
      clauses: ['164-01.2', '164-02.1'],
      app: app.app,
      territory: '11',
      round: 1,
      province: '11',
    });
    const again = await ask(inspector, 'POST', '/cases', { findings, basis: BASIS }, undefined, { 'idempotency-key': 'open-once' });
    expect(again.body.id).toBe(made.body.id);
    expect(await ask(inspector, 'POST', '/cases', { findings, basis: BASIS })).toMatchObject({
      status: 409,
      body: { code: 'finding-in-case' },
    });
    const other = await world.finding(app, { clause: '164-03.1' });
    expect(await ask(inspector, 'POST', '/cases', { findings: [other], basis: BASIS })).toMatchObject({
      status: 409,
      body: { code: 'case-open' },
    });
    const put = await step(inspector, made.body.id, 'findings', { findings: [other] });
    expect(put.body).toMatchObject({ clauses: ['164-01.2', '164-02.1', '164-03.1'] });
  });

  test.each([
    ['of nothing', async () => ({})],
    ['of what is not confirmed', async () => ({ findings: [await world.finding(await world.app(), { state: 'NEEDS_REVIEW' })] })],
    ['of two subjects', async () => ({ findings: [await world.finding(await world.app()), await world.finding(await world.app())] })],
    ['of what is not there', async () => ({ findings: [randomUUID()] })],
  ])('%s there is none', async (_name, body) => {
    expect(await ask(inspector, 'POST', '/cases', { ...(await body()), basis: BASIS })).toMatchObject({
      status: 422,
      body: { code: 'finding-not-confirmed' },
    });
  });

  test('of findings of another province there is none', async () => {
    const findings = [await world.finding(await world.app())];
    expect((await ask(abroad, 'POST', '/cases', { findings, basis: BASIS })).body.code).toBe('finding-not-confirmed');
  });

  test('of a complaint, which cannot be confirmed without findings', async () => {
    const { app } = await world.app();
    const lead = await ask(inspector, 'POST', '/leads', { source: 'complaint', subject: '轻盈' });
    await ask(inspector, 'POST', `/leads/${lead.body.id}/steps`, { on: 'link', app }, lead.body.version);
    const made = await ask(inspector, 'POST', '/cases', { lead: lead.body.id, basis: BASIS });
    expect(made.body).toMatchObject({ state: 'LEAD', app, clauses: [] });
    expect((await step(inspector, made.body.id, 'acceptance')).body.state).toBe('REVIEWING');
    const refused = await step(inspector, made.body.id, 'confirmation');
    expect(refused).toMatchObject({ status: 409, body: { code: 'case-not-ready', detail: '未满足：有问题，且均已确认' } });
  });
});

describe('confirming', () => {
  test('takes two persons and evidence; it gives the number and holds the proof', async () => {
    const app = await world.app();
    const bare = await world.finding(app, { hasEvidence: false });
    const { id } = await opened([bare]);
    await step(inspector, id, 'acceptance');
    expect((await step(inspector, id, 'confirmation')).body).toMatchObject({
      code: 'case-not-ready',
      detail: '未满足：每项条款至少有一份证据',
    });
    await step(inspector, id, 'findings', { findings: [await world.finding(app)] });
    expect((await step(inspector, id, 'confirmation')).body).toMatchObject({ state: 'REVIEWING', number: null });
    expect((await step(inspector, id, 'confirmation')).body).toMatchObject({ code: 'decided-before' });
    const done = await step(second, id, 'confirmation');
    expect(done.body).toMatchObject({ state: 'CONFIRMED', number: expect.stringMatching(/^京通信案〔\d{4}〕\d+号$/) });
    const held = await world.rows(sql`select target_kind from touchstone.legal_hold where reason = ${`case ${id}`} order by 1`);
    expect(held).toEqual([{ target_kind: 'artifact' }, { target_kind: 'evidence' }]);
    expect(await world.rows(sql`select legal_hold_count as n from touchstone.artifact where sha256 = ${app.sha256}`)).toEqual([{ n: 1 }]);
  });

  test('a finding that two persons reviewed needs one more look only', async () => {
    const id = await confirmed();
    const { body } = await ask(auditor, 'GET', `/cases/${id}`);
    expect(body.events.map(({ type, to, basis }: Record<string, string>) => [type, to, basis])).toEqual([
      ['open', 'LEAD', BASIS],
      ['accept', 'REVIEWING', BASIS],
      ['confirm', 'CONFIRMED', BASIS],
    ]);
  });

  test('numbers have no gaps, whoever comes at once and whatever fails', async () => {
    const ready = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const finding = await world.finding(await world.app(), { by: [inspector, second], hasEvidence: i % 3 !== 0 });
        const { id } = await opened([finding]);
        await step(inspector, id, 'acceptance');
        return id;
      }),
    );
    await Promise.all(ready.map((id) => step(inspector, id, 'confirmation')));
    const series = `case:${world.beijing}`;
    const rows = await world.rows(sql`
      select s.next - 1 as last, (select count(*)::int from touchstone.number_issued i where i.series = s.series) as issued,
        (select count(distinct c.number)::int from touchstone.enforcement_case c where c.organisation_id = ${world.beijing} and c.number is not null) as borne
      from touchstone.number_series s where series = ${series}`);
    expect(rows).toEqual([{ last: rows[0]!['issued'], issued: rows[0]!['borne'], borne: rows[0]!['borne'] }]);
  });
});

describe('who and when', () => {
  test('nobody moves what they have not read', async () => {
    const { id, version } = await opened([await world.finding(await world.app())]);
    const path = `/cases/${id}/acceptance`;
    expect((await ask(inspector, 'POST', path, { basis: BASIS })).status).toBe(428);
    expect((await ask(inspector, 'POST', path, { basis: BASIS }, version + 1)).body.code).toBe('version-conflict');
    const done = await ask(inspector, 'POST', path, { basis: BASIS }, version, { 'idempotency-key': 'twice-the-same' });
    const again = await ask(inspector, 'POST', path, { basis: BASIS }, version, { 'idempotency-key': 'twice-the-same' });
    expect([done.body.state, again.body]).toEqual(['REVIEWING', done.body]);
  });

  test.each<[string, () => TestPerson, string, object, number, string]>([
    ['an approver opens no review', () => approver, 'acceptance', {}, 403, 'forbidden'],
    ['an inspector withdraws nothing', () => inspector, 'withdrawal', { reason: 'x' }, 403, 'forbidden'],
    ['another province sees nothing', () => abroad, 'acceptance', {}, 404, 'not-found'],
    ['the ministry does not do a province’s work', () => ministry, 'acceptance', {}, 403, 'outside-scope'],
    ['a step out of turn', () => approver, 'closure', {}, 409, 'no-such-step'],
    ['a person who is not of this authority handles nothing', () => inspector, 'handler', { handler: randomUUID() }, 409, 'case-not-ready'],
  ])('%s', async (_name, who, verb, body, status, code) => {
    const { id, version } = await opened([await world.finding(await world.app())]);
    const answer = await ask(who(), 'POST', `/cases/${id}/${verb}`, { basis: BASIS, ...body }, version);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test('an empty basis is refused', async () => {
    const { id, version } = await opened([await world.finding(await world.app())]);
    expect((await ask(inspector, 'POST', `/cases/${id}/acceptance`, { basis: '  ' }, version)).body.code).toBe('invalid-input');
    expect((await ask(inspector, 'POST', `/cases/${id}/acceptance`, {}, version)).status).toBe(400);
  });

  test('what is played through on a clock that was set says so', async () => {
    const { id } = await opened([await world.finding(await world.app())]);
    await sql`insert into touchstone.setting (name, value) values ('clock', '{"kind": "demo"}')`.execute(db);
    const played = await opened([await world.finding(await world.app())]);
    await sql`delete from touchstone.setting where name = 'clock'`.execute(db);
    const isDemo = async (of: string) => (await ask(inspector, 'GET', `/cases/${of}`)).body.case.isDemo;
    expect([await isDemo(id), await isDemo(played.id)]).toEqual([false, true]);
    // where nothing is played nobody says that it is
    const findings = [await world.finding(await world.app())];
    expect((await ask(inspector, 'POST', '/cases', { findings, basis: BASIS, isDemo: true })).body.code).toBe('not-served');
  });

  test('a handler is named, and the page says what can be done', async () => {
    const { id } = await opened([await world.finding(await world.app())]);
    expect((await step(inspector, id, 'handler', { handler: second.id })).body).toMatchObject({ handler: second.id, state: 'LEAD' });
    expect((await ask(inspector, 'GET', `/cases/${id}`)).body.next).toEqual(['accept', 'add-findings', 'assign', 'dismiss', 'transfer']);
    expect((await ask(auditor, 'GET', `/cases/${id}`)).body).toMatchObject({ next: [], steps: [] });
    const { steps } = (await ask(inspector, 'GET', `/cases/${id}`)).body;
    expect(steps).toContainEqual({ event: 'accept', isNow: true, from: ['LEAD'], needs: ['有问题或投诉'] });
    expect(steps).toContainEqual({ event: 'draft-order', isNow: false, from: ['CONFIRMED'], needs: [] });
    expect(steps.map(({ event }: { event: string }) => event)).not.toContain('object');
  });
});

describe('from order to retest', () => {
  test('the firm sees its case once something was served, without the authority’s own steps', async () => {
    const before = await confirmed();
    expect((await ask(member, 'GET', `/cases/${before}`)).status).toBe(404);
    const id = await rectifying();
    const { body } = await ask(member, 'GET', `/cases/${id}`);
    expect(body).toMatchObject({ case: { state: 'RECTIFYING', handler: null, watchOn: null }, events: [], relapses: [] });
    expect(body.next).toEqual(['ask-extension', 'object', 'submit']);
    expect(body.documents).toHaveLength(1);
  });

  test('what is being prepared is not told, and is not found by asking', async () => {
    const id = await rectifying();
    await sql`update touchstone.deadline set due_at = ${api.clock.at} where case_id = ${id}`.execute(db);
    expect(await move(id, 'deadline-passed', { deadline: 'x' })).toMatchObject({ ok: true });
    expect(await move(id, 'prepare-notice', { notice: 'x' }, inspector)).toMatchObject({ ok: true });
    const listed = async (who: TestPerson, state: string) =>
      (await ask(who, 'GET', `/cases?state=${state}`)).body.items.some((row: { id: string }) => row.id === id);
    const { case: told, steps } = (await ask(member, 'GET', `/cases/${id}`)).body;
    expect(told.state).toBe('OVERDUE');
    expect(steps.find(({ event }: { event: string }) => event === 'late-submit')).toMatchObject({ isNow: true });
    expect((await ask(member, 'POST', `/cases/${id}/submissions`, {})).status).toBe(201);
    expect([await listed(member, 'OVERDUE'), await listed(member, 'NOTICE_PENDING')]).toEqual([true, false]);
    expect([await listed(inspector, 'OVERDUE'), await listed(inspector, 'NOTICE_PENDING')]).toEqual([false, true]);
  });

  test('a store sees the case when it was told to act in it, as firms do', async () => {
    const shop = await api.person(await api.organisation('store', { store: world.store }), 'store-operator', `store:${world.store}`);
    const id = await rectifying();
    expect((await ask(shop, 'GET', `/cases/${id}`)).status).toBe(404);
    await withSession(db, systemSession('test'), (tx) => caseRowsOf(api.platform)(tx).openScope(id, `store:${world.store}`));
    const { body } = await ask(shop, 'GET', `/cases/${id}`);
    expect(body).toMatchObject({ case: { state: 'RECTIFYING', handler: null }, events: [], documents: [], next: [] });
    for (const [path, said] of [
      ['objections', { text: 'x' }],
      ['extension-requests', { reason: 'x' }],
    ] as const)
      expect((await ask(shop, 'POST', `/cases/${id}/${path}`, said, body.case.version)).status).toBe(403);
  });

  test('rectified is who passed for every clause; the deadline is met', async () => {
    const id = await rectifying();
    await move(id, 'submit', { submission: 's' }, member);
    await move(id, 'begin-retest', { submission: 's' });
    expect(await move(id, 'retest-passed', { submission: 's' }, inspector)).toEqual({ ok: false, reason: 'all-fixed' });
    await sql`update touchstone.case_finding set outcome = 'FIXED' where case_id = ${id}`.execute(db);
    expect(await move(id, 'retest-passed', { submission: 's' }, inspector)).toMatchObject({ ok: true });
    expect(await world.rows(sql`select state from touchstone.deadline where case_id = ${id}`)).toEqual([{ state: 'MET' }]);
    expect((await step(approver, id, 'closure')).body).toMatchObject({ state: 'CLOSED', closedAt: expect.any(String) });
  });

  test('an order of another case, or one that is not issued, moves nothing', async () => {
    const id = await confirmed();
    const { order } = await world.order(await confirmed(), world.beijing);
    await move(id, 'draft-order', { order }, inspector);
    expect(await move(id, 'issue-order', { order }, approver)).toEqual({ ok: false, reason: 'order-issued' });
    expect(await move(id, 'issue-order', { order: 'no-id' }, approver)).toEqual({ ok: false, reason: 'order-issued' });
  });
});

describe('direct delisting', () => {
  test('cites an earlier case of this firm, and only what is there', async () => {
    const other = await confirmed();
    api.clock.at = new Date(api.clock.at.getTime() + 60_000);
    const id = await confirmed();
    const later = await step(inspector, other, 'direct-delisting', { cases: [id] });
    expect([later.status, later.body.code], 'what came later is no earlier case').toEqual([409, 'case-not-ready']);
    const wrong = await step(inspector, id, 'direct-delisting', { cases: [randomUUID()] });
    expect(wrong.body).toMatchObject({ code: 'case-not-ready', detail: expect.stringContaining('在先案件') });
    expect((await step(inspector, id, 'direct-delisting', {})).body.code).toBe('case-not-ready');
    expect((await step(inspector, id, 'direct-delisting', { cases: [other] })).body.state).toBe('DELIST_DRAFT');
    const { order } = await world.order(id, world.beijing, 'delisting');
    expect(await move(id, 'order-delisting', { order }, approver)).toMatchObject({ ok: true });
    expect(await move(id, 'verify-absent')).toEqual({ ok: false, reason: 'all-absent' });
  });

  test.each([
    ['the finding that proves it', (finding: string) => finding],
    ['the record of it', (_: string, entry: string) => entry],
  ])('or evasion that is on record: %s', async (_name, cited) => {
    const finding = await world.finding(await world.app(), { by: [inspector, second] });
    const { id } = await opened([finding]);
    await step(inspector, id, 'acceptance');
    await step(inspector, id, 'confirmation');
    const disputed = await world.evasion(finding, inspector, 'DISPUTED');
    for (const evasion of [[finding], [disputed]])
      expect((await step(inspector, id, 'direct-delisting', { evasion })).body.code).toBe('case-not-ready');
    const entry = await world.evasion(finding, inspector);
    expect((await step(inspector, id, 'direct-delisting', { evasion: [cited(finding, entry)] })).body.state).toBe('DELIST_DRAFT');
  });
});

test('a sign in a submission is evasion when a person has judged it so', async () => {
  const id = await confirmed();
  const [harmless, evasion] = [await world.checkOf(id, second, 'harmless'), await world.checkOf(id, second, 'evasion')];
  expect((await step(inspector, id, 'direct-delisting', { evasion: [harmless] })).body.code).toBe('case-not-ready');
  expect((await step(inspector, id, 'direct-delisting', { evasion: [evasion] })).body.state).toBe('DELIST_DRAFT');
});
