import type { FrameField, FrameQuery } from '@touchstone/domain/campaign';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/**
 * A frame query over `app a` as SQL. For shelves the member is `listing l`, and `store` asks it; else `store` asks any listing of the app.
 * The query was read by `readFrameQuery`, so every field and operator is one of the table.
 */
export function frameSql(query: FrameQuery, isShelves: boolean): RawBuilder<SqlBool> {
  if ('all' in query) return joined(query.all, isShelves, sql` and `);
  if ('any' in query) return joined(query.any, isShelves, sql` or `);
  if ('not' in query) return sql`not coalesce(${frameSql(query.not, isShelves)}, false)`;
  if ('in' in query) return TEXT[query.field as TextField](list(query.in), isShelves);
  if ('is' in query) return sql`a.is_head = ${query.is}`;
  const number = NUMBER[query.field as NumberField];
  return 'atLeast' in query ? sql`${number} >= ${query.atLeast}::numeric` : sql`${number} <= ${query.atMost}::numeric`;
}

function joined(parts: readonly FrameQuery[], isShelves: boolean, by: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`(${sql.join(
    parts.map((part) => frameSql(part, isShelves)),
    by,
  )})`;
}

const list = (values: readonly string[]) => sql`${[...values]}::text[]`;

type NumberField = 'reachBand' | 'leads' | 'versionAgeDays' | 'testedAgeDays' | 'named';
type TextField = Exclude<FrameField, NumberField | 'isHead'>;

/** Artifacts of the app's newest version, for what only its bytes can say. */
const newest = sql`(select f.id from touchstone.artifact f where f.app_version_id = a.latest_version_id)`;

const TEXT: Readonly<Record<TextField, (values: RawBuilder<unknown>, isShelves: boolean) => RawBuilder<SqlBool>>> = {
  app: (values) => sql`a.id = any(${values}::uuid[])`,
  kind: (values) => sql`a.kind = any(${values})`,
  platform: (values) => sql`a.platform = any(${values})`,
  category: (values) => sql`a.category = any(${values}::smallint[])`,
  province: (values) => sql`a.province = any(${values})`,
  operator: (values) => sql`a.operator_id = any(array(select unnest(touchstone.firm_entries(v)) from unnest(${values}::uuid[]) as v))`,
  store: (values, isShelves) =>
    isShelves
      ? sql`l.store_id = any(${values}::uuid[])`
      : sql`exists (select from touchstone.listing l where l.app_id = a.id and l.store_id = any(${values}::uuid[]) and l.state in ('LIVE', 'CHANGED', 'RELISTED'))`,
  clause: (values) =>
    sql`exists (select from touchstone.finding f where f.app_id = a.id and f.clause = any(${values}) and f.state in ('NEEDS_REVIEW', 'CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED'))`,
  // what stores state and what the newest version declares: neither alone is known of every app
  permission: (values) => sql`(exists (select from touchstone.listing l where l.app_id = a.id and l.permissions && ${values})
    or exists (select from touchstone.artifact f where f.app_version_id = a.latest_version_id and f.manifest -> 'permissions' ?| ${values}))`,
  sdk: (values) => sql`exists (select from touchstone.artifact_sdk s where s.sdk_id = any(${values}) and s.artifact_id in ${newest})`,
  dataType: (values) =>
    sql`exists (select from touchstone.artifact_data_type d where d.data_type = any(${values}) and d.artifact_id in ${newest})`,
};

const NUMBER: Readonly<Record<NumberField, RawBuilder<unknown>>> = {
  reachBand: sql`nullif(a.reach_band, 0)`,
  leads: sql`(select count(*) from touchstone.lead x where x.app_id = a.id and x.state <> 'DISMISSED' and x.created_at > now() - interval '1 year')`,
  versionAgeDays: sql`(select extract(day from now() - v.first_seen_at) from touchstone.app_version v where v.id = a.latest_version_id)`,
  testedAgeDays: sql`(select min(extract(day from now() - q.finished_at)) from touchstone.scan_request q where q.app_id = a.id and q.finished_at is not null)`,
  named: sql`(select count(distinct f.campaign_id) from touchstone.campaign_member m join touchstone.finding f on f.app_id = m.app_id and f.campaign_id = m.campaign_id
    where m.app_id = a.id and f.state in ('CONFIRMED', 'PERSISTS', 'FIXED'))`,
};
