import { sql } from 'kysely';
import type { Installation } from './installation.ts';
import { BUILDS, CLAUSES, ENGINE, KIND, provinces } from './inventory.ts';
import { digestOf } from './memory-objects.ts';
import type { Parameters } from './parameters.ts';
import { DAY_MS, HOUR_MS } from './play.ts';
import { type Random, randomOf } from './random.ts';
import type { WorkingDays } from './working-days.ts';
import { idOf } from './world-sql.ts';

/** An app whose test found something, and what fate has for its case. */
export interface ProblemApp {
  readonly n: number;
  readonly random: Random;
  /** Number of the authority whose case it becomes: 0 the ministry. */
  readonly authority: number;
  readonly testedMs: number;
  readonly confirmedMs: number;
  readonly clauses: readonly string[];
  /** Of the firm. */
  readonly firm: number;
  /** Number of the authority of its 属地. */
  readonly territory: number;
}

/** More than come to an order: some are dismissed, merged or taken back before. */
export const problemCount = ({ orders, dismissed, merged }: Parameters): number => Math.round(orders / (1 - dismissed - merged));

/** All of the year, with their days. @param provinceOf 属地 of an operator, as the inventory has it */
export function problemApps(parameters: Parameters, days: WorkingDays, provinceOf: (operator: number) => string): readonly ProblemApp[] {
  const codes = provinces();
  const weights = parameters.months;
  const all = sumOf(weights);
  return Array.from({ length: problemCount(parameters) }, (_, at) => {
    const n = at + 1;
    const random = randomOf(`${parameters.seed}/app/${n}`);
    const firm = n % 40 === 0 ? n - 1 : n;
    const drawn = random.next() * all;
    const month = weights.findIndex((_, upTo) => drawn < sumOf(weights.slice(0, upTo + 1)));
    const day = days.inMonth(month < 0 ? 11 : month, random);
    const confirmedMs = Math.round(day + (9 + random.next() * 4) * HOUR_MS);
    const territory = 1 + codes.indexOf(provinceOf(firm));
    const authority = random.chance(parameters.ministryShare) ? 0 : territory;
    const clauses = random.chance(0.3) ? [random.pick(CLAUSES.slice(0, 3)), random.pick(CLAUSES.slice(3))] : [random.pick(CLAUSES)];
    // on the first days of January what was tested on them
    const testedMs = Math.max(days.startMs, confirmedMs - (2 + random.between(0, 6)) * DAY_MS);
    return { n, random, authority, testedMs, confirmedMs, clauses, firm, territory };
  });
}

const sumOf = (weights: readonly number[]) => weights.reduce((sum, weight) => sum + weight, 0);

export interface FindingSeed {
  readonly id: string;
  readonly app: number;
  /** Build in which it was seen. */
  readonly build: number;
  readonly clause: string;
  readonly atMs: number;
  readonly authority: number;
  /** The one of the version before. */
  readonly predecessor: string | null;
}

export const findingsOf = ({ n, clauses, confirmedMs, authority }: ProblemApp): readonly FindingSeed[] =>
  clauses.map((clause, k) => ({
    id: idOf(KIND.finding, n * 10 + k),
    ...{ app: n, build: 0, clause, atMs: confirmedMs, authority, predecessor: null },
  }));

/**
 * What engines found and two persons confirmed, each with the file that proves it: where enforcement begins. The review itself is
 * not played.
 */
export async function layFindings(
  { owner, objects }: Pick<Installation, 'owner' | 'objects'>,
  seeds: readonly FindingSeed[],
): Promise<void> {
  const rows = [];
  for (const seed of seeds) {
    const text = JSON.stringify({
      演示数据: true,
      app: seed.app,
      clause: seed.clause,
      build: seed.build,
      seen: new Date(seed.atMs).toISOString(),
    });
    const { sha256, sizeBytes } = await objects.put([Buffer.from(text)], { maxBytes: 10_000 });
    const reviewers = [0, 1].map((p) => idOf(KIND.person, seed.authority * 10 + p));
    rows.push({
      ...{
        id: seed.id,
        app: idOf(KIND.app, seed.app),
        version: idOf(KIND.version, seed.app * BUILDS + seed.build),
        artifact: idOf(KIND.artifact, seed.app * BUILDS + seed.build),
      },
      ...{
        clause: seed.clause,
        at: new Date(seed.atMs).toISOString(),
        sha256,
        size: sizeBytes,
        print: digestOf(`${seed.clause}`),
        predecessor: seed.predecessor,
      },
      ...{ first: reviewers[0], second: reviewers[1], organisation: idOf(KIND.organisation, seed.authority) },
    });
  }
  for (let from = 0; from < rows.length; from += 1000) await insertFindings(owner, rows.slice(from, from + 1000));
}

async function insertFindings(owner: Installation['owner'], rows: readonly object[]): Promise<void> {
  const votes = JSON.stringify([{ engine: ENGINE, vote: 'DETECTED', standing: 'counted' }]);
  const each = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(id uuid, app uuid, version uuid, artifact uuid, clause text, at timestamptz, sha256 text, size bigint,
    print text, predecessor uuid, first uuid, second uuid, organisation uuid)`;
  const statements = [
    sql`insert into touchstone.finding (id, subject_kind, subject_id, app_id, app_version_id, artifact_id, clause, rule, fingerprint, state, strength, severity, confidence, rank, votes,
        summary, predecessor_id, province, operator_id, opened_at, decided_at)
      select f.id, 'app', f.app::text, f.app, f.version, f.artifact, f.clause, f.clause, f.print, 'CONFIRMED', 'violation', 2, 0.97, 1, ${votes}::jsonb, '演示数据', f.predecessor, a.province,
        a.operator_id, f.at - interval '1 day', f.at from ${each} join touchstone.app a on a.id = f.app`,
    sql`insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, at)
      select f.id, e.seq, e.event, e.before, e.after, e.actor, f.at - make_interval(hours => (3 - e.seq) * 8) from ${each}
      cross join lateral (values (1, 'found', null, 'CANDIDATE', 'system:fusion'), (2, 'score-high', 'CANDIDATE', 'NEEDS_REVIEW', 'system:fusion'),
        (3, 'confirm', 'NEEDS_REVIEW', 'CONFIRMED', 'person:' || f.second)) e(seq, event, before, after, actor)`,
    sql`insert into touchstone.review (id, finding_id, round, reviewer_id, organisation_id, is_blind, decision, reason_code, at)
      select gen_random_uuid(), f.id, 1, p.id, f.organisation, true, 'confirm', 'seen-in-evidence', f.at from ${each} cross join lateral (values (f.first), (f.second)) p(id)`,
    sql`insert into touchstone.evidence (sha256, kind, size_bytes, media_type, created_at) select distinct on (sha256) sha256, 'log', size, 'application/json', f.at from ${each} on conflict do nothing`,
    sql`insert into touchstone.finding_evidence (finding_id, sha256, added_by, added_at) select f.id, f.sha256, 'system:fusion', f.at from ${each}`,
  ];
  for (const statement of statements) await statement.execute(owner);
}
