import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { afterAll, expect, test } from 'vitest';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-bulk-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});
const { db } = api.database;

const beijing = await api.organisation('province', { province: '11' });
const shanghai = await api.organisation('province', { province: '31' });
const auditor = await api.person(beijing, 'province-auditor', 'province:11');
const colleague = await api.person(beijing, 'province-auditor', 'province:11');
for (const [organisation, province] of [
  [beijing, '11'],
  [shanghai, '31'],
] as const) {
  const admin = await api.person(organisation, 'province-admin', `province:${province}`);
  for (let i = 0; i < 3; i++)
    await api.app.inject({
      method: 'POST',
      url: '/api/v1/people',
      headers: { ...admin.headers },
      body: { login: `p${province}.${i}`, displayName: '测试', role: 'province-inspector', scope: `province:${province}` },
    });
}

const call = (who: TestPerson, method: 'GET' | 'POST', path: string, body?: object) =>
  api.app.inject({ method, url: `/api/v1${path}`, headers: { ...who.headers }, ...(body === undefined ? {} : { body }) });
const ask = async () => (await call(auditor, 'POST', '/audit/exports', {})).json();
const round = () => bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal);

test('long work is asked for, done, and its result is what its digest says', async () => {
  const asked = await call(auditor, 'POST', '/audit/exports', {});
  expect([asked.statusCode, asked.json().state]).toEqual([202, 'WAITING']);
  expect((await call(auditor, 'GET', `/bulk-jobs/${asked.json().id}/result`)).json().code).toBe('no-such-step');
  expect(await round()).toBe(1);
  expect(await round()).toBe(0);
  const job = (await call(auditor, 'GET', `/bulk-jobs/${asked.json().id}`)).json();
  expect(job).toMatchObject({ state: 'DONE', doneCount: 3 });
  const result = await call(auditor, 'GET', `/bulk-jobs/${job.id}/result`);
  expect(createHash('sha256').update(result.rawPayload).digest('hex')).toBe(job.resultSha256);

  // only the chain of who asked, and each line can be checked by any tool
  const lines = result.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ chain, seq }) => [chain, seq])).toEqual([3, 2, 1].map((seq) => [beijing, seq]));
  for (const { text, hash } of lines) expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
});

test('nobody sees the work of others', async () => {
  const { id } = await ask();
  expect((await call(colleague, 'GET', `/bulk-jobs/${id}`)).statusCode).toBe(404);
  expect((await call(colleague, 'POST', `/bulk-jobs/${id}/cancellation`)).statusCode).toBe(404);
  expect((await call(colleague, 'GET', '/bulk-jobs')).json().items).toEqual([]);
  await round();
});

test('a cancelled job is not done', async () => {
  const { id } = await ask();
  expect((await call(auditor, 'POST', `/bulk-jobs/${id}/cancellation`)).json().state).toBe('CANCELLED');
  expect(await round()).toBe(0);
  expect((await call(auditor, 'POST', `/bulk-jobs/${id}/cancellation`)).json().code).toBe('no-such-step');
});

test('a job of a process that died is begun again, and two schedulers do it once', async () => {
  const { id } = await ask();
  await db.updateTable('bulk_job').set({ state: 'RUNNING' }).where('id', '=', id).execute();
  expect((await Promise.all([round(), round()])).sort()).toEqual([0, 1]);
  expect((await call(auditor, 'GET', `/bulk-jobs/${id}`)).json().state).toBe('DONE');
});

test('a server that stops leaves a job to be begun again', async () => {
  const { id } = await ask();
  await bulkLoop({ db, platform: api.platform, objects }).round(AbortSignal.abort());
  expect((await call(auditor, 'GET', `/bulk-jobs/${id}`)).json().state).toBe('RUNNING');
  await round();
  expect((await call(auditor, 'GET', `/bulk-jobs/${id}`)).json().state).toBe('DONE');
});

test('a kind that nobody knows fails and the rest goes on', async () => {
  const { id } = await ask();
  await db.updateTable('bulk_job').set({ kind: 'dance' }).where('id', '=', id).execute();
  await round();
  expect((await call(auditor, 'GET', '/bulk-jobs?state=FAILED')).json().items).toMatchObject([{ id, message: 'unknown-kind' }]);
});
