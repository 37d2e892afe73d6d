import type { ArtifactState, RetentionClass } from '@touchstone/domain/artifact';
import { OPEN_FINDINGS } from '@touchstone/domain/finding';
import { sql } from 'kysely';
import { OBJECT_REFERENCES } from '../backup/object-references.ts';
import type { SessionTransaction } from '../session.ts';

/** Findings that keep what belongs to them: somebody is to decide, or has confirmed it. */
const OPEN = sql`(${sql.join(OPEN_FINDINGS)})`;
const ENDED = sql`('CONCLUDED', 'REPORTED', 'CANCELLED')`;
const WAITING = sql`('CREATED', 'QUEUED', 'LEASED', 'RUNNING')`;

/** Of artifact `f` of version `v`. Members are found by their app. */
const runningMembers = sql`touchstone.campaign_member m join touchstone.campaign c on c.id = m.campaign_id
  where m.app_id = v.app_id and m.artifact_id = f.id and c.state not in ${ENDED}`;

/** What happened at this instant or later keeps what it happened to; class `k`. */
const keptSince = (now: Date) => sql`${now}::timestamptz - make_interval(days => k.keep_days)`;

/** How long things are kept, and what has to go. */
export function retentionRows(tx: SessionTransaction) {
  return {
    async keepDays() {
      const rows = await tx.selectFrom('retention_class').select(['name', 'keep_days']).execute();
      return Object.fromEntries(rows.map(({ name, keep_days }) => [name, keep_days])) as Record<RetentionClass, number | null>;
    },

    async holdExpired(kind: 'artifact' | 'evidence', now: Date, limit: number): Promise<readonly ExpiredRow[]> {
      const { rows } = await (kind === 'artifact' ? expiredArtifacts(now, limit) : expiredEvidence(now, limit)).execute(tx);
      return rows.map((row) => ({ ...row, sinceMs: row.since.getTime() }));
    },

    async purge(
      kind: 'artifact' | 'evidence',
      { sha256, kept }: { readonly sha256: string; readonly kept: unknown },
      at: Date,
    ): Promise<void> {
      if (kind === 'artifact')
        await sql`update touchstone.artifact set state = 'PURGED', purged_at = ${at}, row_version = row_version + 1 where sha256 = ${sha256}`.execute(
          tx,
        );
      else await sql`update touchstone.evidence set purged_at = ${at} where sha256 = ${sha256}`.execute(tx);
      await sql`
        insert into touchstone.tombstone (kind, sha256, kept, purged_by, purged_at)
        values (${kind}, ${sha256}, ${JSON.stringify(kept)}::jsonb, current_setting('touchstone.actor'), ${at})`.execute(tx);
    },
  };
}

/**
 * What the time may be over for, and nothing that is seen here to stay: those would stand before all that may go. Whether one goes is for
 * the law of the domain to say.
 */
const expiredArtifacts = (now: Date, limit: number) => sql<ExpiredRow & { readonly since: Date }>`
  select f.sha256, f.retention_class as "retentionClass", f.legal_hold_count as "legalHolds", f.state,
    greatest(f.stored_at, f.created_at, (select max(coalesce(n.decided_at, n.opened_at)) from touchstone.finding n where n.artifact_id = f.id),
      (select max(q.created_at) from touchstone.scan_request q where q.artifact_id = f.id)) as since,
    ((select count(*) from touchstone.finding n where n.artifact_id = f.id and n.state in ${OPEN})
      + (select count(*) from touchstone.check_sheet s where s.artifact_id = f.id and s.state <> 'ACCEPTED')
      + (select count(*) from touchstone.scan_run r where r.artifact_id = f.id and r.state in ${WAITING})) as "openCases",
    -- of which nothing newer is stored; a file that belongs to no app is nobody's old version
    v.id is null or not exists (
      select from touchstone.app_version w join touchstone.artifact o on o.app_version_id = w.id
      where w.app_id = v.app_id and o.state in ('STORED', 'COLD') and (w.version_code, w.first_seen_at, w.id) > (v.version_code, v.first_seen_at, v.id)) as "isLastVersion",
    (select count(*) from ${runningMembers}) as "runningCampaigns",
    jsonb_build_object('sizeBytes', f.size_bytes, 'kind', f.kind, 'signers', f.signers, 'entryRoot', f.entry_root, 'manifest', f.manifest, 'package', a.package,
      'versionCode', v.version_code, 'versionName', v.version_name, 'storedAt', f.stored_at) as kept
  from touchstone.artifact f
  left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
  join touchstone.retention_class k on k.name = f.retention_class
  where f.state in ('STORED', 'COLD') and f.kind <> 'none' and k.keep_days is not null and f.legal_hold_count = 0
    and coalesce(f.stored_at, f.created_at) < ${keptSince(now)}
    and v.id is not null and exists (
      select from touchstone.app_version w join touchstone.artifact o on o.app_version_id = w.id
      where w.app_id = v.app_id and o.state in ('STORED', 'COLD') and (w.version_code, w.first_seen_at, w.id) > (v.version_code, v.first_seen_at, v.id))
    and not exists (select from touchstone.finding n where n.artifact_id = f.id
      and (n.state in ${OPEN} or coalesce(n.decided_at, n.opened_at) >= ${keptSince(now)}))
    and not exists (select from touchstone.scan_request q where q.artifact_id = f.id and q.created_at >= ${keptSince(now)})
    and not exists (select from touchstone.scan_run r where r.artifact_id = f.id and r.state in ${WAITING})
    and not exists (select from touchstone.check_sheet s where s.artifact_id = f.id and s.state <> 'ACCEPTED')
    and not exists (select from ${runningMembers})
  order by coalesce(f.stored_at, f.created_at), f.id limit ${limit} for update of f skip locked`;

const expiredEvidence = (now: Date, limit: number) => sql<ExpiredRow & { readonly since: Date }>`
  select e.sha256, e.retention_class as "retentionClass", e.legal_hold_count as "legalHolds", null as state,
    greatest(e.created_at, (select max(coalesce(n.decided_at, n.opened_at)) from touchstone.finding_evidence l join touchstone.finding n on n.id = l.finding_id where l.sha256 = e.sha256),
      (select max(coalesce(s.closed_at, s.created_at)) from touchstone.sheet_evidence l join touchstone.check_sheet s on s.id = l.sheet_id where l.sha256 = e.sha256)) as since,
    ((select count(*) from touchstone.finding_evidence l join touchstone.finding n on n.id = l.finding_id where l.sha256 = e.sha256 and n.state in ${OPEN})
      + (select count(*) from touchstone.sheet_evidence l join touchstone.check_sheet s on s.id = l.sheet_id where l.sha256 = e.sha256 and s.state <> 'ACCEPTED')) as "openCases",
    false as "isLastVersion", 0 as "runningCampaigns",
    jsonb_build_object('sizeBytes', e.size_bytes, 'kind', e.kind, 'mediaType', e.media_type, 'device', e.device, 'tool', e.tool, 'capturedAt', e.captured_at,
      'createdAt', e.created_at) as kept
  from touchstone.evidence e join touchstone.retention_class k on k.name = e.retention_class
  where e.purged_at is null and k.keep_days is not null and e.legal_hold_count = 0 and e.created_at < ${keptSince(now)}
    and not exists (select from touchstone.finding_evidence l join touchstone.finding n on n.id = l.finding_id where l.sha256 = e.sha256
      and (n.state in ${OPEN} or coalesce(n.decided_at, n.opened_at) >= ${keptSince(now)}))
    and not exists (select from touchstone.sheet_evidence l join touchstone.check_sheet s on s.id = l.sheet_id where l.sha256 = e.sha256
      and (s.state <> 'ACCEPTED' or coalesce(s.closed_at, s.created_at) >= ${keptSince(now)}))
  order by e.created_at, e.sha256 limit ${limit} for update of e skip locked`;

/** Bytes of what was purged since then, and that no other row names. */
export async function purgedBytes(tx: SessionTransaction, since: Date): Promise<readonly string[]> {
  const named = OBJECT_REFERENCES.map(({ table, column, where }) => {
    // a file that waits for its inspection needs its bytes as much as one that is stored
    const condition = table === 'artifact' ? `state not in ('PURGED', 'REJECTED')` : where;
    return `select ${column} from touchstone.${table} where ${column} = t.sha256${condition === undefined ? '' : ` and ${condition}`}`;
  });
  const inputs = `select input ->> 'sha256' from touchstone.scan_request q, jsonb_array_elements(q.inputs) input
    where q.finished_at is null and input ->> 'sha256' = t.sha256`;
  const { rows } = await sql<{ sha256: string }>`
    select distinct t.sha256 from touchstone.tombstone t
    where t.purged_at >= ${since} and not exists (${sql.raw([...named, inputs].join(' union all '))}) order by 1`.execute(tx);
  return rows.map(({ sha256 }) => sha256);
}

interface ExpiredRow {
  readonly sha256: string;
  readonly retentionClass: RetentionClass;
  readonly sinceMs: number;
  readonly legalHolds: number;
  readonly openCases: number;
  readonly isLastVersion: boolean;
  readonly runningCampaigns: number;
  readonly state: ArtifactState | null;
  readonly kept: Readonly<Record<string, unknown>>;
}
