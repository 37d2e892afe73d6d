import { type RawBuilder, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import type { ListedSdk } from './inventory-lists.ts';

/** Files that hold an SDK, with their app: only what the session may see. */
const embedding = (session: Session, sdk: string) => sql`
  touchstone.artifact_sdk e join touchstone.artifact f on f.id = e.artifact_id join touchstone.app_version v on v.id = f.app_version_id
    join touchstone.app a on a.id = v.app_id and a.merged_into is null and ${within(session, 'app', 'a')}
  where e.sdk_id = ${sdk}`;

/** Whether an app has a finding that people confirmed, and that the session may see. */
const confirmed = (session: Session, app: RawBuilder<unknown>) => sql`
  exists (select from touchstone.finding g where g.app_id = ${app} and g.state in ('CONFIRMED', 'PERSISTS') and ${within(session, 'finding', 'g')})`;

export async function readSdk(tx: SessionTransaction, session: Session, id: string): Promise<ListedSdk | undefined> {
  const { rows } = await sql<ListedSdk>`
    select s.id, s.name, s.vendor, s.category, s.province, s.operator_id as operator,
      (select count(distinct a.id) from ${embedding(session, id)}) as apps
    from touchstone.sdk s where s.id = ${id}`.execute(tx);
  return rows[0];
}

export interface SdkReach {
  readonly apps: number;
  readonly headApps: number;
  readonly operators: number;
  readonly provinces: number;
  /** Apps of these with a finding that people confirmed. */
  readonly confirmed: number;
}

export async function sdkReach(tx: SessionTransaction, session: Session, id: string): Promise<SdkReach> {
  const { rows } = await sql<SdkReach>`
    with reached as (select distinct a.id, a.is_head, a.operator_id, a.province from ${embedding(session, id)})
    select count(*) as apps, count(*) filter (where is_head) as "headApps", count(distinct operator_id) as operators, count(distinct province) as provinces,
      count(*) filter (where ${confirmed(session, sql`reached.id`)}) as "confirmed"
    from reached`.execute(tx);
  return rows[0] ?? { apps: 0, headApps: 0, operators: 0, provinces: 0, confirmed: 0 };
}

export interface SdkVersion {
  readonly version: string;
  readonly apps: number;
  readonly files: number;
}

const MOST_VERSIONS = 200;

export async function sdkVersions(tx: SessionTransaction, session: Session, id: string): Promise<readonly SdkVersion[]> {
  const { rows } = await sql<SdkVersion>`
    select e.version, count(distinct a.id) as apps, count(distinct f.id) as files from ${embedding(session, id)}
    group by 1 order by 2 desc, 1 limit ${MOST_VERSIONS}`.execute(tx);
  return rows;
}

export interface AppOfSdk {
  readonly id: string;
  readonly name: string;
  readonly package: string;
  readonly operator: string | null;
  readonly operatorName: string | null;
  readonly province: string | null;
  readonly isHead: boolean;
  readonly reachBand: number;
  readonly versionName: string;
  readonly sdkVersion: string;
  readonly openFindings: number;
}

export interface AppsOfSdkFilter {
  readonly sdk: string;
  readonly version?: string | undefined;
  readonly isHead?: boolean | undefined;
  /** With a finding that people confirmed. */
  readonly isConfirmed?: boolean | undefined;
}

/** Apps that hold an SDK, those that most people have first; of each the newest version that holds it. */
export async function appsOfSdk(
  tx: SessionTransaction,
  session: Session,
  filter: AppsOfSdkFilter,
  limit: number,
  after?: { readonly reachBand: number; readonly id: string },
): Promise<readonly AppOfSdk[]> {
  const ofVersion = filter.version === undefined ? sql`true` : sql`e.version = ${filter.version}`;
  const ofHead = filter.isHead === undefined ? sql`true` : sql`a.is_head = ${filter.isHead}`;
  const ofConfirmed = filter.isConfirmed === undefined ? sql`true` : sql`${confirmed(session, sql`a.id`)} = ${filter.isConfirmed}`;
  const behind = after === undefined ? sql`true` : sql`(a.reach_band, a.id) < (${after.reachBand}::smallint, ${after.id}::uuid)`;
  const { rows } = await sql<AppOfSdk>`
    select b.id, b.name, b.package, b.operator_id as operator, o.name as "operatorName", b.province, b.is_head as "isHead", b.reach_band as "reachBand",
      b.version_name as "versionName", b.version as "sdkVersion",
      (select count(*) from touchstone.finding g where g.app_id = b.id and g.state in ('NEEDS_REVIEW', 'CONFIRMED', 'PERSISTS', 'INSUFFICIENT')
        and ${within(session, 'finding', 'g')}) as "openFindings"
    from (
      select distinct on (a.reach_band, a.id) a.*, v.version_name, e.version from ${embedding(session, filter.sdk)} and ${ofVersion} and ${ofHead}
        and ${ofConfirmed} and ${behind}
      order by a.reach_band desc, a.id desc, v.version_code desc limit ${limit}
    ) b left join touchstone.operator o on o.id = b.operator_id order by b.reach_band desc, b.id desc`.execute(tx);
  return rows;
}
