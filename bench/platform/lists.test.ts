import { openDatabase } from '@touchstone/db';
import { withDatabase } from '@touchstone/db/testing';
import type { Scope } from '@touchstone/domain/access';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { generateInventory, WHOLE } from './generated-inventory.ts';
import { listBench, planLines } from './list-bench.ts';
import { listCases } from './list-cases.ts';

const SCALE = 0.002;
/** A list that reads a share of its table reads more than this at any scale that is worth a bench. */
const MOST_ROWS = 3000;
const SCOPES: readonly Scope[] = [{ kind: 'all' }, { kind: 'province', province: '11' }];

const database = await withDatabase();
const owner = openDatabase(database.url, { asOwner: true });
const inventory = await generateInventory(owner, SCALE);
const { rows: deep } = await sql<{ id: string; reachBand: number }>`
  select id, reach_band as "reachBand" from touchstone.app where substr(package, strpos(package, '.a') + 2)::int % 701 = 0 order by id`.execute(
  owner,
);
const bench = listBench(database.url);
afterAll(async () => {
  await bench.close();
  await owner.destroy();
  await database.close();
});

test('there is enough of everything to tell an index from a table', async () => {
  const { rows } = await sql<{ apps: number; findings: number }>`
    select (select count(*) from touchstone.app) as apps, (select count(*) from touchstone.finding) as findings`.execute(owner);
  expect(rows).toEqual([{ apps: WHOLE.apps * SCALE, findings: WHOLE.findings * SCALE }]);
  expect(rows[0]!.apps).toBeGreaterThan(2 * MOST_ROWS);
});

describe.each(SCOPES.map((scope) => [scope.kind, scope] as const))('of %s', (_kind, scope) => {
  test.each(listCases(inventory, deep).map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    for (let i = 0; i < 4; i++) {
      const plans = await bench.explain(one, scope, inventory.organisation, i);
      const rows = plans.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
      expect(rows, plans.flatMap(({ plan }) => planLines(plan)).join('\n')).toBeLessThan(MOST_ROWS);
    }
  });
});
