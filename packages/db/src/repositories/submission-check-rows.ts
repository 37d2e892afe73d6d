import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { type CheckOutRow, groundOf, LIVE_LISTING, OPEN_SUBMISSION } from './submission-shapes.ts';

/** How long a look at the shelves holds while a submission is open. */
const STALE_MS = 30 * 60_000;

/** Files that a store gave. What is compared behind row security must be bare columns: an index on an expression is not used there. */
const fetched = sql`select from touchstone.acquisition q where q.store_id = l.store_id and q.source = 'store' and q.what = 'artifact' and q.state = 'STORED'`;

/** Checks of what was handed in: what the shelves carry, signs of evasion, and what people judged of them. */
export function submissionCheckRows(tx: SessionTransaction) {
  return {
    async holdUnchecked(nowMs: number, limit: number): Promise<readonly string[]> {
      const { rows } = await sql<{ id: string }>`
        select s.id from touchstone.submission s where ${OPEN_SUBMISSION}
          and exists (select from touchstone.enforcement_case c where c.id = s.case_id and c.state not in ('WITHDRAWN', 'MERGED', 'TRANSFERRED'))
          and (s.checks_wanted_at is not null or s.checked_at < ${new Date(nowMs - STALE_MS)})
        order by s.checks_wanted_at, s.id limit ${limit}`.execute(tx);
      return rows.map(({ id }) => id);
    },

    async resultsOfRetests(id: string) {
      const { rows } = await sql<{ engine: string; object: string; ground: Readonly<Record<string, string>>; inputs: readonly string[] }>`
        select v.engine_id || ' ' || v.version as engine, r.result_sha256 as object, x.condition as ground,
          array(select distinct i ->> 'kind' from jsonb_array_elements(q.inputs) i order by 1) as inputs
        from touchstone.submission_retest x join touchstone.scan_request q on q.id = x.scan_request_id join touchstone.scan_run r on r.scan_request_id = q.id
        join touchstone.engine_version v on v.id = r.engine_version_id
        where x.submission_id = ${id} and r.state in ('SUCCEEDED', 'PARTIAL') and r.result_sha256 is not null order by r.id`.execute(tx);
      return rows.map((row) => ({ ...row, ground: groundOf(row.ground) }));
    },

    async liveListings(app: string) {
      const { rows } = await sql<ListingOutRow>`
        select l.id as listing, l.store_id as store, l.artifact_sha256 as "statedSha256",
          exists (${fetched} and q.received_sha256 = l.artifact_sha256)
            or exists (${fetched} and q.received_sha256 is null and q.declared_sha256 = l.artifact_sha256) as "isFetched",
          case when f.state in ('STORED', 'COLD') and v.id is not null then jsonb_build_object('sha256', f.sha256, 'package', a.package,
            'versionCode', v.version_code, 'signers', to_jsonb(f.signers)) end as file
        from touchstone.listing l
        left join touchstone.artifact f on f.sha256 = l.artifact_sha256
        left join touchstone.app_version v on v.id = f.app_version_id left join touchstone.app a on a.id = v.app_id
        where l.app_id = ${app} and ${LIVE_LISTING} order by l.store_id, l.id`.execute(tx);
      return rows;
    },

    /** As it was last asked for, else by what is known of the file; not again while it is under way or was tried today. */
    async askFetch(listing: string): Promise<void> {
      await sql`
        insert into touchstone.acquisition (id, source, what, store_id, listing_id, file_name, declared_sha256, declared_size_bytes, kind, claim, state)
        select touchstone.uuid7(), 'store', 'artifact', l.store_id, l.id, coalesce(a.package, l.store_app_id) || '.' || f.kind, f.sha256, f.size_bytes, f.kind,
          coalesce((select q.claim from touchstone.acquisition q where q.listing_id = l.id and q.declared_sha256 = f.sha256 order by q.created_at desc limit 1),
            jsonb_strip_nulls(jsonb_build_object('platform', a.platform, 'package', a.package, 'name', nullif(l.name, '')))), 'DECLARED'
        from touchstone.listing l join touchstone.artifact f on f.sha256 = l.artifact_sha256 left join touchstone.app a on a.id = l.app_id
        where l.id = ${listing} and f.kind <> 'none' and not exists (
          select from touchstone.acquisition q where q.store_id = l.store_id and q.declared_sha256 = f.sha256 and q.what = 'artifact'
            and (q.state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED') or q.created_at > now() - interval '1 day'))
        on conflict do nothing`.execute(tx);
    },

    /** What is not there any more goes; a judgement stays while what it was about does. */
    async saveChecks(id: string, rows: readonly CheckOutRow[], comparison: unknown, atMs: number, newId: () => string): Promise<void> {
      const given = JSON.stringify(rows.map((row) => ({ ...row, id: newId() })));
      await sql`
        delete from touchstone.submission_check k where k.submission_id = ${id}
          and not exists (select from jsonb_to_recordset(${given}::jsonb) as r (kind text, name text) where r.kind = k.kind and r.name = k.name)`.execute(
        tx,
      );
      const dropped = (column: string) => sql`case when k.result_hash = excluded.result_hash then k.${sql.ref(column)} end`;
      await sql`
        insert into touchstone.submission_check as k (id, submission_id, kind, name, store_id, result, reason, detail, result_hash, at)
        select r.id, ${id}, r.kind, r.name, r.store, r.result, r.reason, r.detail, r."resultHash", ${new Date(atMs)}
        from jsonb_to_recordset(${given}::jsonb) as r (id uuid, kind text, name text, store uuid, result text, reason text, detail jsonb, "resultHash" text)
        on conflict (submission_id, kind, name) do update set store_id = excluded.store_id, result = excluded.result, reason = excluded.reason,
          detail = excluded.detail, result_hash = excluded.result_hash, at = excluded.at, judged_as = ${dropped('judged_as')}, judged_by = ${dropped('judged_by')},
          judged_at = ${dropped('judged_at')}, judged_note = coalesce(${dropped('judged_note')}, ''), judged_evidence = coalesce(${dropped('judged_evidence')}, '{}')`.execute(
        tx,
      );
      await sql`
        update touchstone.submission set checks_wanted_at = null, checked_at = ${new Date(atMs)},
          comparison = coalesce(${comparison === null || comparison === undefined ? null : JSON.stringify(comparison)}::jsonb, comparison)
        where id = ${id}`.execute(tx);
    },

    async holdCheck(id: string, check: string) {
      const { rows } = await sql<{ id: string; kind: string; name: string; result: string }>`
        select id, kind, name, result from touchstone.submission_check where submission_id = ${id} and id = ${check} for no key update`.execute(
        tx,
      );
      return rows[0];
    },

    async saveJudgement(check: string, judgement: JudgementRow): Promise<void> {
      await sql`
        update touchstone.submission_check set judged_as = ${judgement.as}, judged_by = ${judgement.by}, judged_at = ${new Date(judgement.atMs)},
          judged_note = ${judgement.note}, judged_evidence = ${[...judgement.evidence]} where id = ${check}`.execute(tx);
    },
  };
}

export interface JudgementRow {
  readonly as: string;
  readonly by: string;
  readonly note: string;
  readonly evidence: readonly string[];
  readonly atMs: number;
}

export interface ListingOutRow {
  readonly listing: string;
  readonly store: string;
  readonly statedSha256: string | null;
  readonly isFetched: boolean;
  readonly file: {
    readonly sha256: string;
    readonly package: string;
    readonly versionCode: number;
    readonly signers: readonly string[];
  } | null;
}
