import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface RelistingRow {
  readonly id: string;
  readonly case: string;
  readonly operator: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: 'APPLIED' | 'APPROVED' | 'REFUSED' | 'WITHDRAWN' | 'RELISTED';
  readonly statement: string;
  readonly artifact: string;
  readonly appliedBy: string;
  readonly appliedMs: number;
  readonly grounds: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedMs: number | null;
  readonly rowVersion: number;
}

type Stored = Omit<RelistingRow, 'appliedMs' | 'decidedMs'> & { readonly appliedAt: Date; readonly decidedAt: Date | null };

const columns = sql`r.id, r.case_id as "case", r.operator_id as operator, r.organisation_id as organisation, r.province, r.state, r.statement, r.artifact_sha256 as artifact,
  r.applied_by as "appliedBy", r.applied_at as "appliedAt", r.grounds, r.reason, r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.row_version as "rowVersion"`;

const relistingOf = ({ appliedAt, decidedAt, ...row }: Stored): RelistingRow => ({
  ...row,
  appliedMs: appliedAt.getTime(),
  decidedMs: decidedAt?.getTime() ?? null,
});

/** Applications to go back to the shelves, inside one transaction. */
export function relistingRows(tx: SessionTransaction) {
  return {
    /** Its case before it: docs/adr/0040. */
    async holdRelisting(id: string): Promise<RelistingRow | undefined> {
      await sql`
        select from touchstone.enforcement_case where id = (select case_id from touchstone.relisting where id = ${id}) for no key update`.execute(
        tx,
      );
      const { rows } = await sql<Stored>`select ${columns} from touchstone.relisting r where r.id = ${id} for no key update`.execute(tx);
      return rows[0] === undefined ? undefined : relistingOf(rows[0]);
    },

    async insertRelisting(row: RelistingRow): Promise<boolean> {
      const { numAffectedRows } = await sql`
        insert into touchstone.relisting (id, case_id, operator_id, organisation_id, province, state, statement, artifact_sha256, applied_by, applied_at, created_at)
        values (${row.id}, ${row.case}, ${row.operator}, ${row.organisation}, ${row.province}, ${row.state}, ${row.statement}, ${row.artifact}, ${row.appliedBy},
          ${new Date(row.appliedMs)}, ${new Date(row.appliedMs)})
        on conflict do nothing`.execute(tx);
      return numAffectedRows === 1n;
    },

    async saveRelisting(row: RelistingRow): Promise<void> {
      await sql`
        update touchstone.relisting set state = ${row.state}, grounds = ${JSON.stringify(row.grounds)}::jsonb, reason = ${row.reason}, decided_by = ${row.decidedBy},
          decided_at = ${row.decidedMs === null ? null : new Date(row.decidedMs)}, row_version = row_version + 1 where id = ${row.id}`.execute(
        tx,
      );
    },

    /** Approved ones of a case whose stores were told. */
    async closeRelistings(of: string): Promise<void> {
      await sql`
        update touchstone.relisting set state = 'RELISTED', row_version = row_version + 1 where case_id = ${of} and state = 'APPROVED'`.execute(
        tx,
      );
    },

    async isBuildOf(app: string, artifact: string): Promise<boolean> {
      const { rows } = await sql`
        select from touchstone.artifact f join touchstone.app_version v on v.id = f.app_version_id
        where f.sha256 = ${artifact} and v.app_id in (select touchstone.merged_apps(${app}::uuid)) and f.state not in ('REJECTED', 'PURGED')`.execute(
        tx,
      );
      return rows.length > 0;
    },

    async isRetestPassed(of: string, artifact: string): Promise<boolean> {
      const { rows } = await sql<{ passed: boolean }>`
        select (select bool_and(outcome = 'FIXED') from touchstone.case_finding where case_id = ${of} and outcome <> 'DROPPED') is true
          and exists (select from touchstone.submission s join touchstone.submission_artifact a on a.submission_id = s.id join touchstone.artifact f on f.id = a.artifact_id
            where s.case_id = ${of} and s.state = 'PASSED' and f.sha256 = ${artifact}) as passed`.execute(tx);
      return rows[0]?.passed === true;
    },
  };
}

export interface RelistingFilter {
  readonly state?: string | undefined;
  readonly case?: string | undefined;
}

/** The newest first. */
export async function listRelistings(
  tx: SessionTransaction,
  filter: RelistingFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly (RelistingRow & { readonly caseNumber: string | null; readonly subjectName: string })[]> {
  const { rows } = await sql<Stored & { caseNumber: string | null; subjectName: string }>`
    select ${columns}, c.number as "caseNumber", c.subject_name as "subjectName" from touchstone.relisting r join touchstone.enforcement_case c on c.id = r.case_id
    where (${filter.state ?? null}::text is null or r.state = ${filter.state ?? null}) and (${filter.case ?? null}::uuid is null or r.case_id = ${filter.case ?? null}::uuid)
      and (${after?.at ?? null}::timestamptz is null or (r.created_at, r.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by r.created_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows.map((row) => ({ ...relistingOf(row), caseNumber: row.caseNumber, subjectName: row.subjectName }));
}

export async function readRelisting(tx: SessionTransaction, id: string) {
  const { rows } = await sql<Stored & { caseNumber: string | null; subjectName: string }>`
    select ${columns}, c.number as "caseNumber", c.subject_name as "subjectName" from touchstone.relisting r join touchstone.enforcement_case c on c.id = r.case_id
    where r.id = ${id}`.execute(tx);
  return rows[0] === undefined ? undefined : { ...relistingOf(rows[0]), caseNumber: rows[0].caseNumber, subjectName: rows[0].subjectName };
}
