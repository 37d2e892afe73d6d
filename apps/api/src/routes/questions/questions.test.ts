import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

const firmOf = async (province: string) => {
  const [operator, app] = [randomUUID(), randomUUID()];
  await sql`insert into touchstone.operator (id, name, name_normal, name_grams, province) values (${operator}, '公司', '公司', '{}', ${province})`.execute(
    db,
  );
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, operator_id, province)
    values (${app}, 'android', ${`cn.q.a${app.slice(0, 8)}`}, '应用', '应用', '{}', ${operator}, ${province})`.execute(db);
  const finding = async (state: string) => {
    const id = randomUUID();
    await sql`
      insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, confidence, rank, province, operator_id)
      values (${id}, 'app', ${app}, ${app}, '164-01.2', 'r', ${id}, ${state}, 'violation', 0.9, 1, ${province}, ${operator})`.execute(db);
    return id;
  };
  const who = await api.person(await api.organisation('enterprise', { operator }), 'enterprise-member', `operator:${operator}`);
  return { operator, app, finding, who };
};
const firm = await firmOf('11');
const other = await firmOf('11');
const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const inspector = await api.person(beijing, 'province-inspector', 'province:11');
const far = await api.person(await api.organisation('province', { province: '44' }), 'province-inspector', 'province:44');
const national = await api.person(ministry, 'ministry-inspector', 'all');
const confirmed = await firm.finding('CONFIRMED');
const suspected = await firm.finding('NEEDS_REVIEW');

const ask = async (who: TestPerson, method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1/${url}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const about = (id: string, kind = 'finding') => ({ about: { kind, id }, subject: '依据', text: '请问依据哪一条？' });

test('a firm asks about its finding, the authority of its province answers, and each side reads all of it', async () => {
  const asked = await ask(firm.who, 'POST', 'questions', about(confirmed));
  expect(asked.body).toMatchObject({
    question: {
      about: { kind: 'finding', id: confirmed },
      asker: `operator:${firm.operator}`,
      organisation: beijing,
      state: 'ASKED',
      messages: 1,
    },
    messages: [{ side: 'asker', text: '请问依据哪一条？' }],
  });
  const { id } = asked.body.question;
  expect((await ask(inspector, 'GET', 'questions-to-answer?state=ASKED')).body.items.map((one: { id: string }) => one.id)).toEqual([id]);
  expect((await ask(inspector, 'GET', `questions-to-answer?case=${randomUUID()}`)).body.items).toEqual([]);
  expect((await ask(inspector, 'POST', `questions-to-answer/${id}/answers`, { text: '依据第十三条。' })).body.question.state).toBe(
    'ANSWERED',
  );
  expect((await ask(firm.who, 'POST', `questions/${id}/messages`, { text: '明白了。', isClosed: true })).body.question.state).toBe(
    'CLOSED',
  );
  expect((await ask(firm.who, 'POST', `questions/${id}/messages`, { text: '还有一问。' })).body.question.state).toBe('ASKED');
  const thread = (await ask(firm.who, 'GET', `questions/${id}`)).body;
  expect(thread.messages.map(({ side }: { side: string }) => side)).toEqual(['asker', 'authority', 'asker', 'asker']);
  expect(JSON.stringify(thread)).not.toContain(inspector.id);
  expect((await ask(national, 'GET', `questions-to-answer/${id}`)).status).toBe(200);
});

test('third parties see nothing of it', async () => {
  const { id } = (await ask(firm.who, 'POST', 'questions', about(confirmed))).body.question;
  expect((await ask(other.who, 'GET', `questions/${id}`)).body.code).toBe('not-found');
  expect((await ask(other.who, 'POST', `questions/${id}/messages`, { text: 'x' })).body.code).toBe('not-found');
  expect((await ask(other.who, 'GET', 'questions')).body.items).toEqual([]);
  expect((await ask(far, 'GET', `questions-to-answer/${id}`)).body.code).toBe('not-found');
  expect((await ask(far, 'POST', `questions-to-answer/${id}/answers`, { text: 'x' })).body.code).toBe('not-found');
});

test('nobody asks about what they do not see', async () => {
  for (const [who, id] of [
    [other.who, confirmed],
    [firm.who, suspected],
    [firm.who, randomUUID()],
  ] as const)
    expect((await ask(who, 'POST', 'questions', about(id))).body.code).toBe('not-found');
  expect((await ask(firm.who, 'POST', 'questions', about(confirmed, 'order'))).body.code).toBe('not-found');
});

test('a firm is asked about an order that was issued to it, and about no draft', async () => {
  const [issued, draft] = [randomUUID(), randomUUID()];
  for (const [id, at] of [
    [issued, new Date()],
    [draft, null],
  ] as const)
    await sql`
      insert into touchstone.order_document (id, type, organisation_id, addressee_kind, addressee_id, addressee_name, template, template_version, state, issued_at)
      values (${id}, 'rectification', ${ministry}, 'operator', ${firm.operator}, '公司', 't', '1', ${at === null ? 'DRAFT' : 'ISSUED'}, ${at})`.execute(
      db,
    );
  expect((await ask(firm.who, 'POST', 'questions', about(issued, 'order'))).body.question).toMatchObject({
    organisation: ministry,
    province: null,
  });
  expect((await ask(firm.who, 'POST', 'questions', about(draft, 'order'))).body.code).toBe('not-found');
  expect((await ask(other.who, 'POST', 'questions', about(issued, 'order'))).body.code).toBe('not-found');
  expect((await ask(inspector, 'GET', 'questions-to-answer?kind=order')).body.items).toEqual([]);
});

test('a reply to a finding is kept word for word; authorities read all of them, a firm its own', async () => {
  const reply = { position: 'disputes', text: '该行为由第三方 SDK 触发，已更新。' };
  expect((await ask(firm.who, 'POST', `findings/${confirmed}/replies`, reply)).body).toMatchObject({
    ...reply,
    replier: `operator:${firm.operator}`,
  });
  expect((await ask(other.who, 'POST', `findings/${confirmed}/replies`, reply)).body.code).toBe('not-found');
  expect((await ask(firm.who, 'POST', `findings/${suspected}/replies`, reply)).body.code).toBe('not-found');
  for (const who of [firm.who, inspector, national])
    expect((await ask(who, 'GET', `findings/${confirmed}/replies`)).body.items).toMatchObject([reply]);
  expect((await ask(far, 'GET', `findings/${confirmed}/replies`)).body.code).toBe('not-found');
  expect((await ask(inspector, 'GET', `findings/${confirmed}`)).body.state).toBe('CONFIRMED');
  await expect(sql`update touchstone.finding_reply set text = 'x'`.execute(db)).rejects.toThrow(/written once/);
  const told = await sql<{
    organisation: string;
  }>`select organisation_id as organisation from touchstone.outbox_message where topic = 'finding.replied'`.execute(db);
  expect(told.rows).toEqual([{ organisation: beijing }]);
});
