import type { CreditList, CreditState, PenaltyState, PenaltyType } from '@touchstone/domain/credit';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';

interface After {
  readonly at: string;
  readonly id: string;
}

export interface ListedPenalty {
  readonly id: string;
  readonly operator: string;
  readonly operatorName: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly type: PenaltyType;
  readonly amountFen: number;
  readonly paidFen: number;
  readonly reason: string;
  readonly law: string;
  readonly list: CreditList | null;
  readonly state: PenaltyState;
  readonly noticeOrder: string | null;
  readonly decisionOrder: string | null;
  readonly decidedAt: Date | null;
  readonly paidAt: Date | null;
  readonly citations: readonly { readonly word: string; readonly entries: readonly { readonly kind: string; readonly id: string }[] }[];
  readonly recordedBy: string;
  readonly decidedBy: string | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

const where = (conditions: readonly (RawBuilder<SqlBool> | undefined)[]) =>
  sql.join([sql`true`, ...conditions.filter((one) => one !== undefined)], sql` and `);

interface Filter {
  readonly id?: string;
  readonly operator?: string;
  readonly state?: string;
  readonly caseId?: string;
}

const asked = ({ id, operator, state, caseId }: Filter, after: After | undefined) => [
  id === undefined ? undefined : sql<SqlBool>`e.id = ${id}`,
  ofFirm('e.operator_id', operator),
  state === undefined ? undefined : sql<SqlBool>`e.state = ${state}`,
  caseId === undefined ? undefined : sql<SqlBool>`e.case_id = ${caseId}`,
  after === undefined ? undefined : sql<SqlBool>`(e.created_at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
];

/** Penalties, the newest first. Row-level security says which. */
export async function listPenalties(
  tx: SessionTransaction,
  filter: Filter,
  limit: number,
  after?: After,
): Promise<readonly ListedPenalty[]> {
  const { rows } = await sql<ListedPenalty>`
    select e.id, e.operator_id as operator, o.name as "operatorName", e.case_id as "caseId", e.organisation_id as organisation, e.type, e.amount_fen::float8 as "amountFen",
      e.paid_fen::float8 as "paidFen", e.reason, e.law, e.credit_list as list, e.state, e.notice_order_id as "noticeOrder", e.decision_order_id as "decisionOrder",
      e.decided_at as "decidedAt", e.paid_at as "paidAt", e.citations, e.recorded_by as "recordedBy", e.decided_by as "decidedBy", e.created_at as "createdAt",
      e.row_version as "rowVersion"
    from touchstone.penalty e left join lateral touchstone.operator_named(e.operator_id) o on true
    where ${where(asked(filter, after))} order by e.created_at desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
}

export interface ListedCredit {
  readonly id: string;
  readonly list: CreditList;
  readonly operator: string;
  readonly penalty: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly operatorName: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  readonly handledOn: string;
  readonly reason: string;
  readonly listedBy: string;
  readonly state: CreditState;
  readonly dueAt: Date;
  readonly listedAt: Date | null;
  readonly removedAt: Date | null;
  readonly removalReason: string | null;
  readonly removalFile: string | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

export async function listCredits(tx: SessionTransaction, filter: Filter, limit: number, after?: After): Promise<readonly ListedCredit[]> {
  const { rows } = await sql<ListedCredit>`
    select e.id, e.list, e.operator_id as operator, e.penalty_id as penalty, e.case_id as "caseId", e.organisation_id as organisation, e.operator_name as "operatorName",
      e.credit_code as "creditCode", e.licence_no as licence, e.handled_on::text as "handledOn", e.reason, e.listed_by as "listedBy", e.state, e.due_at as "dueAt",
      e.listed_at as "listedAt", e.removed_at as "removedAt", e.removal_reason as "removalReason", e.removal_sha256 as "removalFile", e.created_at as "createdAt",
      e.row_version as "rowVersion"
    from touchstone.credit_entry e where ${where(asked(filter, after))} order by e.created_at desc, e.id desc limit ${limit}`.execute(tx);
  return rows;
}
