import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import { expect } from 'vitest';
import type { TestApi, TestPerson } from '../../testing.ts';
import { caseActor, caseRowsOf, systemActor } from '../../wiring/case-ports.ts';
import { asker, caseWorld } from './cases.fixture.ts';

export const BASIS = '工信部信管〔2020〕164号';

const ALL = [
  ...['order.draft', 'order.issue', 'order.serve', 'submission.create', 'submission.review', 'notice.draft', 'notice.publish'],
  ...['case.handle', 'case.decide', 'relisting.approve', 'watch.manage'],
];

/** The people about a case, and the steps that most tests begin with. */
export async function caseSteps(api: TestApi) {
  const { db } = api.database;
  const world = await caseWorld(api);
  const ask = asker(api);
  const people = {
    inspector: await api.person(world.beijing, 'province-inspector', 'province:11'),
    second: await api.person(world.beijing, 'province-inspector', 'province:11'),
    approver: await api.person(world.beijing, 'province-approver', 'province:11'),
    auditor: await api.person(world.beijing, 'province-auditor', 'province:11'),
    ministry: await api.person(world.ministry, 'ministry-inspector', 'all'),
    abroad: await api.person(world.guangdong, 'province-inspector', 'province:44'),
    member: await api.person(world.firm, 'enterprise-member', `operator:${world.operator}`),
  };
  const { inspector, second, approver } = people;

  /** Moves a case as another area does, in a transaction of its own. */
  const move = (caseId: string, event: CaseEvent, payload: Record<string, unknown> = {}, by?: TestPerson) =>
    withSession(db, systemSession('test'), (tx) =>
      moveCase(caseRowsOf(api.platform)(tx), {
        ...{ caseId, event, basis: BASIS, payload },
        actor:
          by === undefined
            ? systemActor('test')
            : caseActor({ kind: 'session', credential: 'x', person: by.id, organisation: by.organisation, permissions: ALL } as never),
      }),
    );

  async function opened(findings: readonly string[], who = inspector): Promise<{ id: string; version: number }> {
    const answer = await ask(who, 'POST', '/cases', { findings, basis: BASIS });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  }

  async function step(who: TestPerson, id: string, verb: string, body: object = {}) {
    const { body: seen } = await ask(who, 'GET', `/cases/${id}`);
    return ask(who, 'POST', `/cases/${id}/${verb}`, { basis: BASIS, ...body }, seen.case.version);
  }

  async function confirmed(): Promise<string> {
    const finding = await world.finding(await world.app(), { by: [inspector, second] });
    const { id } = await opened([finding]);
    await step(inspector, id, 'acceptance');
    expect((await step(inspector, id, 'confirmation')).body.state).toBe('CONFIRMED');
    return id;
  }

  async function rectifying(): Promise<string> {
    const id = await confirmed();
    const { order, service } = await world.order(id, world.beijing);
    await move(id, 'draft-order', { order }, inspector);
    await move(id, 'issue-order', { order }, approver);
    await move(id, 'serve', { service });
    await world.deadline(id, world.beijing, new Date(api.clock.at.getTime() + 86_400_000));
    expect(await move(id, 'begin-rectifying')).toMatchObject({ ok: true });
    return id;
  }

  return { world, ask, people, move, opened, step, confirmed, rectifying };
}
