import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { withEmptyDatabase } from './testing.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(open.splice(0).map((database) => database.close())));

const emptyUrl = async () => {
  const database = await withEmptyDatabase();
  open.push(database);
  return database.url;
};

const rows = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const migration = (name: string, sql: string): Migration => ({ name, sql, sha256: `of ${sql}` });
const FIRST = migration('0001-first.sql', 'create table touchstone.first (n int)');
const SECOND = migration('0002-second.sql', 'create table touchstone.second (n int)');

test('ours are numbered without a gap, and apply to an empty database once', async () => {
  const url = await emptyUrl();
  const names = readMigrations().map(({ name }) => name);
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, i) => i + 1));
  expect(await migrate(url)).toEqual(names);
  expect(await migrate(url)).toEqual([]);
});

test('every table has row-level security: what no policy shows is hidden', async () => {
  const url = await emptyUrl();
  await migrate(url);
  expect(
    await rows(
      url,
      `select relname from pg_class join pg_namespace n on n.oid = relnamespace where nspname = 'touchstone' and relkind in ('r', 'p') and not relrowsecurity`,
    ),
  ).toEqual([]);
});

describe('a ladder of releases', () => {
  test('is climbed from wherever the database stands', async () => {
    const url = await emptyUrl();
    expect(await migrate(url, [FIRST])).toEqual(['0001-first.sql']);
    expect(await migrate(url, [FIRST, SECOND])).toEqual(['0002-second.sql']);
  });

  test('is climbed once by many at once', async () => {
    const url = await emptyUrl();
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, [FIRST, SECOND])));
    expect(applied.flat().sort()).toEqual(['0001-first.sql', '0002-second.sql']);
  });

  test.each([
    ['a migration edited after it was applied', [migration('0001-first.sql', 'select 1')], 'changed'],
    ['a database of a newer release', [], 'unknown'],
  ])('%s is refused', async (_name, now, code) => {
    const url = await emptyUrl();
    await migrate(url, [FIRST]);
    await expect(migrate(url, now)).rejects.toMatchObject({ name: 'MigrationFault', code });
  });

  test('a step that fails leaves nothing of itself, and the steps before', async () => {
    const url = await emptyUrl();
    const broken = migration('0002-broken.sql', 'create table touchstone.half (n int); select 1 / 0');
    await expect(migrate(url, [FIRST, broken])).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('0002-broken.sql'),
    });
    expect(
      await rows(url, `select to_regclass('touchstone.first') is not null as first, to_regclass('touchstone.half') is not null as half`),
    ).toEqual([{ first: true, half: false }]);
  });

  test('a step marked so runs outside a transaction', async () => {
    const url = await emptyUrl();
    const index = migration(
      '0002-index.sql',
      '-- outside a transaction\ncreate index concurrently if not exists first_n on touchstone.first (n)',
    );
    expect(await migrate(url, [FIRST, index])).toHaveLength(2);
  });
});
