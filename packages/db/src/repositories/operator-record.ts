import { RISK_REASON_NAMES, type RiskReason } from '@touchstone/domain/credit';
import { ESTABLISHED_FINDINGS, OPEN_FINDINGS } from '@touchstone/domain/finding';
import { type RawBuilder, sql } from 'kysely';
import { firmEntries, ofAddressee, scopesOf } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { among } from './conditions.ts';
import { offencesOf } from './conduct-proofs.ts';

/** How many rows of each list the page of a firm holds; the rest is behind the list's own route. */
export const MOST_OF_EACH = 200;

interface ReasonRow {
  readonly kind: string;
  readonly id: string;
  readonly text: string;
  readonly at: Date | null;
}

type Reasons = RawBuilder<ReasonRow>;

/** The rows behind each reason of risk. The number of a reason is the number of its rows, and nothing else. */
const REASONS: Readonly<Record<RiskReason, (operator: string) => Reasons>> = {
  offence: (operator) => sql`
    select distinct on (o.round_key) o.source as kind, o.source_id::text as id, o.subject_name as text, o.at
    from touchstone.offence o where ${offencesOf(operator, 'o', 'recorded_for')} and not o.is_imported order by o.round_key, o.at`,
  relapse: (operator) => sql`
    select distinct on (o.round_key) o.source as kind, o.source_id::text as id, o.subject_name as text, o.at
    from touchstone.offence o where ${offencesOf(operator, 'o', 'recorded_for')} and o.is_relapse order by o.round_key, o.at`,
  overdue: (operator) => sql`
    select 'deadline' as kind, d.id::text, d.purpose as text, d.due_at as at from touchstone.deadline d
    where d.state = 'EXPIRED' and d.obliged = any (${scopesOf({ kind: 'operator', operator })})`,
  delisting: (operator) => sql`
    select 'case' as kind, c.id::text, c.subject_name as text, c.delisted_at as at from touchstone.enforcement_case c
    where c.delisted_at is not null and c.state not in ('WITHDRAWN', 'MERGED') and ${offencesOf(operator, 'c')}`,
  conduct: (operator) => sql`
    select 'conduct' as kind, e.id::text, e.statement as text, e.happened_at as at from touchstone.conduct_entry e
    where e.state = 'IN_FORCE' and e.kind <> 'technical-evasion' and e.operator_id = any (${firmEntries(operator)})`,
  evasion: (operator) => sql`
    select 'conduct' as kind, e.id::text, e.statement as text, e.happened_at as at from touchstone.conduct_entry e
    where e.state = 'IN_FORCE' and e.kind = 'technical-evasion' and e.operator_id = any (${firmEntries(operator)})`,
  breach: (operator) => sql`
    select 'commitment' as kind, c.id::text, b.statement as text, b.at from touchstone.commitment_breach b join touchstone.commitment c on c.id = b.commitment_id
    where c.operator_id = any (${firmEntries(operator)})`,
  penalty: (operator) => sql`
    select 'penalty' as kind, p.id::text, p.reason as text, p.decided_at as at from touchstone.penalty p
    where p.state in ('DECIDED', 'PAID') and p.operator_id = any (${firmEntries(operator)})`,
  credit: (operator) => sql`
    select 'credit' as kind, c.id::text, c.reason as text, c.listed_at as at from touchstone.credit_entry c
    where c.state = 'LISTED' and c.operator_id = any (${firmEntries(operator)})`,
  open: (operator) => sql`
    select 'case' as kind, c.id::text, c.subject_name as text, c.opened_at as at from touchstone.enforcement_case c
    where c.state not in ('CLOSED', 'WATCH', 'WITHDRAWN', 'MERGED', 'TRANSFERRED') and ${offencesOf(operator, 'c')}`,
  reach: (operator) => sql`
    select 'app' as kind, a.id::text, a.name as text, a.first_seen_at as at from touchstone.app a where a.is_head and a.operator_id = any (${firmEntries(operator)})`,
};

/** The list that a reason opens. */
export async function riskRows(
  tx: SessionTransaction,
  operator: string,
  reason: RiskReason,
  limit = MOST_OF_EACH,
): Promise<readonly ReasonRow[]> {
  const { rows } =
    await sql<ReasonRow>`select * from (${REASONS[reason](operator)}) r order by r.at desc nulls last, r.kind, r.id limit ${limit}`.execute(
      tx,
    );
  return rows;
}

export async function riskCounts(tx: SessionTransaction, operator: string): Promise<Readonly<Record<RiskReason, number>>> {
  const counts = RISK_REASON_NAMES.map(
    (reason) => sql`select ${reason}::text as reason, count(*)::int as count from (${REASONS[reason](operator)}) r`,
  );
  const { rows } = await sql<{ reason: RiskReason; count: number }>`${sql.join(counts, sql` union all `)}`.execute(tx);
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count])) as Record<RiskReason, number>;
}

/** What the page of a firm shows besides its conduct, penalties and lists, each as far as one may see it. */
export async function operatorRecord(tx: SessionTransaction, operator: string) {
  const of = firmEntries(operator);
  const rows = async <T>(query: RawBuilder<T>): Promise<readonly T[]> => (await query.execute(tx)).rows;
  const products = sql`touchstone.app a where a.operator_id = any (${of}) and a.merged_into is null`;
  const findings = sql`touchstone.finding f where f.operator_id = any (${of}) and ${among('f.state', ESTABLISHED_FINDINGS, true)}`;
  const cases = sql`touchstone.enforcement_case c where ${offencesOf(operator, 'c')}`;
  const deadlines = sql`touchstone.deadline d where d.obliged = any (${scopesOf({ kind: 'operator', operator })})`;
  const [totals] = await rows(sql<RecordTotals>`
    select (select count(*) from ${products}) as products, (select count(*) from ${findings}) as findings, (select count(*) from ${cases}) as cases,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (select d.state, count(*) as n from ${deadlines} group by 1) s) as deadlines`);
  return {
    totals: totals!,
    products: await rows(sql<RecordProduct>`
      select a.id, a.kind, a.platform, a.package, a.name, a.filing_no as "filingNumber", a.category, a.is_head as "isHead",
        (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'store', l.store_id, 'storeName', s.name, 'state', l.state, 'versionName', l.version_name,
            'lastSeenAt', to_char(l.last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.name, l.id), '[]')
          from touchstone.listing l join touchstone.store s on s.id = l.store_id where l.app_id = a.id) as listings,
        (select count(*)::int from touchstone.finding f where f.app_id = a.id and ${among('f.state', OPEN_FINDINGS, true)}) as "openFindings"
      from ${products} order by a.reach_band desc, a.id limit ${MOST_OF_EACH}`),
    findings: await rows(sql<RecordFinding>`
      select f.id, f.app_id as app, (select a.name from touchstone.app a where a.id = f.app_id) as "subjectName", f.clause, f.state, f.severity, f.opened_at as "openedAt"
      from ${findings} order by f.opened_at desc, f.id desc limit ${MOST_OF_EACH}`),
    cases: await rows(sql<RecordCase>`
      select c.id, c.number, c.subject_kind as "subjectKind", c.subject_name as "subjectName", c.organisation_id as organisation, c.state, c.penalty_state as penalty,
        c.access_state as access, c.credit_state as credit, c.round, c.recurrence_of as "recurrenceOf", c.clauses, c.opened_at as "openedAt", c.closed_at as "closedAt"
      from ${cases} order by c.opened_at desc, c.id desc limit ${MOST_OF_EACH}`),
    deadlines: await rows(sql<RecordDeadline>`
      select d.id, d.purpose, d.case_id as "caseId", d.state, d.due_at as "dueAt", d.ended_at as "endedAt" from ${deadlines} order by d.due_at desc nulls last, d.id desc limit ${MOST_OF_EACH}`),
    notices: await rows(sql<RecordNotice>`
      select n.id, n.title, n.published_at as "publishedAt", r.app_name as "subjectName", r.problems from touchstone.notice_row r
      join touchstone.notice n on n.id = r.notice_id
      where n.published_at is not null and r.operator_id = any (${of}) order by n.published_at desc, n.id, r.attachment, r.ordinal limit ${MOST_OF_EACH}`),
    signers: await rows(sql<RecordSigner>`
      select s.sha256, s.subject, count(distinct x.id)::int as files from touchstone.app a join touchstone.app_version v on v.app_id = a.id
      join touchstone.artifact x on x.app_version_id = v.id join touchstone.signer s on s.sha256 = any(x.signers)
      where a.operator_id = any (${of}) group by s.sha256, s.subject order by 3 desc, 1 limit 50`),
    sdks: await rows(sql<RecordSdk>`
      select k.id, k.name, k.vendor, count(distinct a.id)::int as apps, bool_or(k.operator_id = any (${of})) as "isOwn" from touchstone.sdk k
      left join touchstone.artifact_sdk e on e.sdk_id = k.id left join touchstone.artifact x on x.id = e.artifact_id
      left join touchstone.app_version v on v.id = x.app_version_id left join touchstone.app a on a.id = v.app_id and a.operator_id = any (${of})
      where k.operator_id = any (${of}) or a.id is not null group by k.id, k.name, k.vendor order by 4 desc, 1 limit 100`),
    group: await rows(sql<RecordFirm>`
      select f.id, f.name, f.credit_code as "creditCode", f.province, case when f.id = me.group_parent_id then 'parent' when f.group_parent_id = me.id then 'child' else 'sibling' end as relation
      from touchstone.operator me join touchstone.operator f on f.id <> me.id and f.merged_into is null
        and (f.id = me.group_parent_id or f.group_parent_id = me.id or f.group_parent_id = me.group_parent_id)
      where me.id = touchstone.offender(${operator}, null) order by 5, 1 limit 100`),
    unreached: await rows(sql<RecordUnreached>`
      select d.id as "order", d.number, array_agg(s.id order by s.created_at, s.id) as services, max(s.created_at) as "lastAt" from touchstone.order_document d
      join touchstone.service s on s.order_id = d.id
      where d.addressee_kind <> 'store' and ${ofAddressee('d.addressee_id', operator)} and d.issued_at is not null
        and s.state = 'FAILED' and not exists (select from touchstone.service x where x.order_id = d.id and x.state <> 'FAILED')
      group by d.id, d.number order by 4 desc, 1 limit 50`),
    imported: await rows(sql<RecordImported>`
      select l.id, l.kind, l.number, l.authority, l.subject_name as "subjectName", l.happened_on::text as "happenedOn", l.due_on::text as "dueOn", l.problems, l.outcome,
        l.file_sha256 as file, l.sheet, l.line
      from touchstone.ledger_record l where l.operator_id = any (${of}) order by l.happened_on desc nulls last, l.id desc limit ${MOST_OF_EACH}`),
  };
}

export type OperatorRecord = Awaited<ReturnType<typeof operatorRecord>>;

interface RecordTotals {
  readonly products: number;
  readonly findings: number;
  readonly cases: number;
  /** By state. */
  readonly deadlines: Readonly<Record<string, number>>;
}

interface RecordProduct {
  readonly id: string;
  readonly kind: string;
  readonly platform: string;
  readonly package: string;
  readonly name: string;
  readonly filingNumber: string | null;
  readonly category: number | null;
  readonly isHead: boolean;
  readonly listings: readonly {
    readonly id: string;
    readonly store: string;
    readonly storeName: string;
    readonly state: string;
    readonly versionName: string | null;
    readonly lastSeenAt: string;
  }[];
  readonly openFindings: number;
}

interface RecordFinding {
  readonly id: string;
  readonly app: string | null;
  readonly subjectName: string | null;
  readonly clause: string;
  readonly state: string;
  readonly severity: number;
  readonly openedAt: Date;
}

interface RecordCase {
  readonly id: string;
  readonly number: string | null;
  readonly subjectKind: string;
  readonly subjectName: string;
  readonly organisation: string;
  readonly state: string;
  readonly penalty: string;
  readonly access: string;
  readonly credit: string;
  readonly round: number;
  readonly recurrenceOf: string | null;
  readonly clauses: readonly string[];
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

interface RecordDeadline {
  readonly id: string;
  readonly purpose: string;
  readonly caseId: string | null;
  readonly state: string;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
}

interface RecordNotice {
  readonly id: string;
  readonly title: string;
  readonly publishedAt: Date;
  readonly subjectName: string;
  readonly problems: readonly string[];
}

interface RecordSigner {
  readonly sha256: string;
  readonly subject: string;
  readonly files: number;
}

interface RecordSdk {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly apps: number;
  readonly isOwn: boolean;
}

interface RecordFirm {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly province: string | null;
  readonly relation: 'parent' | 'child' | 'sibling';
}

interface RecordUnreached {
  readonly order: string;
  readonly number: string | null;
  readonly services: readonly string[];
  readonly lastAt: Date;
}

interface RecordImported {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly authority: string;
  readonly subjectName: string;
  readonly happenedOn: string | null;
  readonly dueOn: string | null;
  readonly problems: readonly string[];
  readonly outcome: string;
  readonly file: string;
  readonly sheet: string;
  readonly line: number;
}
