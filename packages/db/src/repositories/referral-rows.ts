import type { OfferedCase, ReferralKind, ReferralState } from '@touchstone/domain/referral';
import { sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, equal } from './conditions.ts';

/** Rows of hand-overs between authorities; inside one transaction of a session that sees all. */
export function referralRows(tx: SessionTransaction) {
  return {
    async insertReferral(row: NewReferralRow): Promise<void> {
      await sql`
        insert into touchstone.referral (id, case_id, kind, from_organisation_id, to_organisation_id, state, reason, due_at, offered_at, created_by)
        values (${row.id}, ${row.caseId}, ${row.kind}, ${row.from}, ${row.to}, ${row.state}, ${row.reason}, ${row.dueAtMs === null ? null : new Date(row.dueAtMs)},
          ${new Date(row.offeredAtMs)}, ${row.createdBy})`.execute(tx);
    },

    async holdReferral(id: string) {
      const { rows } = await sql<ReferralRow>`select ${columns} from touchstone.referral r where r.id = ${id} for no key update`.execute(
        tx,
      );
      const [row] = rows;
      if (row === undefined) return undefined;
      const { dueAt, offeredAt, answeredAt: _, reportedAt: __, fromName: ___, toName: ____, ...rest } = row;
      return { ...rest, dueAtMs: dueAt?.getTime() ?? null, offeredAtMs: offeredAt.getTime() };
    },

    offeredOf: (caseId: string) => offeredOf(tx, caseId),

    async saveReferral(id: string, fields: ReferralFields): Promise<void> {
      const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
      await sql`
        update touchstone.referral set state = ${fields.state}, row_version = row_version + 1, answered_at = coalesce(${at(fields.answeredAtMs)}, answered_at),
          reported_at = coalesce(${at(fields.reportedAtMs)}, reported_at), target_case_id = coalesce(${fields.targetCase ?? null}::uuid, target_case_id),
          notice_id = coalesce(${fields.notice ?? null}::uuid, notice_id), report = coalesce(${fields.report ?? null}, report)
        where id = ${id}`.execute(tx);
    },

    async deadlinesOfReferral(id: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.deadline where target_kind = 'referral' and target_id = ${id} and state in ('PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED') order by id`.execute(
        tx,
      );
      return rows.map((row) => row.id);
    },
  };
}

const columns = sql`r.id, r.case_id as "caseId", r.kind, r.from_organisation_id as "from", r.to_organisation_id as "to", r.state, r.reason, r.target_case_id as "targetCase",
  touchstone.authority_name(r.from_organisation_id) as "fromName", touchstone.authority_name(r.to_organisation_id) as "toName", r.notice_id as notice, r.report, r.due_at as "dueAt", r.offered_at as "offeredAt", r.answered_at as "answeredAt", r.reported_at as "reportedAt", r.row_version as "rowVersion"`;

export interface ReferralRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: ReferralKind;
  readonly from: string;
  readonly to: string;
  readonly state: ReferralState;
  readonly reason: string;
  readonly targetCase: string | null;
  readonly fromName: string | null;
  readonly toName: string | null;
  readonly notice: string | null;
  readonly report: string | null;
  readonly dueAt: Date | null;
  readonly offeredAt: Date;
  readonly answeredAt: Date | null;
  readonly reportedAt: Date | null;
  readonly rowVersion: number;
}

export interface ReferralFilter {
  readonly kind?: string | undefined;
  readonly state?: string | undefined;
  readonly case?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Referrals of or to one's own organisation, the newest first. */
export async function listReferrals(
  tx: SessionTransaction,
  session: Session,
  filter: ReferralFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ReferralRow[]> {
  const where = allOf([
    within(session, 'referral', 'r'),
    equal('r.kind', filter.kind),
    equal('r.state', filter.state),
    equal('r.case_id', filter.case),
    equal('r.from_organisation_id', filter.from),
    equal('r.to_organisation_id', filter.to),
    after === undefined ? undefined : sql`(r.offered_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
  ]);
  const { rows } = await sql<ReferralRow>`
    select ${columns} from touchstone.referral r where ${where} order by r.offered_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

export async function readReferral(tx: SessionTransaction, session: Session, id: string): Promise<ReferralRow | undefined> {
  const { rows } =
    await sql<ReferralRow>`select ${columns} from touchstone.referral r where r.id = ${id} and ${within(session, 'referral', 'r')}`.execute(
      tx,
    );
  return rows[0];
}

/** 属地 as the operator of the case, or the entry that stands for it, has it now, else as the case had it; and its offers that were neither returned nor taken back. */
export async function offeredOf(tx: SessionTransaction, caseId: string): Promise<Pick<OfferedCase, 'territory' | 'offered'>> {
  const { rows } = await sql<Pick<OfferedCase, 'territory' | 'offered'>>`
    select coalesce(m.province, o.province, c.territory) as territory, (
      select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'to', r.to_organisation_id) order by r.id), '[]') from touchstone.referral r
      where r.case_id = c.id and r.state in ('OFFERED', 'ACCEPTED')) as offered
    from touchstone.enforcement_case c left join touchstone.operator o on o.id = c.operator_id left join touchstone.operator m on m.id = o.merged_into
    where c.id = ${caseId}`.execute(tx);
  return rows[0] ?? { territory: null, offered: [] };
}

export interface Authority {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly province: string | null;
}

/** Authorities at work, the ministry first; inside a session that sees all: a province sees no other, and hands over to it. */
export async function listAuthorities(tx: SessionTransaction): Promise<readonly Authority[]> {
  const { rows } = await sql<Authority>`
    select id, kind, name, province from touchstone.organisation where kind in ('ministry', 'province') and state = 'ACTIVE'
    order by province nulls first, id limit 100`.execute(tx);
  return rows;
}

interface NewReferralRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: ReferralKind;
  readonly from: string;
  readonly to: string;
  readonly state: ReferralState;
  readonly reason: string;
  readonly dueAtMs: number | null;
  readonly offeredAtMs: number;
  readonly createdBy: string | null;
}

interface ReferralFields {
  readonly state: ReferralState;
  readonly answeredAtMs?: number;
  readonly reportedAtMs?: number;
  readonly targetCase?: string;
  readonly notice?: string;
  readonly report?: string;
}
