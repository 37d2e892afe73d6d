import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { afterAll, expect, test } from 'vitest';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { caseWorld } from '../cases/cases.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-exports-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const world = await caseWorld(api);
const inspector = await api.person(world.beijing, 'province-inspector', 'province:11');
const abroad = await api.person(world.guangdong, 'province-inspector', 'province:44');
const member = await api.person(world.firm, 'enterprise-member', `operator:${world.operator}`);
const app = await world.app();
const finding = await world.finding(app, { by: [inspector], clause: '164-01.2' });
await world.finding(app, { clause: '164-07.1', state: 'NEEDS_REVIEW' });
await api.database.db.updateTable('app').set({ name: '=轻盈,"一"' }).where('id', '=', app.app).execute();
const opened = await api.app.inject({
  ...{ method: 'POST', url: '/api/v1/cases', headers: inspector.headers },
  payload: { findings: [finding], basis: '164号' },
});

/** The lines of the file, once it is made. */
async function fileOf(who: TestPerson, path: string, language = 'zh'): Promise<readonly string[]> {
  const headers = { ...who.headers, 'accept-language': language };
  const asked = await api.app.inject({ method: 'POST', url: `/api/v1${path}`, headers });
  expect(asked.statusCode, asked.body).toBe(202);
  await bulkLoop({ db: api.database.db, platform: api.platform, objects }).round(new AbortController().signal);
  const { body } = await api.app.inject({ url: `/api/v1/bulk-jobs/${asked.json().id}/result`, headers });
  return body.replace('\uFEFF', '').trimEnd().split('\r\n');
}

test('apps as who asks sees them, in words; a name is never a formula', async () => {
  const [head, ...rows] = await fileOf(inspector, '/apps/exports');
  expect(head).toMatch(/^应用,包名,版本,开发运营者,属地,/);
  expect(rows).toEqual([expect.stringMatching(/^"'=轻盈,""一""",cn\.a\w{8},.*,示例科技,北京,App,/)]);
  expect(await fileOf(abroad, '/apps/exports')).toHaveLength(1);
});

test('findings that the filters leave, in the language of who asks', async () => {
  const [, ...rows] = await fileOf(inspector, '/findings/exports?state=NEEDS_REVIEW&order=rank', 'en');
  expect(rows).toEqual([expect.stringMatching(/,164-07\.1,to review,violation,.*,示例科技,Beijing,2\d{3}-\d\d-\d\d \d\d:\d\d,,/)]);
  expect(await fileOf(inspector, '/findings/exports')).toHaveLength(3);
});

test('cases with where they stand', async () => {
  expect(opened.statusCode, opened.body).toBe(201);
  const [head, ...rows] = await fileOf(inspector, `/cases/exports?isOpen=true&authority=${world.beijing}`);
  expect(head).toContain('案号,状态');
  expect(rows).toEqual([expect.stringContaining(',线索,164-01.2,示例科技,')]);
  expect(await fileOf(inspector, `/cases/exports?authority=${world.guangdong}`)).toHaveLength(1);
});

test('a token that may make files makes none of a list that it may not read; each file is written down', async () => {
  const token = await api.machine(world.beijing, ['export.create', 'app.read'], 'province:11');
  const ask = (path: string) => api.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: token });
  expect([(await ask('/findings/exports')).statusCode, (await ask('/cases/exports')).statusCode]).toEqual([403, 403]);
  const made = await ask('/apps/exports?province=11');
  expect(made.statusCode).toBe(202);
  const act = await api.database.db.selectFrom('audit_event').selectAll().where('object_id', '=', made.json().id).executeTakeFirstOrThrow();
  expect(act).toMatchObject({
    action: 'export.create',
    chain: world.beijing,
    detail: { detail: { list: 'apps-list', filter: { province: '11' } } },
  });
});

test.each(['/apps/exports', '/findings/exports', '/cases/exports'])('%s is not for firms, and takes no unknown filter', async (path) => {
  const ask = (who: TestPerson, query = '') => api.app.inject({ method: 'POST', url: `/api/v1${path}${query}`, headers: who.headers });
  expect((await ask(member)).statusCode).toBe(403);
  expect((await ask(inspector, '?smell=1')).statusCode).toBe(400);
});
