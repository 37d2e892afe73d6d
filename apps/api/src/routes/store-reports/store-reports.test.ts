import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());
api.clock.at = new Date('2026-11-10T02:00:00Z');

const [STORE, OTHER] = [randomUUID(), randomUUID()];
for (const [id, province] of [
  [STORE, '11'],
  [OTHER, '44'],
])
  await sql`insert into touchstone.store (id, code, name, connector, province) values (${id}, ${id!.slice(0, 8)}, '某商店', 'folder', ${province})`.execute(
    db,
  );
const operator = await api.person(await api.organisation('store', { store: STORE }), 'store-operator', `store:${STORE}`);
const stranger = await api.person(await api.organisation('store', { store: OTHER }), 'store-operator', `store:${OTHER}`);
const inspector = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
const ministry = await api.person(await api.organisation('ministry'), 'ministry-inspector', 'all');

const ask = async (who: TestPerson, method: 'GET' | 'POST', url: string, payload?: object) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1/${url}`,
    headers: who.headers,
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};

async function listed(fields: Readonly<Record<string, unknown>>, label?: string): Promise<string> {
  const [id, sha256] = [randomUUID(), randomUUID().replaceAll('-', '').padEnd(64, '0')];
  if (label !== undefined)
    await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state, manifest) values (${randomUUID()}, ${sha256}, 1, 'apk', 'STORED', ${JSON.stringify({ label })}::jsonb)`.execute(
      db,
    );
  const full = {
    developer: '某公司',
    version_name: '1.0',
    permissions: ['android.permission.CAMERA'],
    policy_url: 'https://example.cn/p',
    name: '应用',
    ...fields,
  };
  await db
    .insertInto('listing')
    .values({
      id,
      store_id: STORE,
      store_app_id: id,
      state: 'LIVE',
      artifact_sha256: label === undefined ? null : sha256,
      first_seen_at: new Date('2026-10-15'),
      ...full,
    } as never)
    .execute();
  return id;
}
await listed({});
await listed({ name: '好应用' }, '好 应用');
const renamed = await listed({ name: '换了名字' }, '原来的名字');
const nameless = await listed({ developer: null, version_name: null });
await sql`insert into touchstone.developer_account (id, store_id, account, name) values (${randomUUID()}, ${STORE}, 'a', '无名开发者')`.execute(
  db,
);

test('figures are of the month that is over, computed and not typed; the first report and its correction both stay', async () => {
  expect((await ask(operator, 'GET', 'shelf/figures?month=2026-10')).body.figures).toMatchObject({
    listings: 4,
    newListings: 4,
    gateChecks: 0,
    orderItems: 0,
  });
  const first = await ask(operator, 'POST', 'store-reports', { month: '2026-10', stated: { appsAudited: 100 }, note: '正常' });
  expect(first.body).toMatchObject({
    month: '2026-10',
    reportVersion: 1,
    figures: { newListings: 4 },
    stated: { appsAudited: 100 },
    isNewest: true,
  });
  expect((await ask(operator, 'POST', 'store-reports', { month: '2026-10', stated: {} })).body.code).toBe('conflict');
  const second = await ask(operator, 'POST', 'store-reports', {
    month: '2026-10',
    stated: { appsAudited: 90 },
    correction: '重复计算了十款',
  });
  expect(second.body).toMatchObject({ reportVersion: 2, correction: '重复计算了十款', isNewest: true });
  expect((await ask(operator, 'GET', `store-reports/${first.body.id}`)).body).toMatchObject({
    reportVersion: 1,
    isNewest: false,
    stated: { appsAudited: 100 },
  });
  for (const who of [inspector, ministry]) expect((await ask(who, 'GET', 'store-reports?month=2026-10')).body.items).toHaveLength(2);
  expect((await ask(stranger, 'GET', 'store-reports')).body.items).toEqual([]);
  expect((await ask(stranger, 'GET', `store-reports/${first.body.id}`)).body.code).toBe('not-found');
  await expect(sql`update touchstone.store_report set note = 'x'`.execute(db)).rejects.toThrow(/written once/);
});

test.each(['2026-11', '2027-01'])('%s is not over and is not reported', async (month) =>
  expect((await ask(operator, 'POST', 'store-reports', { month, stated: {} })).body.code).toBe('no-such-step'),
);

test('figures cannot be handed in', async () =>
  expect((await ask(operator, 'POST', 'store-reports', { month: '2026-09', stated: {}, figures: {} })).body.code).toBe('unknown-field'));

test('duties: each clause suspected with examples, nothing found, or not tested', async () => {
  const { rows } = (await ask(operator, 'POST', `stores/${STORE}/duty-checks`)).body;
  const row = (clause: string) => rows.find((one: { clause: string }) => one.clause === clause);
  expect(row('078.9-4a')).toMatchObject({ verdict: 'suspected', found: 1, of: 2, examples: [{ id: renamed }] });
  expect(row('078.9-4b')).toMatchObject({ verdict: 'suspected', found: 1, of: 4, examples: [{ id: nameless }] });
  expect(row('078.9-4g')).toMatchObject({ verdict: 'not-found', found: 0, of: 4 });
  expect(row('164-09')).toMatchObject({ verdict: 'suspected', found: 1 });
  expect(row('078.8-3b')).toMatchObject({ verdict: 'suspected', found: 1, of: 1 });
  expect(row('164-10')).toMatchObject({ verdict: 'not-tested', reason: 'nothing-to-look-at' });
  expect(row('078.8-3d')).toMatchObject({ verdict: 'not-tested', reason: 'person' });
  expect(row('078.9-4b').title.zh).toContain('分发平台');
});

test('an authority looks, and makes findings about the store that people decide; each once', async () => {
  const check = (await ask(inspector, 'POST', `stores/${STORE}/duty-checks`)).body;
  expect((await ask(operator, 'POST', `duty-checks/${check.id}/findings`, { clauses: ['164-09'] })).body.code).toBe('forbidden');
  const { made } = (await ask(inspector, 'POST', `duty-checks/${check.id}/findings`, { clauses: ['164-09', '078.9-4b'] })).body;
  expect(made.map(({ clause }: { clause: string }) => clause)).toEqual(['164-09', '078.9-4b']);
  expect((await ask(inspector, 'POST', `duty-checks/${check.id}/findings`, { clauses: ['164-09'] })).body.made).toEqual([]);
  const finding = (await ask(inspector, 'GET', `findings/${made[0].finding}`)).body;
  expect(finding).toMatchObject({
    subject: { kind: 'store', id: STORE },
    clause: '164-09',
    state: 'NEEDS_REVIEW',
    strength: 'suspected',
  });
  const refused = await ask(inspector, 'POST', `duty-checks/${check.id}/findings`, { clauses: ['078.9-4g'] });
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/body/clauses/0']);
});

test('a store that is not one’s own has no duties to look at', async () => {
  expect((await ask(stranger, 'POST', `stores/${STORE}/duty-checks`)).body.code).toBe('not-found');
  expect((await ask(inspector, 'POST', `stores/${OTHER}/duty-checks`)).body.code).toBe('not-found');
  expect((await ask(inspector, 'GET', `stores/${OTHER}/duty-checks`)).body.code).toBe('not-found');
});
