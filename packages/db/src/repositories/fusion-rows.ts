import type { EngineState } from '@touchstone/domain/engine';
import type { FindingState } from '@touchstone/domain/finding';
import type { Answer, AnswerRates, FusionThresholds, Tally } from '@touchstone/domain/fusion';
import type { Severity } from '@touchstone/domain/review';
import type { RunState } from '@touchstone/domain/run';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Rows that fusion reads and writes inside one transaction. */
export function fusionRows(tx: SessionTransaction) {
  return {
    async holdUnfused(limit: number, but: readonly string[]) {
      const { rows } = await sql<FinishedRow>`
        ${selectFinished}
        where q.finished_at is not null and q.fused_at is null and not q.id = any(${[...but]}::uuid[])
        order by q.finished_at, q.id limit ${limit} for update of q skip locked`.execute(tx);
      return rows;
    },

    /** The last request of an artifact that was fused. */
    async lastFinished(artifact: string) {
      const { rows } = await sql<FinishedRow>`
        ${selectFinished} where q.artifact_id = ${artifact} and q.fused_at is not null order by q.fused_at desc, q.id desc limit 1 for update of q`.execute(
        tx,
      );
      return rows[0];
    },

    async storedResults(artifact: string) {
      const { rows } = await sql<{ run: string; object: string }>`
        select id as run, result_sha256 as object from touchstone.scan_run
        where artifact_id = ${artifact} and state in ('SUCCEEDED', 'PARTIAL') and result_sha256 is not null order by id`.execute(tx);
      return rows;
    },

    async keepRejudged(run: string, ruleSet: string, votes: unknown): Promise<void> {
      await sql`
        insert into touchstone.rejudged_votes (run_id, rule_set, votes) values (${run}, ${ruleSet}, ${JSON.stringify(votes)}::jsonb) on conflict do nothing`.execute(
        tx,
      );
    },

    async fusedOutcomes(artifact: string) {
      const { rows } = await sql<{ clause: string; outcome: string }>`
        select c ->> 'clause' as clause, c ->> 'outcome' as outcome
        from touchstone.fused_result f cross join jsonb_array_elements(f.clauses) c where f.artifact_id = ${artifact} and f.replaced_by is null`.execute(
        tx,
      );
      return rows;
    },

    /** Of each engine version its last run that ended, private checks aside; of a laboratory that of every sheet, for its testers are several. */
    async endedRuns(artifact: string) {
      const { rows } = await sql<EndedRow>`
        select distinct on (r.engine_version_id, sheet) ${endedColumns}
        where r.artifact_id = ${artifact} and r.state not in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING')
        order by r.engine_version_id, sheet, r.finished_at desc, r.id desc`.execute(tx);
      return rows;
    },

    async thresholds(): Promise<FusionThresholds | undefined> {
      const { rows } = await sql<{
        value: FusionThresholds;
      }>`select value from touchstone.setting where name = 'fusion-thresholds'`.execute(tx);
      return rows[0]?.value;
    },

    async clauseSettings() {
      const { rows } = await sql<{ clause: string; severity: Severity; expectedShare: number; isMachineDecidable: boolean }>`
        select clause, severity, expected_share as "expectedShare", is_machine_decidable as "isMachineDecidable" from touchstone.clause_setting`.execute(
        tx,
      );
      return rows;
    },

    async tallies(engineVersions: readonly string[]): Promise<ReadonlyMap<string, Tally>> {
      const { rows } =
        await sql<TallyRow>`select * from touchstone.calibration where engine_version_id = any(${[...engineVersions]}::uuid[])`.execute(tx);
      return new Map(
        rows.map((row) => [
          `${row.engine_version_id} ${row.clause}`,
          {
            real: { violation: row.real_violation, suspected: row.real_suspected, none: row.real_none },
            unreal: { violation: row.unreal_violation, suspected: row.unreal_suspected, none: row.unreal_none },
          },
        ]),
      );
    },

    async prevalences(): Promise<ReadonlyMap<string, { readonly real: number; readonly all: number }>> {
      const { rows } = await sql<{ clause: string; real: number; all: number }>`
        select clause, probabilities as real, tested as all from touchstone.clause_prevalence`.execute(tx);
      return new Map(rows.map(({ clause, ...figure }) => [clause, figure]));
    },

    async goldenAnswers(artifact: string) {
      const { rows } = await sql<{ answers: Readonly<Record<string, 'violates' | 'clean'>> }>`
        select g -> 'answers' as answers from touchstone.setting s cross join jsonb_array_elements(s.value) g
        where s.name = 'golden-set' and g ->> 'artifact' = (select sha256 from touchstone.artifact where id = ${artifact})`.execute(tx);
      return rows[0]?.answers;
    },

    async learnedFrom(artifact: string): Promise<readonly LearnedRow[]> {
      const { rows } = await sql<{ clauses: readonly LearnedRow[] }>`
        select clauses from touchstone.fused_result where artifact_id = ${artifact} and replaced_by is null`.execute(tx);
      return rows.flatMap(({ clauses }) => clauses);
    },

    /** Adds amounts to rows, in the order of their keys, so that two at once do not wait for each other crosswise. */
    async learn({ votes, clauses }: LessonRows): Promise<void> {
      await sql`
        insert into touchstone.calibration as c (engine_version_id, clause, real_violation, real_suspected, real_none, unreal_violation, unreal_suspected, unreal_none)
        select "engineVersion", clause,
          sum(l.real) filter (where answer = 'violation'), sum(l.real) filter (where answer = 'suspected'), sum(l.real) filter (where answer = 'none'),
          sum(unreal) filter (where answer = 'violation'), sum(unreal) filter (where answer = 'suspected'), sum(unreal) filter (where answer = 'none')
        from (select "engineVersion", clause, answer, coalesce("real", 0) as real, coalesce(unreal, 0) as unreal
          from jsonb_to_recordset(${JSON.stringify(votes)}::jsonb) as v("engineVersion" uuid, clause text, answer text, "real" double precision, unreal double precision)
          union all
          select distinct "engineVersion", clause, answer, 0::double precision, 0::double precision
          from jsonb_to_recordset(${JSON.stringify(votes)}::jsonb) as v("engineVersion" uuid, clause text) cross join (values ('violation'), ('suspected'), ('none')) a(answer)) l
        group by "engineVersion", clause order by "engineVersion", clause
        on conflict (engine_version_id, clause) do update set
          real_violation = greatest(0, c.real_violation + excluded.real_violation), real_suspected = greatest(0, c.real_suspected + excluded.real_suspected),
          real_none = greatest(0, c.real_none + excluded.real_none), unreal_violation = greatest(0, c.unreal_violation + excluded.unreal_violation),
          unreal_suspected = greatest(0, c.unreal_suspected + excluded.unreal_suspected), unreal_none = greatest(0, c.unreal_none + excluded.unreal_none)`.execute(
        tx,
      );
      await sql`
        insert into touchstone.clause_prevalence as p (clause, probabilities, tested)
        select clause, sum(probability), sum(tested)
        from jsonb_to_recordset(${JSON.stringify(clauses)}::jsonb) as c(clause text, probability double precision, tested double precision) group by clause order by clause
        on conflict (clause) do update set probabilities = greatest(0, p.probabilities + excluded.probabilities), tested = greatest(0, p.tested + excluded.tested)`.execute(
        tx,
      );
    },

    /** Once a day: what an engine did a year ago tells little. @returns false when this day was done before */
    async fade(day: string, shareLeft: number): Promise<boolean> {
      const { numAffectedRows } = await sql`insert into touchstone.calibration_fading (day) values (${day}) on conflict do nothing`.execute(
        tx,
      );
      if (numAffectedRows === 0n) return false;
      await sql`
        update touchstone.calibration set real_violation = real_violation * ${shareLeft}, real_suspected = real_suspected * ${shareLeft}, real_none = real_none * ${shareLeft},
          unreal_violation = unreal_violation * ${shareLeft}, unreal_suspected = unreal_suspected * ${shareLeft}, unreal_none = unreal_none * ${shareLeft}`.execute(
        tx,
      );
      await sql`update touchstone.clause_prevalence set probabilities = probabilities * ${shareLeft}, tested = tested * ${shareLeft}`.execute(
        tx,
      );
      return true;
    },

    async holdLearned(artifact: string, clause: string): Promise<LearnedRow | undefined> {
      const { rows } = await sql<{ clauses: readonly LearnedRow[] }>`
        select clauses from touchstone.fused_result where artifact_id = ${artifact} and replaced_by is null for update`.execute(tx);
      return rows[0]?.clauses.find((one) => one.clause === clause);
    },

    async setLearned(artifact: string, clause: string, learned: number): Promise<void> {
      await sql`
        update touchstone.fused_result set clauses = (
          select jsonb_agg(case when c ->> 'clause' = ${clause} then jsonb_set(c, '{learned}', to_jsonb(${learned}::real)) else c end order by n)
          from jsonb_array_elements(clauses) with ordinality as e(c, n))
        where artifact_id = ${artifact} and replaced_by is null`.execute(tx);
    },

    async findingsOf({ subjectKind, subject, version, app }: FinishedRow) {
      const { rows } = await sql<KeptRow>`
        select f.id, f.clause, f.fingerprint, f.state, f.app_version_id is not distinct from ${version}::uuid as "isSameVersion",
          exists (select from touchstone.review r where r.finding_id = f.id and r.round = f.review_round) as "isUnderReview",
          ${seenBefore} as "sawBefore",
          coalesce((select count(*) from touchstone.app_version o where o.app_id = ${app}::uuid and (o.first_seen_at, o.id) <= (v.first_seen_at, v.id)), 0) as "versionSeq"
        from touchstone.finding f left join touchstone.app_version v on v.id = f.app_version_id
        where f.subject_kind = ${subjectKind} and f.subject_id = ${subject} for update of f`.execute(tx);
      return rows;
    },

    async createFinding(row: FindingRow): Promise<void> {
      const { finished } = row;
      await sql`
        insert into touchstone.finding (id, subject_kind, subject_id, app_id, app_version_id, artifact_id, clause, rule, fingerprint, state, strength, severity,
          confidence, rank, votes, reasons, summary, predecessor_id, campaign_id, is_audited, audit_rate, audited_as, province, operator_id)
        values (${row.id}, ${finished.subjectKind}, ${finished.subject}, ${finished.app}, ${finished.version}, ${finished.artifact}, ${row.clause}, ${row.rule},
          ${row.fingerprint}, ${row.state}, ${row.strength}, ${row.severity}, ${row.confidence}, ${row.rank}, ${JSON.stringify(row.votes)}::jsonb,
          ${JSON.stringify(row.places)}::jsonb, ${row.summary}, ${row.predecessor}, ${finished.campaign}, ${row.auditRate !== null}, ${row.auditRate}, ${row.auditedAs},
          ${finished.province}, ${finished.operator})`.execute(tx);
      await attachPlaces(tx, row);
    },

    async rescoreFinding(id: string, row: FindingRow): Promise<void> {
      await sql`
        update touchstone.finding set state = ${row.state}, strength = ${row.strength}, severity = ${row.severity}, confidence = ${row.confidence}, rank = ${row.rank},
          rule = ${row.rule}, votes = ${JSON.stringify(row.votes)}::jsonb, reasons = ${JSON.stringify(row.places)}::jsonb,
          is_audited = is_audited or ${row.auditRate !== null}, audit_rate = coalesce(audit_rate, ${row.auditRate}::real), audited_as = coalesce(audited_as, ${row.auditedAs}::text), artifact_id = ${row.finished.artifact},
          decided_at = ${row.state === 'CONFIRMED' ? sql`touchstone.clock()` : null}, row_version = row_version + 1
        where id = ${id}`.execute(tx);
      await attachPlaces(tx, { ...row, id });
    },

    /** One step of a finding: its state, and the row that says why. */
    async stepFinding(step: StepRow): Promise<void> {
      await sql`update touchstone.finding set state = ${step.to}, row_version = row_version + 1 where id = ${step.finding} and state is distinct from ${step.to}`.execute(
        tx,
      );
      await sql`
        insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, basis)
        select ${step.finding}, coalesce(max(seq), 0) + 1, ${step.event}, ${step.from}, ${step.to}, current_setting('touchstone.actor'), ${step.basis}
        from touchstone.finding_event where finding_id = ${step.finding}`.execute(tx);
    },

    async saveFused(row: FusedRow): Promise<void> {
      await sql`
        with saved as (
          insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, not_found_items)
          values (${row.id}, ${row.finished.artifact}, ${row.finished.app}, ${row.finished.request}, ${row.finished.ruleSet}, ${JSON.stringify(row.clauses)}::jsonb,
            ${row.machineItems}, ${row.testedItems}, ${row.notFoundItems}) returning id, artifact_id)
        update touchstone.fused_result old set replaced_by = saved.id from saved
        where old.artifact_id = saved.artifact_id and old.replaced_by is null and old.id <> saved.id`.execute(tx);
    },

    async markFused(request: string): Promise<void> {
      await sql`update touchstone.scan_request set fused_at = now() where id = ${request}`.execute(tx);
    },

    async announce(topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload) values (gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb)`.execute(
        tx,
      );
    },
  };
}

const selectFinished = sql`
  select q.id as request, q.profile, q.artifact_id as artifact, a.id as app, coalesce(a.kind, n.part[1], 'app') as "subjectKind", coalesce(a.id::text, n.part[2], '') as subject,
    v.id as version, q.campaign_id as campaign, coalesce(a.province, k.province, s.province) as province, coalesce(a.operator_id, k.operator_id, s.operator_id) as operator, coalesce(a.reach_band, 0) as "reachBand",
    coalesce((select max(e.rule_set) from touchstone.scan_run r join touchstone.engine_version e on e.id = r.engine_version_id where r.scan_request_id = q.id), '') as "ruleSet"
  from touchstone.scan_request q
  join touchstone.artifact f on f.id = q.artifact_id
  left join touchstone.app_version v on v.id = f.app_version_id
  left join touchstone.app a on a.id = coalesce(q.app_id, v.app_id)
  -- an SDK or a store has no app, and a stand-in for its file
  left join lateral (select regexp_match(f.sha256, '^subject:(sdk|store):([^@]+)') as part) n on a.id is null
  left join touchstone.sdk k on n.part[1] = 'sdk' and k.id = n.part[2]
  left join touchstone.store s on n.part[1] = 'store' and s.id::text = n.part[2]`;

/** Files that an engine or a tester showed become proof of the finding, where their bytes have come in. */
async function attachPlaces(tx: SessionTransaction, { id, places }: Pick<FindingRow, 'id' | 'places'>): Promise<void> {
  await sql`
    insert into touchstone.finding_evidence (finding_id, sha256, place, ordinal, added_by)
    select ${id}, e.sha256, p.place -> 'at', row_number() over (order by p.n) - 1 + (select count(*) from touchstone.finding_evidence where finding_id = ${id}), current_setting('touchstone.actor')
    from (select distinct on (place ->> 'sha256') place, n from jsonb_array_elements(${JSON.stringify(places)}::jsonb) with ordinality as e(place, n) order by place ->> 'sha256', n) p
    join touchstone.evidence e on e.sha256 = p.place ->> 'sha256' and e.purged_at is null
    where not exists (select from touchstone.finding_evidence l where l.finding_id = ${id} and l.sha256 = e.sha256)`.execute(tx);
}

/** Engines whose counted votes saw a finding; table `f`. */
export const seenBefore = sql`array(select distinct e ->> 'engine' from jsonb_array_elements(f.votes) e
  where e ->> 'vote' = 'DETECTED' and coalesce(e ->> 'standing', 'counted') <> 'on-probation' order by 1)`;

/** A run with its engine and what it said, rejudged where it was. Private checks aside. */
export const endedColumns = sql`
          r.id as run, r.engine_version_id as "engineVersion", e.id as engine, v.version || ' / ' || v.rule_set || case when e.kind = 'lab' then ' / ' || left(r.config_hash, 8) else '' end as version, e.correlation_group as "group",
          r.state, v.state as "engineState", e.kind = 'lab' as "isPerson", case when e.kind = 'lab' then r.config_hash else '' end as sheet, r.error_class as "errorClass",
          array(select distinct c ->> 'clause' from jsonb_array_elements(v.capabilities) c order by 1) as clauses, v.golden -> 'rates' as rates, coalesce(j.votes, w.votes) as votes, r.artifact_id as artifact
        from touchstone.scan_run r
        join touchstone.scan_request q on q.id = r.scan_request_id and q.profile <> 'self-check'
        join touchstone.engine_version v on v.id = r.engine_version_id
        join touchstone.engine e on e.id = v.engine_id
        left join touchstone.run_votes w on w.run_id = r.id
        left join lateral (select x.votes from touchstone.rejudged_votes x where x.run_id = r.id order by x.at desc, x.rule_set desc limit 1) j on true`;

interface TallyRow {
  readonly engine_version_id: string;
  readonly clause: string;
  readonly real_violation: number;
  readonly real_suspected: number;
  readonly real_none: number;
  readonly unreal_violation: number;
  readonly unreal_suspected: number;
  readonly unreal_none: number;
}

export interface LearnedRow {
  readonly clause: string;
  readonly learned: number | null;
  readonly isChosen?: boolean;
  readonly votes: readonly { readonly engineVersionKey: string; readonly answer: Answer | null }[];
}

export interface LessonRows {
  readonly votes: readonly {
    readonly engineVersion: string;
    readonly clause: string;
    readonly answer: Answer;
    readonly real: number;
    readonly unreal: number;
  }[];
  readonly clauses: readonly { readonly clause: string; readonly probability: number; readonly tested: number }[];
}

interface FinishedRow {
  readonly request: string;
  readonly profile: string;
  readonly artifact: string;
  readonly app: string | null;
  readonly subjectKind: string;
  readonly subject: string;
  readonly version: string | null;
  readonly campaign: string | null;
  readonly province: string | null;
  readonly operator: string | null;
  readonly reachBand: number;
  readonly ruleSet: string;
}

/** Votes are kept as the use case gave them; their shape is its own. */
// biome-ignore lint/suspicious/noExplicitAny: JSON that only its writer reads
type Kept = any;

export interface EndedRow {
  readonly run: string;
  readonly engineVersion: string;
  readonly engine: string;
  readonly version: string;
  readonly group: string;
  readonly state: RunState;
  readonly engineState: EngineState;
  readonly isPerson: boolean;
  readonly errorClass: string | null;
  readonly rates: AnswerRates | null;
  readonly clauses: readonly string[];
  readonly votes: Kept;
  readonly artifact: string;
}

interface KeptRow {
  readonly id: string;
  readonly clause: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  readonly isUnderReview: boolean;
  readonly isSameVersion: boolean;
  readonly versionSeq: number;
  readonly sawBefore: readonly string[];
}

interface FindingRow {
  readonly id: string;
  readonly finished: FinishedRow;
  readonly clause: string;
  readonly rule: string;
  readonly fingerprint: string;
  readonly state: FindingState;
  readonly strength: 'violation' | 'suspected';
  readonly severity: Severity;
  readonly confidence: number;
  readonly rank: number;
  readonly votes: unknown;
  readonly places: unknown;
  readonly summary: string;
  readonly predecessor: string | null;
  readonly auditRate: number | null;
  readonly auditedAs: string | null;
}

export interface StepRow {
  readonly finding: string;
  readonly event: string;
  readonly from: FindingState | null;
  readonly to: FindingState;
  readonly basis: string;
}

interface FusedRow {
  readonly id: string;
  readonly finished: FinishedRow;
  readonly clauses: unknown;
  readonly machineItems: number;
  readonly testedItems: number;
  readonly notFoundItems: number;
}
