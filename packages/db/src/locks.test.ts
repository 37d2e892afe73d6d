import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { withDatabase } from './testing.ts';

const { db, close } = await withDatabase();
afterAll(close);
const namesOf = async (query: ReturnType<typeof sql<{ name: string }>>) => (await query.execute(db)).rows.map(({ name }) => name);

test('every table has its second lock, and sessions of all their one way through it', async () => {
  expect(
    await namesOf(sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relnamespace = 'touchstone'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'
        and (not c.relrowsecurity or not exists (select from pg_policies p where p.schemaname = 'touchstone' and p.tablename = c.relname and 'touchstone_all' = any(p.roles)))`),
  ).toEqual([]);
});

/** Tables of which a session that sees a part sees nothing: what is in them is handed out by the system. May only get shorter. */
const SYSTEM_ONLY = [
  'calibration',
  'calibration_fading',
  'clause_prevalence',
  'engine_event',
  'engine_minute',
  'identity_event',
  'lease_upload',
  'number_issued',
  'number_series',
  'scan_run_tally',
  'stale_result',
];

test('which tables are closed to sessions that see a part', async () => {
  expect(
    await namesOf(sql<{ name: string }>`
      select t.tablename as name from pg_tables t where t.schemaname = 'touchstone' and t.tablename <> 'migration'
        and not exists (select from pg_policies p where p.schemaname = 'touchstone' and p.tablename = t.tablename and 'touchstone_scoped' = any(p.roles) and p.cmd in ('ALL', 'SELECT'))
      order by 1`),
  ).toEqual(['one_time_link', ...SYSTEM_ONLY].sort());
});

/** Where a session that sees a part may write rows that it does not see afterwards. */
const WRITES_FREELY = ['one_time_link', 'outbox_message'];

test('who sees a part writes nothing outside of it', async () => {
  expect(
    await namesOf(sql<{ name: string }>`
      select distinct p.tablename as name from pg_policies p where p.schemaname = 'touchstone' and 'touchstone_scoped' = any(p.roles) and p.cmd <> 'SELECT'
        and (p.with_check = 'true' or (p.with_check is null and p.qual = 'true')) order by 1`),
  ).toEqual(WRITES_FREELY);
});

test('what runs with the rights of its owner finds nothing by a path of the caller', async () => {
  expect(
    await namesOf(sql<{ name: string }>`
      select p.proname as name from pg_proc p where p.pronamespace = 'touchstone'::regnamespace and p.prosecdef
        and not coalesce(p.proconfig, '{}') @> array['search_path=""']`),
  ).toEqual([]);
});

test('no role of sessions may empty a table, change one, or give rights on', async () => {
  expect(
    await namesOf(sql<{ name: string }>`
      select c.relname || ' ' || x.privilege_type as name from pg_class c cross join lateral aclexplode(c.relacl) x join pg_roles r on r.oid = x.grantee
      where c.relnamespace = 'touchstone'::regnamespace and r.rolname in ('touchstone_scoped', 'touchstone_all')
        and (x.is_grantable or x.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE'))`),
  ).toEqual([]);
});
