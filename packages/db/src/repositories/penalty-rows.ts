import type { CreditList, CreditState, PenaltyState, PenaltyType } from '@touchstone/domain/credit';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

/** Penalties and entries of lists inside one transaction. */
export function penaltyRows(tx: SessionTransaction) {
  return {
    async insertPenalty(row: NewPenalty): Promise<void> {
      await sql`
        insert into touchstone.penalty (id, operator_id, case_id, organisation_id, province, type, amount_fen, reason, law, credit_list, state, recorded_by, created_at)
        values (${row.id}, ${row.operator}, ${row.caseId}, ${row.organisation}, ${row.province}, ${row.type}, ${row.amountFen}, ${row.reason}, ${row.law}, ${row.list},
          'RECORDED', ${row.recordedBy}, ${new Date(row.atMs)})`.execute(tx);
    },

    /** Its case before it: docs/adr/0040. */
    async holdPenalty(id: string): Promise<HeldPenalty | undefined> {
      await sql`
        select from touchstone.enforcement_case where id = (select case_id from touchstone.penalty where id = ${id}) for no key update`.execute(
        tx,
      );
      const { rows } = await sql<HeldPenalty>`
        select id, operator_id as operator, case_id as "caseId", organisation_id as organisation, province, type, amount_fen as "amountFen", paid_fen as "paidFen", reason,
          credit_list as list, state, recorded_by as "recordedBy", row_version as "rowVersion"
        from touchstone.penalty where id = ${id} for no key update`.execute(tx);
      const [row] = rows;
      return row === undefined ? undefined : { ...row, amountFen: Number(row.amountFen), paidFen: Number(row.paidFen) };
    },

    async penaltyOf(caseId: string, organisation: string, state: PenaltyState) {
      const { rows } = await sql<{ id: string; ifMatch: number }>`
        select id, row_version as "ifMatch" from touchstone.penalty where case_id = ${caseId} and organisation_id = ${organisation} and state = ${state}
        order by created_at desc, id limit 1`.execute(tx);
      return rows[0];
    },

    async savePenalty(id: string, next: PenaltyChange): Promise<void> {
      const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
      await sql`
        update touchstone.penalty set state = ${next.state}, notice_order_id = coalesce(${next.noticeOrder ?? null}::uuid, notice_order_id),
          decision_order_id = coalesce(${next.decisionOrder ?? null}::uuid, decision_order_id), decided_at = coalesce(${at(next.decidedAtMs)}, decided_at),
          decided_by = coalesce(${next.decidedBy ?? null}::uuid, decided_by), citations = coalesce(${next.citations === undefined ? null : JSON.stringify(next.citations)}::jsonb, citations),
          paid_fen = coalesce(${next.paidFen ?? null}::bigint, paid_fen), paid_at = coalesce(${at(next.paidAtMs)}, paid_at), row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },

    /** A document about a case as decisions look at it. */
    async orderAbout(id: string) {
      const { rows } = await sql<OrderAbout>`
        select id, type, state, case_id as "caseId", addressee_id as addressee, fields, model, citations, number, (extract(epoch from issued_at) * 1000)::float8 as "issuedAtMs"
        from touchstone.order_document where id = ${id}`.execute(tx);
      return rows[0];
    },

    async insertCredit(row: NewCredit): Promise<void> {
      await sql`
        insert into touchstone.credit_entry (id, list, operator_id, penalty_id, case_id, organisation_id, province, operator_name, credit_code, licence_no, handled_on, reason, listed_by,
          state, due_at, recorded_by, created_at)
        values (${row.id}, ${row.list}, ${row.operator}, ${row.penalty}, ${row.caseId}, ${row.organisation}, ${row.province}, ${row.operatorName}, ${row.creditCode}, ${row.licence},
          ${row.handledOn}, ${row.reason}, ${row.listedBy}, 'DUE', ${new Date(row.dueAtMs)}, ${row.recordedBy}, ${new Date(row.atMs)})`.execute(
        tx,
      );
    },

    /** Its case before it: docs/adr/0040. */
    async holdCredit(id: string): Promise<HeldCredit | undefined> {
      await sql`
        select from touchstone.enforcement_case where id = (select case_id from touchstone.credit_entry where id = ${id}) for no key update`.execute(
        tx,
      );
      const { rows } = await sql<HeldCredit>`
        select id, list, operator_id as operator, penalty_id as penalty, case_id as "caseId", organisation_id as organisation, operator_name as "operatorName", credit_code as "creditCode",
          licence_no as licence, handled_on::text as "handledOn", reason, listed_by as "listedBy", state, recorded_by as "recordedBy", removal_reason as "removalReason",
          removal_sha256 as "removalFile", row_version as "rowVersion"
        from touchstone.credit_entry where id = ${id} for no key update`.execute(tx);
      return rows[0];
    },

    async creditsOfPenalty(penalty: string): Promise<readonly { readonly id: string; readonly state: CreditState }[]> {
      const { rows } = await sql<{ id: string; state: CreditState }>`
        select id, state from touchstone.credit_entry where penalty_id = ${penalty} order by id for no key update`.execute(tx);
      return rows;
    },

    async openDeadlinesOf(targetKind: string, targetId: string): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.deadline where target_kind = ${targetKind} and target_id = ${targetId} and state in ('PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED')
        order by id`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async completeCredit(
      id: string,
      fields: {
        readonly operatorName: string;
        readonly creditCode: string | null;
        readonly licence: string | null;
        readonly reason: string;
        readonly listedBy: string;
      },
    ): Promise<void> {
      await sql`
        update touchstone.credit_entry set operator_name = ${fields.operatorName}, credit_code = ${fields.creditCode}, licence_no = ${fields.licence}, reason = ${fields.reason},
          listed_by = ${fields.listedBy} where id = ${id} and listed_at is null`.execute(tx);
    },

    async saveCredit(id: string, next: CreditChange): Promise<void> {
      const at = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));
      await sql`
        update touchstone.credit_entry set state = ${next.state}, listed_at = coalesce(${at(next.listedAtMs)}, listed_at), removed_at = coalesce(${at(next.removedAtMs)}, removed_at),
          removal_reason = case when ${next.removalReason === null} then null else coalesce(${next.removalReason ?? null}, removal_reason) end,
          removal_sha256 = case when ${next.removalFile === null} then null else coalesce(${next.removalFile ?? null}, removal_sha256) end,
          decided_by = coalesce(${next.decidedBy ?? null}::uuid, decided_by), row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },
  };
}

export interface NewPenalty {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly type: PenaltyType;
  readonly amountFen: number;
  readonly reason: string;
  readonly law: string;
  readonly list: CreditList | null;
  readonly recordedBy: string;
  readonly atMs: number;
}

export interface HeldPenalty {
  readonly id: string;
  readonly operator: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly type: PenaltyType;
  readonly amountFen: number;
  readonly paidFen: number;
  readonly reason: string;
  readonly list: CreditList | null;
  readonly state: PenaltyState;
  readonly recordedBy: string;
  readonly rowVersion: number;
}

export interface PenaltyChange {
  readonly state: PenaltyState;
  readonly noticeOrder?: string;
  readonly decisionOrder?: string;
  readonly decidedAtMs?: number;
  readonly decidedBy?: string;
  readonly citations?: readonly unknown[];
  readonly paidFen?: number;
  readonly paidAtMs?: number;
}

export interface OrderAbout {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly caseId: string | null;
  readonly addressee: string;
  readonly fields: unknown;
  readonly model: unknown;
  readonly citations: readonly string[];
  readonly number: string | null;
  readonly issuedAtMs: number | null;
}

export interface NewCredit {
  readonly id: string;
  readonly list: CreditList;
  readonly operator: string;
  readonly penalty: string;
  readonly caseId: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly operatorName: string;
  readonly creditCode: string | null;
  readonly licence: string | null;
  readonly handledOn: string;
  readonly reason: string;
  readonly listedBy: string;
  readonly dueAtMs: number;
  readonly recordedBy: string;
  readonly atMs: number;
}

export interface HeldCredit {
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
  readonly recordedBy: string;
  readonly removalReason: string | null;
  readonly removalFile: string | null;
  readonly rowVersion: number;
}

export interface CreditChange {
  readonly state: CreditState;
  readonly listedAtMs?: number;
  readonly removedAtMs?: number;
  readonly removalReason?: string | null;
  readonly removalFile?: string | null;
  readonly decidedBy?: string;
}
