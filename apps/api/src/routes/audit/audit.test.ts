import { standsUnder } from '@touchstone/domain/audit';
import type { LocalDate } from '@touchstone/kernel/dates';
import { anchorDay } from '@touchstone/services/audit';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';
import { anchorPorts } from '../../wiring/anchor-ports.ts';
import { sha256 } from '../../wiring/sha256.ts';

const api = await startApi();
afterAll(() => api.close());

const beijing = await api.organisation('province', { province: '11' });
const shanghai = await api.organisation('province', { province: '31' });
const ministry = await api.organisation('ministry');
const admin = await api.person(beijing, 'province-admin', 'province:11');
const other = await api.person(shanghai, 'province-admin', 'province:31');
const auditor = await api.person(beijing, 'province-auditor', 'province:11');
const national = await api.person(ministry, 'ministry-auditor', 'all');

const { db } = api.database;
const get = async (who: TestPerson, url: string) => (await api.app.inject({ url, headers: { ...who.headers } })).json();
const verify = async (who: TestPerson) =>
  (await api.app.inject({ method: 'POST', url: '/api/v1/audit/verifications', headers: { ...who.headers } })).json();
const invite = (who: TestPerson, login: string, province: string) =>
  api.app.inject({
    method: 'POST',
    url: '/api/v1/people',
    headers: { ...who.headers },
    body: { login, displayName: '测试', role: 'province-inspector', scope: `province:${province}` },
  });

for (let i = 0; i < 6; i++) await invite(admin, `beijing.${i}`, '11');
await invite(other, 'shanghai.0', '31');
const today = new Date(api.clock.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate;
const anchor = await anchorDay(anchorPorts(db), sha256, today);

test('each organisation reads its own chain, page by page; the ministry’s auditor all', async () => {
  const first = await get(auditor, '/api/v1/audit/events?limit=4');
  const second = await get(auditor, `/api/v1/audit/events?limit=4&after=${first.next}`);
  const seqs = [...first.items, ...second.items].map((event: { chain: string; seq: number }) => [event.chain, event.seq]);
  expect(seqs).toEqual([6, 5, 4, 3, 2, 1].map((seq) => [beijing, seq]));
  expect(second.next).toBeNull();
  expect((await get(national, '/api/v1/audit/events?action=person.invited')).items).toHaveLength(7);
  expect((await get(auditor, `/api/v1/audit/events?objectKind=person&actor=person:${other.id}`)).items).toEqual([]);
  expect((await get(admin, '/api/v1/audit/events')).code).toBe('forbidden');
});

test('events at once stay in one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, i) => invite(admin, `together.${i}`, '11')));
  expect(await verify(auditor)).toMatchObject({ chains: 1, events: 18, faultCount: 0, faults: [] });
});

test('a published anchor is seen by anybody and proves one’s own chain and no other’s', async () => {
  const published = (await api.app.inject('/api/v1/audit/anchors')).json().items;
  expect(published).toEqual([{ day: today, root: anchor.root, previous: '0'.repeat(64), hash: anchor.hash }]);
  const { head, proof, root } = await get(auditor, `/api/v1/audit/anchors/${today}/proof`);
  expect(standsUnder(sha256, head, proof, root)).toBe(true);
  expect(standsUnder(sha256, { ...head, seq: head.seq + 1 }, proof, root)).toBe(false);
  expect((await anchorDay(anchorPorts(db), sha256, today)).hash).toBe(anchor.hash);
});

test('the database refuses to change what was written', async () => {
  await expect(db.updateTable('audit_event').set({ action: 'x' }).execute()).rejects.toThrow(/written once/);
  await expect(db.deleteFrom('audit_event').execute()).rejects.toThrow(/written once/);
  await expect(sql`truncate touchstone.audit_event`.execute(db)).rejects.toThrow(/written once/);
});

describe('whoever gets round that is found out', () => {
  /** As an administrator of the database could: triggers off, change, triggers on; and back again. */
  async function tampered(change: ReturnType<typeof sql>, check: () => Promise<void>) {
    await sql`create table saved as table touchstone.audit_event`.execute(db);
    const behind = async (work: ReturnType<typeof sql>) => {
      await sql`alter table touchstone.audit_event disable trigger user`.execute(db);
      await work.execute(db);
      await sql`alter table touchstone.audit_event enable trigger user`.execute(db);
    };
    try {
      await behind(change);
      await check();
    } finally {
      await behind(sql`delete from touchstone.audit_event`);
      await behind(sql`insert into touchstone.audit_event select * from saved`);
      await sql`drop table saved`.execute(db);
    }
  }

  test.each([
    [
      'an edited actor',
      sql`update touchstone.audit_event set actor = 'person:x' where chain = ${beijing} and seq = 3`,
      [{ kind: 'edited', seq: 3 }],
    ],
    [
      'an edited detail',
      sql`update touchstone.audit_event set detail = '{}' where chain = ${beijing} and seq = 4`,
      [{ kind: 'edited', seq: 4 }],
    ],
    [
      'a missing event',
      sql`delete from touchstone.audit_event where chain = ${beijing} and seq = 3`,
      [{ kind: 'gap', seq: 4, missingFrom: 3 }],
    ],
    [
      'a chain cut off below its anchor',
      sql`delete from touchstone.audit_event where chain = ${beijing} and seq > 2`,
      [{ kind: 'cut-off' }],
    ],
    ['a chain that is gone', sql`delete from touchstone.audit_event where chain = ${beijing}`, [{ kind: 'cut-off' }]],
  ])('%s', async (_what, change, faults) => {
    await tampered(change, async () => {
      const found = await verify(auditor);
      expect(found.faultCount).toBe(faults.length);
      expect(found.faults).toMatchObject(faults.map((fault) => ({ ...fault, chain: beijing })));
    });
  });

  test('all is well again afterwards, and for the nation', async () => {
    expect(await verify(national)).toMatchObject({ chains: 2, anchors: 1, faultCount: 0 });
  });
});
