import { systemSession, withSession } from '@touchstone/db';
import { outboxRows } from '@touchstone/db/repositories/webhook-rows';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { tallyLoop } from '../roles/tally-loop.ts';
import { startApi } from '../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;

const metrics = async () => (await api.app.inject('/metrics')).body;
const tally = (state: string, n: number) =>
  sql`insert into touchstone.scan_run_tally (engine_version_id, state, n) values ('018f2f7a-3c1d-7000-8000-000000000001', ${state}, ${n})`.execute(
    db,
  );
const round = () => tallyLoop({ db }).round(new AbortController().signal);

test('what waits and what was made is on the metrics page', async () => {
  await withSession(db, systemSession('test'), (tx) =>
    outboxRows(tx).tell({ id: api.platform.newId(), topic: 'a.b', subject: 's', payload: {}, organisation: null }),
  );
  for (const [state, n] of [
    ['created-ever', 5],
    ['QUEUED', 5],
    ['QUEUED', -2],
    ['SUCCEEDED', 2],
  ] as const)
    await tally(state, n);
  const page = await metrics();
  for (const line of [
    'touchstone_outbox_waiting 1',
    'touchstone_runs{state="QUEUED"} 3',
    'touchstone_runs{state="SUCCEEDED"} 2',
    'touchstone_runs_created 5',
    'touchstone_runs_unaccounted 0',
  ])
    expect(page).toContain(line);
});

test('listings whose scan is not decided are counted', async () => {
  expect(await metrics()).toContain('touchstone_listing_scans_due 0');
  const [store, listing] = [api.platform.newId(), api.platform.newId()];
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 's', 's', 'by-hand')`.execute(db);
  await sql`insert into touchstone.listing (id, store_id, store_app_id, state) values (${listing}, ${store}, 'a', 'LIVE')`.execute(db);
  await sql`
    insert into touchstone.listing_scan_due (listing_id, reason, next_at)
    select ${listing}::uuid, r, now() + interval '1 hour' from unnest(array['newVersion', 'changedPolicy']) r`.execute(db);
  expect(await metrics()).toContain('touchstone_listing_scans_due 2');
});

test('the tally is added up and stays what it was', async () => {
  await round();
  const { rows } = await sql<{ state: string; n: number }>`select state, n from touchstone.scan_run_tally order by state`.execute(db);
  expect(rows.map(({ state, n }) => [state, Number(n)])).toEqual([
    ['QUEUED', 3],
    ['SUCCEEDED', 2],
    ['created-ever', 5],
  ]);
});

test('a run that is in no state is a fault that is told', async () => {
  await tally('QUEUED', -1);
  await expect(round()).rejects.toMatchObject({ name: 'RunsUnaccounted', code: 'unaccounted:1' });
  expect(await metrics()).toContain('touchstone_runs_unaccounted 1');
});

test('the page names nobody', async () => {
  const person = await api.person(await api.organisation('province', { province: '11' }), 'province-admin', 'province:11');
  await api.app.inject({ url: `/api/v1/people/${person.id}`, headers: { ...person.headers } });
  const page = await metrics();
  expect(page).toContain('route="read-person"');
  expect(page).not.toContain(person.id);
  expect(page).not.toMatch(/127\.0\.0\.1|韩梅梅/);
});
