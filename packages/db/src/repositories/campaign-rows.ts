import type {
  Allocation,
  CampaignEvent,
  CampaignKind,
  CampaignState,
  FrameMember,
  FrameQuery,
  MemberCount,
  Quota,
  SampleMember,
} from '@touchstone/domain/campaign';
import { PRIORITIES } from '@touchstone/domain/job';
import { type RawBuilder, sql } from 'kysely';
import { within } from '../scope.ts';
import { type Session, type SessionTransaction, systemSession } from '../session.ts';
import { frameSql } from './frame-sql.ts';

const MEMBERS_AT_ONCE = 20_000;
/** A case of the authority about the app was closed, the ministry's reach being all; table `a`. */
const hadCase = ({ scope, organisation }: Session) => sql`exists (
  select from touchstone.enforcement_case c where c.app_id = a.id and c.closed_at is not null and c.state in ('CLOSED', 'WATCH')
    and ${scope.kind === 'all' ? sql`true` : sql`c.organisation_id = ${organisation}::uuid`})`;
const RUNNING = sql`('SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING')`;

/**
 * Rows of campaigns inside one transaction. What moves members moves thousands with one statement.
 * @param reach whose apps a frame can hold: a province's campaign has its own
 */
export function campaignRows(tx: SessionTransaction, reach: Session = systemSession('campaigns')) {
  return {
    async createCampaign(id: string, plan: PlanRow, organisation: string, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.campaign (id, name, kind, organisation_id, parent_id, province, state, frame, strata, allocation, profile, engines, configuration, priority, created_by)
        values (${id}, ${plan.name}, ${plan.kind}, ${organisation}, ${plan.parent}, ${plan.province}, 'DRAFT', ${JSON.stringify(plan.frame)}::jsonb,
          ${JSON.stringify(plan.strata)}::jsonb, ${JSON.stringify(plan.allocation)}::jsonb, ${plan.profile}, ${[...plan.engines]},
          ${JSON.stringify(plan.configuration)}::jsonb, ${plan.priority}, ${by})`.execute(tx);
    },

    async changeCampaign(id: string, plan: PlanRow): Promise<void> {
      await sql`
        update touchstone.campaign set name = ${plan.name}, kind = ${plan.kind}, province = ${plan.province}, frame = ${JSON.stringify(plan.frame)}::jsonb,
          strata = ${JSON.stringify(plan.strata)}::jsonb, allocation = ${JSON.stringify(plan.allocation)}::jsonb, profile = ${plan.profile},
          engines = ${[...plan.engines]}, configuration = ${JSON.stringify(plan.configuration)}::jsonb, priority = ${plan.priority}, row_version = row_version + 1
        where id = ${id}`.execute(tx);
    },

    async changePriority(id: string, priority: number): Promise<void> {
      const to = PRIORITIES.campaign + priority;
      await sql`update touchstone.scan_request set priority = ${to} where campaign_id = ${id} and finished_at is null`.execute(tx);
      await sql`update touchstone.scan_run set priority = ${to} where campaign_id = ${id} and state = 'CREATED'`.execute(tx);
    },

    async holdCampaign(id: string) {
      const { rows } = await sql<CampaignRow>`${select} where id = ${id} for update`.execute(tx);
      return rows[0];
    },

    async runningCampaigns() {
      const { rows } =
        await sql<CampaignRow>`${select} where state in ${RUNNING} and state <> 'SAMPLED' and paused_at is null order by priority desc, id`.execute(
          tx,
        );
      return rows;
    },

    async findFrame(plan: FramePlan): Promise<readonly FrameMember[]> {
      const { rows } = await sql<FrameMember>`select id, stratum from (${frameOf(plan, reach)}) f order by id`.execute(tx);
      return rows;
    },

    /** Members of the frame in each stratum, in the order of the strata's names. */
    async countFrame(plan: FramePlan): Promise<readonly { readonly stratum: string; readonly members: number }[]> {
      const { rows } = await sql<{ stratum: string; members: number }>`
        select stratum, count(*) as members from (${frameOf(plan, reach)}) f group by stratum order by stratum collate "C"`.execute(tx);
      return rows;
    },

    async keepFrame(id: string, frame: { readonly hash: string; readonly size: number; readonly object: string } | null): Promise<void> {
      await sql`
        update touchstone.campaign set frame_hash = ${frame?.hash ?? null}, frame_size = ${frame?.size ?? null}, frame_object = ${frame?.object ?? null} where id = ${id}`.execute(
        tx,
      );
    },

    async keepSample(id: string, sample: { readonly seed: string; readonly hash: string; readonly size: number }): Promise<void> {
      await sql`update touchstone.campaign set seed = ${sample.seed}, sample_hash = ${sample.hash}, sample_size = ${sample.size} where id = ${id}`.execute(
        tx,
      );
    },

    async addMembers({ id, kind }: { readonly id: string; readonly kind: CampaignKind }, members: readonly SampleMember[]): Promise<void> {
      for (let from = 0; from < members.length; from += MEMBERS_AT_ONCE) {
        const part = members.slice(from, from + MEMBERS_AT_ONCE);
        const given = sql`unnest(${part.map((m) => m.id)}::uuid[], ${part.map((m) => m.ordinal)}::int[], ${part.map((m) => m.stratum)}::text[]) as m (id, ordinal, stratum)`;
        await (kind === 'store-shelves'
          ? sql`
              insert into touchstone.campaign_member (campaign_id, ordinal, app_id, listing_id, stratum, province)
              select ${id}, m.ordinal, l.app_id, l.id, m.stratum, a.province from ${given}
              join touchstone.listing l on l.id = m.id join touchstone.app a on a.id = l.app_id`
          : sql`
              insert into touchstone.campaign_member (campaign_id, ordinal, app_id, stratum, province)
              select ${id}, m.ordinal, a.id, m.stratum, a.province from ${given} join touchstone.app a on a.id = m.id`
        ).execute(tx);
      }
    },

    async moveCampaign(
      id: string,
      from: CampaignState,
      to: CampaignState,
      on: CampaignEvent | 'pause' | 'resume',
      detail: object = {},
    ): Promise<void> {
      await sql`update touchstone.campaign set state = ${to}, row_version = row_version + 1 where id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.campaign_event (campaign_id, seq, event, from_state, to_state, actor, detail)
        select ${id}, coalesce(max(seq), 0) + 1, ${on}, ${from}, ${to}, current_setting('touchstone.actor'), ${JSON.stringify(detail)}::jsonb
        from touchstone.campaign_event where campaign_id = ${id}`.execute(tx);
      await sql`
        insert into touchstone.outbox_message (id, topic, subject, payload, organisation_id)
        select gen_random_uuid(), 'campaign.moved', ${id}, ${JSON.stringify({ campaign: id, from, to, on })}::jsonb, organisation_id
        from touchstone.campaign where id = ${id}`.execute(tx);
    },

    async setPaused(id: string, isPaused: boolean): Promise<void> {
      await sql`update touchstone.campaign set paused_at = ${isPaused ? sql`now()` : null} where id = ${id}`.execute(tx);
    },

    /** Numbers of a year have no gaps: the row of the series is held until the transaction ends. */
    async takeNumber(campaign: string): Promise<string> {
      const { rows } = await sql<{ year: number; number: number }>`
        with taken as (
          insert into touchstone.number_series (series, year, next) values ('campaign', extract(year from now() at time zone 'Asia/Shanghai'), 2)
          on conflict (series, year) do update set next = touchstone.number_series.next + 1 returning year, next - 1 as number
        ), issued as (
          insert into touchstone.number_issued (series, year, number, object_kind, object_id) select 'campaign', year, number, 'campaign', ${campaign} from taken
        )
        select year, number from taken`.execute(tx);
      const { year, number } = rows[0]!;
      const text = `${year}年第${number}批`;
      await sql`update touchstone.campaign set number = ${text} where id = ${campaign}`.execute(tx);
      return text;
    },

    async keepConclusion(id: string, conclusion: object): Promise<void> {
      await sql`update touchstone.campaign set conclusion = ${JSON.stringify(conclusion)}::jsonb where id = ${id}`.execute(tx);
    },

    /**
     * Tested is who was tested for each clause that was put right: what no engine could see was not looked at. Relapsed is what is
     * confirmed of the file that was tested, whoever found it first.
     */
    async lookedAt(id: string) {
      const { rows } = await sql<{ fixed: readonly string[]; isTested: boolean; relapsed: readonly string[] }>`
        select had.clauses as fixed, m.state in ('TESTED', 'REVIEWED') and not exists (
            select from touchstone.fused_result r cross join jsonb_array_elements(r.clauses) e
            where r.artifact_id = m.artifact_id and r.replaced_by is null and e ->> 'clause' = any(had.clauses) and e ->> 'outcome' = 'not-tested') as "isTested",
          array(select distinct f.clause from touchstone.finding f where f.artifact_id = m.artifact_id
            and f.clause = any(had.clauses) and f.state in ('CONFIRMED', 'PERSISTS') order by 1) as relapsed
        from touchstone.campaign_member m join touchstone.campaign g on g.id = m.campaign_id
        cross join lateral (select array(select distinct x.clause from touchstone.enforcement_case c join touchstone.case_finding x on x.case_id = c.id and x.outcome = 'FIXED'
          where c.app_id = m.app_id and c.closed_at is not null and (c.organisation_id = g.organisation_id or g.province is null) order by 1) as clauses) had
        where m.campaign_id = ${id} and m.state <> 'REPLACED' order by m.ordinal`.execute(tx);
      return rows;
    },

    async counts(id: string): Promise<readonly MemberCount[]> {
      const { rows } = await sql<MemberCount>`
        select state, reason, count(*) as count from touchstone.campaign_member where campaign_id = ${id} group by state, reason`.execute(
        tx,
      );
      return rows;
    },

    async inReview(id: string): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.finding where campaign_id = ${id} and state in ('NEEDS_REVIEW', 'INSUFFICIENT')`.execute(tx);
      return rows[0]?.n ?? 0;
    },

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
          select p.ordinal, exists (select from touchstone.listing l where l.app_id = p.app_id and l.state in ('LIVE', 'CHANGED', 'RELISTED')) as listed
          from touchstone.campaign_member p
          where p.campaign_id = ${id} and p.state in ('PLANNED', 'ACQUIRING')
            and not exists (select from touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id where v.app_id = p.app_id and f.state = 'STORED')
            and not exists (select from touchstone.acquisition q join touchstone.listing l on l.id = q.listing_id
              where l.app_id = p.app_id and q.state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED'))
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

    async memberAt(id: string, ordinal: number) {
      const { rows } = await sql<{ app: string; stratum: string; state: string; listing: string | null }>`
        select app_id as app, stratum, state, listing_id as listing from touchstone.campaign_member where campaign_id = ${id} and ordinal = ${ordinal} for update`.execute(
        tx,
      );
      return rows[0];
    },

    async membersOf(id: string): Promise<readonly { readonly id: string }[]> {
      const { rows } = await sql<{ id: string }>`
        select coalesce(listing_id, app_id) as id from touchstone.campaign_member where campaign_id = ${id}`.execute(tx);
      return rows;
    },

    async drawnMembers(id: string) {
      const { rows } = await sql<{ id: string; stratum: string; ordinal: number }>`
        select coalesce(listing_id, app_id) as id, stratum, ordinal from touchstone.campaign_member
        where campaign_id = ${id} and replaces is null order by ordinal`.execute(tx);
      return rows;
    },

    async membersByProvince(id: string): Promise<Readonly<Record<string, number>>> {
      const { rows } = await sql<{ province: string; n: number }>`
        select province, count(*) as n from touchstone.campaign_member
        where campaign_id = ${id} and province is not null and state <> 'REPLACED' group by province`.execute(tx);
      return Object.fromEntries(rows.map(({ province, n }) => [province, n]));
    },

    async saveQuotas(id: string, quotas: readonly Quota[], by: string | null): Promise<void> {
      await sql`
        delete from touchstone.campaign_quota where campaign_id = ${id} and province <> all(${quotas.map(({ province }) => province)}::text[])`.execute(
        tx,
      );
      await sql`
        insert into touchstone.campaign_quota as q (campaign_id, province, quota, assigned_by)
        select ${id}, province, quota, ${by}::uuid
        from unnest(${quotas.map(({ province }) => province)}::text[], ${quotas.map(({ quota }) => quota)}::int[]) as given (province, quota)
        on conflict (campaign_id, province) do update set quota = excluded.quota, assigned_by = excluded.assigned_by, accepted_at = null
        where q.quota <> excluded.quota`.execute(tx);
      await sql`update touchstone.campaign set row_version = row_version + 1 where id = ${id}`.execute(tx);
    },

    async acceptQuota(id: string, province: string): Promise<boolean> {
      const { numAffectedRows } = await sql`
        update touchstone.campaign_quota set accepted_at = now() where campaign_id = ${id} and province = ${province} and accepted_at is null`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },

    async overlappingAssignments(id: string, first: number, last: number): Promise<number> {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from touchstone.lab_assignment where campaign_id = ${id} and first_ordinal <= ${last} and last_ordinal >= ${first}`.execute(
        tx,
      );
      return rows[0]?.n ?? 0;
    },

    async assignLab(row: AssignmentRow, by: string | null): Promise<void> {
      await sql`
        insert into touchstone.lab_assignment (id, campaign_id, organisation_id, first_ordinal, last_ordinal, due_on, assigned_by)
        values (${row.id}, ${row.campaign}, ${row.organisation}, ${row.first}, ${row.last}, ${row.dueOn}, ${by})`.execute(tx);
    },

    async isLab(organisation: string): Promise<boolean> {
      const { rows } = await sql`select from touchstone.organisation where id = ${organisation} and kind = 'lab'`.execute(tx);
      return rows.length === 1;
    },

    async replaceMember(
      campaign: { readonly id: string; readonly kind: CampaignKind },
      ordinal: number,
      reason: string,
      by: { readonly id: string; readonly stratum: string } | null,
    ): Promise<void> {
      const state = by === null ? 'NOT_TESTABLE' : 'REPLACED';
      await sql`
        update touchstone.campaign_member set state = ${state}, reason = ${reason}, changed_at = now() where campaign_id = ${campaign.id} and ordinal = ${ordinal}`.execute(
        tx,
      );
      if (by === null) return;
      const { rows } = await sql<{
        next: number;
      }>`select max(ordinal) + 1 as next from touchstone.campaign_member where campaign_id = ${campaign.id}`.execute(tx);
      await this.addMembers(campaign, [{ id: by.id, stratum: by.stratum, ordinal: rows[0]!.next }]);
      await sql`
        update touchstone.campaign_member set replaces = ${ordinal} where campaign_id = ${campaign.id} and ordinal = ${rows[0]!.next}`.execute(
        tx,
      );
    },
  };
}

type FramePlan = Pick<PlanRow, 'kind' | 'frame' | 'strata'>;

/** Who a plan's query finds now, each with its stratum; of shelves a member is a listing. */
function frameOf({ kind, frame, strata }: FramePlan, reach: Session): RawBuilder<unknown> {
  const isShelves = kind === 'store-shelves';
  const fields = isShelves && !strata.includes('store') ? ['store', ...strata] : strata;
  const stratum = sql.join([sql`''`, ...fields.map((field) => STRATA[field]!(isShelves))], sql` || `);
  const from = isShelves
    ? sql`touchstone.listing l join touchstone.app a on a.id = l.app_id where l.state in ('LIVE', 'CHANGED', 'RELISTED') and`
    : sql`touchstone.app a where a.merged_into is null and ${kind === 'look-back' ? hadCase(reach) : sql`true`} and`;
  return sql`
    select ${isShelves ? sql`l.id` : sql`a.id`} as id, ${stratum} as stratum
    from ${from} ${frameSql(frame, isShelves)} and ${within(reach, 'app', 'a')}`;
}

const STRATA: Readonly<Record<string, (isShelves: boolean) => RawBuilder<unknown>>> = {
  category: () => sql`'c' || coalesce(a.category::text, '?') || ' '`,
  province: () => sql`'p' || coalesce(a.province, '?') || ' '`,
  isHead: () => sql`case when a.is_head then 'head ' else 'tail ' end`,
  reachBand: () => sql`'r' || a.reach_band::text || ' '`,
  store: (isShelves) =>
    isShelves
      ? sql`'s' || l.store_id::text || ' '`
      : sql`'s' || coalesce((select min(x.store_id::text) from touchstone.listing x where x.app_id = a.id), '?') || ' '`,
};

/** Bytes that member `p` is tested by: those it was given, else the newest version of its app; on a shelf, those that lie on it. */
const bytesOfMember = sql`(
  (select f.id, f.kind from touchstone.artifact f where f.id = p.artifact_id)
  union all
  (select f.id, f.kind from touchstone.artifact f join touchstone.app_version v on v.id = f.app_version_id
    where p.artifact_id is null and v.app_id = p.app_id and f.state = 'STORED'
      and (p.listing_id is null or f.sha256 = (select l.artifact_sha256 from touchstone.listing l where l.id = p.listing_id))
    order by v.version_code desc, f.stored_at desc, f.id limit 1)
  limit 1)`;

interface AssignmentRow {
  readonly id: string;
  readonly campaign: string;
  readonly organisation: string;
  readonly first: number;
  readonly last: number;
  readonly dueOn: string | null;
}

interface PlanRow {
  readonly name: string;
  readonly kind: CampaignKind;
  readonly frame: FrameQuery;
  readonly strata: readonly string[];
  readonly allocation: Allocation;
  readonly profile: 'quick' | 'deep' | 'look-back';
  readonly engines: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly province: string | null;
  readonly parent: string | null;
}

interface CampaignRow extends PlanRow {
  readonly id: string;
  readonly number: string | null;
  readonly organisation: string;
  readonly state: CampaignState;
  readonly isPaused: boolean;
  readonly frameHash: string | null;
  readonly frameSize: number | null;
  readonly frameObject: string | null;
  readonly seed: string | null;
  readonly sampleSize: number | null;
  readonly sampleHash: string | null;
  readonly rowVersion: number;
  // biome-ignore lint/suspicious/noExplicitAny: names of fields that the use case checked
  readonly strata: readonly any[];
}

const select = sql`
  select id, number, name, kind, organisation_id as organisation, parent_id as parent, province, state, paused_at is not null as "isPaused", frame, strata, allocation,
    frame_hash as "frameHash", frame_size as "frameSize", frame_object as "frameObject", seed, sample_size as "sampleSize", sample_hash as "sampleHash",
    profile, engines, configuration, priority, row_version as "rowVersion"
  from touchstone.campaign`;
