import { randomUUID } from 'node:crypto';
import { type Session, withSession } from '@touchstone/db';
import { countStage, listStage } from '@touchstone/db/repositories/statistics-lists';
import { parseScope } from '@touchstone/domain/access';
import { type Slice, STAGES, stagesFor } from '@touchstone/domain/statistics';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
const { db } = api.database;
afterAll(() => api.close());

const ministry = await api.organisation('ministry');
const [beijing, guangdong] = [
  await api.organisation('province', { province: '11' }),
  await api.organisation('province', { province: '44' }),
];
const national = await api.person(ministry, 'ministry-inspector', 'all');
const approver = await api.person(ministry, 'ministry-approver', 'all');
const local = await api.person(beijing, 'province-inspector', 'province:11');
const south = await api.person(guangdong, 'province-inspector', 'province:44');
const store = randomUUID();
const storeOrganisation = await api.organisation('store', { store });
const keeper = await api.person(storeOrganisation, 'store-operator', `store:${store}`);

const ORDER = ['issue-order', 'publish-notice', 'verify-absent', 'relist'] as const;
/** Twelve tests; eight cases, each so far along the way; every second one of Beijing, the rest of the ministry. */
const CASES = [1, 1, 1, 2, 2, 3, 3, 4];
/** What the first two handed in, in the days after: one of them late and twice, and rectified. */
const HANDED_IN = [['submit'], ['late-submit', 'submit', 'retest-passed']];

beforeAll(async () => {
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 'huayang', '华阳应用商店', 'store-feed')`.execute(
    db,
  );
  for (let n = 0; n < 12; n++) {
    const province = n % 2 === 0 ? '11' : '44';
    const { rows } = await sql<{ app: string; artifact: string }>`
      with a as (insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category)
        values (touchstone.uuid7(), 'android', ${`cn.example.a${n}`}, ${`应用${n}`}, 'x', '{x}', ${province}, ${(n % 3) + 1}) returning id),
      v as (insert into touchstone.app_version (id, app_id, version_code, version_name) select touchstone.uuid7(), id, 1, '1' from a returning id),
      f as (insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
        select touchstone.uuid7(), md5(${`${n}`}) || md5('x'), 10, 'apk', 'STORED', id, now() from v returning id)
      select a.id as app, f.id as artifact from a, f`.execute(db);
    const { app, artifact } = rows[0]!;
    await sql`
      with q as (insert into touchstone.scan_request (id, artifact_id, app_id, profile, priority, organisation_id, configuration)
        values (touchstone.uuid7(), ${artifact}, ${app}, 'deep', 0, ${ministry}, '{}') returning id)
      insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, at)
      select touchstone.uuid7(), ${artifact}, ${app}, id, 'r', '[]', 10, 10, ${`2021-0${1 + (n % 3)}-10T02:00:00Z`} from q`.execute(db);
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state) values (touchstone.uuid7(), ${store}, ${`a${n}`}, ${app}, 'LIVE')`.execute(
      db,
    );
    const steps = CASES[n];
    if (steps === undefined) continue;
    const id = randomUUID();
    await sql`
      insert into touchstone.enforcement_case (id, subject_kind, subject_id, subject_name, app_id, artifact_id, organisation_id, province, territory, clauses, state, opened_at, recurrence_of)
      values (${id}, 'app', ${app}, ${`应用${n}`}, ${app}, ${artifact}, ${n % 2 === 0 ? beijing : ministry}, ${n % 2 === 0 ? '11' : null}, ${province},
        ${n % 2 === 0 ? ['164-01.2'] : ['164-01.2', '164-05']}, 'ORDERED', '2021-03-31T17:00:00Z', null)`.execute(db);
    const happened = [
      ...ORDER.slice(0, steps).map((type, i) => [type, `2021-0${4 + i}-01T02:00:00Z`] as const),
      ...(HANDED_IN[n] ?? []).map((type, i) => [type, `2021-04-2${i}T02:00:00Z`] as const),
    ];
    for (const [i, [type, at]] of happened.entries())
      await sql`
        insert into touchstone.case_event (case_id, seq, type, from_state, to_state, actor, basis, at, prev_hash, hash)
        values (${id}, ${i + 1}, ${type}, 'A', 'B', 'system:test', 'test', ${at}, '', 'h')`.execute(db);
  }
});

/** An SDK in every file, a notice that named five, and a finding that an engine detected. */
async function partsOfAll(): Promise<void> {
  const [notice, finding] = [randomUUID(), randomUUID()];
  await sql`insert into touchstone.sdk (id, name, vendor) values ('push', '推送', '某公司')`.execute(db);
  await sql`insert into touchstone.artifact_sdk (artifact_id, sdk_id) select id, 'push' from touchstone.artifact`.execute(db);
  await sql`
    insert into touchstone.notice (id, year, kind, title, organisation_id, template, template_version, state, published_at)
    values (${notice}, 2021, 'problems', '通报', ${ministry}, 't', '1', 'PUBLISHED', '2021-05-01T02:00:00Z')`.execute(db);
  await sql`insert into touchstone.notice_attachment (notice_id, number, title, columns) values (${notice}, 1, 'x', '{}')`.execute(db);
  await sql`
    insert into touchstone.notice_row (notice_id, attachment, ordinal, case_id, app_name)
    select ${notice}, 1, row_number() over (), case_id, 'x' from touchstone.case_event where type = 'publish-notice'`.execute(db);
  await sql`
    insert into touchstone.finding (id, subject_kind, subject_id, app_id, artifact_id, clause, rule, fingerprint, state, strength, confidence, rank, votes)
    select ${finding}, 'app', app_id, app_id, artifact_id, '164-01.2', 'r', 'f', 'CONFIRMED', 'violation', 1, 1, '[{"engine":"own","vote":"DETECTED"}]'
    from touchstone.enforcement_case order by id limit 1`.execute(db);
  await sql`
    insert into touchstone.finding_event (finding_id, seq, event, from_state, to_state, actor, basis, at)
    values (${finding}, 1, 'confirm', 'NEEDS_REVIEW', 'CONFIRMED', 'system:test', 'test', '2021-03-10T02:00:00Z')`.execute(db);
}

interface Figure {
  readonly stage: string;
  readonly count: number;
  readonly subjects: number;
  readonly list: string;
  readonly subjectList: string;
}

async function get(who: TestPerson, url: string) {
  const answer = await api.app.inject({ url: url.startsWith('/api') ? url : `/api/v1/statistics/${url}`, headers: { ...who.headers } });
  return {
    status: answer.statusCode,
    body: answer.json() as Record<string, never> & { items: readonly Record<string, unknown>[]; next: string | null },
  };
}
const counts = (figures: readonly Figure[]) => Object.fromEntries(figures.map(({ stage, count }) => [stage, count]));
const funnel = async (who: TestPerson, query = '') =>
  (await get(who, `funnel?${query}`)).body as unknown as {
    figures: Figure[];
    slices: { value: string; figures: Figure[] }[];
    leftOut: string[];
  };

/** All pages of a list. */
async function all(who: TestPerson, url: string): Promise<number> {
  let [seen, next] = [0, null as string | null];
  do {
    const { status, body } = await get(who, `${url}&limit=3${next === null ? '' : `&after=${encodeURIComponent(next)}`}`);
    expect(status).toBe(200);
    seen += body.items.length;
    next = body.next;
  } while (next !== null);
  return seen;
}

describe('the funnel', () => {
  test('counts the way, and every number opens a list of as many', async () => {
    const { figures } = await funnel(national);
    expect(counts(figures)).toEqual({
      ...{ tested: 12, problem: 0, ordered: 8, submitted: 2, rectified: 1 },
      ...{ notified: 5, delisted: 3, relisted: 1, relapsed: 0 },
    });
    for (const { list, count, subjectList, subjects } of figures)
      expect([await all(national, list), await all(national, subjectList)]).toEqual([count, subjects]);
  });

  describe('by', () => {
    beforeAll(partsOfAll);
    test.each(['month', 'territory', 'clause', 'category', 'store', 'province', 'operator', 'sdk', 'engine', 'batch', 'campaign'])(
      '%s: each slice opens its list',
      async (by) => {
        const { slices } = await funnel(national, `by=${by}`);
        expect(slices.length).toBeGreaterThan(0);
        for (const { figures } of slices)
          for (const { list, count, subjectList, subjects } of figures)
            expect([await all(national, list), await all(national, subjectList)]).toEqual([count, subjects]);
      },
    );
  });

  test('the largest of a dimension come first, with all their stages', async () => {
    const { slices } = await funnel(national, 'by=clause&top=ordered&most=1');
    expect(slices.map(({ value, figures }) => [value, counts(figures)['ordered'], counts(figures)['notified']])).toEqual([
      ['164-01.2', 8, 5],
    ]);
    expect((await get(national, 'funnel?by=clause&top=tested')).status).toBe(400);
    expect((await get(national, 'funnel?top=ordered')).status).toBe(400);
  });

  test('as of a day it knows nothing later, whatever came since', async () => {
    expect(counts((await funnel(national, 'asOf=2021-05-15T00:00:00Z')).figures)).toMatchObject({ ordered: 8, notified: 5, delisted: 0 });
    const { figures } = await funnel(national, 'from=2021-06-01&until=2021-06-30');
    expect(counts(figures)).toMatchObject({ tested: 0, ordered: 0, delisted: 3 });
  });

  test('whoever asks for whatever stage and part of whatever instant: the figure is the rows of its list, however they are paged', async () => {
    const readers: readonly (readonly [string, string])[] = [
      [ministry, 'all'],
      [beijing, 'province:11'],
      [guangdong, 'province:44'],
      [storeOrganisation, `store:${store}`],
    ];
    const slice = fc.constantFrom<Slice>(
      { dimension: 'province', value: '11' },
      { dimension: 'clause', value: '164-01.2' },
      { dimension: 'category', value: '2' },
      { dimension: 'store', value: store },
      { dimension: 'month', value: '2021-04' },
    );
    const asked = fc.record({
      reader: fc.constantFrom(...readers),
      stage: fc.constantFrom(...STAGES),
      asOf: fc.date({ min: new Date('2021-01-01'), max: new Date('2021-08-01'), noInvalidDate: true }),
      slices: fc.uniqueArray(slice, { maxLength: 2, selector: ({ dimension }) => dimension }),
      size: fc.integer({ min: 1, max: 5 }),
      each: fc.constantFrom(undefined, 'subject' as const),
    });
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ({ reader: [organisation, scope], stage, asOf, slices, size, each }) => {
        fc.pre(stagesFor(slices).includes(stage) || slices.length === 0);
        const session: Session = { actor: 'person:p', organisation, scope: parseScope(scope)! };
        await withSession(db, session, async (tx) => {
          const figure = await countStage(tx, session, stage, { asOf, slices });
          const rows: Awaited<ReturnType<typeof listStage>>[number][] = [];
          for (;;) {
            const page = await listStage(tx, session, stage, { asOf, slices }, size, rows.at(-1), each);
            rows.push(...page);
            if (page.length < size) break;
          }
          const name = each === undefined ? ('key' as const) : ('subject' as const);
          expect(new Set(rows.map((row) => row[name])).size).toBe(rows.length);
          expect(rows.length).toBe(each === undefined ? figure.count : figure.subjects);
          expect(rows.every(({ at }) => at.getTime() <= asOf.getTime())).toBe(true);
          counted += rows.length;
        });
      }),
      { numRuns: 60 },
    );
    expect(counted).toBeGreaterThan(0);
  });

  test('what cannot be narrowed is left out, never counted whole', async () => {
    const { figures, leftOut } = await funnel(national, 'clause=164-05');
    expect(leftOut).toEqual(['tested']);
    expect(counts(figures)).toMatchObject({ ordered: 4, notified: 3 });
    expect((await get(national, 'rows?stage=tested&clause=164-05')).status).toBe(400);
    expect((await get(national, 'funnel?colour=red')).status).toBe(400);
  });

  test('nobody’s totals hold rows that they may not read', async () => {
    const own = counts((await funnel(local)).figures);
    expect(own).toMatchObject({ tested: 6, ordered: 4 });
    expect(counts((await funnel(south)).figures)).toMatchObject({ tested: 6, ordered: 0 });
    expect(counts((await funnel(keeper)).figures)).toMatchObject({ ordered: 0, delisted: 0 });
    const { slices } = await funnel(national, 'by=province');
    const sum = slices.reduce((total, { figures }) => total + (counts(figures)['ordered'] ?? 0), 0);
    expect(sum).toBe(8);
    expect(counts(slices.find(({ value }) => value === '11')!.figures)['ordered']).toBe(own['ordered']);
  });
});

test('stores: what is on the shelf and how much of it is here', async () => {
  const { body } = await get(national, 'stores');
  expect(body.items).toMatchObject([{ store, items: 0, verified: { count: 0, median: null }, coverage: { count: 0, of: 12, share: 0 } }]);
});

test('a year against its target', async () => {
  const admin = await api.person(ministry, 'ministry-admin', 'all');
  const set = (target: number | null, version: number) =>
    api.app.inject({
      method: 'PUT',
      url: '/api/v1/statistics/targets/2021',
      headers: { ...admin.headers, 'if-match': `"v${version}"` },
      payload: { target },
    });
  expect((await set(1_800_000, 0)).json()).toEqual({ year: 2021, target: 1_800_000 });
  expect((await set(1, 0)).statusCode).toBe(412);
  const { body } = await get(national, 'year?year=2021');
  expect(body).toMatchObject({
    tested: { count: 12, target: 1_800_000 },
    relapses: { count: 0, of: 0, share: null },
    automation: { count: 120, of: 120, share: 1, tests: 12 },
    ownDelistings: { count: 0, isReportedByStores: true },
  });
  expect(await all(national, (body as unknown as { tested: { list: string } }).tested.list)).toBe(12);
  await set(null, 1);
  expect((await get(national, 'year?year=2021')).body).toMatchObject({ tested: { target: null } });
});

test('an app that was tested twice in a year is one towards its target, and one in the list', async () => {
  for (const day of ['2019-03-01', '2019-09-01'])
    await sql`
      with s as (select app_id, artifact_id, organisation_id from touchstone.scan_request order by id limit 1),
      q as (insert into touchstone.scan_request (id, artifact_id, app_id, profile, priority, organisation_id, configuration)
        select touchstone.uuid7(), artifact_id, app_id, 'deep', 0, organisation_id, '{}' from s returning id, artifact_id, app_id)
      insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, at)
      select touchstone.uuid7(), artifact_id, app_id, id, 'r', '[]', 10, 10, ${`${day}T02:00:00Z`} from q`.execute(db);
  const { tested, automation } = (await get(national, 'year?year=2019')).body as unknown as {
    tested: { count: number; list: string };
    automation: { tests: number };
  };
  expect([tested.count, automation.tests, await all(national, tested.list)]).toEqual([1, 2, 1]);
});

test('the shares of a year open the lists that they are counted from, as of the same instant', async () => {
  const { rows } = await sql<{ id: string }>`select id from touchstone.enforcement_case order by id limit 3`.execute(db);
  const [first, second, third] = rows.map(({ id }) => id);
  await sql`update touchstone.enforcement_case set closed_at = '2021-09-01T02:00:00Z' where id in (${first}, ${second})`.execute(db);
  await sql`update touchstone.enforcement_case set recurrence_of = ${first}, opened_at = '2021-10-01T02:00:00Z' where id = ${third}`.execute(
    db,
  );
  // one test was judged again, and a person decided half of it; the test is still one
  await sql`
    with again as (
      insert into touchstone.fused_result (id, artifact_id, app_id, scan_request_id, rule_set, clauses, machine_items, tested_items, at)
      select touchstone.uuid7(), artifact_id, app_id, scan_request_id, 'r2', '[]', 5, 10, '2021-08-01T02:00:00Z' from touchstone.fused_result
      order by id limit 1 returning id, scan_request_id)
    update touchstone.fused_result f set replaced_by = again.id from again where f.scan_request_id = again.scan_request_id and f.id <> again.id`.execute(
    db,
  );
  const year = async (asOf: string) =>
    (await get(national, `year?year=2021&asOf=${asOf}`)).body as unknown as {
      relapses: { count: number; of: number; list: string; ofList: string };
      automation: { count: number; of: number; tests: number; testsList: string };
    };
  const { relapses, automation } = await year('2021-12-01T00:00:00Z');
  expect([relapses.count, relapses.of]).toEqual([1, 2]);
  expect([await all(national, relapses.list), await all(national, relapses.ofList)]).toEqual([1, 2]);
  const tests = (await get(national, `${automation.testsList}&limit=200`)).body.items as unknown as Record<
    'machineItems' | 'testedItems',
    number
  >[];
  const sum = (key: 'machineItems' | 'testedItems') => tests.reduce((total, row) => total + row[key], 0);
  expect([tests.length, sum('machineItems'), sum('testedItems')]).toEqual([automation.tests, automation.count, automation.of]);
  expect(automation).toMatchObject({ count: 115, of: 120, tests: 12 });

  const before = await year('2021-07-01T00:00:00Z');
  expect(before).toMatchObject({ relapses: { count: 0, of: 0 }, automation: { count: 120, of: 120 } });
  const between = await year('2021-09-15T00:00:00Z');
  expect([between.relapses.count, await all(national, between.relapses.list)]).toEqual([0, 0]);
});

test('a snapshot is frozen, published once, and then everybody’s', async () => {
  const post = (who: TestPerson, url: string, payload?: object) =>
    api.app.inject({
      method: 'POST',
      url: `/api/v1/statistics/${url}`,
      headers: { ...who.headers, 'idempotency-key': randomUUID() },
      ...(payload === undefined ? {} : { payload }),
    });
  const frozen = (await post(national, 'snapshots', { name: '2021 年', query: { from: '2021-01-01', until: '2021-12-31' } })).json();
  expect(frozen).toMatchObject({ name: '2021 年', scope: 'all', publishedAt: null });
  expect(counts(frozen.result.figures)).toMatchObject({ ordered: 8 });
  expect((await get(local, `snapshots/${frozen.id}`)).status).toBe(404);
  await expect(sql`update touchstone.statistic_snapshot set result = '{}' where id = ${frozen.id}`.execute(db)).rejects.toThrow(/frozen/);
  expect((await post(national, `snapshots/${frozen.id}/publication`)).statusCode).toBe(403);
  expect((await post(approver, `snapshots/${frozen.id}/publication`)).json()).toMatchObject({ hash: frozen.hash });
  expect((await post(approver, `snapshots/${frozen.id}/publication`)).statusCode).toBe(409);
  expect((await get(local, `snapshots/${frozen.id}`)).status).toBe(200);
  for (const query of [{ by: 'operator' }, { operator: 'unknown' }]) {
    const ofFirms = (await post(national, 'snapshots', { name: '各企业', query })).json();
    expect((await post(approver, `snapshots/${ofFirms.id}/publication`)).json()).toMatchObject({ code: 'no-such-step' });
  }
});
