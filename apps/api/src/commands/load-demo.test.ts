import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { startApi } from '../testing.ts';
import { loadDemo } from './load-demo.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

/** Runs the command and gives back what it printed. */
async function load(...args: readonly string[]): Promise<string> {
  let printed = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    expect(await loadDemo({ db, platform: api.platform }, args)).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return printed;
}

const countOf = async (table: 'notice' | 'notice_row' | 'reported_figure' | 'enforcement_case'): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from touchstone.${sql.raw(table)}`.execute(db);
  return rows[0]!.n;
};

test('what was published is loaded as reported figures with source and day, and only known rows are rows; again it adds nothing', async () => {
  const printed = await load('notices');
  const [notices, known, published, figures] = /通报 (\d+) 份，已知条目 (\d+) 行（公开总数合计 (\d+)），公开数据 (\d+) 项/
    .exec(printed)!
    .slice(1)
    .map(Number) as [number, number, number, number];
  expect(notices).toBeGreaterThan(0);
  expect(known).toBeLessThan(published);
  expect([await countOf('notice'), await countOf('notice_row'), await countOf('reported_figure')]).toEqual([notices, known, figures]);
  // a row that is only counted in public is no case of ours
  expect(await countOf('enforcement_case')).toBe(0);

  const { rows } = await sql<{ what: string; value: number; source: string; as_of: string }>`
    select what, value::int as value, source, as_of::text from touchstone.reported_figure where unit = 'count'`.execute(db);
  const valuesOf = (what: string) => rows.filter((row) => row.what === what).map(({ value }) => value);
  expect(valuesOf('tested')).toEqual(expect.arrayContaining([440_000, 2_440_000]));
  expect(valuesOf('delisted')).toEqual(expect.arrayContaining([94, 540]));
  expect(rows.filter(({ source, as_of }) => source === '' || as_of === '')).toEqual([]);

  expect(await load('notices')).toMatch(/^通报 0 份，已知条目 0 行/);
  expect(await countOf('reported_figure')).toBe(figures);
});

test.each([[['calendars']], [[]], [['notices', 'twice']], [['constructor']]])('%j cannot be loaded, and what can is said', async (args) => {
  await expect(loadDemo({ db, platform: api.platform }, args)).rejects.toThrow(/takes only: notices/);
});
