import type { CaseState, RecordedEvent } from '@touchstone/domain/case';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { ofFirm } from '../firm.ts';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { caseEvents } from './case-rows.ts';
import { type CaseRow, caseColumns } from './case-shapes.ts';
import { allOf, equal } from './conditions.ts';
import { offencesOf } from './conduct-proofs.ts';

export interface CaseFilter {
  readonly state?: string | undefined;
  readonly organisation?: string | undefined;
  readonly province?: string | undefined;
  readonly territory?: string | undefined;
  readonly operator?: string | undefined;
  /** As the page of the firm counts: entries that were merged are one, and what a split moved is the other’s. */
  readonly firm?: string | undefined;
  readonly app?: string | undefined;
  readonly clause?: string | undefined;
  readonly store?: string | undefined;
  readonly campaign?: string | undefined;
  readonly handler?: string | undefined;
  readonly openedFrom?: string | undefined;
  readonly openedUntil?: string | undefined;
  readonly dueUntil?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly isRelapse?: boolean | undefined;
  readonly q?: string | undefined;
}

export interface ListedCase extends CaseRow {
  readonly organisationName: string;
  readonly operatorName: string | null;
  /** To the microsecond, for the key of the page. */
  readonly openedKey: string;
}

const names = sql`left join touchstone.operator p on p.id = c.operator_id`;
const listed = sql`${caseColumns}, coalesce(touchstone.authority_name(c.organisation_id), '') as "organisationName", p.name as "operatorName",
  to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedKey"`;

/** Whether a session looks from outside: firms and stores are told of steps, not of how an authority prepares them. */
export const isOutside = ({ scope }: Session): boolean => scope.kind === 'operator' || scope.kind === 'store';

/** The state as it is told outside; a filter by what is not told finds nothing. The same as `toldState` of the API. */
const outsideState = sql`case c.state when 'NOTICE_PENDING' then 'OVERDUE' when 'WATCH' then 'CLOSED'
  when 'DELIST_DRAFT' then case when c.noticed_at is null then 'SERVED' else 'NOTICED' end else c.state end`;

const AT_REST = sql`('CLOSED', 'WATCH', 'WITHDRAWN', 'MERGED', 'TRANSFERRED')`;

function conditions(session: Session, filter: CaseFilter): RawBuilder<SqlBool> {
  const { state, clause, store, openedFrom, openedUntil, dueUntil, isOpen, isRelapse, q } = filter;
  return allOf([
    within(session, 'enforcement_case', 'c'),
    state === undefined ? undefined : isOutside(session) ? sql`${outsideState} = ${state}` : sql`c.state = ${state}`,
    equal('c.organisation_id', filter.organisation),
    equal('c.province', filter.province),
    equal('c.territory', filter.territory),
    ofFirm('c.operator_id', filter.operator),
    filter.firm === undefined ? undefined : offencesOf(filter.firm, 'c'),
    equal('c.app_id', filter.app),
    // what is not told is no filter either
    isOutside(session) && [filter.campaign, filter.handler, dueUntil].some((one) => one !== undefined) ? sql`false` : undefined,
    equal('c.campaign_id', filter.campaign),
    equal('c.handler_id', filter.handler),
    clause === undefined ? undefined : sql`c.clauses @> array[${clause}]::text[]`,
    store === undefined ? undefined : sql`exists (select from touchstone.listing l where l.app_id = c.app_id and l.store_id = ${store})`,
    openedFrom === undefined ? undefined : sql`c.opened_at >= ${openedFrom}::timestamptz`,
    openedUntil === undefined ? undefined : sql`c.opened_at < ${openedUntil}::timestamptz`,
    dueUntil === undefined ? undefined : sql`c.next_due_at < ${dueUntil}::timestamptz`,
    isOpen === undefined ? undefined : isOpen ? sql`c.state not in ${AT_REST}` : sql`c.state in ${AT_REST}`,
    isRelapse === undefined ? undefined : isRelapse ? sql`c.round > 1` : sql`c.round = 1`,
    q === undefined ? undefined : sql`(c.number = ${q} or c.subject_name like ${`${q.replace(/[\\%_]/g, '\\$&')}%`})`,
  ]);
}

/** Cases that a session may see, the newest first. */
export async function listCases(
  tx: SessionTransaction,
  session: Session,
  filter: CaseFilter,
  limit: number,
  after?: { readonly at: string; readonly id: string },
): Promise<readonly ListedCase[]> {
  const behind = after === undefined ? sql`true` : sql`(c.opened_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<ListedCase>`
    select ${listed} from (
      select * from touchstone.enforcement_case c where ${conditions(session, filter)} and ${behind} order by c.opened_at desc, c.id desc limit ${limit}) c
    ${names} order by c.opened_at desc, c.id desc`.execute(tx);
  return rows;
}

export async function readCase(tx: SessionTransaction, session: Session, id: string): Promise<ListedCase | undefined> {
  const { rows } = await sql<ListedCase>`
    select ${listed} from touchstone.enforcement_case c ${names} where c.id = ${id} and ${within(session, 'enforcement_case', 'c')}`.execute(
    tx,
  );
  return rows[0];
}

/** What hangs on a case. Row-level security leaves of it what the session may see. */
export async function caseParts(tx: SessionTransaction, id: string) {
  const [findings, deadlines, documents, later] = await Promise.all([
    sql<CaseFindingRow>`
      select x.finding_id as id, x.clause, x.outcome, f.state, f.summary, x.added_at as "addedAt"
      from touchstone.case_finding x left join touchstone.finding f on f.id = x.finding_id where x.case_id = ${id} order by x.clause, x.finding_id`.execute(
      tx,
    ),
    sql<CaseDeadlineRow>`
      select d.id, d.purpose, d.obliged, d.state, d.started_at as "startedAt", d.due_at as "dueAt", d.printed_text as "printedText", d.document_id as document
      from touchstone.deadline d where d.case_id = ${id} order by d.created_at, d.id`.execute(tx),
    sql<CaseDocumentRow>`
      select o.id, o.number, o.type, o.state, o.addressee_kind as "addresseeKind", o.addressee_name as "addresseeName", o.issued_at as "issuedAt",
        (select min(s.delivered_at) from touchstone.service s where s.order_id = o.id) as "deliveredAt", coalesce(o.sealed_sha256, o.pdf_sha256) as sha256
      from touchstone.order_document o where o.case_id = ${id} order by o.created_at, o.id`.execute(tx),
    sql<{ id: string }>`select c.id from touchstone.enforcement_case c where c.recurrence_of = ${id} order by c.opened_at, c.id`.execute(
      tx,
    ),
  ]);
  return { findings: findings.rows, deadlines: deadlines.rows, documents: documents.rows, relapses: later.rows.map((row) => row.id) };
}

/** Cases to be verified: the row as it is, in the order of their ids. */
export async function casesToVerify(tx: SessionTransaction, session: Session, after: string | undefined, limit: number, only?: string) {
  const { rows } = await sql<VerifiedRow>`
    select c.id, c.number, c.state, c.penalty_state as penalty, c.access_state as access, c.credit_state as credit, c.last_seq as "lastSeq", c.last_hash as "lastHash"
    from touchstone.enforcement_case c where ${within(session, 'enforcement_case', 'c')} and (${after ?? null}::uuid is null or c.id > ${after ?? null}::uuid)
      and (${only ?? null}::uuid is null or c.id = ${only ?? null}::uuid)
    order by c.id limit ${limit}`.execute(tx);
  return rows;
}

/** Cases as they are verified: each with its history, and those that were published with their proof. */
export async function caseRecords(tx: SessionTransaction, rows: readonly VerifiedRow[]) {
  const folds: { readonly row: VerifiedRow; readonly events: readonly RecordedEvent[] }[] = [];
  const proofs: NonNullable<Awaited<ReturnType<typeof proofOfCase>>>[] = [];
  for (const row of rows) {
    folds.push({ row, events: await caseEvents(tx, row.id) });
    const proof = await proofOfCase(tx, row);
    if (proof !== undefined) proofs.push(proof);
  }
  return { folds, proofs };
}

/** What a case rests on, as far as it was published: rows of frozen notices, findings, files. */
async function proofOfCase(tx: SessionTransaction, row: { readonly id: string; readonly number: string | null; readonly lastSeq: number }) {
  const rows = await sql<{ notice: string; findings: readonly string[] }>`
    select r.notice_id as notice, r.finding_ids as findings from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
    where r.case_id = ${row.id} and n.frozen_at is not null order by r.notice_id, r.attachment, r.ordinal`.execute(tx);
  if (rows.rows.length === 0) return undefined;
  const findings = await sql<{ id: string; clause: string; isConfirmed: boolean; files: readonly string[] }>`
    select x.finding_id as id, x.clause, f.state in ('CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED', 'FIXED') as "isConfirmed",
      array(select distinct p.sha256 from touchstone.finding_evidence p where p.finding_id = f.id order by 1) as files
    from touchstone.case_finding x join touchstone.finding f on f.id = x.finding_id where x.case_id = ${row.id} order by x.clause, x.finding_id`.execute(
    tx,
  );
  return { case: row.id, number: row.number, lastSeq: row.lastSeq, rows: rows.rows, findings: findings.rows };
}

interface VerifiedRow {
  readonly id: string;
  readonly number: string | null;
  readonly state: CaseState;
  readonly penalty: string;
  readonly access: string;
  readonly credit: string;
  readonly lastSeq: number;
  readonly lastHash: string;
}

export interface CaseFindingRow {
  readonly id: string;
  readonly clause: string;
  readonly outcome: 'OPEN' | 'FIXED' | 'PERSISTS' | 'NOT_TESTED' | 'DROPPED';
  /** Null for who may not see where the finding itself stands. */
  readonly state: string | null;
  readonly summary: string | null;
  readonly addedAt: Date;
}

export interface CaseDeadlineRow {
  readonly id: string;
  readonly purpose: string;
  readonly obliged: string;
  readonly state: string;
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
  readonly printedText: string | null;
  readonly document: string | null;
}

export interface CaseDocumentRow {
  readonly id: string;
  readonly number: string | null;
  readonly type: string;
  readonly state: string;
  readonly addresseeKind: string;
  readonly addresseeName: string;
  readonly issuedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly sha256: string | null;
}
