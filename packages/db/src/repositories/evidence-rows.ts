import type { RetentionClass } from '@touchstone/domain/artifact';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

type Target = 'artifact' | 'evidence';

/** Files of proof, where they have been, and what holds them; inside one transaction. */
export function evidenceRows(tx: SessionTransaction) {
  return {
    async insertEvidence(row: EvidenceRow): Promise<'new' | 'known' | 'purged'> {
      const { rows } = await sql<{ sha256: string }>`
        insert into touchstone.evidence (sha256, kind, size_bytes, media_type, device, tool, captured_at, captured_by)
        values (${row.sha256}, ${row.kind}, ${row.sizeBytes}, ${row.mediaType}, ${row.device}, ${row.tool}, ${row.capturedAt}, ${row.capturedBy})
        on conflict (sha256) do nothing returning sha256`.execute(tx);
      if (rows.length > 0) return 'new';
      // held: a purge that is about to take it waits, or has taken it
      const known = await sql<{ purged: boolean }>`
        select purged_at is not null as purged from touchstone.evidence where sha256 = ${row.sha256} for update`.execute(tx);
      return known.rows[0]?.purged === true ? 'purged' : 'known';
    },

    async attachToFinding(finding: string, sha256: string): Promise<void> {
      await sql`select from touchstone.finding where id = ${finding} for update`.execute(tx);
      await sql`
        insert into touchstone.finding_evidence (finding_id, sha256, ordinal, added_by)
        select ${finding}, ${sha256}, coalesce(max(ordinal), -1) + 1, current_setting('touchstone.actor') from touchstone.finding_evidence where finding_id = ${finding}
        having not exists (select from touchstone.finding_evidence where finding_id = ${finding} and sha256 = ${sha256})`.execute(tx);
    },

    async attachToSheet(sheet: string, fileName: string, sha256: string): Promise<void> {
      await sql`select from touchstone.check_sheet where id = ${sheet} for update`.execute(tx);
      await sql`
        insert into touchstone.sheet_evidence (sheet_id, file_name, seq, sha256, added_by)
        select ${sheet}, ${fileName}, coalesce(max(seq), 0) + 1, ${sha256}, current_setting('touchstone.actor')
        from touchstone.sheet_evidence where sheet_id = ${sheet} and file_name = ${fileName}`.execute(tx);
    },

    async custody(sha256: string, event: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('custody ' || ${sha256}, 0))`.execute(tx);
      await sql`
        insert into touchstone.evidence_custody (sha256, seq, event, actor, detail)
        select ${sha256}, coalesce(max(seq), 0) + 1, ${event}, current_setting('touchstone.actor'), ${JSON.stringify(detail)}::jsonb
        from touchstone.evidence_custody where sha256 = ${sha256}`.execute(tx);
    },

    async hasCustody(sha256: string, event: string, since: Date): Promise<boolean> {
      const { rows } = await sql`
        select from touchstone.evidence_custody where sha256 = ${sha256} and event = ${event} and actor = current_setting('touchstone.actor') and at >= ${since} limit 1`.execute(
        tx,
      );
      return rows.length > 0;
    },

    async isPurged(sha256: string): Promise<boolean> {
      const row = await tx.selectFrom('evidence').select('purged_at').where('sha256', '=', sha256).executeTakeFirst();
      return row === undefined || row.purged_at !== null;
    },

    async holdTarget(kind: Target, target: string): Promise<boolean> {
      const { rows } = await sql`
        select from ${sql.table(`touchstone.${kind}`)} where sha256 = ${target} and purged_at is null for update`.execute(tx);
      return rows.length > 0;
    },

    async countHold(kind: Target, target: string, by: 1 | -1): Promise<void> {
      await sql`update ${sql.table(`touchstone.${kind}`)} set legal_hold_count = legal_hold_count + ${by} where sha256 = ${target}`.execute(
        tx,
      );
    },

    async insertHold(hold: {
      readonly id: string;
      readonly kind: Target;
      readonly target: string;
      readonly reason: string;
    }): Promise<void> {
      await sql`
        insert into touchstone.legal_hold (id, target_kind, target_id, reason, placed_by)
        values (${hold.id}, ${hold.kind}, ${hold.target}, ${hold.reason}, current_setting('touchstone.actor'))`.execute(tx);
    },

    /** With whose person or token placed it. */
    async hold(id: string) {
      const { rows } = await sql<HoldRow & { readonly organisation: string | null }>`
        select ${holdColumns}, coalesce(
          (select p.organisation_id from touchstone.person p where 'person:' || p.id = h.placed_by),
          (select t.organisation_id from touchstone.api_token t where 'token:' || t.id = h.placed_by)) as organisation
        from touchstone.legal_hold h where h.id = ${id} for update of h`.execute(tx);
      return rows[0];
    },

    async endHold(id: string): Promise<void> {
      await sql`update touchstone.legal_hold set released_by = current_setting('touchstone.actor'), released_at = now() where id = ${id}`.execute(
        tx,
      );
    },

    async setRetention(sha256: string, retentionClass: RetentionClass): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update touchstone.evidence set retention_class = ${retentionClass} where sha256 = ${sha256} and purged_at is null`.execute(tx);
      return numAffectedRows === 1n;
    },
  };
}

export const holdColumns = sql`h.id, h.target_kind as kind, h.target_id as target, h.reason, h.placed_by as "placedBy", h.placed_at as "placedAt",
  h.released_by as "releasedBy", h.released_at as "releasedAt"`;

export interface HoldRow {
  readonly id: string;
  readonly kind: Target;
  readonly target: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
}

interface EvidenceRow {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly kind: string;
  readonly mediaType: string;
  readonly device: string | null;
  readonly tool: string | null;
  readonly capturedAt: Date | null;
  readonly capturedBy: string | null;
}
