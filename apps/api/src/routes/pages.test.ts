import type { Contract } from '@touchstone/api-client';
import { PERMISSIONS } from '@touchstone/domain/access';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../testing.ts';
import { handlers } from './index.ts';
import { seedNation, seedSide } from './two-sides.fixture.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;
const ministry = await api.organisation('ministry');

const COPIES = 4;

beforeAll(async () => {
  await seedNation(db, ministry);
  for (const side of ['a', 'b'] as const) await seedSide(db, side);
  // many that came at one instant under one name: what pages are cut by is the same in all of them
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const { rows } = await sql<{ table: string }>`
      select c.table_name as table from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'touchstone' and c.column_name = 'id' and c.data_type = 'uuid' and t.table_type = 'BASE TABLE' order by 1`.execute(
      tx,
    );
    for (const { table } of rows)
      await sql`
        insert into ${sql.table(`touchstone.${table}`)}
        select (jsonb_populate_record(x, jsonb_build_object('id', touchstone.uuid7()))).* from ${sql.table(`touchstone.${table}`)} x, generate_series(1, ${COPIES})
        on conflict do nothing`.execute(tx);
  });
});

/** Lists that anybody with every permission reads without naming anything. */
const lists = handlers
  .map(({ contract }): Contract => contract)
  .filter(({ method, path, query }) => {
    const { properties = {}, required = [] } = (query ?? {}) as { properties?: object; required?: readonly string[] };
    return method === 'GET' && !path.includes(':') && 'limit' in properties && 'after' in properties && required.length === 0;
  });

let headers: Readonly<Record<string, string>>;
beforeAll(async () => {
  headers = await api.machine(ministry, PERMISSIONS, 'all');
});

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly total?: number | null;
  readonly totalIsExact?: boolean;
}

async function pageOf({ path }: Contract, limit: number, after: string | null): Promise<Page | undefined> {
  const query = `limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
  const answer = await api.app.inject({ url: `${path}?${query}`, headers });
  // what a person alone reads, and what this server does not serve
  if ([403, 404, 501, 503].includes(answer.statusCode)) return undefined;
  expect([path, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([path, 200, '']);
  const { items, ...more } = answer.json();
  return { ...more, items: items ?? Object.values(more).find(Array.isArray) };
}

test('whatever list, and however large its pages: joined they are the whole list, each row once, and a total says what it is', {
  timeout: 120_000,
}, async () => {
  const whole = new Map<Contract, readonly string[]>();
  for (const list of lists) {
    const all = await pageOf(list, 200, null);
    if (all === undefined || all.next !== null || all.items.length < 2) continue;
    whole.set(
      list,
      all.items.map((item) => JSON.stringify(item)),
    );
    if (all.total !== undefined && all.total !== null && all.totalIsExact === true)
      expect([list.id, all.total]).toEqual([list.id, all.items.length]);
  }
  expect(whole.size).toBeGreaterThan(35);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...whole.keys()), fc.integer({ min: 2, max: 9 }), async (list, size) => {
      const rows: string[] = [];
      let next: string | null = null;
      do {
        const page: Page = (await pageOf(list, size, next))!;
        expect(page.items.length).toBeLessThanOrEqual(size);
        rows.push(...page.items.map((item) => JSON.stringify(item)));
        next = page.next;
      } while (next !== null && rows.length <= whole.get(list)!.length);
      expect(rows, `${list.id} by ${size}`).toEqual(whole.get(list));
    }),
    { numRuns: 25 },
  );
});
