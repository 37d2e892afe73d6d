import { recordBackup, recordRestore } from '@touchstone/db';
import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const ministry = await api.organisation('ministry');
const admin = await api.person(ministry, 'ministry-admin', 'all');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const auditor = await api.person(ministry, 'ministry-auditor', 'all');
const province = await api.organisation('province', { province: '33' });
const local = await api.person(province, 'province-admin', 'province:33');
const read = async () => (await api.app.inject({ url: '/api/v1/installation', headers: admin.headers })).json();

test('an administrator reads what is set, with the versions that a change needs, and nobody else does', async () => {
  const before = await read();
  expect(before).toMatchObject({
    delistingPolicy: { policy: { overdueAfterHours: expect.any(Number) }, version: 0 },
    testingTargets: { items: [], version: 0 },
    backups: { made: null, restored: null },
  });
  expect(before.retention.map(({ name }: { name: string }) => name)).toContain('case');
  const set = (year: number, target: number, version: number, who = admin) =>
    api.app.inject({
      method: 'PUT',
      url: `/api/v1/statistics/targets/${year}`,
      headers: { ...who.headers, 'if-match': `"v${version}"` },
      payload: { target },
    });
  expect((await set(2026, 1, 0, local)).statusCode).toBe(403);
  await set(2025, 10, before.testingTargets.version);
  await set(2026, 20, (await read()).testingTargets.version);
  expect((await read()).testingTargets).toEqual({
    items: [
      { year: 2026, target: 20 },
      { year: 2025, target: 10 },
    ],
    version: 2,
  });
  expect((await api.app.inject({ url: '/api/v1/installation', headers: inspector.headers })).statusCode).toBe(403);
  // who searches the log for what administrators set finds it
  const found = await api.app.inject({ url: '/api/v1/audit/events?action=system.manage', headers: auditor.headers });
  expect(found.json().items).toHaveLength(2);
});

test('what the commands did is told: the last backup, and what this installation was restored from', async () => {
  const manifest = {
    ...{ schema: 'touchstone-backup/1', madeAt: '2026-03-02T02:00:00.000Z', migrations: [], sequences: [], tables: [] },
    ...{ objects: { count: 3, bytes: 9, file: 'objects' }, missing: ['x'] },
  } as unknown as Parameters<typeof recordRestore>[1];
  await recordBackup(api.database.url, { manifest, sha256: 'a'.repeat(64) }, new Date('2026-03-02T02:01:00Z'));
  await recordBackup(
    api.database.url,
    { manifest: { ...manifest, madeAt: '2026-03-03T02:00:00.000Z' }, sha256: 'b'.repeat(64) },
    new Date('2026-03-03T02:01:00Z'),
  );
  await recordRestore(api.database.url, manifest, new Date('2026-03-04T02:00:00Z'));
  expect((await read()).backups).toEqual({
    made: { at: '2026-03-03T02:00:00.000Z', sha256: 'b'.repeat(64), tables: 0, objects: 3, bytes: 9, missing: 1 },
    restored: { at: '2026-03-04T02:00:00.000Z', madeAt: '2026-03-02T02:00:00.000Z' },
  });
  const events = await api.app.inject({ url: '/api/v1/audit/events?objectKind=installation', headers: auditor.headers });
  expect(events.json().items.map(({ actor, action }: Record<string, string>) => `${actor} ${action}`)).toEqual([
    'system:commands installation.restored',
    'system:commands installation.backed-up',
    'system:commands installation.backed-up',
  ]);
});
