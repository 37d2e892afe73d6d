import { OPEN_FINDINGS } from '@touchstone/domain/finding';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { within } from '../scope.ts';
import type { Session, SessionTransaction } from '../session.ts';
import { pageOfApps } from './app-lists.ts';
import { among } from './conditions.ts';
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
  /** Those that the session may list: apps of another province's firm may reach it, the firm does not. */
  readonly operators: number;
  readonly provinces: number;
  /** Apps of these with a finding that people confirmed. */
  readonly confirmed: number;
}

export async function sdkReach(tx: SessionTransaction, session: Session, id: string): Promise<SdkReach> {
  const { rows } = await sql<SdkReach>`
    with reached as (select distinct a.id, a.is_head, a.operator_id, a.province from ${embedding(session, id)})
    select count(*) as apps, count(*) filter (where is_head) as "headApps", count(distinct o.id) as operators, count(distinct reached.province) as provinces,
      count(*) filter (where ${confirmed(session, sql`reached.id`)}) as "confirmed"
    from reached left join touchstone.operator o on o.id = reached.operator_id and o.merged_into is null and ${within(session, 'operator', 'o')}`.execute(
    tx,
  );
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
  const { rows } = await appsOfSdkQuery(session, filter, limit, after).execute(tx);
  return rows;
}

/**
 * What the list asks, apart, so that a test sees how it is answered. Which apps hold it is asked beside them, one after the other
 * or all at once as there are few or many; what is shown of each only of the page.
 */
export function appsOfSdkQuery(
  session: Session,
  { sdk, version, isHead, isConfirmed }: AppsOfSdkFilter,
  limit: number,
  after?: { readonly reachBand: number; readonly id: string },
) {
  const holding = (app: RawBuilder<unknown>) => sql`
    touchstone.app_version v join touchstone.artifact f on f.app_version_id = v.id join touchstone.artifact_sdk e on e.artifact_id = f.id
    where v.app_id = ${app} and e.sdk_id = ${sdk} ${version === undefined ? sql`` : sql`and e.version = ${version}`}`;
  const conditions: readonly (RawBuilder<SqlBool> | undefined)[] = [
    sql`a.merged_into is null`,
    isHead === undefined ? undefined : sql`a.is_head = ${isHead}`,
    isConfirmed === undefined ? undefined : sql`${isConfirmed ? sql`` : sql`not`} ${confirmed(session, sql`a.id`)}`,
    sql`exists (select from ${holding(sql`a.id`)})`,
    after === undefined ? undefined : sql`(a.reach_band, a.id) < (${after.reachBand}::smallint, ${after.id}::uuid)`,
  ];
  const page = pageOfApps(
    session,
    conditions.filter((one) => one !== undefined),
    limit,
  );
  return sql<AppOfSdk>`
    select b.id, b.name, b.package, b.operator_id as operator, o.name as "operatorName", b.province, b.is_head as "isHead", b.reach_band as "reachBand",
      newest.version_name as "versionName", newest.version as "sdkVersion",
      (select count(*) from touchstone.finding g where g.app_id = b.id and ${among('g.state', OPEN_FINDINGS, true)}
        and ${within(session, 'finding', 'g')}) as "openFindings"
    from ${page} b
      cross join lateral (select v.version_name, e.version from ${holding(sql`b.id`)} order by v.version_code desc, f.id desc, e.version desc limit 1) newest
      left join touchstone.operator o on o.id = b.operator_id
    order by b.reach_band desc, b.id desc`;
}
