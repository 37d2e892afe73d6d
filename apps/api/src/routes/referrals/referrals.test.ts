import { randomUUID } from 'node:crypto';
import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { caseActor, caseRowsOf, systemActor } from '../../wiring/case-ports.ts';
import { asker, caseWorld } from '../cases/cases.fixture.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;
const world = await caseWorld(api);
const ask = asker(api);
const BASIS = '工信部信管〔2020〕164号';

let [beijing, second, guangdong, ministry, member]: TestPerson[] = [];
beforeAll(async () => {
  beijing = await api.person(world.beijing, 'province-inspector', 'province:11');
  second = await api.person(world.beijing, 'province-inspector', 'province:11');
  guangdong = await api.person(world.guangdong, 'province-inspector', 'province:44');
  ministry = await api.person(world.ministry, 'ministry-inspector', 'all');
  member = await api.person(world.firm, 'enterprise-member', `operator:${world.operator}`);
  await sits('44');
});

/** Where the firm is recorded to sit. */
const sits = (province: string | null) => db.updateTable('operator').set({ province }).where('id', '=', world.operator).execute();

const RIGHTS = ['order.draft', 'order.issue', 'notice.draft', 'notice.publish', 'case.handle'];
const move = (caseId: string, event: CaseEvent, payload: Record<string, unknown> = {}, by?: TestPerson) =>
  withSession(db, systemSession('test'), (tx) =>
    moveCase(caseRowsOf(api.platform)(tx), {
      ...{ caseId, event, basis: BASIS, payload },
      actor:
        by === undefined
          ? systemActor('test')
          : caseActor({ kind: 'session', credential: 'x', person: by.id, organisation: by.organisation, permissions: RIGHTS } as never),
    }),
  );

async function confirmed(by = beijing!): Promise<string> {
  const finding = await world.finding(await world.app(), { by: [beijing!, second!] });
  const { body } = await ask(by, 'POST', '/cases', { findings: [finding], basis: BASIS });
  for (const verb of ['acceptance', 'confirmation']) {
    const { body: seen } = await ask(by, 'GET', `/cases/${body.id}`);
    await ask(by, 'POST', `/cases/${body.id}/${verb}`, { basis: BASIS }, seen.case.version);
  }
  return body.id;
}

/** Overdue, and where it is asked for named in a frozen notice. */
async function overdue(): Promise<string> {
  const id = await confirmed();
  const { order, service } = await world.order(id, world.beijing);
  await move(id, 'draft-order', { order }, beijing);
  await move(id, 'issue-order', { order }, beijing);
  await move(id, 'serve', { service });
  await world.deadline(id, world.beijing, api.clock.at);
  expect(await move(id, 'deadline-passed', { deadline: 'x' })).toMatchObject({ ok: true });
  return id;
}

async function notice(organisation: string, ...cases: readonly string[]): Promise<string> {
  const id = randomUUID();
  const add = (table: string, row: object) =>
    db
      .insertInto(table as 'app')
      .values(row as never)
      .execute();
  await add('notice', {
    id,
    year: 2026,
    kind: 'problems',
    title: 't',
    organisation_id: organisation,
    template: 't',
    template_version: '1',
    state: 'DRAFT',
  });
  await add('notice_attachment', { notice_id: id, number: 1, title: '附件1', columns: ['应用名称'] });
  for (const [i, case_id] of cases.entries())
    await add('notice_row', { notice_id: id, attachment: 1, ordinal: i + 1, case_id, app_name: 'x' });
  await sql`update touchstone.notice set state = 'FROZEN', frozen_at = ${api.clock.at}, snapshot_hash = 'x' where id = ${id}`.execute(db);
  return id;
}

async function noticed(): Promise<string> {
  const id = await overdue();
  const named = await notice(world.beijing, id);
  await move(id, 'prepare-notice', { notice: named }, beijing);
  expect(await move(id, 'publish-notice', { notice: named }, beijing)).toMatchObject({ ok: true });
  return id;
}

const offer = (who: TestPerson, kind: string, to: string, cases: readonly string[], more: object = {}) =>
  ask(who, 'POST', '/referrals', { kind, to, cases, reason: '请予办理', basis: BASIS, ...more });
async function answer(who: TestPerson, referral: string, verb: string, body: object = {}) {
  const { body: seen } = await ask(who, 'GET', `/referrals/${referral}`);
  return ask(who, 'POST', `/referrals/${referral}/${verb}`, { basis: BASIS, ...body }, seen.version);
}
const stateOf = async (who: TestPerson, id: string) => (await ask(who, 'GET', `/cases/${id}`)).body.case?.state;

describe('province to ministry: the whole country', () => {
  test('the ministry has a case of its own, linked, and both keep their numbers', async () => {
    const id = await noticed();
    const { body } = await offer(beijing!, 'national-delisting', world.ministry, [id]);
    const [referral] = body.referrals;
    expect(await stateOf(beijing!, id)).toBe('NOTICED');
    const accepted = await answer(ministry!, referral, 'acceptance');
    expect(accepted.body).toMatchObject({ state: 'ACCEPTED', case: id, targetCase: expect.any(String) });
    const copy = (await ask(ministry!, 'GET', `/cases/${accepted.body.targetCase}`)).body;
    expect(copy.case).toMatchObject({
      state: 'DELIST_DRAFT',
      transferredFrom: id,
      province: null,
      number: expect.stringMatching(/^工信部案〔\d{4}〕1号$/),
      noticedAt: expect.any(String),
    });
    expect(copy.findings).toHaveLength(1);
    const source = (await ask(beijing!, 'GET', `/cases/${id}`)).body;
    expect(source.case).toMatchObject({ state: 'TRANSFERRED', number: expect.stringMatching(/^京通信案/) });
    expect((await answer(ministry!, referral, 'return', { text: 'x' })).body).toMatchObject({ code: 'referral-refused' });
    const { order } = await world.order(copy.case.id, world.ministry, 'delisting');
    expect(await move(copy.case.id, 'order-delisting', { order }, ministry)).toMatchObject({ ok: true });
  });

  test('not before it was named in public there', async () => {
    const id = await confirmed();
    expect((await offer(beijing!, 'national-delisting', world.ministry, [id])).body).toMatchObject({
      status: 422,
      code: 'referral-refused',
    });
  });
});

describe('ministry to the territory: a penalty', () => {
  test('of a firm that turned out to sit elsewhere is not accepted by where it was thought to sit: it is returned', async () => {
    const id = await confirmed(ministry!);
    const dueOn = new Date(api.clock.at.getTime() + 10 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await offer(ministry!, 'penalty', world.guangdong, [id], { dueOn });
    await sits('11');
    const refused = await answer(guangdong!, body.referrals[0], 'acceptance');
    expect(refused).toMatchObject({ status: 422, body: { code: 'referral-refused', detail: expect.stringContaining('住所地') } });
    expect((await answer(guangdong!, body.referrals[0], 'return', { text: '主体已迁出' })).body.state).toBe('RETURNED');
    expect((await offer(ministry!, 'penalty', world.beijing, [id], { dueOn })).status).toBe(201);
    await sits('44');
  });

  test('has its day, is seen by the province, and comes back as a report', async () => {
    const id = await confirmed(ministry!);
    expect((await offer(ministry!, 'penalty', world.guangdong, [id])).body.detail).toContain('须写明回报期限');
    expect((await offer(ministry!, 'penalty', world.guangdong, [id], { dueOn: '2020-01-01' })).body.code).toBe('referral-refused');
    const { body } = await offer(ministry!, 'penalty', world.guangdong, [id], { dueOn: '2027-12-01' });
    const [referral] = body.referrals;
    expect((await ask(ministry!, 'GET', `/cases/${id}`)).body.case.penalty).toBe('PENALTY_REFERRED');
    expect(await stateOf(guangdong!, id)).toBeUndefined();
    await answer(guangdong!, referral, 'acceptance');
    expect(await stateOf(guangdong!, id)).toBe('CONFIRMED');
    const foreign = (await ask(guangdong!, 'GET', `/cases/${id}`)).body.case;
    expect(
      (await ask(guangdong!, 'POST', `/cases/${id}/findings`, { findings: [randomUUID()], basis: BASIS }, foreign.version)).status,
    ).toBe(422);
    expect((await answer(guangdong!, referral, 'report', { text: '' })).status).toBe(400);
    expect((await answer(guangdong!, referral, 'report', { text: '已罚款一万元' })).body).toMatchObject({
      state: 'REPORTED_BACK',
      report: '已罚款一万元',
    });
    const done = (await ask(ministry!, 'GET', `/cases/${id}`)).body;
    expect(done.case).toMatchObject({ state: 'CONFIRMED', penalty: 'PENALTY_REPORTED' });
    expect(done.deadlines).toEqual([
      expect.objectContaining({ purpose: 'answer-referral', obliged: `organisation:${world.guangdong}`, state: 'MET' }),
    ]);
  });

  test('given back, it can be referred again', async () => {
    const id = await confirmed(ministry!);
    const { body } = await offer(ministry!, 'penalty', world.guangdong, [id], { dueOn: '2027-12-01' });
    expect((await answer(guangdong!, body.referrals[0], 'return', { text: '住所地不在本省' })).body.state).toBe('RETURNED');
    expect((await ask(ministry!, 'GET', `/cases/${id}`)).body.case.penalty).toBe('');
    const again = () => offer(ministry!, 'penalty', world.beijing, [id], { dueOn: '2027-12-01' });
    expect((await again()).body.detail).toContain('只能移送主体住所地的省级机关');
    await sits('11');
    expect((await again()).status).toBe(201);
    await sits('44');
  });
});

describe('province to province', () => {
  test('with the territory the case goes over', async () => {
    const id = await confirmed();
    const { body } = await offer(beijing!, 'territory', world.guangdong, [id]);
    expect((await answer(beijing!, body.referrals[0], 'acceptance')).body.code).toBe('outside-scope');
    expect((await offer(beijing!, 'territory', world.guangdong, [id])).body.detail).toContain('已经移送');
    const taken = await answer(guangdong!, body.referrals[0], 'acceptance');
    const copy = (await ask(guangdong!, 'GET', `/cases/${taken.body.targetCase}`)).body;
    expect(copy.case).toMatchObject({
      state: 'CONFIRMED',
      province: '44',
      number: expect.stringMatching(/^粤通信案/),
      transferredFrom: id,
    });
    expect(await stateOf(beijing!, id)).toBe('TRANSFERRED');
    expect(await stateOf(beijing!, copy.case.id)).toBeUndefined();
  });

  test('where the other has a case about it already, nothing has changed hands', async () => {
    const app = await world.app();
    const [mine, theirs] = [await world.finding(app), await world.finding(app, { clause: '164-02.1' })];
    const { body: first } = await ask(beijing!, 'POST', '/cases', { findings: [mine], basis: BASIS });
    const { body: other } = await ask(ministry!, 'POST', '/cases', { findings: [theirs], basis: BASIS });
    expect([first.state, other.state]).toEqual(['LEAD', 'LEAD']);
    await sits('11');
    const { body } = await offer(ministry!, 'territory', world.beijing, [other.id]);
    const refused = await answer(beijing!, body.referrals[0], 'acceptance');
    await sits('44');
    expect(refused.body).toMatchObject({ code: 'case-open', detail: first.id });
    expect(await stateOf(ministry!, other.id)).toBe('LEAD');
    expect((await ask(ministry!, 'GET', `/referrals/${body.referrals[0]}`)).body.state).toBe('OFFERED');
  });

  test('jointly both handle it', async () => {
    const { body: made } = await ask(beijing!, 'POST', '/cases', { findings: [await world.finding(await world.app())], basis: BASIS });
    const { body } = await offer(beijing!, 'joint', world.guangdong, [made.id]);
    expect((await ask(guangdong!, 'POST', `/cases/${made.id}/acceptance`, { basis: BASIS }, made.version)).status).toBe(404);
    await answer(guangdong!, body.referrals[0], 'acceptance');
    const seen = (await ask(guangdong!, 'GET', `/cases/${made.id}`)).body;
    expect(seen.events.length).toBeGreaterThan(0);
    expect((await ask(guangdong!, 'POST', `/cases/${made.id}/acceptance`, { basis: BASIS }, seen.case.version)).body.state).toBe(
      'REVIEWING',
    );
  });
});

test('of a case of one’s own one is told how it may be handed over, and to whom; of another’s nothing', async () => {
  const id = await confirmed();
  const told = (await ask(beijing!, 'GET', `/cases/${id}/referral-offers`)).body.items;
  expect(told.map(({ kind, isNow }: { kind: string; isNow: boolean }) => [kind, isNow])).toEqual([
    ['national-delisting', false],
    ['penalty', true],
    ['territory', true],
    ['joint', true],
    ['common-notice', false],
  ]);
  expect(told[3].to.map((one: { id: string }) => one.id)).toEqual([world.ministry, world.guangdong]);
  expect((await ask(ministry!, 'GET', `/cases/${id}/referral-offers`)).body.items).toEqual([]);
  expect((await ask(guangdong!, 'GET', `/cases/${id}/referral-offers`)).status).toBe(404);
  expect((await ask(member!, 'GET', `/cases/${id}/referral-offers`)).status).toBe(403);
});

test('what is for the territory is told of no other province, and what was offered is told as taken', async () => {
  const id = await confirmed();
  await api.organisation('province', { province: '33' });
  const told = async () => {
    const { items } = (await ask(beijing!, 'GET', `/cases/${id}/referral-offers`)).body;
    return Object.fromEntries(
      items.map((one: { kind: string; isNow: boolean; to: { province: string | null; isTaken: boolean }[] }) => [
        one.kind,
        `${one.isNow ? 'now' : 'later'} ${one.to.map(({ province, isTaken }) => (isTaken ? `(${province})` : province)).join(' ')}`,
      ]),
    );
  };
  expect(await told()).toMatchObject({ penalty: 'now 44', territory: 'now 44', joint: 'now  33 44' });
  await offer(beijing!, 'penalty', world.guangdong, [id], { dueOn: '2027-12-01' });
  await offer(beijing!, 'joint', world.guangdong, [id]);
  expect(await told()).toMatchObject({ penalty: 'later (44)', territory: 'now 44', joint: 'now  33 (44)' });
  await sits(null);
  await db.updateTable('enforcement_case').set({ territory: null }).where('id', '=', id).execute();
  const { items } = (await ask(beijing!, 'GET', `/cases/${id}/referral-offers`)).body;
  expect(items.filter((one: { isTerritoryUnknown: boolean }) => one.isTerritoryUnknown).map((one: { kind: string }) => one.kind)).toEqual([
    'penalty',
    'territory',
  ]);
  await sits('44');
});

describe('the list for the common notice', () => {
  test('goes up at once, is taken at once, and the ministry publishes what stays the province’s', async () => {
    const ids = [await overdue(), await overdue()];
    const { body } = await offer(beijing!, 'common-notice', world.ministry, ids);
    expect(body.referrals).toHaveLength(2);
    const named = await notice(world.ministry, ...ids);
    expect(await move(ids[0]!, 'prepare-notice', { notice: named }, ministry)).toEqual({ ok: false, reason: 'wrong-authority' });
    expect((await ask(ministry!, 'POST', '/referral-acceptances', { referrals: body.referrals, basis: BASIS })).body.accepted).toEqual(
      body.referrals,
    );
    for (const id of ids) {
      await move(id, 'prepare-notice', { notice: named }, ministry);
      expect(await move(id, 'publish-notice', { notice: named }, ministry)).toMatchObject({ ok: true });
      expect(await stateOf(beijing!, id)).toBe('NOTICED');
    }
    expect(await move(ids[0]!, 'add-findings', { findings: ['x'] }, ministry)).toEqual({ ok: false, reason: 'wrong-authority' });
  });

  test('all of a list or none of it', async () => {
    const [ready, early] = [await overdue(), await confirmed()];
    expect((await offer(beijing!, 'common-notice', world.ministry, [ready, early])).body).toMatchObject({
      code: 'referral-refused',
      detail: expect.stringContaining(early),
    });
    expect((await ask(beijing!, 'GET', `/referrals?case=${ready}`)).body.items).toEqual([]);
  });
});

describe('who sees it', () => {
  test('both authorities and nobody else', async () => {
    const id = await confirmed();
    const { body } = await offer(beijing!, 'joint', world.ministry, [id]);
    const path = `/referrals/${body.referrals[0]}`;
    expect((await ask(beijing!, 'GET', path)).body).toMatchObject({ state: 'OFFERED', from: { name: expect.any(String) } });
    expect([(await ask(guangdong!, 'GET', path)).status, (await ask(member!, 'GET', path)).status]).toEqual([404, 404]);
    expect((await ask(guangdong!, 'GET', `/referrals?case=${id}`)).body.items).toEqual([]);
    expect((await answer(beijing!, body.referrals[0], 'withdrawal', { text: '误移' })).body.state).toBe('WITHDRAWN');
    expect((await answer(ministry!, body.referrals[0], 'acceptance')).body.code).toBe('no-such-step');
  });

  test('a page behind the other, newest first', async () => {
    const first = (await ask(beijing!, 'GET', '/referrals?limit=1')).body;
    const next = (await ask(beijing!, 'GET', `/referrals?limit=1&after=${encodeURIComponent(first.next)}`)).body;
    expect(first.items[0].offeredAt >= next.items[0].offeredAt).toBe(true);
    expect(first.items[0].id).not.toBe(next.items[0].id);
  });
});
