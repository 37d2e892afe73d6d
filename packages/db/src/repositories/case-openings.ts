import type { CaseState } from '@touchstone/domain/case';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type CaseKit, caseRows } from './case-rows.ts';

/** What is looked at before a case is opened, with everything that moving one takes. */
export function openingRows(tx: SessionTransaction, kit: CaseKit) {
  return {
    ...caseRows(tx, kit),

    async subjectsOf(findings: readonly string[]) {
      const { rows } = await sql<
        SubjectRow & { id: string; clause: string; isConfirmed: boolean; campaign: string | null; inCases: readonly InCase[] }
      >`
        select f.id, f.clause, f.state in ('CONFIRMED', 'PERSISTS') as "isConfirmed", f.campaign_id as campaign, f.app_version_id as "appVersion", f.artifact_id as artifact,
          f.subject_kind as "subjectKind", f.subject_id as "subjectId", coalesce(a.name, k.name, s.name, f.subject_id) as "subjectName", f.app_id as app, k.id as sdk, s.id as store,
          coalesce(f.operator_id, a.operator_id) as operator, coalesce(o.province, a.province, f.province) as territory,
          coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'organisation', c.organisation_id) order by c.id) from touchstone.case_finding x
            join touchstone.enforcement_case c on c.id = x.case_id where x.finding_id = f.id and x.outcome <> 'DROPPED' and c.state not in ('WITHDRAWN', 'MERGED', 'TRANSFERRED')), '[]') as "inCases"
        from touchstone.finding f left join touchstone.app a on a.id = f.app_id
        left join touchstone.sdk k on f.subject_kind = 'sdk' and k.id = f.subject_id
        left join touchstone.store s on f.subject_kind = 'store' and s.id::text = f.subject_id
        left join touchstone.operator o on o.id = coalesce(f.operator_id, a.operator_id)
        where f.id = any(${[...findings]}::uuid[]) order by f.clause, f.id`.execute(tx);
      return rows;
    },

    async subjectOf(kind: string, id: string) {
      const { rows } = await sql<SubjectRow>`
        select ${kind} as "subjectKind", a.id::text as "subjectId", a.name as "subjectName", a.id as app, null as sdk, null::uuid as store, a.latest_version_id as "appVersion",
          null::uuid as artifact, a.operator_id as operator, coalesce(o.province, a.province) as territory
        from touchstone.app a left join touchstone.operator o on o.id = a.operator_id where a.id::text = ${id} and a.kind = ${kind}
        union all
        select ${kind}, k.id, k.name, null, k.id, null, null, null, null, null from touchstone.sdk k where ${kind} = 'sdk' and k.id = ${id}
        union all
        select ${kind}, s.id::text, s.name, null, null, s.id, null, null, null, s.province from touchstone.store s where ${kind} = 'store' and s.id::text = ${id}`.execute(
        tx,
      );
      return rows[0];
    },

    /** The subject is held first, so that two who open at once see each other's. */
    async casesAbout(subjectKind: string, subjectId: string) {
      await sql`select pg_advisory_xact_lock(hashtextextended('case ' || ${subjectKind} || ' ' || ${subjectId}, 0))`.execute(tx);
      const { rows } = await sql<EarlierRow>`
        select id, organisation_id as organisation, state, round, clauses, number, is_demo as "isDemo" from touchstone.enforcement_case
        where subject_kind = ${subjectKind} and subject_id = ${subjectId} order by opened_at desc, id desc`.execute(tx);
      return rows;
    },
  };
}

interface InCase {
  readonly id: string;
  readonly organisation: string;
}

interface SubjectRow {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly app: string | null;
  readonly sdk: string | null;
  readonly store: string | null;
  readonly appVersion: string | null;
  readonly artifact: string | null;
  readonly operator: string | null;
  readonly territory: string | null;
}

interface EarlierRow {
  readonly id: string;
  readonly isDemo: boolean;
  readonly organisation: string;
  readonly state: CaseState;
  readonly round: number;
  readonly clauses: readonly string[];
  readonly number: string | null;
}
