import { randomBytes } from 'node:crypto';
import { type Calendar, calendarOf } from '@touchstone/domain/calendar';
import type { DeadlineRule, DeadlineState } from '@touchstone/domain/deadline';
import { uuidv7 } from '@touchstone/kernel/ids';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { calendarRows } from './calendar-rows.ts';

/** A deadline as it is kept; instants in milliseconds since 1970. */
export interface DeadlineRow {
  readonly id: string;
  readonly targetKind: string;
  readonly targetId: string;
  readonly caseId: string | null;
  readonly purpose: string;
  readonly obliged: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly rule: DeadlineRule;
  readonly state: DeadlineState;
  readonly startEvent: string;
  readonly startedAtMs: number | null;
  readonly calendarIds: readonly string[];
  readonly dueAtMs: number | null;
  readonly printedText: string | null;
  readonly documentId: string | null;
  readonly pausedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly escalated: number;
  readonly createdBy: string | null;
  readonly rowVersion: number;
}

type Stored = Omit<DeadlineRow, 'startedAtMs' | 'dueAtMs' | 'pausedAtMs' | 'endedAtMs'> &
  Readonly<Record<'startedAt' | 'dueAt' | 'pausedAt' | 'endedAt', Date | null>>;

export const deadlineColumns = sql`d.id, d.target_kind as "targetKind", d.target_id as "targetId", d.case_id as "caseId", d.purpose, d.obliged,
  d.organisation_id as organisation, d.province, d.rule, d.state, d.start_event as "startEvent", d.started_at as "startedAt",
  d.calendar_ids as "calendarIds", d.due_at as "dueAt", d.printed_text as "printedText", d.document_id as "documentId", d.paused_at as "pausedAt",
  d.ended_at as "endedAt", d.escalated, d.created_by as "createdBy", d.row_version as "rowVersion"`;

export const deadlineOf = ({ startedAt, dueAt, pausedAt, endedAt, ...row }: Stored): DeadlineRow => ({
  ...row,
  startedAtMs: startedAt?.getTime() ?? null,
  dueAtMs: dueAt?.getTime() ?? null,
  pausedAtMs: pausedAt?.getTime() ?? null,
  endedAtMs: endedAt?.getTime() ?? null,
});

/** Deadlines inside one transaction: what `DeadlineTransaction` of services/deadlines asks for. @param now the clock of the platform */
export function deadlineRows(tx: SessionTransaction, now: () => Date) {
  let known: Promise<Calendar> | undefined;
  return {
    nowMs: () => now().getTime(),
    newId: () => uuidv7(now().getTime(), randomBytes(16)),

    /** Read once a transaction. */
    calendar(): Promise<Calendar> {
      known ??= calendarRows(tx).calendarVersions().then(calendarOf);
      return known;
    },

    /** After a version was added in this transaction. */
    forgetCalendar(): void {
      known = undefined;
    },

    async insertDeadline(row: DeadlineRow): Promise<void> {
      await sql`
        insert into touchstone.deadline (id, target_kind, target_id, case_id, purpose, obliged, organisation_id, province, rule, state, started_at,
          start_event, calendar_ids, due_at, printed_text, document_id, paused_at, ended_at, escalated, created_at, created_by)
        values (${row.id}, ${row.targetKind}, ${row.targetId}, ${row.caseId}, ${row.purpose}, ${row.obliged}, ${row.organisation}, ${row.province},
          ${JSON.stringify(row.rule)}::jsonb, ${row.state}, ${dateOf(row.startedAtMs)}, ${row.startEvent}, ${[...row.calendarIds]}::uuid[],
          ${dateOf(row.dueAtMs)}, ${row.printedText}, ${row.documentId}, ${dateOf(row.pausedAtMs)}, ${dateOf(row.endedAtMs)}, ${row.escalated},
          ${now()}, ${row.createdBy})`.execute(tx);
      await noteNextDue(tx, row.caseId);
    },

    /** Its case before it: docs/adr/0040. */
    async holdDeadline(id: string): Promise<DeadlineRow | undefined> {
      await sql`
        select from touchstone.enforcement_case where id = (select case_id from touchstone.deadline where id = ${id}) for no key update`.execute(
        tx,
      );
      const { rows } = await sql<Stored>`select ${deadlineColumns} from touchstone.deadline d where d.id = ${id} for no key update`.execute(
        tx,
      );
      return rows[0] === undefined ? undefined : deadlineOf(rows[0]);
    },

    async saveDeadline(id: string, change: Partial<DeadlineRow> & { readonly extendedBy?: string }): Promise<void> {
      const sets = COLUMNS.flatMap(([field, column, value]) =>
        change[field] === undefined ? [] : [sql`${sql.ref(column)} = ${value(change[field])}`],
      );
      const { rows } = await sql<{ caseId: string | null }>`
        update touchstone.deadline set ${sql.join([...sets, sql`row_version = row_version + 1`])} where id = ${id} returning case_id as "caseId"`.execute(
        tx,
      );
      await noteNextDue(tx, rows[0]?.caseId ?? null);
    },

    async appendDeadlineEvent(
      id: string,
      event: {
        readonly event: string;
        readonly from: string | null;
        readonly to: string;
        readonly actor: string;
        readonly basis: string;
        readonly detail: object;
        readonly atMs: number;
      },
    ): Promise<void> {
      const { from, to, actor, basis, detail, atMs } = event;
      await sql`
        insert into touchstone.deadline_event (deadline_id, seq, event, from_state, to_state, actor, basis, detail, at)
        select ${id}, coalesce(max(seq), 0) + 1, ${event.event}, ${from}, ${to}, ${actor}, ${basis}, ${JSON.stringify(detail)}::jsonb, ${new Date(atMs)}
        from touchstone.deadline_event where deadline_id = ${id}`.execute(tx);
    },

    async basisDocument(id: string) {
      const { rows } = await sql<{
        type: string;
        organisation: string;
        caseId: string | null;
        isIssued: boolean;
        until: Date | null;
        number: string | null;
        original: string | null;
      }>`
        select type, organisation_id as organisation, case_id as "caseId", state = 'ISSUED' as "isIssued", number, fields ->> 'original' as original,
          case when deadline ->> 'kind' = 'instant' then (deadline ->> 'at')::timestamptz end as until
        from touchstone.order_document where id = ${id}`.execute(tx);
      const [row] = rows;
      return row === undefined ? undefined : { ...row, untilMs: row.until?.getTime() ?? null };
    },

    /** Tells the authority; and whom it obliges, once a document has told them of the deadline. */
    async announceDeadline(topic: string, deadline: DeadlineRow, payload: object): Promise<void> {
      const told = {
        deadline: deadline.id,
        target: { kind: deadline.targetKind, id: deadline.targetId },
        case: deadline.caseId,
        purpose: deadline.purpose,
        obliged: deadline.obliged,
        due: deadline.dueAtMs === null ? null : new Date(deadline.dueAtMs).toISOString(),
        ...payload,
      };
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        select gen_random_uuid(), ${topic}, ${deadline.id}, ${JSON.stringify(told)}::jsonb, o.id
        from touchstone.organisation o where o.id = ${deadline.organisation} or (${deadline.printedText !== null} and ${obligedIs(deadline.obliged)})`.execute(
        tx,
      );
    },

    /** Cases of deadlines that are not printed, in the order of their ids. */
    async holdUnprintedCases(): Promise<void> {
      await sql`
        select from touchstone.enforcement_case where id in (select case_id from touchstone.deadline where ${UNPRINTED}) order by id for no key update`.execute(
        tx,
      );
    },

    /** PROVISIONAL ones, and RUNNING ones that no document prints, by id. */
    async unprintedAfter(after: string | undefined, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.deadline
        where ${UNPRINTED} and ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
        order by id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },
  };
}

const UNPRINTED = sql`(state = 'PROVISIONAL' or (state = 'RUNNING' and printed_text is null))`;

const dateOf = (ms: number | null | undefined): Date | null => (ms == null ? null : new Date(ms));
const dateOfAny = (ms: unknown): Date | null => dateOf(ms as number | null);
const asIs = (value: unknown): unknown => value;

/** Fields that change, their columns, and how they are written. */
const COLUMNS: readonly (readonly [field: keyof DeadlineRow | 'extendedBy', column: string, value: (given: unknown) => unknown])[] = [
  ['state', 'state', asIs],
  ['startedAtMs', 'started_at', dateOfAny],
  ['calendarIds', 'calendar_ids', (ids) => sql`${[...(ids as string[])]}::uuid[]`],
  ['dueAtMs', 'due_at', dateOfAny],
  ['printedText', 'printed_text', asIs],
  ['documentId', 'document_id', asIs],
  ['pausedAtMs', 'paused_at', dateOfAny],
  ['endedAtMs', 'ended_at', dateOfAny],
  ['escalated', 'escalated', asIs],
  ['extendedBy', 'extended_by', asIs],
];

/** Organisations of the firm, of the store, or the one itself. */
function obligedIs(obliged: string): RawBuilder<SqlBool> {
  const [kind, id = ''] = obliged.split(':');
  if (!/^[0-9a-f-]{36}$/.test(id)) return sql`false`;
  if (kind === 'operator') return sql`o.operator_id = any (${firmEntries(id)})`;
  if (kind === 'store') return sql`o.store_id = ${id}::uuid`;
  return sql`o.id = ${id}::uuid`;
}

/** What lists of cases sort by. */
async function noteNextDue(tx: SessionTransaction, caseId: string | null): Promise<void> {
  if (caseId === null) return;
  await sql`
    update touchstone.enforcement_case set next_due_at = (
      select min(due_at) from touchstone.deadline where case_id = ${caseId} and state = 'RUNNING')
    where id = ${caseId}`.execute(tx);
}

/** RUNNING ones that are over by `now`, the first due first; what is due at once is never over by itself. */
export async function deadlinesOver(tx: SessionTransaction, now: Date, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from touchstone.deadline where state = 'RUNNING' and due_at <= ${now} and rule ->> 'kind' <> 'at-once' order by due_at, id limit ${limit}`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** RUNNING ones to tell of: below level `i + 1` and due by `horizons[i]`, but not over; and what was due at once and is late. */
export async function deadlinesToWarnOf(
  tx: SessionTransaction,
  horizonsMs: readonly number[],
  now: Date,
  limit: number,
): Promise<readonly string[]> {
  const levels = horizonsMs.map((ms, i) => sql`(escalated <= ${i} and due_at <= ${new Date(Math.min(ms, FAR_MS))})`);
  const near = levels.length === 0 ? sql`false` : sql`(${sql.join(levels, sql` or `)})`;
  const { rows } = await sql<{ id: string }>`
    select id from touchstone.deadline
    where state = 'RUNNING' and (
      (rule ->> 'kind' <> 'at-once' and due_at > ${now} and ${near}) or (rule ->> 'kind' = 'at-once' and due_at <= ${now} and escalated < 1))
    order by due_at, id limit ${limit}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Year 9999. */
const FAR_MS = 253_402_300_799_000;
