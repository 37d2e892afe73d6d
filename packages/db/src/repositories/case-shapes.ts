import type { AccessState, CaseEvent, CaseState, CreditState, PenaltyState, RecordedEvent, Region } from '@touchstone/domain/case';
import { sql } from 'kysely';

/** The row of case `c`. */
export const caseColumns = sql`c.id, c.number, c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.subject_name as "subjectName", c.app_id as app, c.sdk_id as sdk,
  c.store_id as store, c.app_version_id as "appVersion", c.artifact_id as artifact, c.operator_id as operator, c.territory, c.organisation_id as organisation, c.province,
  c.handler_id as handler, c.campaign_id as campaign, c.clauses, c.state, c.penalty_state as penalty, c.access_state as access, c.credit_state as credit, c.round,
  c.recurrence_of as "recurrenceOf", c.transferred_from as "transferredFrom", c.merged_into as "mergedInto", c.opened_at as "openedAt", c.served_at as "servedAt",
  c.noticed_at as "noticedAt", c.delisted_at as "delistedAt", c.closed_at as "closedAt", c.no_relist_until as "noRelistUntil", c.watch_on as "watchOn", c.next_due_at as "nextDueAt",
  c.is_demo as "isDemo", c.row_version as "rowVersion"`;

export interface CaseRow {
  readonly id: string;
  readonly number: string | null;
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
  readonly organisation: string;
  readonly province: string | null;
  readonly handler: string | null;
  readonly campaign: string | null;
  readonly clauses: readonly string[];
  readonly state: CaseState;
  readonly penalty: PenaltyState;
  readonly access: AccessState;
  readonly credit: CreditState;
  readonly round: number;
  readonly recurrenceOf: string | null;
  readonly transferredFrom: string | null;
  readonly mergedInto: string | null;
  readonly openedAt: Date;
  readonly servedAt: Date | null;
  readonly noticedAt: Date | null;
  readonly delistedAt: Date | null;
  readonly closedAt: Date | null;
  readonly noRelistUntil: Date | null;
  readonly watchOn: string | null;
  readonly nextDueAt: Date | null;
  readonly isDemo: boolean;
  readonly rowVersion: number;
}

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

/** A case as use cases take it: instants as numbers. */
export function caseOf(row: CaseRow) {
  const { openedAt, servedAt, noticedAt, delistedAt, closedAt: _, noRelistUntil, nextDueAt: __, ...rest } = row;
  return {
    ...rest,
    openedAtMs: openedAt.getTime(),
    servedAtMs: ms(servedAt),
    noticedAtMs: ms(noticedAt),
    delistedAtMs: ms(delistedAt),
    noRelistUntilMs: ms(noRelistUntil),
  };
}

export interface EventRow {
  readonly case_id: string;
  readonly seq: number;
  readonly type: CaseEvent;
  readonly region: Region;
  readonly from_state: string;
  readonly to_state: string;
  readonly actor: string;
  readonly organisation_id: string | null;
  readonly basis: string;
  readonly payload: RecordedEvent['payload'];
  readonly at: Date;
  readonly prev_hash: string;
  readonly hash: string;
}

export const eventOf = (row: EventRow): RecordedEvent => ({
  caseId: row.case_id,
  seq: row.seq,
  type: row.type,
  region: row.region,
  from: row.from_state,
  to: row.to_state,
  actor: row.actor,
  organisation: row.organisation_id,
  basis: row.basis,
  payload: row.payload,
  atMs: row.at.getTime(),
  previous: row.prev_hash,
  hash: row.hash,
});

export interface NewCaseRow {
  readonly id: string;
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
  readonly organisation: string;
  readonly province: string | null;
  readonly handler: string | null;
  readonly campaign: string | null;
  readonly clauses: readonly string[];
  readonly state: CaseState;
  readonly round: number;
  readonly recurrenceOf: string | null;
  readonly transferredFrom: string | null;
  readonly isDemo: boolean;
  readonly openedAtMs: number;
  readonly createdBy: string | null;
}

export interface CaseFieldsRow {
  readonly state?: CaseState;
  readonly penalty?: PenaltyState;
  readonly access?: AccessState;
  readonly credit?: CreditState;
  readonly servedAtMs?: number | null;
  readonly noticedAtMs?: number | null;
  readonly delistedAtMs?: number | null;
  readonly closedAtMs?: number | null;
  readonly lastSeq?: number;
  readonly lastHash?: string;
  readonly number?: string;
  readonly mergedInto?: string;
  readonly clauses?: readonly string[];
  readonly handler?: string | null;
  readonly territory?: string;
  readonly noRelistUntilMs?: number | null;
  readonly watchOn?: string | null;
}
