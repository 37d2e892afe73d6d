import {
  type CaseEvent,
  type CaseFacts,
  type CaseFinding,
  type CaseState,
  MAIN_DEADLINES,
  ORDERS_OF,
  type RecordedEvent,
  sharedBy,
} from '@touchstone/domain/case';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { type CaseFieldsRow, type CaseRow, caseColumns, caseOf, type EventRow, eventOf, type NewCaseRow } from './case-shapes.ts';
import { numberRows } from './number-rows.ts';

/** What rows of cases take besides the data base. */
export interface CaseKit {
  nowMs(): number;
  newId(): string;
  readonly hash: Sha256;
}

/** Rows of cases inside one transaction of a session that sees all: a case reaches beyond one organisation. */
export function caseRows(tx: SessionTransaction, kit: CaseKit) {
  return {
    ...kit,
    ...numberRows(tx),

    /** No key of it changes: rows that name it are written meanwhile, and two who have written such rows do not wait for each other. */
    async holdCase(id: string) {
      const { rows } =
        await sql<CaseRow>`select ${caseColumns} from touchstone.enforcement_case c where c.id = ${id} for no key update`.execute(tx);
      return rows[0] === undefined ? undefined : caseOf(rows[0]);
    },

    /** In the order of their ids: whoever takes many takes them the same way. */
    async holdCases(ids: readonly unknown[]): Promise<void> {
      await sql`
        select from touchstone.enforcement_case where id = any(${uuidsIn(ids)}::uuid[]) order by id for no key update`.execute(tx);
    },

    eventsOf: (id: string): Promise<readonly RecordedEvent[]> => caseEvents(tx, id),

    async factsOf(of: ReturnType<typeof caseOf>, { event, payload, nowMs }: Asked): Promise<CaseFacts> {
      const id = (name: string) => uuidIn(payload[name]);
      const now = new Date(nowMs);
      const entries = firmEntries(of.operator);
      const { rows } = await sql<FactsRow>`
        select
          (select coalesce(payload ->> 'lead', payload ->> 'complaint', payload ->> 'referral') is not null from touchstone.case_event where case_id = ${of.id} and seq = 1) as "hasComplaint",
          (select case when bool_or(d.state in ('PENDING', 'PROVISIONAL', 'PAUSED') or d.state = 'RUNNING' and (d.due_at is null or d.due_at > ${now})) then 'open'
              when count(*) > 0 then 'over' else 'none' end
            from touchstone.deadline d where d.case_id = ${of.id} and d.purpose = ${of.noticedAtMs === null ? MAIN_DEADLINES[0] : MAIN_DEADLINES[1]}
              and d.state not in ('CANCELLED', 'EXTENDED')) as deadline,
          exists (select from touchstone.order_document o where o.id = ${id('order')}::uuid and o.issued_at is not null and o.state = 'ISSUED'
            and o.type = any(${[...(ORDERS_OF[event] ?? [])]}::text[]) and ${aboutCase('o', of.id)}) as "hasIssuedOrder",
          exists (select from touchstone.service s join touchstone.order_document o on o.id = s.order_id
            where s.id = ${id('service')}::uuid and s.delivered_at is not null and ${aboutCase('o', of.id)}) as "hasProofOfService",
          exists (select from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
            where r.notice_id = ${id('notice')}::uuid and r.case_id = ${of.id} and n.frozen_at is not null) as "hasFrozenRow",
          array(select e.id from touchstone.enforcement_case e join touchstone.enforcement_case own on own.id = ${of.id}
            where e.id = any(${uuidsIn(payload['cases'])}::uuid[]) and e.id <> own.id and e.number is not null
            and e.opened_at <= own.opened_at and e.id is distinct from own.transferred_from and e.state not in ('WITHDRAWN', 'MERGED', 'TRANSFERRED')
            and (e.operator_id = any (${entries}) or (e.subject_kind, e.subject_id) = (${of.subjectKind}, ${of.subjectId}))) as cases,
          array(
            select k.id from touchstone.conduct_entry k where k.id = any(${uuidsIn(payload['evasion'])}::uuid[]) and k.operator_id = any (${entries}) and ${inForce('k')}
              and (k.case_id = ${of.id} or exists (select from touchstone.conduct_proof p join touchstone.case_finding x on x.finding_id::text = p.target
                where p.entry_id = k.id and p.kind = 'finding' and x.case_id = ${of.id}))
            union
            select k.id from touchstone.submission_check k join touchstone.submission b on b.id = k.submission_id
            where k.id = any(${uuidsIn(payload['evasion'])}::uuid[]) and k.kind = 'evasion' and k.judged_as = 'evasion' and b.operator_id = any (${entries})
            union
            select f.id from touchstone.case_finding x join touchstone.finding f on f.id = x.finding_id
              join touchstone.conduct_proof p on p.kind = 'finding' and p.target = f.id::text join touchstone.conduct_entry k on k.id = p.entry_id
            where x.case_id = ${of.id} and f.id = any(${uuidsIn(payload['evasion'])}::uuid[]) and f.state in ('CONFIRMED', 'PERSISTS') and ${inForce('k')}
            order by 1) as evasion,
          (select count(*) from touchstone.order_item i where i.case_id = ${of.id} and i.kind = 'delist' and i.state not in ('WITHDRAWN', 'REAPPEARED')) as ordered,
          (select count(*) from touchstone.order_item i where i.case_id = ${of.id} and i.kind = 'delist' and i.state = 'VERIFIED_ABSENT') as absent,
          (select e.state from touchstone.enforcement_case e where e.id = ${id('into')}::uuid and e.id <> ${of.id} and e.organisation_id = ${of.organisation}) as "mergeTarget",
          exists (select from touchstone.referral r where r.id = ${id('referral')}::uuid and r.case_id = ${of.id} and r.state = 'ACCEPTED') as "hasAcceptedReferral",
          exists (select from touchstone.person p where p.id = ${id('handler')}::uuid and p.organisation_id = ${of.organisation} and p.state = 'ACTIVE') as "isHandlerOfAuthority",
          array(select r.to_organisation_id from touchstone.referral r where r.case_id = ${of.id}
            and (r.state = 'ACCEPTED' or (${event === 'return-penalty'} and r.state = 'OFFERED')) and r.kind = any(${[...sharedBy(event)]}::text[]) order by 1) as partners,
          (select coalesce(jsonb_agg(to_jsonb(x) order by x.clause, x.id), '[]') from (${findingsOf(of.id)}) x) as findings`.execute(tx);
      const { ordered, absent, cases, evasion, partners, ...rest } = rows[0]!;
      return {
        ...rest,
        citable: { cases, evasion },
        items: { ordered: Number(ordered), absent: Number(absent) },
        noRelistUntilMs: of.noRelistUntilMs,
        authorities: [of.organisation, ...partners],
      };
    },

    findingsOf: (id: string): Promise<readonly CaseFinding[]> => caseFindings(tx, id),

    async insertCase(row: NewCaseRow): Promise<void> {
      await sql`
        insert into touchstone.enforcement_case (id, subject_kind, subject_id, subject_name, app_id, sdk_id, store_id, app_version_id, artifact_id, operator_id,
          organisation_id, province, territory, handler_id, campaign_id, clauses, state, round, recurrence_of, transferred_from, is_demo, opened_at, created_by)
        values (${row.id}, ${row.subjectKind}, ${row.subjectId}, ${row.subjectName}, ${row.app}, ${row.sdk}, ${row.store}, ${row.appVersion}, ${row.artifact}, ${row.operator},
          ${row.organisation}, ${row.province}, ${row.territory}, ${row.handler}, ${row.campaign}, ${[...row.clauses]}, ${row.state}, ${row.round}, ${row.recurrenceOf},
          ${row.transferredFrom}, ${row.isDemo} or ${onDemoClock}, ${new Date(row.openedAtMs)}, ${row.createdBy})`.execute(tx);
    },

    async appendEvent(event: RecordedEvent): Promise<void> {
      await sql`
        insert into touchstone.case_event (case_id, seq, type, region, from_state, to_state, actor, organisation_id, basis, payload, at, prev_hash, hash)
        values (${event.caseId}, ${event.seq}, ${event.type}, ${event.region}, ${event.from}, ${event.to}, ${event.actor}, ${event.organisation}, ${event.basis},
          ${JSON.stringify(event.payload)}::jsonb, ${new Date(event.atMs)}, ${event.previous}, ${event.hash})`.execute(tx);
    },

    async saveCase(id: string, fields: CaseFieldsRow): Promise<void> {
      const given = Object.entries(fields).filter(([, value]) => value !== undefined) as [keyof CaseFieldsRow, unknown][];
      const sets = given.map(
        ([name, value]) => sql`${sql.ref(COLUMNS[name])} = ${name.endsWith('Ms') && value !== null ? new Date(value as number) : value}`,
      );
      await sql`
        update touchstone.enforcement_case c set ${sql.join([...sets, sql`row_version = row_version + 1`, nextDue])} where c.id = ${id}`.execute(
        tx,
      );
    },

    async addFindings(id: string, findings: readonly { readonly id: string; readonly clause: string }[], nowMs: number): Promise<void> {
      await sql`
        insert into touchstone.case_finding (case_id, finding_id, clause, added_at)
        select ${id}, f.id, f.clause, ${new Date(nowMs)} from unnest(${findings.map((one) => one.id)}::uuid[], ${findings.map((one) => one.clause)}::text[]) as f (id, clause)
        on conflict do nothing`.execute(tx);
    },

    async dropFindings(id: string, findings: readonly string[]): Promise<void> {
      await sql`update touchstone.case_finding set outcome = 'DROPPED' where case_id = ${id} and finding_id = any(${[...findings]}::uuid[])`.execute(
        tx,
      );
    },

    /** The one that the main line waits for: the last that was set. */
    async mainDeadlineOf(id: string): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.deadline where case_id = ${id} and purpose = any(${[...MAIN_DEADLINES]}::text[]) and state in ('PROVISIONAL', 'RUNNING', 'PAUSED')
        order by started_at desc, id desc limit 1`.execute(tx);
      return rows[0]?.id;
    },

    async takeOverFindings(from: string, into: string, nowMs: number): Promise<void> {
      await sql`
        insert into touchstone.case_finding (case_id, finding_id, clause, outcome, added_at)
        select ${into}, finding_id, clause, 'OPEN', ${new Date(nowMs)} from touchstone.case_finding where case_id = ${from} and outcome <> 'DROPPED' on conflict do nothing`.execute(
        tx,
      );
      await sql`
        update touchstone.enforcement_case set row_version = row_version + 1,
          clauses = array(select distinct clause from touchstone.case_finding where case_id = ${into} and outcome <> 'DROPPED' order by 1) where id = ${into}`.execute(
        tx,
      );
    },

    async holdEvidence(id: string, reason: string): Promise<void> {
      await holdAll(
        tx,
        'artifact',
        reason,
        sql`select distinct f.sha256 from touchstone.artifact f where f.id in (
        select artifact_id from touchstone.enforcement_case where id = ${id}
        union select n.artifact_id from touchstone.case_finding x join touchstone.finding n on n.id = x.finding_id where x.case_id = ${id}) and f.state <> 'PURGED'`,
      );
      await holdAll(
        tx,
        'evidence',
        reason,
        sql`select distinct e.sha256 from touchstone.case_finding x
        join touchstone.finding_evidence p on p.finding_id = x.finding_id join touchstone.evidence e on e.sha256 = p.sha256 where x.case_id = ${id} and e.purged_at is null`,
      );
    },

    async endDeadlines(
      id: string,
      how: 'MET' | 'CANCELLED',
      by: { readonly actor: string; readonly basis: string; readonly atMs: number },
      purposes?: readonly string[],
    ): Promise<void> {
      const at = new Date(by.atMs);
      await sql`
        with ending as (
          select d.id, d.state from touchstone.deadline d where d.case_id = ${id} and d.state in ('PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED')
            and (${purposes === undefined} or d.purpose = any(${[...(purposes ?? [])]}::text[])) for no key update
        ), ended as (
          update touchstone.deadline d set state = ${how}, ended_at = ${at}, row_version = row_version + 1 from ending e where d.id = e.id
        )
        insert into touchstone.deadline_event (deadline_id, seq, event, from_state, to_state, actor, basis, at)
        select e.id, (select coalesce(max(seq), 0) + 1 from touchstone.deadline_event v where v.deadline_id = e.id), ${how === 'MET' ? 'meet' : 'cancel'}, e.state, ${how},
          ${by.actor}, ${by.basis}, ${at} from ending e`.execute(tx);
    },

    async openScope(id: string, scope: string): Promise<void> {
      await sql`insert into touchstone.case_scope (case_id, scope) values (${id}, ${scope}) on conflict do nothing`.execute(tx);
    },

    async authorityOf(organisation: string) {
      const { rows } = await sql<{ id: string; kind: string; name: string; shortName: string; province: string | null }>`
        select id, kind, name, province, coalesce(nullif(policy ->> 'shortName', ''), name) as "shortName" from touchstone.organisation where id = ${organisation}`.execute(
        tx,
      );
      return rows[0];
    },

    async isOneFirm(entry: string, other: string): Promise<boolean> {
      const { rows } = await sql<{ is: boolean }>`select ${other}::uuid = any (${firmEntries(entry)}) as is`.execute(tx);
      return rows[0]?.is === true;
    },

    async firmsOf(operator: string | null): Promise<readonly string[]> {
      if (operator === null) return [];
      const { rows } = await sql<{
        id: string;
      }>`select id from touchstone.organisation where operator_id = any (${firmEntries(operator)}) and state = 'ACTIVE' order by id`.execute(
        tx,
      );
      return rows.map(({ id }) => id);
    },

    async announce(
      topic: string,
      subject: string,
      organisations: readonly string[],
      payload: Readonly<Record<string, unknown>>,
    ): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        select gen_random_uuid(), ${topic}, ${subject}, ${JSON.stringify(payload)}::jsonb, o from unnest(${[...organisations]}::uuid[]) as o`.execute(
        tx,
      );
    },
  };
}

/** The history of a case, in its order. */
export async function caseEvents(tx: SessionTransaction, id: string): Promise<readonly RecordedEvent[]> {
  const { rows } = await sql<EventRow>`
    select case_id, seq, type, region, from_state, to_state, actor, organisation_id, basis, payload, at, prev_hash, hash
    from touchstone.case_event where case_id = ${id} order by seq`.execute(tx);
  return rows.map(eventOf);
}

async function caseFindings(tx: SessionTransaction, id: string): Promise<readonly CaseFinding[]> {
  const { rows } = await findingsOf(id).execute(tx);
  return rows;
}

const findingsOf = (id: string) => sql<CaseFinding>`
    select x.finding_id as id, x.clause, x.outcome, f.state in ('CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED', 'FIXED') as "isConfirmed",
      array(select distinct 'person:' || r.reviewer_id from touchstone.review r where r.finding_id = f.id and r.round = f.review_round and r.decision = 'confirm' order by 1) as "confirmedBy",
      (select count(*)::int from touchstone.finding_evidence p join touchstone.evidence e on e.sha256 = p.sha256 where p.finding_id = f.id and e.purged_at is null) as evidence
    from touchstone.case_finding x join touchstone.finding f on f.id = x.finding_id where x.case_id = ${id} order by x.clause, x.finding_id`;

/** Puts a hold on each of these files that has none for this reason. */
/** Legal hold on files, by their digests; what is held for the same reason already stays. */
export async function holdAll(
  tx: SessionTransaction,
  kind: 'artifact' | 'evidence',
  reason: string,
  files: ReturnType<typeof sql>,
): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`
    insert into touchstone.legal_hold (id, target_kind, target_id, reason, placed_by)
    select touchstone.uuid7(), ${kind}, f.sha256, ${reason}, current_setting('touchstone.actor') from (${files}) f
    where not exists (select from touchstone.legal_hold h where h.target_kind = ${kind} and h.target_id = f.sha256 and h.reason = ${reason} and h.released_at is null)
    returning target_id as sha256`.execute(tx);
  const held = rows.map(({ sha256 }) => sha256);
  if (held.length === 0) return;
  await sql`update ${sql.table(`touchstone.${kind}`)} set legal_hold_count = legal_hold_count + 1 where sha256 = any(${held}::text[])`.execute(
    tx,
  );
  if (kind !== 'evidence') return;
  await sql`
    insert into touchstone.evidence_custody (sha256, seq, event, actor, detail)
    select h.sha256, (select coalesce(max(seq), 0) + 1 from touchstone.evidence_custody c where c.sha256 = h.sha256), 'held', current_setting('touchstone.actor'),
      jsonb_build_object('reason', ${reason}::text) from unnest(${held}::text[]) as h (sha256)`.execute(tx);
}

/** An order is about a case by itself, or by the notice that it rests on. */
const aboutCase = (alias: string, id: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return sql`(${column('case_id')} = ${id} or exists (select from touchstone.notice_row r where r.notice_id = ${column('notice_id')} and r.case_id = ${id}))`;
};

/** 技术对抗, on record with its proof and neither disputed nor withdrawn. */
const inForce = (alias: string) => sql`${sql.ref(`${alias}.kind`)} = 'technical-evasion' and ${sql.ref(`${alias}.state`)} = 'IN_FORCE'`;

/** What is played through on a clock that was set is not to be taken for real. */
const onDemoClock = sql`coalesce((select value ->> 'kind' = 'demo' from touchstone.setting where name = 'clock'), false)`;

/** When the next thing is due, for lists. */
const nextDue = sql`next_due_at = (select min(d.due_at) from touchstone.deadline d where d.case_id = c.id and d.state = 'RUNNING')`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const uuidIn = (value: unknown): string | null => (typeof value === 'string' && UUID.test(value) ? value : null);
const uuidsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => uuidIn(one) !== null) : []);

const COLUMNS: Readonly<Record<keyof CaseFieldsRow, string>> = {
  state: 'state',
  penalty: 'penalty_state',
  access: 'access_state',
  credit: 'credit_state',
  servedAtMs: 'served_at',
  noticedAtMs: 'noticed_at',
  delistedAtMs: 'delisted_at',
  closedAtMs: 'closed_at',
  lastSeq: 'last_seq',
  lastHash: 'last_hash',
  number: 'number',
  mergedInto: 'merged_into',
  clauses: 'clauses',
  handler: 'handler_id',
  territory: 'territory',
  noRelistUntilMs: 'no_relist_until',
  watchOn: 'watch_on',
};

export interface Asked {
  readonly event: CaseEvent;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly nowMs: number;
}

interface FactsRow {
  readonly findings: readonly CaseFinding[];
  readonly hasComplaint: boolean;
  readonly deadline: 'none' | 'open' | 'over';
  readonly hasIssuedOrder: boolean;
  readonly hasProofOfService: boolean;
  readonly hasFrozenRow: boolean;
  readonly cases: readonly string[];
  readonly evasion: readonly string[];
  readonly ordered: number;
  readonly absent: number;
  readonly mergeTarget: CaseState | null;
  readonly hasAcceptedReferral: boolean;
  readonly isHandlerOfAuthority: boolean;
  readonly partners: readonly string[];
}
