import { randomUUID } from 'node:crypto';
import type { TestApi, TestPerson } from '@touchstone/api/testing';
import { sql } from 'kysely';
import { FIELDS, orderWorld } from '../../../api/src/routes/orders/orders.fixture.ts';

/** What each document was about, by which a page of another’s is told from one’s own. */
const CONTACT = '某某，000-00000000';

/** A maker of SDKs, a provider of access, a maker of terminals and an agency, each with what was issued to it or to whom it acts for. */
export async function otherParties(api: TestApi) {
  const { db } = api.database;
  const world = await orderWorld(api);
  const { ask, step, inspector, approver, second } = world;
  const firmNamed = async (name: string, province: string): Promise<string> => {
    const id = randomUUID();
    await db
      .insertInto('operator')
      .values({ id, name, name_normal: name, name_grams: [name], province } as never)
      .execute();
    return id;
  };
  const [maker, access, handset, agency] = [
    await firmNamed('示例推送', '11'),
    await firmNamed('示例云接入', '11'),
    await firmNamed('示例终端', '11'),
    await firmNamed('示例代理', '11'),
  ];
  const optional = { policy: { secondFactor: 'optional' } };
  const homes = {
    sdk: await api.organisation('sdk-provider', { operator: maker, ...optional }),
    access: await api.organisation('access-provider', { operator: access, ...optional }),
    handset: await api.organisation('terminal-maker', { operator: handset, ...optional }),
    agency: await api.organisation('enterprise', { operator: agency, ...optional }),
  };
  await sql`update touchstone.organisation set policy = policy || '{"secondFactor": "optional"}'`.execute(db);
  for (const [id, name, operator] of [
    ['cn.example.push', '示例推送SDK', maker],
    ['cn.other.pay', '别家支付SDK', null],
  ])
    await db
      .insertInto('sdk')
      .values({ id, name, vendor: '示例', operator_id: operator, name_grams: [name] } as never)
      .execute();

  const proven = { id: randomUUID(), operator_id: world.operator, organisation_id: world.firm, method: 'order-code', state: 'ACCEPTED' };
  await db
    .insertInto('operator_claim')
    .values(proven as never)
    .execute();

  /** An app of a firm with a confirmed fault, and its case. */
  async function caseOf(operator: string): Promise<string> {
    const app = await world.app();
    await sql`update touchstone.app set operator_id = ${operator} where id = ${app.app}`.execute(db);
    const finding = await world.finding(app, { by: [inspector, second] });
    await sql`update touchstone.finding set operator_id = ${operator} where id = ${finding}`.execute(db);
    const made = await ask(inspector, 'POST', '/cases', { findings: [finding], basis: '164号' });
    await stepOf(made.body.id, 'acceptance');
    await stepOf(made.body.id, 'confirmation');
    return made.body.id;
  }
  const stepOf = async (id: string, verb: string, more: object = {}) => {
    const { body } = await ask(inspector, 'GET', `/cases/${id}`);
    return ask(inspector, 'POST', `/cases/${id}/${verb}`, { basis: '164号', ...more }, body.case.version);
  };
  const issued = async (wish: object): Promise<string> => {
    const made = await ask(inspector, 'POST', '/orders', wish);
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    await step(inspector, made.body.id, 'review');
    await step(approver, made.body.id, 'approval');
    const done = await step(approver, made.body.id, 'issue');
    if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    await ask(inspector, 'POST', `/orders/${made.body.id}/services`, { channel: 'inbox' });
    return made.body.id;
  };
  const toRectify = (of: string, operator: string) =>
    issued({
      ...{ template: 'rectification', case: of, fields: FIELDS, deadline: { kind: 'working-days', count: 5 } },
      addressee: { kind: 'operator', id: operator },
    });

  const cases = { firm: await caseOf(world.operator), handset: await caseOf(handset) };
  await stepOf(cases.firm, 'access-stop-proposal', { reason: '拒不整改' });
  const orders = {
    firm: await toRectify(cases.firm, world.operator),
    handset: await toRectify(cases.handset, handset),
    access: await issued({
      ...{ template: 'access-stop', case: cases.firm, addressee: { kind: 'access-provider', id: access } },
      fields: { subject: '“轻盈”', ground: '经公开通报仍未整改。', targets: 'api.example.cn', contact: CONTACT },
      deadline: { kind: 'hours', count: 24 },
    }),
    sdk: await issued({
      ...{ template: 'problem-notice', addressee: { kind: 'sdk-provider', id: maker } },
      fields: { subject: '推送SDK', summary: '同意之前启动并读取设备标识。', contact: CONTACT },
      deadline: { kind: 'working-days', count: 10 },
    }),
  };
  const at = (operator: string) => `operator:${operator}`;
  const people: Readonly<Record<'sdk' | 'access' | 'handset' | 'member' | 'agent' | 'admin', TestPerson>> = {
    sdk: await api.person(homes.sdk, 'sdk-provider', at(maker)),
    access: await api.person(homes.access, 'access-provider', at(access)),
    handset: await api.person(homes.handset, 'terminal-maker', at(handset)),
    member: world.member,
    agent: await api.person(homes.agency, 'enterprise-member', at(agency)),
    admin: await api.person(world.firm, 'enterprise-admin', at(world.operator)),
  };
  return { world, people, cases, orders, operators: { firm: world.operator, maker, access, handset, agency } };
}
