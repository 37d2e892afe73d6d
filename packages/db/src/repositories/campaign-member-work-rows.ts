import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { ON_SHELF } from './acquisition-shapes.ts';
import type { CampaignRow } from './campaign-plan-rows.ts';

/** Moves members on from stage to stage, thousands with one statement. */
export function campaignMemberWorkRows(tx: SessionTransaction) {
  return {
    async acquireMembers(id: string, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        update touchstone.campaign_member m set state = 'ACQUIRED', artifact_id = f.id, changed_at = now()
        from (
          select p.ordinal, best.id from touchstone.campaign_member p cross join lateral ${bytesOfMember} best
          where p.campaign_id = ${id} and p.state in ('PLANNED', 'ACQUIRING') limit ${limit}) f
        where m.campaign_id = ${id} and m.ordinal = f.ordinal`.execute(tx);
      return Number(numAffectedRows);
    },

    async giveUpMembers(id: string, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        update touchstone.campaign_member m set state = 'NOT_TESTABLE', reason = case when gone.listed then 'not-obtainable' else 'off-shelf' end, changed_at = now()
        from (
          select p.ordinal, exists (select from ${shelvesOfMember} l where ${ON_SHELF}) as listed
          from touchstone.campaign_member p
          where p.campaign_id = ${id} and p.state in ('PLANNED', 'ACQUIRING')
            and not exists ${bytesOfMember}
            and not exists (select from ${shelvesOfMember} l join touchstone.acquisition q on q.listing_id = l.id where ${UNDER_WAY})
            and not exists (select from ${shelvesOfMember} l join touchstone.acquisition q on q.declared_sha256 = l.artifact_sha256 where ${UNDER_WAY})
          limit ${limit}) gone
        where m.campaign_id = ${id} and m.ordinal = gone.ordinal`.execute(tx);
      return Number(numAffectedRows);
    },

    /**
     * Straight from the plan where the bytes are here: a row is written once and not for each state on its way. What has no file
     * waits for people: it gets no runs, and is tested when a sheet of this campaign was.
     */
    async queueMembers(
      campaign: CampaignRow,
      configHashes: Readonly<Record<string, string>>,
      priority: number,
      limit: number,
    ): Promise<number> {
      const { rows } = await sql<{ queued: number; shared: string[] }>`
        with hashes as materialized (
          select key as category, value as hash from jsonb_each_text(${JSON.stringify(configHashes)}::jsonb)
        ), engines as materialized (
          select v.id, v.accepts from touchstone.engine_version v join touchstone.engine g on g.id = v.engine_id and g.kind not in ('lab', 'import')
          where v.state in ('PROBATION', 'ACTIVE', 'DEGRADED') and (cardinality(${[...campaign.engines]}::text[]) = 0 or v.engine_id = any(${[...campaign.engines]}::text[]))
        ), ready as (
          select p.ordinal, p.app_id, best.id as artifact_id, best.kind
          from touchstone.campaign_member p cross join lateral ${bytesOfMember} best
          where p.campaign_id = ${campaign.id} and p.state in ('PLANNED', 'ACQUIRING', 'ACQUIRED') and (best.kind = 'none' or exists (select from engines))
          limit ${limit}
        ), members as materialized (
          select m.*, a.category, h.hash, touchstone.uuid7() as request
          from ready m join touchstone.app a on a.id = m.app_id join hashes h on h.category = coalesce(a.category::text, '') where m.kind <> 'none'
        ), by_people as (
          update touchstone.campaign_member m set state = 'QUEUED', artifact_id = ready.artifact_id, changed_at = now()
          from ready where ready.kind = 'none' and m.campaign_id = ${campaign.id} and m.ordinal = ready.ordinal returning 1
        ), requests as (
          insert into touchstone.scan_request (id, artifact_id, app_id, profile, campaign_id, campaign_ordinal, priority, organisation_id, category, configuration)
          select request, artifact_id, app_id, ${campaign.profile}, ${campaign.id}, ordinal, ${priority}, ${campaign.organisation}, category, ${JSON.stringify(campaign.configuration)}::jsonb
          from members returning id
        ), runs as (
          insert into touchstone.scan_run (id, scan_request_id, artifact_id, engine_version_id, config_hash, state, priority, campaign_id, finished_at)
          select touchstone.uuid7(), m.request, m.artifact_id, e.id, m.hash, case when m.kind = any(e.accepts) then 'CREATED' else 'NOT_APPLICABLE' end, ${priority},
            ${campaign.id}, case when m.kind = any(e.accepts) then null else now() end
          from members m cross join engines e
          on conflict (artifact_id, engine_version_id, config_hash, round) do nothing returning scan_request_id, state
        ), moved as (
          update touchstone.campaign_member m set state = 'QUEUED', artifact_id = members.artifact_id, scan_request_id = members.request, changed_at = now()
          from members where m.campaign_id = ${campaign.id} and m.ordinal = members.ordinal returning members.request
        )
        select count(*) + (select count(*) from by_people) as queued, coalesce(array_agg(request) filter (where request not in (select scan_request_id from runs where state = 'CREATED')), '{}') as shared
        from moved`.execute(tx);
      const { queued, shared } = rows[0]!;
      if (shared.length > 0)
        await sql`update touchstone.scan_request set waits_for_others = true where id = any(${shared}::uuid[])`.execute(tx);
      await sql`
        update touchstone.scan_request q set finished_at = now()
        where q.campaign_id = ${campaign.id} and q.waits_for_others and q.finished_at is null and not exists (
          select from touchstone.scan_run r where r.artifact_id = q.artifact_id and r.state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING'))`.execute(
        tx,
      );
      return queued;
    },

    /**
     * By the requests that were fused since, and not by all that wait: those are hundreds of thousands. A sheet settles what has no
     * file, and what engines failed on.
     */
    async settleMembers(id: string, limit: number): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        with fused as (
          update touchstone.scan_request set is_settled = true where id in (
            select id from touchstone.scan_request where campaign_id = ${id} and fused_at is not null and not is_settled limit ${limit})
          returning id, campaign_ordinal, configuration -> 'sheet' is not null as by_people
        ), moved as (
          update touchstone.campaign_member m set changed_at = now(), state = case when done.tested then 'TESTED' else 'NOT_TESTABLE' end,
            reason = case when done.tested then null else 'all-engines-failed' end
          from (
            select f.id, f.by_people, p.ordinal, exists (
              select from touchstone.scan_run r where r.artifact_id = p.artifact_id and r.state in ('SUCCEEDED', 'PARTIAL') and not exists (
                select from touchstone.scan_run later where later.artifact_id = r.artifact_id and later.engine_version_id = r.engine_version_id
                  and later.state in ('FAILED', 'TIMED_OUT') and later.finished_at > r.finished_at)) as tested
            from fused f join touchstone.campaign_member p on p.campaign_id = ${id} and p.ordinal = f.campaign_ordinal) done
          where m.campaign_id = ${id} and m.ordinal = done.ordinal and (m.state = 'QUEUED' and m.scan_request_id = done.id
            or done.by_people and done.tested and (m.state = 'QUEUED' and m.scan_request_id is null or m.state = 'NOT_TESTABLE' and m.reason = 'all-engines-failed'))
          returning 1
        )
        select count(*) as n from moved`.execute(tx);
      return rows[0]?.n ?? 0;
    },

    async closeReviewed(id: string, limit: number): Promise<number> {
      const { numAffectedRows } = await sql`
        update touchstone.campaign_member m set state = 'REVIEWED', changed_at = now()
        from (
          select p.ordinal from touchstone.campaign_member p
          where p.campaign_id = ${id} and p.state = 'TESTED'
            and not exists (select from touchstone.finding f where f.artifact_id = p.artifact_id and f.state in ('CANDIDATE', 'NEEDS_REVIEW', 'INSUFFICIENT'))
          limit ${limit}) done
        where m.campaign_id = ${id} and m.ordinal = done.ordinal`.execute(tx);
      return Number(numAffectedRows);
    },
  };
}

/** Bytes that member `p` is tested by: those it was given, else the newest version of its app; on a shelf, those that lie on it. */
const bytesOfMember = sql`(
  (select f.id, f.kind from touchstone.artifact f where f.id = p.artifact_id)
  union all
  (select f.id, f.kind from touchstone.artifact f join touchstone.app_version v on v.id = f.app_version_id
    where p.artifact_id is null and v.app_id = p.app_id and f.state = 'STORED'
      and (p.listing_id is null or f.sha256 = (select l.artifact_sha256 from touchstone.listing l where l.id = p.listing_id))
    order by v.version_code desc, f.stored_at desc, f.id limit 1)
  limit 1)`;

/** Where the bytes of member `p` can come from: the shelf it stands for, else every shelf of its app. */
const shelvesOfMember = sql`(
  select l.id, l.state, l.artifact_sha256 from touchstone.listing l where l.id = p.listing_id
  union all
  select l.id, l.state, l.artifact_sha256 from touchstone.listing l where p.listing_id is null and l.app_id = p.app_id)`;

/** Of `acquisition q`: the file may still come; two listings of one file wait for the same. */
const UNDER_WAY = sql`q.what = 'artifact' and q.state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED')`;
