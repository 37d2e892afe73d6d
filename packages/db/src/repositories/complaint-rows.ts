import type { Comparable, ComplaintState } from '@touchstone/domain/complaint';
import { DUPLICATE_DAYS, FORGET_AFTER_DAYS } from '@touchstone/domain/complaint';
import { normalisedName } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import type { Session, SessionTransaction } from '../session.ts';
import { leadRows } from './lead-rows.ts';
import { settingRows } from './setting-rows.ts';

/** Setting of the installation: {duplicate, forgetAfter} in days. */
export const COMPLAINT_DAYS = 'complaints.days';

/** Rows of complaints inside one transaction; a guess names no app that `session` may not see. */
export function complaintRows(tx: SessionTransaction, session: Session) {
  return {
    ...leadRows(tx, session),

    async days() {
      const { value } = await settingRows(tx).setting<{ readonly duplicate?: number; readonly forgetAfter?: number }>(COMPLAINT_DAYS);
      return { duplicate: value?.duplicate ?? DUPLICATE_DAYS, forgetAfter: value?.forgetAfter ?? FORGET_AFTER_DAYS };
    },

    async intakeOf(province: string | null): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.organisation
        where state = 'ACTIVE' and ((kind = 'province' and province = ${province}) or kind in ('ministry', 'store'))
        order by case kind when 'province' then 0 when 'ministry' then 1 else 2 end, created_at, id limit 1`.execute(tx);
      return rows[0]?.id;
    },

    async authorityOf(province: string | null): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.organisation
        where state = 'ACTIVE' and case when ${province}::text is null then kind = 'ministry' else kind = 'province' and province = ${province} end
        order by created_at, id limit 1`.execute(tx);
      return rows[0]?.id;
    },

    async handOn(
      id: string,
      to: { readonly organisation: string; readonly state: ComplaintState; readonly reason: string; readonly atMs: number },
    ): Promise<void> {
      await sql`update touchstone.complaint set organisation_id = ${to.organisation}, row_version = row_version + 1 where id = ${id}`.execute(
        tx,
      );
      await noteEvent(tx, id, 'hand-over', to.state, to.state, to.reason, new Date(to.atMs));
    },

    async comparables(about: {
      readonly textDigest: string | null;
      readonly reporterDigest: string | null;
      readonly organisation: string;
      readonly sinceMs: number;
    }) {
      const since = new Date(about.sinceMs);
      const { rows } = await sql<Omit<Comparable, 'receivedAtMs'> & { readonly receivedAt: Date }>`
        select id, app_id as app, subject, text_digest as "textDigest", reporter_digest as "reporterDigest", received_at as "receivedAt"
        from touchstone.complaint
        where organisation_id = ${about.organisation} and state not in ('DUPLICATE', 'OUT_OF_SCOPE') and received_at >= ${since} and (text_digest = ${about.textDigest} or reporter_digest = ${about.reporterDigest})
        order by received_at, id limit 1000`.execute(tx);
      return rows.map(({ receivedAt, ...row }) => ({ ...row, subject: normalisedName(row.subject), receivedAtMs: receivedAt.getTime() }));
    },

    async createComplaint(row: NewComplaintRow): Promise<boolean> {
      const at = new Date(row.receivedAtMs);
      const { numAffectedRows } = await sql`
        insert into touchstone.complaint (id, code, secret_hash, channel, source, source_ref, organisation_id, province, state, subject, package, store_name,
          version_name, app_id, match_confidence, clauses, masked_text, sealed, text_digest, reporter_digest, duplicate_of, happened_on, received_at, forget_at, created_by)
        values (${row.id}, ${row.code}, ${row.secretHash}, ${row.channel}, ${row.source}, ${row.sourceRef}, ${row.organisation}, ${row.province}, ${row.state},
          ${row.subject}, ${row.package}, ${row.storeName}, ${row.versionName}, ${row.app}, ${row.matchConfidence}, ${[...row.clauses]}, ${row.maskedText},
          ${row.sealed}, ${row.textDigest}, ${row.reporterDigest}, ${row.duplicateOf}, ${row.happenedOn}, ${at},
          ${row.forgetAtMs === null ? null : new Date(row.forgetAtMs)}, ${row.by})
        on conflict (organisation_id, source, source_ref) where source_ref <> '' do nothing`.execute(tx);
      if (numAffectedRows !== 1n) return false;
      await noteEvent(tx, row.id, 'receive', null, row.state, '', at);
      return true;
    },

    async holdComplaint(id: string) {
      const { rows } = await sql<KeptComplaintRow>`
        select id, code, state, app_id as app, answer, duplicate_of as "duplicateOf", lead_id as lead, organisation_id as organisation, province, subject, clauses,
          masked_text as "maskedText", row_version as "rowVersion"
        from touchstone.complaint where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async moveComplaint(id: string, move: ComplaintMoveRow): Promise<void> {
      const { forgetAtMs } = move;
      const at = new Date(move.atMs);
      const forget = forgetAtMs === undefined ? sql`forget_at` : forgetAtMs === null ? null : new Date(forgetAtMs);
      await sql`
        update touchstone.complaint set state = ${move.to}, app_id = ${move.app}, answer = ${move.answer}, duplicate_of = ${move.duplicateOf}, lead_id = ${move.lead},
          clauses = ${[...move.clauses]}, match_confidence = case when ${move.on} = 'link' then 1 else match_confidence end, forget_at = ${forget},
          answered_at = case when ${move.on} in ('answer', 'out-of-scope') then ${at}::timestamptz else answered_at end,
          closed_at = case when ${move.to} in ('CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE') then ${at}::timestamptz else null end, row_version = row_version + 1
        where id = ${id}`.execute(tx);
      await noteEvent(tx, id, move.on, move.from, move.to, move.reason, at);
    },

    async holdTested(limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select c.id from touchstone.complaint c join touchstone.lead l on l.id = c.lead_id
        where c.state = 'LINKED' and l.state = 'IN_TEST' order by c.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async forgetReporters(atMs: number, limit: number): Promise<number> {
      const at = new Date(atMs);
      const { rows } = await sql<{ id: string; state: ComplaintState; lead: string | null }>`
        select id, state, lead_id as lead from touchstone.complaint where sealed is not null and forget_at <= ${at} order by forget_at, id limit ${limit} for update`.execute(
        tx,
      );
      const ids = rows.map(({ id }) => id);
      const leads = rows.flatMap(({ lead }) => lead ?? []);
      await sql`
        update touchstone.complaint set sealed = null, text_digest = null, reporter_digest = null, secret_hash = null, masked_text = '', forgotten_at = ${at},
          row_version = row_version + 1
        where id = any(${ids}::uuid[])`.execute(tx);
      await sql`update touchstone.lead set note = '' where id = any(${leads}::uuid[])`.execute(tx);
      for (const { id, state } of rows) await noteEvent(tx, id, 'forget', state, state, '', at);
      return ids.length;
    },

    async announce(topic: string, complaint: string, organisation: string, payload: Readonly<Record<string, string>>): Promise<void> {
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        values (gen_random_uuid(), ${topic}, ${complaint}, ${JSON.stringify(payload)}::jsonb, ${organisation})`.execute(tx);
    },
  };
}

/** Rows of a list on their way, sealed. */
export const complaintImportRows = (tx: SessionTransaction) => ({
  async keepImport(id: string, organisation: string, sealed: string, at: Date): Promise<void> {
    await sql`insert into touchstone.complaint_import (id, organisation_id, sealed, created_at) values (${id}, ${organisation}, ${sealed}, ${at})`.execute(
      tx,
    );
  },
  async readImport(id: string): Promise<string | undefined> {
    return (await sql<{ sealed: string }>`select sealed from touchstone.complaint_import where id = ${id}`.execute(tx)).rows[0]?.sealed;
  },
  async dropImport(id: string): Promise<void> {
    await sql`delete from touchstone.complaint_import where id = ${id}`.execute(tx);
  },
  /** Lists whose work never came to its end. */
  async dropImportsBefore(at: Date): Promise<void> {
    await sql`delete from touchstone.complaint_import where created_at < ${at}`.execute(tx);
  },
});

async function noteEvent(
  tx: SessionTransaction,
  id: string,
  event: string,
  from: string | null,
  to: string,
  reason: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into touchstone.complaint_event (complaint_id, seq, event, from_state, to_state, actor, reason, at)
    select ${id}, coalesce(max(seq), 0) + 1, ${event}, ${from}, ${to}, current_setting('touchstone.actor'), ${reason}, ${at}
    from touchstone.complaint_event where complaint_id = ${id}`.execute(tx);
}

interface NewComplaintRow {
  readonly id: string;
  readonly code: string;
  readonly secretHash: string | null;
  readonly channel: string;
  readonly source: string;
  readonly sourceRef: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly state: ComplaintState;
  readonly subject: string;
  readonly package: string | null;
  readonly storeName: string;
  readonly versionName: string;
  readonly app: string | null;
  readonly matchConfidence: number | null;
  readonly clauses: readonly string[];
  readonly maskedText: string;
  readonly sealed: string;
  readonly textDigest: string | null;
  readonly reporterDigest: string | null;
  readonly duplicateOf: string | null;
  readonly happenedOn: string | null;
  readonly receivedAtMs: number;
  readonly forgetAtMs: number | null;
  readonly by: string | null;
}

interface KeptComplaintRow {
  readonly id: string;
  readonly code: string;
  readonly state: ComplaintState;
  readonly app: string | null;
  readonly answer: string | null;
  readonly duplicateOf: string | null;
  readonly lead: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly subject: string;
  readonly clauses: readonly string[];
  readonly maskedText: string;
  readonly rowVersion: number;
}

interface ComplaintMoveRow {
  readonly on: string;
  readonly from: ComplaintState;
  readonly to: ComplaintState;
  readonly reason: string;
  readonly app: string | null;
  readonly answer: string | null;
  readonly duplicateOf: string | null;
  readonly lead: string | null;
  readonly clauses: readonly string[];
  readonly forgetAtMs?: number | null;
  readonly atMs: number;
}
