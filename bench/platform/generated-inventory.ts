import type { Database } from '@touchstone/db';
import { nameKeys } from '@touchstone/db/repositories/search-names';
import { sql } from 'kysely';

/** The country's shelves as they are estimated: at scale 1. @source seed arithmetic of the design, D1 */
export const WHOLE = { apps: 3_500_000, versions: 10_000_000, findings: 15_000_000, operators: 400_000, members: 440_000 };

const FIRST =
  '轻影 清风 明月 星河 云端 极速 快乐 智慧 天天 全民 掌上 口袋 小鹿 大象 飞鸟 海豚 银杏 青松 江南 塞北 长城 黄河 泰山 昆仑 东方 南方 西域 北斗 光年 微光 萤火 晨曦 夕阳 彩虹 流星 麦田 稻香 橙子 苹果 西瓜 葡萄 樱桃 石榴 荔枝 龙眼 山楂 百合 茉莉 牡丹 芙蓉'.split(
    ' ',
  );
const SECOND =
  '天气 音乐 视频 阅读 出行 打车 外卖 买菜 购物 理财 记账 银行 证券 医生 挂号 健康 运动 跑步 减肥 菜谱 相机 美图 壁纸 日历 闹钟 笔记 翻译 词典 英语 数学 考试 课堂 求职 租房 家装 汽车 加油 停车 快递 物流 旅行 酒店 机票 地图 导航 直播 交友 聊天 游戏 棋牌'.split(
    ' ',
  );
const LAST = ['', '极速版', '大字版', '助手', '大全', '专业版', '校园版', '商家端'];
const CLAUSES = ['164-01.1', '164-01.2', '164-02.1', '164-03.1', '164-04.1', '191-1.1', '191-2.3', '191-3.1', '191-4.2', '26-05'];
const PROVINCES = [
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65,
];
/** A first number whose names all 31 provinces share, prime to everything here: what is beside each other is not alike. */
const SPREAD = 7919;
/** Another, so that popular apps have names of all kinds. */
const OTHER_SPREAD = 15_485_863;

export interface GeneratedInventory {
  readonly organisation: string;
  readonly campaign: string;
  readonly reviewer: string;
}

const FILLED = ['operator', 'app', 'app_gram', 'app_version', 'artifact', 'artifact_sdk', 'finding', 'campaign_member'];

/** While it is made nothing waits for the disk, and the log is as short as can be. */
export const WHILE_GENERATING = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  checkpoint_timeout: '60min',
};

/**
 * Fills an empty database in whole statements: apps with names of two words, versions, one stored file each, an SDK that half of the files hold and one that a few hold, findings in all states, and a campaign under way. Indexes and what is unique are laid afterwards, triggers and keys do not run. As the server's superuser.
 * @param scale share of `WHOLE`
 */
export async function generateInventory(db: Database, scale: number): Promise<GeneratedInventory> {
  const of = (whole: number) => Math.max(100, Math.round(whole * scale));
  const ids = { organisation: crypto.randomUUID(), campaign: crypto.randomUUID(), reviewer: crypto.randomUUID() };
  const names = FIRST.flatMap((first) => SECOND.flatMap((second) => LAST.map((last) => `${first}${second}${last}`))).map((name) => ({
    name,
    ...nameKeys(name),
  }));

  return db.connection().execute(async (one) => {
    const run = async (text: ReturnType<typeof sql>) => (await text.execute(one)).rows;
    await run(sql`set session_replication_role = replica`);
    await run(sql`set maintenance_work_mem = '768MB'`);
    const layIndexes = await withoutIndexes(run);

    await run(sql`insert into touchstone.organisation (id, kind, name) values (${ids.organisation}, 'ministry', '工业和信息化部')`);
    await run(
      sql`insert into touchstone.person (id, organisation_id, login, display_name) values (${ids.reviewer}, ${ids.organisation}, 'reviewer', '审核')`,
    );
    await run(sql`create temporary table words as select row_number() over () - 1 as n, w.* from jsonb_to_recordset(${JSON.stringify(names)}::jsonb)
      as w(name text, normal text, grams text[], pinyin text, initials text)`);
    await run(sql`create unique index on words (n)`);
    await run(sql`create function pg_temp.key(kind int, i int) returns uuid language sql immutable as
      $$ select (lpad(to_hex(kind), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid $$`);
    await run(sql`
      insert into touchstone.operator (id, name, name_normal, name_grams, name_pinyin, name_initials, province)
      select pg_temp.key(1, i), w.name || '公司', w.normal || '公司', w.grams, w.pinyin || 'gongsi', w.initials || 'gs', (${PROVINCES}::int[])[1 + i % 31]::text
      from generate_series(1, ${of(WHOLE.operators)}::int) i join words w on w.n = (i::bigint * ${SPREAD}) % ${names.length}`);
    await run(sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, name_pinyin, name_initials, category, filing_no, operator_id, province, is_head, reach_band, latest_version_id)
      select pg_temp.key(2, i), 'android', 'cn.' || w.initials || '.a' || i, w.name, w.normal, w.grams, w.pinyin, w.initials, 1 + i % 39,
        case when i % 3 = 0 then '京ICP备' || lpad((i / 3)::text, 8, '0') || '号' end, pg_temp.key(1, 1 + i % ${of(WHOLE.operators)}),
        (${PROVINCES}::int[])[1 + (1 + i % ${of(WHOLE.operators)}) % 31]::text, i % 1000 = 0, least(9, floor(-ln((i::bigint * ${OTHER_SPREAD} % 1009 + 1) / 1010.0)))::int,
        pg_temp.key(3, 1 + i % ${of(WHOLE.versions)})
      from generate_series(1, ${of(WHOLE.apps)}::int) i join words w on w.n = (i::bigint * ${SPREAD}) % ${names.length}`);
    await run(sql`insert into touchstone.app_gram (app_id, grams) select id, name_grams from touchstone.app`);
    await run(sql`
      insert into touchstone.app_version (id, app_id, version_code, version_name)
      select pg_temp.key(3, i), pg_temp.key(2, 1 + i % ${of(WHOLE.apps)}), i, '1.' || i from generate_series(1, ${of(WHOLE.versions)}::int) i`);
    await run(sql`
      insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
      select pg_temp.key(4, i), encode(sha256(i::text::bytea), 'hex'), 40000000, 'apk', 'STORED', pg_temp.key(3, i), now() from generate_series(1, ${of(WHOLE.versions)}::int) i`);
    await run(sql`insert into touchstone.sdk (id, name, vendor) values ('common', '常见推送', '某'), ('rare', '少见统计', '某')`);
    await run(sql`
      insert into touchstone.artifact_sdk (artifact_id, sdk_id, version)
      select id, 'common', '1' from touchstone.artifact where sha256 < '8'
      union all (select id, 'rare', '1' from touchstone.artifact where sha256 like 'fff%' limit 30)`);
    await run(sql`
      insert into touchstone.finding (id, subject_kind, subject_id, app_id, app_version_id, artifact_id, clause, rule, fingerprint, state, strength, severity, confidence, rank,
        campaign_id, province, operator_id, opened_at)
      select pg_temp.key(5, f.i), 'app', a.id::text, a.id, pg_temp.key(3, v), pg_temp.key(4, v), c.clause, c.clause || '/a', f.i::text,
        (array['AUTO_REJECTED', 'AUTO_REJECTED', 'AUTO_REJECTED', 'REJECTED', 'CONFIRMED', 'FIXED', 'AUTO_REJECTED', 'NEEDS_REVIEW'])[1 + f.i / 13 % 8],
        case when f.i % 3 = 0 then 'violation' else 'suspected' end, 1 + f.i % 4, (f.i % 997) / 997.0, (f.i::bigint * ${OTHER_SPREAD} % 100003) / 1000.0,
        ${ids.campaign}, a.province, a.operator_id, now() - make_interval(secs => f.i % 31536000)
      from generate_series(1, ${of(WHOLE.findings)}::int) f (i)
      cross join lateral (select 1 + f.i % ${of(WHOLE.versions)} as v) version
      cross join lateral (select (${CLAUSES}::text[])[1 + f.i / 7 % ${CLAUSES.length}] as clause) c
      join touchstone.app a on a.id = pg_temp.key(2, 1 + v % ${of(WHOLE.apps)})`);
    await run(sql`
      insert into touchstone.campaign (id, name, kind, organisation_id, state, frame) values (${ids.campaign}, '全国抽测', 'sample', ${ids.organisation}, 'TESTING', '{}')`);
    await run(sql`
      insert into touchstone.campaign_member (campaign_id, ordinal, app_id, stratum, province, state, artifact_id)
      select ${ids.campaign}, row_number() over (), id, 'p' || province, province, (array['TESTED', 'QUEUED', 'REVIEWED'])[1 + category % 3], null
      from (select * from touchstone.app order by package limit ${of(WHOLE.members)}) a`);

    await layIndexes();
    await run(sql`set session_replication_role = origin`);
    await run(sql`vacuum analyze`);
    return ids;
  });
}

type Run = (text: ReturnType<typeof sql>) => Promise<readonly unknown[]>;

/** Takes off every index that no foreign key leans on. @returns what lays them again, each in one sorted pass */
async function withoutIndexes(run: Run): Promise<() => Promise<void>> {
  const constraints = (await run(sql`
    select c.conname as name, t.relname as table, pg_get_constraintdef(c.oid) as definition from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.connamespace = 'touchstone'::regnamespace and t.relname = any(${FILLED}) and c.contype in ('p', 'u')
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)`)) as {
    name: string;
    table: string;
    definition: string;
  }[];
  for (const { name, table } of constraints) await run(sql`alter table touchstone.${sql.id(table)} drop constraint ${sql.id(name)}`);
  const indexes = (await run(sql`
    select i.indexdef as definition, i.indexname as name from pg_indexes i where i.schemaname = 'touchstone' and i.tablename = any(${FILLED})
      and not exists (select from pg_constraint c where c.conindid = ('touchstone.' || quote_ident(i.indexname))::regclass)`)) as {
    definition: string;
    name: string;
  }[];
  for (const { name } of indexes) await run(sql`drop index touchstone.${sql.id(name)}`);
  return async () => {
    for (const { name, table, definition } of constraints)
      await run(sql`alter table touchstone.${sql.id(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}` as never);
    for (const { definition } of indexes) await run(sql.raw(definition) as never);
  };
}
