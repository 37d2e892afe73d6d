import type { Scope } from '@touchstone/domain/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Session, systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { appsQuery } from './app-lists.ts';
import { inventoryRows } from './inventory-rows.ts';

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
  await sql`vacuum analyze`.execute(db);
}, 120_000);

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
    const plan = await withSession(db, session(scope), async (tx) => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain ${appsQuery(session(scope), { q }, 50)}`.execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).not.toMatch(/Seq Scan on app\b/);
  });

  test('the list without a word is read from its order, one page', async () => {
    const plan = await withSession(db, session(scope), async (tx) => {
      const { rows } = await sql<{
        'QUERY PLAN': string;
      }>`explain ${appsQuery(session(scope), {}, 50, { reachBand: 4, id: `00000000-0000-7000-8000-${'0'.repeat(12)}` })}`.execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(plan).toMatch(scope.kind === 'province' ? /Index Scan using app_province/ : /Index Scan using app_reach/);
  });
});
