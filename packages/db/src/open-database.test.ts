import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openPool } from './open-database.ts';
import { withDatabase } from './testing.ts';

const { db, close } = await withDatabase();
afterAll(close);

test.each([
  ['a day', sql`date '2026-02-28'`, '2026-02-28'],
  ['a count', sql`count(*)`, 1],
  ['the largest exact whole number', sql`9007199254740991::int8`, 9007199254740991],
  ['a whole number that no number holds', sql`9007199254740993::int8`, '9007199254740993'],
  ['an instant', sql`timestamptz '2026-02-28 08:00+08'`, new Date('2026-02-28T00:00:00Z')],
  ['JSON', sql`'{"a": [1, "试"]}'::jsonb`, { a: [1, '试'] }],
  ['texts', sql`array['a', 'b']`, ['a', 'b']],
  ['a sum', sql`sum(1.5)`, 1.5],
])('%s is read as it is', async (_name, expression, expected) => {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(db);
  expect(rows[0]?.value).toEqual(expected);
});

test('each test file has a database of its own', async () => {
  const other = await withDatabase();
  await sql`create table only_here (n int)`.execute(other.db);
  const { rows } = await sql`select to_regclass('only_here') as found`.execute(db);
  expect(rows).toEqual([{ found: null }]);
  await other.close();
});

test('a connection that breaks between two statements fails the next one, and not the process', async () => {
  const other = await withDatabase();
  const pool = openPool(other.url, { asOwner: true });
  const client = await pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise((resolve) => client.once('end', resolve));
  await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(other.db);
  await ended;
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await other.close();
});

test('nothing waits for ever, neither for a lock nor for a connection', async () => {
  const other = await withDatabase();
  await sql`create table held (n int)`.execute(other.db);
  const pool = openPool(other.url, { asOwner: true, max: 2, patienceMs: 300 });
  const [first, second] = [await pool.connect(), await pool.connect()];
  await first.query('begin; lock table held');
  await expect(second.query('select from held')).rejects.toMatchObject({ code: '55P03' });
  await expect(pool.connect()).rejects.toThrow('timeout exceeded');
  await first.query('rollback');
  expect((await second.query('select count(*)::int as all from held')).rows).toEqual([{ all: 0 }]);
  first.release();
  second.release();
  await pool.end();
  await other.close();
});
