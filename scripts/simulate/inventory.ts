import { nameKeys } from '@touchstone/db/repositories/search-names';
import { PROVINCES } from '@touchstone/domain/inventory';
import { sql } from 'kysely';
import type { Installation } from './installation.ts';
import type { Parameters } from './parameters.ts';
import { keyOf, type Run, run, withoutIndexes } from './world-sql.ts';

/** Clauses that notices of the years name most. @source regulation.md §11 */
export const CLAUSES = ['164-01.1', '164-01.2', '164-02.1', '164-03.1', '164-04.1'] as const;
export const ENGINE = 'stub';
/** Builds of an app with problems: the one that was tested, and those that firms hand in or let slip. */
export const BUILDS = 6;

/** Kinds of rows, in their made-up ids. */
export const KIND = {
  operator: 1,
  app: 2,
  version: 3,
  artifact: 4,
  store: 5,
  organisation: 6,
  person: 7,
  listing: 8,
  request: 9,
  run: 10,
  fused: 11,
  finding: 12,
  engine: 13,
  review: 14,
} as const;

const NAMES = [
  '轻影天气',
  '清风音乐',
  '明月阅读',
  '星河出行',
  '云端记账',
  '极速词典',
  '快乐棋牌',
  '智慧课堂',
  '天天菜谱',
  '口袋相机',
  '小鹿壁纸',
  '飞鸟旅行',
];
const DAY = "'2024-12-01T00:00:00Z'::timestamptz";

export const provinces = (): readonly string[] => PROVINCES.map(({ code }) => code).filter((code) => Number(code) < 70);

/**
 * The country before the year begins: authorities with two inspectors and an approver each, stores, firms, apps, and of the apps that
 * will have problems every build and every shelf. What nobody decides, in whole statements.
 * @param problems apps 1 to this number will have a case
 */
export async function layInventory({ owner }: Installation, { apps, stores, seed }: Parameters, problems: number): Promise<void> {
  await owner.connection().execute(async (one) => {
    const rows: Run = (text) => run(one, text);
    await rows(sql`set session_replication_role = replica`);
    const layIndexes = await withoutIndexes(rows, ['app', 'operator']);
    await authorities(rows);
    await shops(rows, stores);
    const words = NAMES.map((name, n) => ({ n, name, ...nameKeys(name) }));
    await rows(sql`create temporary table words as select * from jsonb_to_recordset(${JSON.stringify(words)}::jsonb)
      as w(n int, name text, normal text, grams text[], pinyin text, initials text)`);
    const codes = provinces();
    const province = sql`(${codes}::text[])[1 + (hashint4(o) & 2147483647) % ${codes.length}]`;
    await rows(sql`
      insert into touchstone.operator (id, name, name_normal, name_grams, name_pinyin, name_initials, province, created_at)
      select ${keyOf(KIND.operator, sql`o`)}, w.name || o || '科技有限公司', w.normal || o || '科技有限公司', w.grams, w.pinyin, w.initials, ${province}, ${sql.raw(DAY)}
      from generate_series(1, ${apps}::int) o join words w on w.n = o % ${NAMES.length}`);
    // one app of forty with problems belongs to the firm of the one before it: firms with two are a real figure
    const operator = sql`case when i <= ${problems} and i % 40 = 0 then i - 1 else i end`;
    await rows(sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, name_pinyin, name_initials, category, operator_id, province, reach_band, latest_version_id, first_seen_at, last_seen_at)
      select ${keyOf(KIND.app, sql`i`)}, 'android', 'cn.sim.a' || i, w.name || i, w.normal || i, '{}', w.pinyin, w.initials, 1 + i % 39, ${keyOf(KIND.operator, sql`o`)}, ${province},
        i % 7, case when i <= ${problems} then ${keyOf(KIND.version, sql`i::bigint * ${BUILDS}`)} end, ${sql.raw(DAY)}, ${sql.raw(DAY)}
      from generate_series(1, ${apps}::int) i join words w on w.n = i % ${NAMES.length} cross join lateral (select ${operator} as o) f`);
    await builds(rows, problems, seed);
    await layIndexes();
    await shelves(rows, stores, problems, seed);
    await rows(sql`set session_replication_role = origin`);
  });
}

async function authorities(rows: Run): Promise<void> {
  const all = [
    ['ministry', null, '工业和信息化部', '工信'],
    ...PROVINCES.filter(({ code }) => Number(code) < 70).map(({ code, shortName }) => [
      'province',
      code,
      `${shortName}通信管理局`,
      shortName,
    ]),
  ];
  const given = JSON.stringify(all.map(([kind, province, name, short], n) => ({ n, kind, province, name, short })));
  const each = sql`jsonb_to_recordset(${given}::jsonb) as a(n int, kind text, province text, name text, short text)`;
  await rows(sql`insert into touchstone.organisation (id, kind, name, province, policy, created_at)
    select ${keyOf(KIND.organisation, sql`n`)}, kind, name, province, jsonb_build_object('shortName', short), ${sql.raw(DAY)} from ${each}`);
  await rows(sql`insert into touchstone.person (id, organisation_id, login, display_name, created_at)
    select ${keyOf(KIND.person, sql`n * 10 + p`)}, ${keyOf(KIND.organisation, sql`n`)}, 'p' || n || '-' || p, '人员' || n || '-' || p, ${sql.raw(DAY)} from ${each}, generate_series(0, 2) p`);
  await rows(
    sql`insert into touchstone.setting (name, value) values ('clock', '{"kind": "demo"}'::jsonb) on conflict (name) do update set value = excluded.value`,
  );
  await rows(
    sql`insert into touchstone.engine (id, name, vendor, kind, correlation_group) values (${ENGINE}, '演示引擎', 'simulation', 'pull', 'stub')`,
  );
  const capabilities = JSON.stringify(CLAUSES.map((clause) => ({ clause, inputs: [] })));
  await rows(sql`insert into touchstone.engine_version (id, engine_id, version, rule_set, state, accepts, timeout_ms, capabilities)
    values (${keyOf(KIND.engine, sql`1`)}, ${ENGINE}, '1', 'r1', 'ACTIVE', '{apk}', 600000, ${capabilities}::jsonb)`);
}

async function shops(rows: Run, stores: Parameters['stores']): Promise<void> {
  for (const [n, { code, name, isConnected }] of stores.entries()) {
    const probe = {
      contact: 'probe@example.cn',
      vantage: 'beijing',
      vantages: [{ vantage: 'shanghai', page: 'https://shop.invalid/{id}' }],
    };
    const configuration = JSON.stringify({ probe, ...(isConnected ? { baseUrl: 'https://shop.invalid' } : {}) });
    await rows(sql`insert into touchstone.store (id, code, name, connector, configuration, next_poll_at)
      values (${keyOf(KIND.store, sql`${n}::int`)}, ${code}, ${name}, ${isConnected ? 'store-feed' : 'folder'}, ${configuration}::jsonb, '2099-01-01')`);
    await rows(sql`insert into touchstone.organisation (id, kind, name, store_id, created_at)
      values (${keyOf(KIND.organisation, sql`${n}::int + 100`)}, 'store', ${name}, ${keyOf(KIND.store, sql`${n}::int`)}, ${sql.raw(DAY)})`);
  }
}

/** Every build of the apps with problems, and of their firms the organisation and a person. */
async function builds(rows: Run, problems: number, seed: string): Promise<void> {
  await rows(sql`
    insert into touchstone.organisation (id, kind, name, operator_id, created_at)
    select ${keyOf(KIND.organisation, sql`i + 1000`)}, 'enterprise', o.name, o.id, ${sql.raw(DAY)}
    from generate_series(1, ${problems}::int) i join touchstone.operator o on o.id = ${keyOf(KIND.operator, sql`i`)} where i % 40 <> 0`);
  await rows(sql`
    insert into touchstone.person (id, organisation_id, login, display_name, created_at)
    select ${keyOf(KIND.person, sql`i + 1000`)}, ${keyOf(KIND.organisation, sql`i + 1000`)}, 'firm-' || i, '企业' || i, ${sql.raw(DAY)}
    from generate_series(1, ${problems}::int) i where i % 40 <> 0`);
  const each = sql`generate_series(1, ${problems}::int) i cross join generate_series(0, ${BUILDS - 1}::int) b`;
  await rows(sql`
    insert into touchstone.app_version (id, app_id, version_code, version_name, first_seen_at)
    select ${keyOf(KIND.version, sql`i::bigint * ${BUILDS} + b`)}, ${keyOf(KIND.app, sql`i`)}, b + 1, (b + 1) || '.0.0', ${sql.raw(DAY)} from ${each}`);
  await rows(sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, signers, is_signature_verified, stored_at, created_at)
    select ${keyOf(KIND.artifact, sql`(i::bigint * ${BUILDS} + b)`)}, encode(sha256((${seed} || i || '/' || b)::bytea), 'hex'), 40000000, 'apk', 'STORED', ${keyOf(KIND.version, sql`i::bigint * ${BUILDS} + b`)},
      array[encode(sha256((${seed} || 'signer' || i)::bytea), 'hex')], true, ${sql.raw(DAY)}, ${sql.raw(DAY)} from ${each}`);
}

/** Where the apps with problems are offered, and what was fetched from there: one shelf at the least. */
async function shelves(rows: Run, stores: Parameters['stores'], problems: number, seed: string): Promise<void> {
  for (const [n, { lists }] of stores.entries())
    await rows(sql`
      insert into touchstone.listing (id, store_id, store_app_id, app_id, state, name, version_code, version_name, artifact_sha256, developer, first_seen_at, last_seen_at)
      select ${keyOf(KIND.listing, sql`i * 10 + ${n}::int`)}, ${keyOf(KIND.store, sql`${n}::int`)}, 'a' || i, a.id, 'LIVE', a.name, 1, '1.0.0', f.sha256, o.name, ${sql.raw(DAY)}, ${sql.raw(DAY)}
      from generate_series(1, ${problems}::int) i join touchstone.app a on a.id = ${keyOf(KIND.app, sql`i`)} join touchstone.operator o on o.id = a.operator_id
      join touchstone.artifact f on f.id = ${keyOf(KIND.artifact, sql`i::bigint * ${BUILDS}`)}
      where i % ${stores.length} = ${n} or (hashtext(${seed} || ${n}::int || '/' || i) & 1048575) / 1048576.0 < ${lists}`);
  await rows(sql`
    insert into touchstone.acquisition (id, source, store_id, listing_id, declared_sha256, received_sha256, state, artifact_id, created_at, finished_at)
    select gen_random_uuid(), 'store', l.store_id, l.id, f.sha256, f.sha256, 'STORED', f.id, ${sql.raw(DAY)}, ${sql.raw(DAY)}
    from touchstone.listing l join touchstone.app_version v on v.app_id = l.app_id join touchstone.artifact f on f.app_version_id = v.id`);
}
