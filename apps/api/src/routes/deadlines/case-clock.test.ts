import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import { startDeadline } from '@touchstone/services/deadlines';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadlineLoops } from '../../roles/deadline-loops.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { caseActor, caseRowsOf, systemActor } from '../../wiring/case-ports.ts';
import { deadlineRowsOf } from '../../wiring/deadline-ports.ts';
import { asker, caseWorld } from '../cases/cases.fixture.ts';

const api = await startApi({ isDemo: true });
afterAll(() => api.close());
api.clock.at = new Date('2026-03-02T02:00:00Z');
const { platform } = api;
const { db } = platform;
const world = await caseWorld(api);
const ask = asker(api);
const BASIS = '工信部信管〔2020〕164号';
/** Sets the time of the platform; sessions go on by the machine's. */
const setTime = (at: string) => platform.clock.follow({ kind: 'demo', at, since: api.clock.at.toISOString(), rate: 0 }, undefined);

let [inspector, second, approver]: TestPerson[] = [];
beforeAll(async () => {
  inspector = await api.person(world.beijing, 'province-inspector', 'province:11');
  second = await api.person(world.beijing, 'province-inspector', 'province:11');
  approver = await api.person(world.beijing, 'province-approver', 'province:11');
});

const move = (caseId: string, event: CaseEvent, payload: Record<string, unknown> = {}, by?: TestPerson) =>
  withSession(db, systemSession('test'), (tx) =>
    moveCase(caseRowsOf(platform)(tx), {
      ...{ caseId, event, basis: BASIS, payload },
      actor:
        by === undefined
          ? systemActor('test')
          : caseActor({
              kind: 'session',
              credential: 'x',
              person: by.id,
              organisation: by.organisation,
              permissions: ['order.draft', 'order.issue'],
            } as never),
    }),
  );
const step = async (id: string, verb: string) => {
  const { body } = await ask(inspector!, 'GET', `/cases/${id}`);
  return ask(inspector!, 'POST', `/cases/${id}/${verb}`, { basis: BASIS }, body.case.version);
};

/** A case whose firm has five working days from proof of service. */
async function rectifying(): Promise<{ id: string; deadline: string }> {
  const finding = await world.finding(await world.app(), { by: [inspector!, second!] });
  const { body } = await ask(inspector!, 'POST', '/cases', { findings: [finding], basis: BASIS });
  const { id } = body;
  await step(id, 'acceptance');
  await step(id, 'confirmation');
  const { order, service } = await world.order(id, world.beijing);
  await move(id, 'draft-order', { order }, inspector);
  await move(id, 'issue-order', { order }, approver);
  await move(id, 'serve', { service });
  const started = await withSession(db, systemSession('test'), (tx) =>
    startDeadline(deadlineRowsOf(platform)(tx), {
      ...{ targetKind: 'order', targetId: order, caseId: id, purpose: 'rectification', obliged: `operator:${world.operator}` },
      ...{ organisation: world.beijing, province: '11', rule: { kind: 'working-days', count: 5 }, startEvent: 'service.delivered' },
      ...{ startedAtMs: platform.now().getTime(), isPrinted: true, documentId: order, actor: 'system:test', basis: `service:${service}` },
    }),
  );
  await move(id, 'begin-rectifying');
  return { id, deadline: (started as { id: string }).id };
}

const round = async () => {
  for (const loop of deadlineLoops({ db, platform })) await loop.round(new AbortController().signal);
};
const caseOf = async (id: string) => (await ask(inspector!, 'GET', `/cases/${id}`)).body.case;
const eventsOf = async (id: string) =>
  (await world.rows(sql`select type, actor, basis from touchstone.case_event where case_id = ${id} order by seq`)).map(
    (row) => row as { type: string; actor: string; basis: string },
  );

test('the end of the time to rectify takes the case to OVERDUE, once, by the clock', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  setTime('2026-03-09T15:59:59Z');
  await round();
  expect((await caseOf(id)).state).toBe('RECTIFYING');
  setTime('2026-03-09T16:00:00Z');
  await round();
  await round();
  expect((await caseOf(id)).state).toBe('OVERDUE');
  const passed = (await eventsOf(id)).filter(({ type }) => type === 'deadline-passed');
  expect(passed).toEqual([{ type: 'deadline-passed', actor: 'system:clock', basis: `deadline:${deadline}` }]);
});

test('an extension by document is an event of the case, and the case is overdue by the new day', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  const { order: document } = await world.order(id, world.beijing, 'extension');
  const { body: before } = await ask(approver!, 'GET', `/deadlines/${deadline}`);
  const answer = await ask(
    approver!,
    'POST',
    `/deadlines/${deadline}/extend`,
    { document, rule: { kind: 'working-days', count: 2 } },
    before.deadline.version,
  );
  expect([answer.status, answer.body.dueOn]).toEqual([201, '2026-03-11']);
  expect((await eventsOf(id)).at(-1)).toMatchObject({
    type: 'extend-deadline',
    actor: `person:${approver!.id}`,
    basis: `order:${document}`,
  });
  setTime('2026-03-10T02:00:00Z');
  await round();
  expect((await caseOf(id)).state).toBe('RECTIFYING');
  setTime('2026-03-11T16:00:00Z');
  await round();
  expect((await caseOf(id)).state).toBe('OVERDUE');
});

test('the day that an extension prints is the day of the clock, and nothing but an extension extends', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  const { order: other } = await world.order(id, world.beijing, 'rectification');
  const printed = { kind: 'instant', at: '2026-03-12T16:00:00Z' };
  const document = api.platform.newId();
  await sql`
    insert into touchstone.order_document (id, type, case_id, organisation_id, addressee_kind, addressee_id, addressee_name, template, template_version, state, issued_at, deadline)
    values (${document}, 'extension', ${id}, ${world.beijing}, 'operator', ${world.operator}, '某公司', 'extension', '1', 'ISSUED', ${api.clock.at},
      ${JSON.stringify(printed)}::jsonb)`.execute(api.database.db);
  const extend = async (body: object) => {
    const { body: before } = await ask(approver!, 'GET', `/deadlines/${deadline}`);
    return ask(approver!, 'POST', `/deadlines/${deadline}/extend`, body, before.deadline.version);
  };
  const twoDays = { kind: 'working-days', count: 2 };
  expect((await extend({ document, rule: twoDays })).body.code).toBe('not-as-printed');
  expect((await extend({ document: other, rule: twoDays })).body.code).toBe('wrong-document');
  const { version } = await caseOf(id);
  const decision = { basis: '延期申请', reason: '依赖第三方', granted: { document } };
  expect((await ask(approver!, 'POST', `/cases/${id}/extension-decision`, decision, version)).status).toBe(200);
  const { rows } = await sql<{ due: Date }>`
    select due_at as due from touchstone.deadline where case_id = ${id} and state = 'RUNNING'`.execute(api.database.db);
  expect(rows.map(({ due }) => due.toISOString())).toEqual(['2026-03-12T16:00:00.000Z']);
});

test('what an extension is refused for leaves case and deadline as they were', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  const { order: document } = await world.order(id, world.beijing, 'extension');
  const { body: before } = await ask(approver!, 'GET', `/deadlines/${deadline}`);
  const events = await eventsOf(id);
  const rule = { kind: 'instant', at: '2026-03-04T00:00:00Z' };
  const answer = await ask(approver!, 'POST', `/deadlines/${deadline}/extend`, { document, rule }, before.deadline.version);
  expect(answer).toMatchObject({ status: 422, body: { code: 'not-later' } });
  expect(await eventsOf(id)).toEqual(events);
  expect((await ask(approver!, 'GET', `/deadlines/${deadline}`)).body).toEqual(before);
});

test('a case that was withdrawn has no deadline left to pass', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  await withSession(db, systemSession('test'), (tx) =>
    moveCase(caseRowsOf(platform)(tx), {
      ...{ caseId: id, event: 'withdraw', basis: BASIS, payload: { reason: '误立' } },
      actor: caseActor({
        kind: 'session',
        credential: 'x',
        person: approver!.id,
        organisation: approver!.organisation,
        permissions: ['case.decide'],
      } as never),
    }),
  );
  setTime('2026-04-09T16:00:00Z');
  await round();
  expect((await ask(approver!, 'GET', `/deadlines/${deadline}`)).body.deadline.state).toBe('CANCELLED');
  expect((await caseOf(id)).state).toBe('WITHDRAWN');
});

test('who ends a case and the clock that ends its deadline do not wait for each other', async () => {
  setTime('2026-03-02T02:00:00Z');
  const { id, deadline } = await rectifying();
  setTime('2026-03-09T16:00:00Z');
  const waits = async () =>
    (await world.rows(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length;
  let expired: Promise<void> | undefined;
  await withSession(db, systemSession('test'), async (tx) => {
    const cases = caseRowsOf(platform)(tx);
    await cases.holdCase(id);
    expired = round();
    await expect.poll(waits, { timeout: 20_000 }).toBe(1);
    await cases.endDeadlines(id, 'CANCELLED', { actor: 'system:test', basis: BASIS, atMs: platform.now().getTime() });
  });
  await expired;
  const [kept] = await world.rows(sql`select state from touchstone.deadline where id = ${deadline}`);
  expect(kept).toEqual({ state: 'CANCELLED' });
});

test('a case of a demonstration says so from its first event, also on the real clock', async () => {
  const findings = [await world.finding(await world.app(), { by: [inspector!, second!] })];
  const { body } = await ask(inspector!, 'POST', '/cases', { findings, basis: BASIS, isDemo: true });
  expect(body.isDemo).toBe(true);
  const { events } = (await ask(inspector!, 'GET', `/cases/${body.id}`)).body;
  expect(events).toMatchObject([{ type: 'open', payload: { isDemo: true } }]);
});

test('rows were held in the one order of enforcement', () => {
  expect(api.lockFaults()).toEqual([]);
});
