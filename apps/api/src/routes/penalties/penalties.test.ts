import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { moveCase } from '@touchstone/services/cases';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { caseRowsOf } from '../../wiring/case-ports.ts';
import { addApp, addCase, addFirm, addOrder, addService, asSystem, CONFIRMED, callOf, dealWith } from '../conduct/conduct.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-penalties-'));
const api = await startApi({ objects: await openFolder(folder) });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
api.clock.at = new Date('2026-11-20T02:00:00Z');
const call = callOf(api);
const beijing = await api.organisation('province', { province: '11' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const approver = await api.person(beijing, 'province-approver', 'province:11');
const LAW = '电信和互联网用户个人信息保护规定第二十二条';

let firm = '';
let theCase = '';
beforeEach(async () => {
  firm = await addFirm(api, '北京轻盈科技有限公司', '11');
  const app = await addApp(api, firm, '轻盈天气', '11');
  theCase = await addCase(api, { organisation: beijing, province: '11', operator: firm, app });
});

const fine = { type: 'fine', amountFen: 100_000_00, reason: '拒不改正，情节严重', law: LAW, list: 'bad' };
const record = (more: object = {}) => call(inspector, 'POST', '/penalties', { ...fine, case: theCase, ...more });
const post = (who: typeof inspector, path: string, version: number, body?: object) => call(who, 'POST', path, body, dealWith(version));
const orderOf = (type: string, fields: object = {}, more: Readonly<Record<string, unknown>> = {}) =>
  addOrder(api, { type, organisation: beijing, operator: firm, case: theCase, fields, more });
const stateOf = async () => {
  const { rows } = await sql<{ penalty: string; credit: string }>`
    select penalty_state as penalty, credit_state as credit from touchstone.enforcement_case where id = ${theCase}`.execute(
    api.database.db,
  );
  return rows[0]!;
};
const file = async () => {
  const answer = await api.app.inject({
    method: 'POST',
    url: '/api/v1/conduct-files?name=paper.pdf',
    headers: { ...inspector.headers, 'content-type': 'application/pdf' },
    payload: Buffer.from(`%PDF-1.7 ${theCase}`),
  });
  return answer.json().sha256 as string;
};
/** An entry in force that carries 拒不改正. */
const refusal = async () => {
  const made = await call(inspector, 'POST', '/conduct-entries', {
    ...{
      operator: firm,
      kind: 'refusing',
      statement: '书面拒绝整改',
      happenedAt: '2026-11-19T00:00:00Z',
      proofs: [{ kind: 'file', target: await file() }],
    },
  });
  await post(approver, `/conduct-entries/${made.body.id}/decision`, 1, { decision: 'approve', reason: '属实' });
  return made.body.id as string;
};
/** 事先告知, issued: the case goes along with the document. */
const noticeIssued = async () => {
  const order = await orderOf('penalty-notice');
  const actor = { name: `person:${approver.id}`, organisation: beijing, permissions: ['order.issue'] };
  const move = { caseId: theCase, event: 'notify-penalty' as const, basis: order, payload: { order }, actor };
  expect(await asSystem(api, (tx) => moveCase(caseRowsOf(api.platform)(tx), move))).toMatchObject({ ok: true });
  return order;
};
/** A penalty that was announced to the firm. */
const notified = async (more: object = {}) => {
  const made = await record(more);
  expect(made.status).toBe(201);
  const path = `/penalties/${made.body.id}`;
  expect(await post(inspector, `${path}/notice`, 1, { order: await noticeIssued() })).toMatchObject({
    status: 200,
    body: { state: 'NOTIFIED' },
  });
  return path;
};

describe('a penalty', () => {
  test('is proposed, announced, decided by another person, paid in parts; the case goes along', async () => {
    const path = await notified();
    const decision = await orderOf('penalty-decision', { body: '该公司拒不改正' });
    const entry = await refusal();
    expect((await post(inspector, `${path}/decision`, 2, { order: decision, entries: [entry] })).status).toBe(403);
    const decided = await post(approver, `${path}/decision`, 2, { order: decision, entries: [entry] });
    expect(decided).toMatchObject({
      status: 200,
      body: { state: 'DECIDED', citations: [{ word: 'order-ignored', entries: [{ kind: 'conduct', id: entry }] }] },
    });
    expect(await stateOf()).toEqual({ penalty: 'PENALTY_DECIDED', credit: 'LISTING_PROPOSED' });

    const proof = await file();
    expect(await post(inspector, `${path}/executions`, 3, { paidFen: 100_000_01, proof })).toMatchObject({ body: { code: 'bad-amount' } });
    expect(await post(inspector, `${path}/executions`, 3, { paidFen: 40_000_00, proof })).toMatchObject({
      body: { state: 'DECIDED', paidFen: 40_000_00 },
    });
    expect(await post(inspector, `${path}/executions`, 4, { paidFen: 0, proof })).toMatchObject({ body: { code: 'bad-amount' } });
    expect(await post(inspector, `${path}/executions`, 4, { paidFen: 60_000_00, proof })).toMatchObject({ body: { state: 'PAID' } });
    expect((await stateOf()).penalty).toBe('PENALTY_EXECUTED');
    const { body } = await call(inspector, 'GET', path);
    expect(body.penalty).toMatchObject({ state: 'PAID', paidFen: 100_000_00 });
    expect(body.paper).toEqual({ facts: fine.reason, law: LAW, penalty: '罚款', fine: 100_000 });
    expect(body.steps.map(({ event }: { readonly event: string }) => event)).toEqual(['record', 'notify', 'decide', 'pay', 'pay']);
  });

  test('is seen by the firm when the decision was served', async () => {
    const member = await api.person(await api.organisation('enterprise', { operator: firm }), 'enterprise-member', `operator:${firm}`);
    const path = await notified({ reason: '违规收集' });
    const decision = await orderOf('penalty-decision');
    await post(approver, `${path}/decision`, 2, { order: decision, entries: [] });
    const seen = async () => [(await call(member, 'GET', '/penalties')).body.items.length, (await call(member, 'GET', path)).status];
    expect(await seen()).toEqual([0, 404]);
    await addService(api, decision, 'DELIVERED');
    expect(await seen()).toEqual([1, 200]);
  });

  test('is not decided in words that nothing carries, nor by what is in dispute or another firm’s', async () => {
    const path = await notified({ reason: '违规收集' });
    const decide = async (words: string, entries: readonly string[] = []) =>
      post(approver, `${path}/decision`, 2, { order: await orderOf('penalty-decision', { paragraphs: [{ text: words }] }), entries });
    for (const words of ['有令不行', '整 改 不 彻 底', '反复出现问题', '进行技术对抗'])
      expect(await decide(words)).toMatchObject({ status: 422, body: { code: 'citation-without-entry' } });
    const entry = await refusal();
    expect(await decide('有令不行、整改不彻底', [entry])).toMatchObject({ body: { errors: [{ message: 'incomplete-rectification' }] } });
    const own = firm;
    firm = await addFirm(api, '他人', '11');
    const others = await refusal();
    firm = own;
    expect(await decide('有令不行', [others])).toMatchObject({ body: { code: 'citation-without-entry' } });
    expect((await stateOf()).penalty).toBe('PENALTY_NOTIFIED');
    expect(await decide('有令不行', [entry])).toMatchObject({ status: 200 });
    const check = await call(inspector, 'POST', `/operators/${firm}/citation-checks`, { text: '有令不行', entries: [entry] });
    expect(check.body).toEqual({ carried: [{ word: 'order-ignored', entries: [{ kind: 'conduct', id: entry }] }], bare: [] });
  });

  test('rests as well on what is linked to its document', async () => {
    const path = await notified({ reason: '违规收集' });
    const entry = await refusal();
    const order = await orderOf('penalty-decision', { body: '有令不行' }, { citations: [entry] });
    expect(await post(approver, `${path}/decision`, 2, { order, entries: [] })).toMatchObject({
      body: { citations: [{ word: 'order-ignored', entries: [{ id: entry }] }] },
    });
  });

  test('rests on documents of its own case, issued, to this firm', async () => {
    const made = await record();
    const path = `/penalties/${made.body.id}/notice`;
    const another = await addCase(api, { organisation: beijing, province: '11', operator: firm });
    const foreign = await addOrder(api, { type: 'penalty-notice', organisation: beijing, operator: firm, case: another });
    expect(await post(inspector, path, 1, { order: await orderOf('penalty-notice') })).toMatchObject({
      status: 409,
      body: { code: 'case-refused' },
    });
    for (const order of [foreign, await orderOf('rectification'), api.platform.newId()])
      expect(await post(inspector, path, 1, { order })).toMatchObject({ status: 422, body: { code: 'no-document' } });
    expect(
      await post(approver, `/penalties/${made.body.id}/decision`, 1, { order: await orderOf('penalty-decision'), entries: [] }),
    ).toMatchObject({
      body: { code: 'no-such-step' },
    });
  });

  test('an amount that its type does not have, a case that is not established, a second one beside the first: nothing is written', async () => {
    expect(await record({ type: 'warning' })).toMatchObject({ body: { code: 'bad-amount' } });
    expect(await record({ amountFen: 0 })).toMatchObject({ body: { code: 'bad-amount' } });
    const lead = await addCase(api, { organisation: beijing, province: '11', operator: firm, events: [] });
    expect(await record({ case: lead })).toMatchObject({ status: 409, body: { code: 'case-refused' } });
    expect((await record()).status).toBe(201);
    expect((await record()).status).toBe(409);
    expect((await call(inspector, 'GET', `/penalties?case=${theCase}`)).body.items).toHaveLength(1);
  });

  test('that is refused half way leaves nothing behind', async () => {
    // the list was proposed before: of the two steps of a new penalty the second is refused
    const events = [...CONFIRMED, ['propose-listing', 'LISTING_PROPOSED'] as const];
    theCase = await addCase(api, { organisation: beijing, province: '11', operator: firm, events });
    expect(await record()).toMatchObject({
      status: 409,
      body: { code: 'case-refused', detail: expect.stringContaining('propose-listing') },
    });
    expect(await stateOf()).toEqual({ penalty: '', credit: 'LISTING_PROPOSED' });
    const { rows } = await sql`select from touchstone.case_event where case_id = ${theCase} and type = 'propose-penalty'`.execute(
      api.database.db,
    );
    expect(rows).toEqual([]);
    const made = await record({ list: undefined });
    expect(await post(approver, `/penalties/${made.body.id}/revocation`, 1, { reason: '证据不足' })).toMatchObject({
      body: { state: 'REVOKED' },
    });
    expect((await stateOf()).penalty).toBe('PENALTY_DROPPED');
  });
});

describe('an entry of a list', () => {
  const due = async () => {
    const path = await notified({ reason: '违规收集' });
    await post(approver, `${path}/decision`, 2, { order: await orderOf('penalty-decision'), entries: [] });
    const [entry] = (await call(inspector, 'GET', `/credit-entries?operator=${firm}`)).body.items;
    return { entry, penalty: path };
  };

  test('is due thirty days from the decision, with the fields of the law, and stays as it was listed', async () => {
    const { entry } = await due();
    // 20 November and thirty days: to the end of 20 December in Shanghai
    expect(entry).toMatchObject({
      state: 'DUE',
      list: 'bad',
      dueAt: '2026-12-20T16:00:00.000Z',
      handledOn: '2026-11-20',
      creditCode: null,
    });
    const clock = () =>
      sql<{ state: string; dueAt: Date }>`select state, due_at as "dueAt" from touchstone.deadline where target_id = ${entry.id}`.execute(
        api.database.db,
      );
    expect((await clock()).rows).toMatchObject([{ dueAt: new Date('2026-12-20T16:00:00.000Z') }]);

    const path = `/credit-entries/${entry.id}`;
    expect((await post(inspector, `${path}/listing`, 1, {})).status).toBe(403);
    expect(await post(approver, `${path}/listing`, 1, {})).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/body/creditCode' }] },
    });
    expect(await post(approver, `${path}/listing`, 1, { creditCode: '91110108MA00000070' })).toMatchObject({
      status: 200,
      body: {
        state: 'LISTED',
        listedAt: '2026-11-20T02:00:00.000Z',
        operatorName: '北京轻盈科技有限公司',
        creditCode: '91110108MA00000070',
      },
    });
    expect(await stateOf()).toMatchObject({ credit: 'LISTED' });
    expect((await clock()).rows[0]!.state).toBe('MET');
    await expect(sql`update touchstone.credit_entry set reason = 'x' where id = ${entry.id}`.execute(api.database.db)).rejects.toThrow(
      /does not change/,
    );

    expect(await post(approver, `${path}/removal`, 2)).toMatchObject({ body: { code: 'no-proposal' } });
    const proposal = { reason: '已整改满三年', file: await file() };
    expect(await post(inspector, `${path}/removal-proposal`, 2, proposal)).toMatchObject({ status: 200, body: { state: 'LISTED' } });
    expect((await post(inspector, `${path}/removal-refusal`, 3, { reason: '未满三年' })).status).toBe(403);
    expect(await post(approver, `${path}/removal-refusal`, 3, { reason: '未满三年' })).toMatchObject({
      body: { state: 'LISTED', removalFile: null },
    });
    expect((await stateOf()).credit).toBe('LISTED');
    expect(await post(approver, `${path}/removal`, 4)).toMatchObject({ body: { code: 'no-proposal' } });
    await post(inspector, `${path}/removal-proposal`, 4, proposal);
    expect(await post(approver, `${path}/removal`, 5)).toMatchObject({ body: { state: 'REMOVED', removalFile: proposal.file } });
    expect((await stateOf()).credit).toBe('REMOVED');
    const { body } = await call(inspector, 'GET', path);
    expect(body.entry.state).toBe('REMOVED');
    expect(body.steps.map(({ event }: { readonly event: string }) => event)).toEqual([
      ...['due', 'list', 'propose-removal', 'keep', 'propose-removal', 'remove'],
    ]);
    const ofCase = async (of: string) => (await call(inspector, 'GET', `/credit-entries?case=${of}`)).body.items.length;
    expect([await ofCase(theCase), await ofCase(api.platform.newId())]).toEqual([1, 0]);
  });

  test('falls away with its penalty while it is only due', async () => {
    const { entry, penalty } = await due();
    expect(await post(approver, `${penalty}/revocation`, 3, { reason: '复议撤销' })).toMatchObject({ body: { state: 'REVOKED' } });
    expect((await call(inspector, 'GET', `/credit-entries?operator=${firm}`)).body.items).toMatchObject([
      { id: entry.id, state: 'DROPPED' },
    ]);
    expect((await stateOf()).credit).toBe('LISTING_DROPPED');
  });
});
