import { MEMBER_STAGES, type MemberStage } from '@touchstone/domain/campaign';
import { type RawBuilder, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { allOf, type Condition, equal } from './conditions.ts';

export interface ListedCampaign {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
  readonly parent: string | null;
  readonly province: string | null;
  readonly state: string;
  readonly isPaused: boolean;
  readonly frame: unknown;
  readonly frameHash: string | null;
  readonly frameSize: number | null;
  readonly frameObject: string | null;
  readonly strata: readonly string[];
  readonly allocation: unknown;
  readonly seed: string | null;
  readonly sampleSize: number | null;
  readonly sampleHash: string | null;
  readonly profile: string;
  readonly engines: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly conclusion: unknown;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

const columns = sql`c.id, c.number, c.name, c.kind, c.organisation_id as organisation, c.parent_id as parent, c.province, c.state, c.paused_at is not null as "isPaused",
  c.frame, c.frame_hash as "frameHash", c.frame_size as "frameSize", c.frame_object as "frameObject", c.strata, c.allocation, c.seed, c.sample_size as "sampleSize",
  c.sample_hash as "sampleHash", c.profile, c.engines, c.configuration, c.priority, c.conclusion, c.created_at as "createdAt", c.row_version as "rowVersion"`;

export interface CampaignFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly province?: string | undefined;
  readonly parent?: string | undefined;
  readonly organisation?: string | undefined;
  /** A part of the session’s province: that it has not taken on yet, or of a campaign that goes on. */
  readonly quota?: 'waiting' | 'ours' | undefined;
}

/** Campaigns that a session may see, the newest first. */
export async function listCampaigns(
  tx: SessionTransaction,
  session: Session,
  filter: CampaignFilter,
  limit: number,
  after?: string,
): Promise<readonly ListedCampaign[]> {
  const where = allOf([
    within(session, 'campaign', 'c'),
    equal('c.state', filter.state),
    equal('c.kind', filter.kind),
    equal('c.province', filter.province),
    equal('c.parent_id', filter.parent),
    equal('c.organisation_id', filter.organisation),
    filter.quota === undefined ? undefined : quotaOf(session, filter.quota),
    after === undefined ? undefined : sql`c.id < ${after}::uuid`,
  ]);
  const { rows } =
    await sql<ListedCampaign>`select ${columns} from touchstone.campaign c where ${where} order by c.id desc limit ${limit}`.execute(tx);
  return rows;
}

function quotaOf({ scope }: Session, quota: 'waiting' | 'ours'): Condition {
  if (scope.kind !== 'province') return sql`false`;
  return sql`c.state not in ('CONCLUDED', 'REPORTED', 'CANCELLED') and exists (
    select from touchstone.campaign_quota q where q.campaign_id = c.id and q.province = ${scope.province}
      and ${quota === 'waiting' ? sql`q.accepted_at is null` : sql`true`})`;
}

export async function readCampaign(tx: SessionTransaction, session: Session, id: string): Promise<ListedCampaign | undefined> {
  const { rows } =
    await sql<ListedCampaign>`select ${columns} from touchstone.campaign c where c.id = ${id} and ${within(session, 'campaign', 'c')}`.execute(
      tx,
    );
  return rows[0];
}

export async function campaignEvents(tx: SessionTransaction, id: string) {
  const { rows } = await sql<{ seq: number; event: string; from: string | null; to: string; actor: string; detail: unknown; at: Date }>`
    select seq, event, from_state as from, to_state as to, actor, detail, at from touchstone.campaign_event where campaign_id = ${id} order by seq`.execute(
    tx,
  );
  return rows;
}

export interface MemberFilter {
  readonly stage?: MemberStage | undefined;
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
  readonly stratum?: string | undefined;
  readonly province?: string | undefined;
  readonly store?: string | undefined;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
}

export interface ListedMember {
  readonly ordinal: number;
  readonly app: string;
  readonly name: string;
  readonly package: string | null;
  readonly listing: string | null;
  readonly stratum: string;
  readonly province: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly replaces: number | null;
  readonly artifact: string | null;
  readonly request: string | null;
  readonly changedAt: Date;
}

/** Stores of a member: its listing's, or all that list the app. */
const storesOfMember = sql`
  select l.store_id from touchstone.listing l where l.id = m.listing_id
  union select l.store_id from touchstone.listing l where m.listing_id is null and l.app_id = m.app_id`;

/** The one predicate of figures and of the lists behind them. */
function members(session: Session, campaign: string, filter: MemberFilter): RawBuilder<unknown> {
  const stage: Condition =
    filter.stage === undefined ? undefined : sql`m.state in (${sql.join([...MEMBER_STAGES[filter.stage]].map((state) => sql`${state}`))})`;
  return allOf([
    sql`m.campaign_id = ${campaign}::uuid`,
    within(session, 'campaign_member', 'm'),
    stage,
    equal('m.state', filter.state),
    equal('m.reason', filter.reason),
    equal('m.stratum', filter.stratum),
    filter.province === 'none' ? sql`m.province is null` : equal('m.province', filter.province),
    filter.store === undefined ? undefined : sql`${filter.store}::uuid in (${storesOfMember})`,
    filter.first === undefined ? undefined : sql`m.ordinal >= ${filter.first}`,
    filter.last === undefined ? undefined : sql`m.ordinal <= ${filter.last}`,
  ]);
}

/** Members in the order of the draw. */
export async function listMembers(
  tx: SessionTransaction,
  session: Session,
  campaign: string,
  filter: MemberFilter,
  limit: number,
  after?: number,
): Promise<readonly ListedMember[]> {
  const { rows } = await sql<ListedMember>`
    select m.ordinal, m.app_id as app, coalesce(a.name, '') as name, a.package, m.listing_id as listing, m.stratum, m.province, m.state, m.reason, m.replaces, m.artifact_id as artifact,
      m.scan_request_id as request, m.changed_at as "changedAt"
    from touchstone.campaign_member m left join touchstone.app a on a.id = m.app_id
    where ${members(session, campaign, filter)} and m.ordinal > ${after ?? 0} order by m.ordinal limit ${limit}`.execute(tx);
  return rows;
}

/** What members of a frame are called: apps, or listings of them. */
export async function namesOfMembers(tx: SessionTransaction, ids: readonly string[], isShelves: boolean) {
  const app = isShelves ? sql`touchstone.listing l join touchstone.app a on a.id = l.app_id` : sql`touchstone.app a`;
  const id = isShelves ? sql`l.id` : sql`a.id`;
  const { rows } = await sql<{
    id: string;
    app: string;
    name: string;
    package: string | null;
    province: string | null;
    category: number | null;
  }>`
    select ${id} as id, a.id as app, a.name, a.package, a.province, a.category from ${app} where ${id} = any(${[...ids]}::uuid[]) order by 1`.execute(
    tx,
  );
  return rows;
}

/** Clauses of which a standing member has a confirmed fault, those of most apps first. */
export async function clausesOfMembers(tx: SessionTransaction, session: Session, campaign: string) {
  const { rows } = await sql<{ clause: string; apps: number; findings: number }>`
    select f.clause, count(distinct m.app_id) as apps, count(distinct f.id) as findings
    from touchstone.campaign_member m join touchstone.finding f on f.artifact_id = m.artifact_id and f.state in ('CONFIRMED', 'PERSISTS')
    where ${members(session, campaign, { stage: 'tested' })} group by f.clause order by 2 desc, 1`.execute(tx);
  return rows;
}

export async function countMembers(tx: SessionTransaction, session: Session, campaign: string, filter: MemberFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from touchstone.campaign_member m where ${members(session, campaign, filter)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export type MemberGroup = 'stratum' | 'province' | 'store';

const GROUPS: Readonly<Record<MemberGroup, RawBuilder<unknown>>> = {
  stratum: sql`select m.stratum as name`,
  province: sql`select coalesce(m.province, 'none') as name`,
  store: sql`select s.store_id::text as name from (${storesOfMember}) s`,
};

export interface GroupedCount {
  readonly group: string;
  readonly state: string;
  readonly reason: string | null;
  readonly count: number;
}

/** Members by state and reason, of each group or of all together (`group` is then empty). */
export async function groupedMembers(
  tx: SessionTransaction,
  session: Session,
  campaign: string,
  by: MemberGroup | undefined,
): Promise<readonly GroupedCount[]> {
  const group = by === undefined ? sql`select ''::text as name` : GROUPS[by];
  const { rows } = await sql<GroupedCount>`
    select g.name as group, m.state, m.reason, count(*) as count
    from touchstone.campaign_member m cross join lateral (${group}) g
    where ${members(session, campaign, {})} group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}

/** Items that machines and people decided, over the current results of the members: 自动化检测比例. */
export async function campaignAutomation(tx: SessionTransaction, session: Session, campaign: string) {
  const { rows } = await sql<{ tested: number; byMachine: number }>`
    select coalesce(sum(f.tested_items), 0)::float8 as tested, coalesce(sum(f.machine_items), 0)::float8 as "byMachine"
    from touchstone.campaign_member m
    join touchstone.fused_result f on f.artifact_id = m.artifact_id and f.replaced_by is null
    where ${members(session, campaign, { stage: 'tested' })}`.execute(tx);
  return rows[0] ?? { tested: 0, byMachine: 0 };
}

/** A confirmed fault of the version that was tested. */
const confirmed = sql`exists (select from touchstone.finding f where f.artifact_id = m.artifact_id and f.state in ('CONFIRMED', 'PERSISTS'))`;

/** By stratum: members of the sample, tested ones, those with a confirmed fault. */
export async function stratumResults(tx: SessionTransaction, session: Session, campaign: string) {
  const { rows } = await sql<{ stratum: string; tested: number; withProblems: number }>`
    select m.stratum, count(*) filter (where m.state in ('TESTED', 'REVIEWED')) as tested,
      count(*) filter (where m.state in ('TESTED', 'REVIEWED') and ${confirmed}) as "withProblems"
    from touchstone.campaign_member m
    where ${members(session, campaign, { stage: 'standing' })} group by m.stratum order by m.stratum`.execute(tx);
  return rows;
}

/** Of each store in a sample of shelves: what was listed when it was drawn, sampled, tested, and found with confirmed faults. */
export async function storeSamples(tx: SessionTransaction, session: Session, campaign: string) {
  const { rows } = await sql<{ store: string; name: string; listings: number; sampled: number; tested: number; withProblems: number }>`
    select s.id as store, s.name, (select count(*) from touchstone.listing o where o.store_id = s.id and o.state in ('LIVE', 'CHANGED', 'RELISTED')) as listings,
      count(*) as sampled, count(*) filter (where m.state in ('TESTED', 'REVIEWED')) as tested,
      count(*) filter (where m.state in ('TESTED', 'REVIEWED') and ${confirmed}) as "withProblems"
    from touchstone.campaign_member m
    join touchstone.listing l on l.id = m.listing_id join touchstone.store s on s.id = l.store_id
    where ${members(session, campaign, { stage: 'standing' })} group by s.id, s.name order by s.id`.execute(tx);
  return rows;
}

/** Quotas of provinces that a session may see, with what was done of them. */
export async function campaignQuotas(tx: SessionTransaction, session: Session, campaign: string) {
  const own =
    session.scope.kind === 'all' ? sql`true` : session.scope.kind === 'province' ? sql`q.province = ${session.scope.province}` : sql`false`;
  const { rows } = await sql<{ province: string; quota: number; acceptedAt: Date | null; tested: number; reviewed: number }>`
    select q.province, q.quota, q.accepted_at as "acceptedAt", coalesce(done.tested, 0)::float8 as tested, coalesce(done.reviewed, 0)::float8 as reviewed
    from touchstone.campaign_quota q
    left join (
      select m.province, count(*) filter (where m.state in ('TESTED', 'REVIEWED')) as tested, count(*) filter (where m.state = 'REVIEWED') as reviewed
      from touchstone.campaign_member m where ${members(session, campaign, {})} group by m.province) done on done.province = q.province
    where q.campaign_id = ${campaign} and ${own} order by q.province`.execute(tx);
  return rows;
}

/** Ranges given to labs that a session may see, with what was done of each. */
export async function labAssignments(tx: SessionTransaction, session: Session, campaign: string) {
  const { rows } = await sql<{
    id: string;
    organisation: string;
    first: number;
    last: number;
    dueOn: string | null;
    at: Date;
    tested: number;
  }>`
    select l.id, l.organisation_id as organisation, l.first_ordinal as first, l.last_ordinal as last, l.due_on as "dueOn", l.at,
      (select count(*) from touchstone.campaign_member m where m.campaign_id = l.campaign_id and m.ordinal between l.first_ordinal and l.last_ordinal
        and m.state in ('TESTED', 'REVIEWED')) as tested
    from touchstone.lab_assignment l where l.campaign_id = ${campaign} and ${within(session, 'lab_assignment', 'l')} order by l.first_ordinal`.execute(
    tx,
  );
  return rows;
}
