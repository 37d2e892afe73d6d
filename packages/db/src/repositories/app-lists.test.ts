import type { Scope } from '@touchstone/domain/access';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Session, systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { appsQuery, listApps } from './app-lists.ts';
import { inventoryRows } from './inventory-rows.ts';
import { listOperators, operatorsQuery } from './operator-lists.ts';
import { appsOfSdk, appsOfSdkQuery, sdkReach } from './sdk-lists.ts';

const database = await withDatabase();
const { db } = database;
afterAll(() => database.close());

const APPS = 20_000;
const WORDS = ['天气', '记账', '阅读', '出行', '团购', '直播', '输入', '医生', '贷款', '手电', '跑步', '地图'];
const session = (scope: Scope): Session => ({ actor: 'test', organisation: null, scope });

beforeAll(async () => {
  await withSession(db, systemSession('test'), async (tx) => {
    const rows = inventoryRows(tx);
    for (let from = 0; from < APPS; from += 4000) {
      await rows.apps(
        Array.from({ length: 4000 }, (_, k) => {
          const i = from + k;
          const hex = i.toString(16).padStart(12, '0');
          return {
            id: `00000000-0000-7000-8000-${hex}`,
            kind: 'app',
            platform: 'android',
            package: `cn.p${i % 977}.a${i}`,
            // names as they are: some words are everywhere, most are a firm's own
            name: `${String.fromCodePoint(0x4e00 + ((i * 37) % 15_000))}${String.fromCodePoint(0x4e00 + ((i * 101) % 15_000))}${WORDS[i % WORDS.length]}`,
            category: (i % 39) + 1,
            filing: i % 3 === 0 ? `京ICP备${10_000_000 + i}号-1A` : null,
            reachBand: i % 9,
            province: String(11 + (i % 5)),
          };
        }),
      );
    }
  });
  await holdSdks();
  await sql`vacuum analyze`.execute(db);
}, 120_000);

/** Firms of five apps each; an SDK that every other app holds, and one that five hold. */
async function holdSdks(): Promise<void> {
  await sql`
    insert into touchstone.operator (id, name, name_normal, name_grams, province) select gen_random_uuid(), '公司' || i, '公司' || i, '{}', (11 + i % 5)::text
    from generate_series(0, ${APPS / 5 - 1}::int) i`.execute(db);
  await sql`
    update touchstone.app a set operator_id = o.id
    from (select id, province, row_number() over (partition by province order by id) as n from touchstone.operator) o,
      (select id, province, row_number() over (partition by province order by id) as n from touchstone.app) i
    where i.id = a.id and o.province = i.province and o.n = 1 + i.n % ${APPS / 25}`.execute(db);
  await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) select id, id, 1, '1.0' from touchstone.app`.execute(
    db,
  );
  await sql`
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id)
    select id, encode(sha256(id::text::bytea), 'hex'), 1, 'apk', 'STORED', id from touchstone.app_version`.execute(db);
  await sql`insert into touchstone.sdk (id, name, vendor) values ('rare', '少见', '某'), ('common', '常见', '某')`.execute(db);
  await sql`
    insert into touchstone.artifact_sdk (artifact_id, sdk_id, version)
    select id, 'common', '1' from touchstone.artifact where sha256 < '8'
    union all (select id, 'rare', '1' from touchstone.app where province = '12' order by id limit 5)`.execute(db);
  // an app of a firm in another province that a campaign brought to this one
  await sql`
    insert into touchstone.app_scope (scope, app_id)
    select 'province:11', artifact_id from touchstone.artifact_sdk where sdk_id = 'rare' order by 2 limit 1`.execute(db);
}

const planOf = (scope: Scope, query: RawBuilder<unknown>): Promise<string> =>
  withSession(db, session(scope), async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });

const named = (i: number) => String.fromCodePoint(0x4e00 + ((i * 37) % 15_000)) + String.fromCodePoint(0x4e00 + ((i * 101) % 15_000));

describe.each([
  ['the ministry', { kind: 'all' } as Scope],
  ['a province', { kind: 'province', province: '11' } as Scope],
])('%s', (_who, scope) => {
  test.each([
    ['a firm\u2019s own name', named(4321)],
    ['one character', named(4321).slice(0, 1)],
    ['pinyin', 'qiche'],
    ['a package', 'cn.p5.a'],
    ['a filing number', '京ICP备10004321号'],
    ['a hash', 'f'.repeat(64)],
  ])('%s is found by an index', async (_what, q) => {
    const plan = await planOf(scope, appsQuery(session(scope), { q }, 50));
    expect(plan).not.toMatch(/Seq Scan on app\b/);
  });

  test('the list without a word is read from its order, one page', async () => {
    const after = { reachBand: 4, id: `00000000-0000-7000-8000-${'0'.repeat(12)}` };
    const plan = await planOf(scope, appsQuery(session(scope), {}, 50, after));
    expect(plan).toMatch(scope.kind === 'province' ? /Index Scan using app_province/ : /Index Scan using app_reach/);
  });

  test.each([
    ['rare', undefined],
    ['rare', false],
    ['common', undefined],
    ['common', false],
  ])(
    'apps and firms of an SDK that is %s, with confirmed findings or not (%s), are read by an index, never one and all',
    async (sdk, isConfirmed) => {
      for (const query of [appsOfSdkQuery(session(scope), { sdk, isConfirmed }, 50), operatorsQuery(session(scope), { sdk }, 50)])
        expect(await planOf(scope, query)).not.toMatch(/Seq Scan on (app|app_version|artifact|artifact_sdk|operator)\b/);
    },
  );

  test.each(['rare', 'common'])('what is counted of an SDK that is %s is what its lists hold', async (sdk) => {
    const of = session(scope);
    const { reach, firms, apps } = await withSession(db, of, async (tx) => ({
      reach: await sdkReach(tx, of, sdk),
      firms: await listOperators(tx, of, { sdk }, APPS),
      apps: await appsOfSdk(tx, of, { sdk }, APPS),
    }));
    expect([firms.length, apps.length]).toEqual([reach.operators, reach.apps]);
  });
});

test('an app of another province’s firm reaches a province, the firm does not', async () => {
  const of = session({ kind: 'province', province: '11' });
  expect(await withSession(db, of, (tx) => sdkReach(tx, of, 'rare'))).toMatchObject({ apps: 1, operators: 0 });
});

test('a spelling is common by the apps of all, whoever asks, and shows none of them', async () => {
  await withSession(db, systemSession('test'), (tx) =>
    inventoryRows(tx).apps(
      ['通用一', '通用二', '通用三'].map((name, i) => ({
        id: `00000000-0000-7000-8000-f0000000000${i}`,
        kind: 'app',
        platform: 'android',
        package: `cn.tongyong.a${i}`,
        name,
        category: 1,
        filing: null,
        reachBand: 1,
        province: '12',
      })),
    ),
  );
  const elsewhere = session({ kind: 'province', province: '13' });
  const isCommon = (words: string, most: number) =>
    withSession(db, elsewhere, async (tx) => {
      const { rows } = await sql<{ isCommon: boolean }>`select touchstone.is_common_spelling(${words}, ${most}) as "isCommon"`.execute(tx);
      return rows[0]?.isCommon;
    });
  expect([await isCommon('tongyong', 2), await isCommon('ty', 2), await isCommon('tongyong', 3), await isCommon('tongyongz', 0)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(await withSession(db, elsewhere, (tx) => listApps(tx, elsewhere, { q: 'tongyong' }, 10))).toEqual([]);
});
