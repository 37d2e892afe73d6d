import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { BASIS, caseSteps } from './case-steps.fixture.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;
const { people, world, ask, move, opened, step, confirmed, rectifying } = await caseSteps(api);
const { inspector, second, approver, auditor, abroad, member } = people;

describe('objection and more time', () => {
  test('an objection is decided and the case returns to where it was', async () => {
    const id = await rectifying();
    const { body } = await ask(member, 'GET', `/cases/${id}`);
    const objected = await ask(member, 'POST', `/cases/${id}/objections`, { text: '不是我们的应用' }, body.case.version);
    expect(objected.body.state).toBe('OBJECTION_REVIEW');
    expect((await step(inspector, id, 'objection-decision', { decision: 'rejected', reason: '查明属实' })).status).toBe(403);
    expect((await step(approver, id, 'objection-decision', { decision: 'partly', reason: 'x' })).body.code).toBe('invalid-input');
    expect((await step(approver, id, 'objection-decision', { decision: 'rejected', reason: '查明属实' })).body.state).toBe('RECTIFYING');
  });

  test('partly upheld, what is dropped is out; all of it cannot be', async () => {
    const app = await world.app();
    const findings = [
      await world.finding(app, { by: [inspector, second] }),
      await world.finding(app, { by: [inspector, second], clause: '164-02.1' }),
    ];
    const { id } = await opened(findings);
    await step(inspector, id, 'acceptance');
    await step(inspector, id, 'confirmation');
    const { order, service } = await world.order(id, world.beijing);
    await move(id, 'draft-order', { order }, inspector);
    await move(id, 'issue-order', { order }, approver);
    await move(id, 'serve', { service });
    const { body } = await ask(member, 'GET', `/cases/${id}`);
    await ask(member, 'POST', `/cases/${id}/objections`, { text: 'x' }, body.case.version);
    const decide = (drop: readonly string[]) => step(approver, id, 'objection-decision', { decision: 'partly', reason: 'x', drop });
    expect((await decide(findings)).body.code).toBe('invalid-input');
    expect((await ask(inspector, 'GET', `/cases/${id}`)).body.case.state).toBe('OBJECTION_REVIEW');
    expect((await decide([findings[1]!])).body).toMatchObject({ state: 'SERVED', clauses: ['164-01.2'] });
  });

  test('more time is asked for by the firm and granted by an issued document', async () => {
    const id = await rectifying();
    const { body } = await ask(member, 'GET', `/cases/${id}`);
    await ask(member, 'POST', `/cases/${id}/extension-requests`, { reason: '需要更新 SDK' }, body.case.version);
    const grant = (document: string) =>
      step(approver, id, 'extension-decision', { reason: '理由成立', granted: { document, kind: 'hours', count: 48 } });
    expect((await grant(randomUUID())).body).toMatchObject({ code: 'case-not-ready', detail: '没有为本案签发的相应文书' });
    expect((await step(inspector, id, 'extension-decision', { reason: 'x' })).status).toBe(403);
    const { order } = await world.order(id, world.beijing, 'extension');
    const granted = await grant(order);
    expect(granted.body.state).toBe('RECTIFYING');
    expect(await world.rows(sql`select state from touchstone.deadline where case_id = ${id} order by created_at, state`)).toEqual(
      expect.arrayContaining([{ state: 'EXTENDED' }, { state: 'RUNNING' }]),
    );
    expect((await step(approver, id, 'extension-decision', { reason: 'x' })).body.code).toBe('case-not-ready');
  });
});

describe('the end, and what comes after', () => {
  test('a relapse is a new case of the next round that names the old one', async () => {
    const app = await world.app();
    const first = await opened([await world.finding(app, { by: [inspector, second] })]);
    await step(inspector, first.id, 'acceptance');
    await step(inspector, first.id, 'confirmation');
    const { order, service } = await world.order(first.id, world.beijing);
    for (const [event, payload, by] of [
      ['draft-order', { order }, inspector],
      ['issue-order', { order }, approver],
      ['serve', { service }, inspector],
    ] as const)
      await move(first.id, event, payload, by);
    await world.deadline(first.id, world.beijing, new Date(api.clock.at.getTime() + 1000));
    await move(first.id, 'begin-rectifying');
    await move(first.id, 'submit', { submission: 's' }, member);
    await move(first.id, 'begin-retest', { submission: 's' });
    await sql`update touchstone.case_finding set outcome = 'FIXED' where case_id = ${first.id}`.execute(db);
    await move(first.id, 'retest-passed', { submission: 's' }, inspector);
    await step(approver, first.id, 'closure');

    await sql`update touchstone.enforcement_case set is_demo = true where id = ${first.id}`.execute(db);
    const again = await ask(inspector, 'POST', '/cases', { findings: [await world.finding(app)], basis: BASIS });
    // what repeats a case that was played is played
    expect(again.body).toMatchObject({ round: 2, recurrenceOf: first.id, isDemo: true });
    const old = (await ask(inspector, 'GET', `/cases/${first.id}`)).body;
    expect(old.relapses).toEqual([again.body.id]);
    expect(old.events.at(-1)).toMatchObject({ type: 'relapse', payload: { case: again.body.id } });
  });

  test('merged, its findings go on in the other case', async () => {
    const app = await world.app();
    const [one, other] = [await confirmed(), (await opened([await world.finding(app, { clause: '164-03.1' })])).id];
    expect((await step(approver, other, 'merger', { into: other, reason: 'x' })).body.code).toBe('case-not-ready');
    expect((await step(approver, other, 'merger', { into: one, reason: '同一主体' })).body).toMatchObject({
      state: 'MERGED',
      mergedInto: one,
    });
    expect((await ask(inspector, 'GET', `/cases/${one}`)).body.case.clauses).toEqual(['164-01.2', '164-03.1']);
  });

  test('withdrawn, its deadlines are called off', async () => {
    const id = await rectifying();
    expect((await step(approver, id, 'withdrawal', { reason: '主体注销' })).body.state).toBe('WITHDRAWN');
    expect(await world.rows(sql`select state from touchstone.deadline where case_id = ${id}`)).toEqual([{ state: 'CANCELLED' }]);
  });
});

describe('lists and verification', () => {
  test('pages by key; filters narrow; what is unknown is refused', async () => {
    const first = (await ask(inspector, 'GET', '/cases?limit=2')).body;
    const next = (await ask(inspector, 'GET', `/cases?limit=2&after=${encodeURIComponent(first.next)}`)).body;
    const ids = [...first.items, ...next.items].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(4);
    const found = (await ask(inspector, 'GET', '/cases?clause=164-02.1&isOpen=true')).body.items;
    expect(found.every((row: { clauses: string[] }) => row.clauses.includes('164-02.1'))).toBe(true);
    expect((await ask(inspector, 'GET', '/cases?colour=red')).status).toBe(400);
    expect((await ask(abroad, 'GET', '/cases')).body.items).toEqual([]);
    const { number } = (await ask(inspector, 'GET', `/cases/${await confirmed()}`)).body.case;
    expect(
      (await ask(inspector, 'GET', `/cases?q=${encodeURIComponent(number)}`)).body.items.map((row: { number: string }) => row.number),
    ).toEqual([number]);
  });

  test('every case is what its events say; one whose row was altered is named', async () => {
    const check = async (path = '') => (await ask(auditor, 'GET', `/case-verification${path}`)).body;
    let page = await check('?limit=5');
    let checked = page.checked;
    while (page.next !== null) {
      expect(page.faults).toEqual([]);
      page = await check(`?limit=5&after=${encodeURIComponent(page.next)}`);
      checked += page.checked;
    }
    const [{ n }] = (await world.rows(sql`select count(*)::int as n from touchstone.enforcement_case where province = '11'`)) as [
      { n: number },
    ];
    expect([checked, page.faults]).toEqual([n, []]);
    const id = await confirmed();
    await sql`update touchstone.enforcement_case set state = 'CLOSED' where id = ${id}`.execute(db);
    expect((await check(`?case=${id}`)).faults).toEqual([
      expect.objectContaining({ case: id, fault: 'row', detail: 'state: CLOSED, by its events CONFIRMED' }),
    ]);
    await expect(move(id, 'watch', {}, inspector)).rejects.toThrow(/is kept as CLOSED/);
    expect((await ask(inspector, 'GET', '/case-verification')).status).toBe(403);
  });
});
