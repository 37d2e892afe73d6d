import { systemSession, withSession } from '@touchstone/db';
import type { CaseEvent } from '@touchstone/domain/case';
import { moveCase } from '@touchstone/services/cases';
import { expect } from 'vitest';
import type { TestApi, TestPerson } from '../../testing.ts';
import { caseRowsOf } from '../../wiring/case-ports.ts';
import { loadOfficialCalendars } from '../../wiring/deadline-ports.ts';
import { asker, caseWorld } from '../cases/cases.fixture.ts';

const BASIS = '工信部信管〔2020〕164号';

export const CLAUSES = [{ clause: '164-01', problem: '违规收集个人信息', where: '首次启动，同意之前', remedy: '用户同意之后再收集' }];

/** Values of a whole order to rectify. */
export const FIELDS = { subject: '“轻盈”App（版本1.0）', tested: '2026-03-01', clauses: CLAUSES, contact: '某某，000-00000000' };

/** A province that orders, and the firm that it orders. */
export async function orderWorld(api: TestApi) {
  const world = await caseWorld(api);
  const ask = asker(api);
  await loadOfficialCalendars({ db: api.platform.db, platform: api.platform });
  const people = {
    inspector: await api.person(world.beijing, 'province-inspector', 'province:11'),
    second: await api.person(world.beijing, 'province-inspector', 'province:11'),
    approver: await api.person(world.beijing, 'province-approver', 'province:11'),
    abroad: await api.person(world.guangdong, 'province-inspector', 'province:44'),
    member: await api.person(world.firm, 'enterprise-member', `operator:${world.operator}`),
  };
  const { inspector, second, approver } = people;

  const step = async (who: TestPerson, id: string, verb: string, body?: object) => {
    const { body: seen } = await ask(who, 'GET', `/orders/${id}`);
    return ask(who, 'POST', `/orders/${id}/${verb}`, body, seen.version);
  };
  const kit = {
    ...world,
    ...people,
    ask,
    step,

    /** A case with its number, ready for an order. */
    async confirmed(): Promise<string> {
      const finding = await world.finding(await world.app(), { by: [inspector, second] });
      const made = await ask(inspector, 'POST', '/cases', { findings: [finding], basis: BASIS });
      const take = async (verb: string) => {
        const { body } = await ask(inspector, 'GET', `/cases/${made.body.id}`);
        return ask(inspector, 'POST', `/cases/${made.body.id}/${verb}`, { basis: BASIS }, body.case.version);
      };
      await take('acceptance');
      expect((await take('confirmation')).body.state).toBe('CONFIRMED');
      return made.body.id;
    },

    async caseOf(id: string) {
      return (await ask(inspector, 'GET', `/cases/${id}`)).body.case;
    },

    async draft(caseId: string, more: object = {}, who = inspector) {
      const addressee = { kind: 'operator', id: world.operator };
      const deadline = { kind: 'working-days', count: 5 };
      return ask(who, 'POST', '/orders', { template: 'rectification', case: caseId, addressee, fields: FIELDS, deadline, ...more });
    },

    /** Drafted, reviewed and approved. */
    async approved(caseId: string, more: object = {}): Promise<string> {
      const made = await kit.draft(caseId, more);
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      expect((await step(inspector, made.body.id, 'review')).body).toMatchObject({ state: 'IN_REVIEW' });
      expect((await step(approver, made.body.id, 'approval')).body).toMatchObject({ state: 'APPROVED' });
      return made.body.id;
    },

    async issued(caseId: string, more: object = {}): Promise<string> {
      const id = await kit.approved(caseId, more);
      const answer = await step(approver, id, 'issue');
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return id;
    },

    /** A step that another area takes. */
    move: (caseId: string, event: CaseEvent, payload: Record<string, unknown> = {}) =>
      withSession(api.database.db, systemSession('test'), (tx) =>
        moveCase(caseRowsOf(api.platform)(tx), {
          ...{ caseId, event, basis: BASIS, payload },
          actor: {
            name: `person:${inspector.id}`,
            organisation: world.beijing,
            permissions: ['order.draft', 'order.issue', 'case.handle', 'penalty.record'],
          },
        }),
      ),
  };
  return kit;
}
