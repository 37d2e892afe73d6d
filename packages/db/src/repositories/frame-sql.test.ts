import type { FrameQuery } from '@touchstone/domain/campaign';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../testing.ts';
import { frameSql } from './frame-sql.ts';

const database = await withDatabase();
const { db } = database;
afterAll(() => database.close());

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const ORGANISATION = id(1);
const [KEPT, MERGED, TWICE_MERGED, OTHER] = [id(11), id(12), id(13), id(14)] as const;
const [NORTH, SOUTH] = [id(21), id(22)] as const;
const [FIRST, SECOND] = [id(31), id(32)] as const;
/** Apps by the letter that is their package. */
const app = (letter: string): string => id(100 + letter.charCodeAt(0));
const version = (letter: string, n = 0): string => id(1000 + 10 * letter.charCodeAt(0) + n);
let next = 10_000;
const fresh = (): string => id(next++);

const LETTERS = 'abcdefgh';

beforeAll(async () => {
  await sql`insert into touchstone.organisation (id, kind, name) values (${ORGANISATION}, 'ministry', '部')`.execute(db);
  for (const [one, into] of [
    [KEPT, null],
    [MERGED, KEPT],
    [TWICE_MERGED, MERGED],
    [OTHER, null],
  ] as const)
    await sql`insert into touchstone.operator (id, name, name_normal, name_grams, merged_into) values (${one}, '企业', '企业', '{}', ${into})`.execute(
      db,
    );
  for (const letter of LETTERS)
    await sql`
      insert into touchstone.app (id, platform, package, name, name_normal, name_grams, category)
      values (${app(letter)}, 'android', ${letter}, ${letter}, ${letter}, '{}', 1)`.execute(db);
  await Promise.all([withOperators(), withFindings(), withContents(), withShelves(), withLeads(), withAges()]);
});

async function withOperators(): Promise<void> {
  for (const [letter, operator] of [
    ['a', KEPT],
    ['b', MERGED],
    ['c', TWICE_MERGED],
    ['d', OTHER],
  ] as const)
    await sql`update touchstone.app set operator_id = ${operator} where id = ${app(letter)}`.execute(db);
}

/** `a` twice and `b` once in the first campaign, `b` again in the second; `c` outside of any, `d` by the engines alone. */
async function withFindings(): Promise<void> {
  for (const campaign of [FIRST, SECOND])
    await sql`
      insert into touchstone.campaign (id, name, kind, organisation_id, state, frame)
      values (${campaign}, '批次', 'sample', ${ORGANISATION}, 'CONCLUDED', '{}')`.execute(db);
  const rows = [
    ['a', 'x', 'CONFIRMED', FIRST],
    ['a', 'y', 'FIXED', FIRST],
    ['b', 'x', 'FIXED', FIRST],
    ['b', 'y', 'PERSISTS', SECOND],
    ['c', 'x', 'NEEDS_REVIEW', null],
    ['d', 'x', 'REJECTED', FIRST],
    ['e', 'x', 'AUTO_REJECTED', FIRST],
    ['f', 'x', 'NOT_REPRODUCED', null],
  ] as const;
  for (const [letter, clause, state, campaign] of rows)
    await sql`
      insert into touchstone.finding (id, subject_kind, subject_id, app_id, clause, rule, fingerprint, state, strength, severity, confidence, rank, campaign_id)
      values (${fresh()}, 'app', ${app(letter)}, ${app(letter)}, ${clause}, 'r', ${letter + clause}, ${state}, 'violation', 2, 1, 1, ${campaign})`.execute(
      db,
    );
  // of shelves an app is a member once for each listing
  for (const [campaign, letter, ordinal] of [
    [FIRST, 'a', 1],
    [FIRST, 'a', 2],
    [FIRST, 'b', 3],
    [FIRST, 'd', 4],
    [FIRST, 'e', 5],
    [SECOND, 'b', 1],
  ] as const)
    await sql`insert into touchstone.campaign_member (campaign_id, ordinal, app_id) values (${campaign}, ${ordinal}, ${app(letter)})`.execute(
      db,
    );
}

/** What the newest version of `a` holds, and of `b` only an older one. */
async function withContents(): Promise<void> {
  await sql`insert into touchstone.sdk (id, name, vendor) values ('push', '推送', '甲'), ('map', '地图', '乙')`.execute(db);
  for (const [letter, n] of [
    ['a', 0],
    ['b', 1],
    ['b', 0],
  ] as const) {
    await sql`insert into touchstone.app_version (id, app_id, version_code, version_name) values (${version(letter, n)}, ${app(letter)}, ${9 - n}, 'v')`.execute(
      db,
    );
    await sql`update touchstone.app set latest_version_id = ${version(letter)} where id = ${app(letter)}`.execute(db);
    if (letter === 'b' && n === 0) continue;
    const artifact = fresh();
    await sql`
      insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, manifest)
      values (${artifact}, ${artifact}, 1, 'apk', 'STORED', ${version(letter, n)}, '{"permissions": ["SMS"]}')`.execute(db);
    await sql`insert into touchstone.artifact_sdk (artifact_id, sdk_id, version) values (${artifact}, 'push', '1'), (${artifact}, 'push', '2')`.execute(
      db,
    );
    await sql`insert into touchstone.artifact_data_type (artifact_id, data_type) values (${artifact}, 'device-id')`.execute(db);
  }
}

async function withShelves(): Promise<void> {
  for (const [store, code] of [
    [NORTH, 'north'],
    [SOUTH, 'south'],
  ] as const)
    await sql`insert into touchstone.store (id, code, name, connector) values (${store}, ${code}, ${code}, 'store-feed')`.execute(db);
  const rows = [
    ['a', NORTH, 'LIVE'],
    ['a', SOUTH, 'GONE'],
    ['b', NORTH, 'RELISTED'],
    ['b', SOUTH, 'CHANGED'],
    ['c', NORTH, 'FORCED_OFF'],
    ['d', SOUTH, 'LIVE'],
  ] as const;
  for (const [letter, store, state] of rows)
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state) values (${fresh()}, ${store}, ${letter}, ${app(letter)}, ${state})`.execute(
      db,
    );
}

async function withLeads(): Promise<void> {
  const rows = [
    ['a', 10, 'OPEN'],
    ['a', 300, 'ANSWERED'],
    ['b', 10, 'LINKED'],
    ['c', 400, 'OPEN'],
    ['d', 10, 'DISMISSED'],
  ] as const;
  for (const [letter, days, state] of rows)
    await sql`
      insert into touchstone.lead (id, source, subject_text, app_id, organisation_id, state, created_at)
      values (${fresh()}, 'complaint', '投诉', ${app(letter)}, ${ORGANISATION}, ${state}, now() - ${days}::int * interval '1 day')`.execute(
      db,
    );
}

/** Newest versions of 3 and 45 days; an older version does not count. `h` was tested twice. */
async function withAges(): Promise<void> {
  for (const [letter, n, days] of [
    ['g', 0, 3],
    ['g', 1, 200],
    ['h', 0, 45],
  ] as const)
    await sql`
      insert into touchstone.app_version (id, app_id, version_code, version_name, first_seen_at)
      values (${version(letter, n)}, ${app(letter)}, ${9 - n}, 'v', now() - ${days}::int * interval '1 day 1 minute')`.execute(db);
  for (const letter of ['g', 'h'])
    await sql`update touchstone.app set latest_version_id = ${version(letter)} where id = ${app(letter)}`.execute(db);
  const artifact = fresh();
  await sql`insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id) values (${artifact}, ${artifact}, 1, 'apk', 'STORED', ${version('h')})`.execute(
    db,
  );
  for (const days of [70, 20])
    await sql`
      insert into touchstone.scan_request (id, artifact_id, app_id, profile, organisation_id, finished_at)
      values (${fresh()}, ${artifact}, ${app('h')}, 'quick', ${ORGANISATION}, now() - ${days}::int * interval '1 day 1 minute')`.execute(
      db,
    );
}

const packagesIn = async (frame: FrameQuery): Promise<string> => {
  const { rows } = await sql<{
    package: string;
  }>`select a.package from touchstone.app a where ${frameSql(frame, false)} order by 1`.execute(db);
  return rows.map((row) => row.package).join('');
};

const FRAMES: readonly (readonly [string, FrameQuery, string])[] = [
  ['apps by their ids', { field: 'app', in: [app('a'), app('h')] }, 'ah'],
  ['kind', { field: 'kind', in: ['app'] }, LETTERS],
  ['another kind', { field: 'kind', in: ['mini-program'] }, ''],
  ['a firm is all of its entries, whichever is asked for', { field: 'operator', in: [MERGED] }, 'abc'],
  ['a firm by the entry that stands for it', { field: 'operator', in: [KEPT] }, 'abc'],
  ['several firms', { field: 'operator', in: [TWICE_MERGED, OTHER] }, 'abcd'],
  ['a firm nobody has heard of', { field: 'operator', in: [id(99)] }, ''],
  ['no firm is not of any', { not: { field: 'operator', in: [KEPT, OTHER] } }, 'efgh'],
  ['a clause with an open finding', { field: 'clause', in: ['x'] }, 'acf'],
  ['another clause', { field: 'clause', in: ['y'] }, 'b'],
  ['one of several clauses', { field: 'clause', in: ['x', 'y'] }, 'abcf'],
  ['without an open finding of a clause', { not: { field: 'clause', in: ['x'] } }, 'bdegh'],
  ['an SDK in the newest version', { field: 'sdk', in: ['push'] }, 'a'],
  ['an SDK that nobody embeds', { field: 'sdk', in: ['map'] }, ''],
  ['a kind of data in the newest version', { field: 'dataType', in: ['device-id', 'location'] }, 'a'],
  ['a kind of data that nothing reads', { field: 'dataType', in: ['location'] }, ''],
  ['a permission that the newest version declares', { field: 'permission', in: ['SMS'] }, 'a'],
  ['a store where it is on the shelf', { field: 'store', in: [NORTH] }, 'ab'],
  ['another store', { field: 'store', in: [SOUTH] }, 'bd'],
  ['one of two stores', { field: 'store', in: [NORTH, SOUTH] }, 'abd'],
  ['on no shelf of a store', { not: { field: 'store', in: [NORTH, SOUTH] } }, 'cefgh'],
  ['leads of the last year that stand', { field: 'leads', atLeast: 1 }, 'ab'],
  ['two leads', { field: 'leads', atLeast: 2 }, 'a'],
  ['no lead', { field: 'leads', atMost: 0 }, 'cdefgh'],
  ['more leads than a half', { field: 'leads', atLeast: 0.5 }, 'ab'],
  ['more leads than there can be', { field: 'leads', atLeast: 1e30 }, ''],
  ['campaigns that named it, however often each', { field: 'named', atLeast: 1 }, 'ab'],
  ['named by two campaigns', { field: 'named', atLeast: 2 }, 'b'],
  ['never named', { field: 'named', atMost: 0 }, 'cdefgh'],
  ['a new version', { field: 'versionAgeDays', atMost: 3 }, 'abg'],
  ['a version of more than a month', { field: 'versionAgeDays', atLeast: 45 }, 'h'],
  ['an age between days', { field: 'versionAgeDays', atLeast: 2.5 }, 'gh'],
  ['tested within a month', { field: 'testedAgeDays', atMost: 30 }, 'h'],
  ['not tested for a month', { field: 'testedAgeDays', atLeast: 30 }, ''],
  ['a head app', { field: 'isHead', is: true }, ''],
  ['reach that is not known is in no range', { field: 'reachBand', atMost: 9 }, ''],
];
test.each(FRAMES)('%s', async (_name, frame, packages) => {
  expect(await packagesIn(frame)).toBe(packages);
});

test('of shelves a member is a listing: the store asks it, all else its app', async () => {
  const { rows } = await sql<{ member: string }>`
    select l.store_app_id as member from touchstone.listing l join touchstone.app a on a.id = l.app_id
    where ${frameSql(
      {
        all: [
          { field: 'store', in: [SOUTH] },
          { field: 'operator', in: [KEPT] },
        ],
      },
      true,
    )} order by 1`.execute(db);
  expect(rows.map(({ member }) => member).join('')).toBe('ab');
});
