import { sql } from 'kysely';
import type { Installation } from './installation.ts';
import { BUILDS, KIND } from './inventory.ts';
import type { Parameters } from './parameters.ts';
import type { ProblemApp } from './problem-apps.ts';
import { idOf, keyOf, type Run, run, withoutIndexes } from './world-sql.ts';

/** Share of the test items that machines decided; the platform's target of the year. @source 164-14 (30 %) */
const ITEMS = { tested: 40, machine: 13 };
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Tests of each month by its weight, in whole numbers that add up. */
export function monthsOf(tests: number, weights: readonly number[]): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let weight = 0;
  return weights.map((one) => {
    weight += one;
    const upTo = Math.round((tests * weight) / all);
    const here = upTo - before;
    before = upTo;
    return here;
  });
}

/**
 * A year of tests, month by month in whole statements: for each a file, the wish, the run that ended, and what was fused of it. The
 * tests of the apps with problems are among them, some days before their faults were confirmed. Indexes are laid afterwards.
 */
export async function layTests({ owner }: Installation, parameters: Parameters, problems: readonly ProblemApp[]): Promise<void> {
  await owner.connection().execute(async (one) => {
    const rows: Run = (text) => run(one, text);
    await rows(sql`set session_replication_role = replica`);
    const layIndexes = await withoutIndexes(rows, ['artifact', 'scan_request', 'scan_run', 'fused_result']);
    await ofProblems(rows, problems);
    const months = monthsOf(parameters.tests - problems.length, parameters.months);
    let from = 1;
    for (const [month, count] of months.entries()) {
      await ofMonth(rows, parameters, { month, from, count });
      from += count;
    }
    await layIndexes();
    await rows(sql`insert into touchstone.scan_run_tally (engine_version_id, state, n)
      select engine_version_id, s, count(*) from touchstone.scan_run r cross join lateral (values (r.state), ('created-ever')) v(s) group by 1, 2`);
    await rows(sql`set session_replication_role = origin`);
    for (const table of [
      'app',
      'artifact',
      'listing',
      'scan_request',
      'scan_run',
      'fused_result',
      'operator',
      'organisation',
      'app_version',
      'acquisition',
    ])
      await rows(sql`analyze touchstone.${sql.id(table)}`);
  });
}

async function ofProblems(rows: Run, problems: readonly ProblemApp[]): Promise<void> {
  const given = JSON.stringify(problems.map(({ n, testedMs }) => ({ n, at: new Date(testedMs).toISOString() })));
  await insertTests(
    rows,
    sql`select n as t, at, ${keyOf(KIND.artifact, sql`n * ${BUILDS}`)} as artifact, ${keyOf(KIND.app, sql`n`)} as app
      from jsonb_to_recordset(${given}::jsonb) as p(n bigint, at timestamptz)`,
  );
}

async function ofMonth(
  rows: Run,
  { year, apps }: Parameters,
  { month, from, count }: { month: number; from: number; count: number },
): Promise<void> {
  if (count === 0) return;
  const start = `${year}-${String(month + 1).padStart(2, '0')}-01T00:00:00+08:00`;
  // rows of problems have numbers of their own below this
  const t = sql`(${OTHERS} + g)`;
  const artifact = keyOf(KIND.artifact, t);
  const to = from + count - 1;
  await rows(sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, stored_at, created_at)
    select ${artifact}, encode(sha256(('t' || g)::bytea), 'hex'), 40000000, 'apk', 'STORED', ${start}::timestamptz, ${start}::timestamptz
    from generate_series(${from}::int, ${to}::int) g`);
  await insertTests(
    rows,
    sql`select ${t} as t, ${start}::timestamptz + make_interval(secs => ((g - ${from}::int)::float8 + 0.5) / ${count}::int * ${DAYS[month]! * 86_400}) as at,
      ${artifact} as artifact, ${keyOf(KIND.app, sql`1 + g % ${apps}::int`)} as app from generate_series(${from}::int, ${to}::int) g`,
  );
}

const OTHERS = 100_000_000;

async function insertTests(rows: Run, source: ReturnType<typeof sql>): Promise<void> {
  const [request, runId, fused] = [keyOf(KIND.request, sql`t`), keyOf(KIND.run, sql`t`), keyOf(KIND.fused, sql`t`)];
  await rows(sql`create temporary table wave as ${source}`);
  await rows(sql`
    insert into touchstone.scan_request (id, artifact_id, app_id, profile, organisation_id, created_at, finished_at, fused_at, is_settled)
    select ${request}, artifact, app, 'quick', ${idOf(KIND.organisation, 0)}::uuid, at - interval '1 hour', at, at, true from wave`);
  await rows(sql`
    insert into touchstone.scan_run (id, scan_request_id, artifact_id, engine_version_id, config_hash, state, leases, created_at, not_before, finished_at)
    select ${runId}, ${request}, artifact, ${idOf(KIND.engine, 1)}::uuid, repeat('0', 64), 'SUCCEEDED', 1, at - interval '1 hour', at, at from wave`);
  await rows(sql`
    insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, at)
    select ${fused}, artifact, app, ${request}, 'r1', '[]', ${ITEMS.machine}::int, ${ITEMS.tested}::int, at from wave`);
  await rows(sql`drop table wave`);
}
