// Lists and searches over 3.5 million apps, 10 million versions, 15 million findings: p95 of each at most 100 ms.
// node scripts/run.mjs bench/platform/lists.ts [scale: 1] [times: 40] [folder of a server to keep and use again]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase } from '@touchstone/db';
import type { Scope } from '@touchstone/domain/access';
import { ensureDatabase, openServer } from '@touchstone/postgres';
import { sql } from 'kysely';
import { type GeneratedInventory, generateInventory, WHILE_GENERATING } from './generated-inventory.ts';
import { listBench, planLines } from './list-bench.ts';
import { listCases } from './list-cases.ts';

const [scale = 1, times = 40] = process.argv.slice(2, 4).map(Number);
const kept = process.argv[4];
const TARGET_MS = 100;
const SCOPES: readonly Scope[] = [{ kind: 'all' }, { kind: 'province', province: '11' }];

const folder = kept ?? mkdtempSync(join(tmpdir(), 'touchstone-lists-'));
const server = await openServer({ folder: join(folder, 'postgres'), settings: WHILE_GENERATING });
const url = await ensureDatabase(server, 'lists');
await migrate(url);
const owner = openDatabase(url, { asOwner: true });
try {
  const inventory = (await found()) ?? (await generated());
  const { rows: sizes } = await sql<{ size: string }>`select pg_size_pretty(pg_database_size('lists')) as size`.execute(owner);
  console.log(`scale ${scale}, database of ${sizes[0]!.size}`);
  const { rows: deep } = await sql<{ id: string; reachBand: number }>`
    select id, reach_band as "reachBand" from touchstone.app tablesample system (1) order by md5(id::text) limit 50`.execute(owner);
  const bench = listBench(url);
  for (const scope of SCOPES) {
    console.log(`\n${scope.kind === 'province' ? `province:${scope.province}` : scope.kind}`);
    let slowest = { p95: 0, name: '' };
    const cases = listCases(inventory, deep);
    for (const one of cases) {
      const taken: number[] = [];
      for (let i = 0; i < times; i++) taken.push(await bench.time(one, scope, inventory.organisation, i));
      taken.sort((a, b) => a - b);
      const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(share * taken.length))] ?? 0;
      const explained = await bench.explain(one, scope, inventory.organisation, 0);
      const sum = (of: (one: (typeof explained)[number]) => number) => explained.reduce((total, plan) => total + of(plan), 0);
      const isOver = at(0.95) > TARGET_MS ? '  OVER' : '';
      console.log(
        `${one.name.padEnd(28)} p50 ${at(0.5).toFixed(1).padStart(7)} ms  p95 ${at(0.95).toFixed(1).padStart(7)} ms  ${String(sum((plan) => plan.rowsRead)).padStart(8)} rows ${String(sum((plan) => plan.blocks)).padStart(7)} pages${isOver}`,
      );
      if (at(0.95) > slowest.p95) slowest = { p95: at(0.95), name: one.name };
    }
    const worst = cases.find(({ name }) => name === slowest.name);
    if (worst !== undefined) {
      console.log(`\nslowest: ${slowest.name}`);
      for (let i = 0; i < 4; i++)
        for (const { plan } of await bench.explain(worst, scope, inventory.organisation, i)) console.log(planLines(plan).join('\n'));
    }
  }
  await bench.close();
} finally {
  await owner.destroy();
  await server.close();
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

async function generated(): Promise<GeneratedInventory> {
  const began = performance.now();
  const inventory = await generateInventory(owner, scale);
  console.log(`generated in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return inventory;
}

async function found(): Promise<GeneratedInventory | undefined> {
  const { rows } = await sql<GeneratedInventory>`
    select c.id as campaign, c.organisation_id as organisation, p.id as reviewer from touchstone.campaign c join touchstone.person p on p.organisation_id = c.organisation_id limit 1`.execute(
    owner,
  );
  return rows[0];
}
