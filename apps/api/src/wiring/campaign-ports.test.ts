import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemSession, withSession } from '@touchstone/db';
import { sheetRows } from '@touchstone/db/repositories/sheet-rows';
import { withDatabase } from '@touchstone/db/testing';
import { coverageOf, type FrameQuery } from '@touchstone/domain/campaign';
import { openRunQueue } from '@touchstone/jobs';
import { openFolder } from '@touchstone/objects';
import {
  advanceCampaigns,
  type CampaignPlan,
  createCampaign,
  drawMembers,
  freezeFrame,
  moveCampaign,
  replaceMember,
} from '@touchstone/services/campaigns';
import { registerEngine } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { completeRun, feedQueues, leaseRuns, redriveRun } from '@touchstone/services/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignPorts } from './campaign-ports.ts';
import { enginesPorts } from './engines-ports.ts';
import { fusionPorts } from './fusion-ports.ts';
import { workPorts } from './work-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-campaign-'));
const database = await withDatabase();
const { db } = database;
const queue = await openRunQueue({ connectionString: database.url, onFault: (fault) => expect.unreachable(fault.message) });
const campaigns = campaignPorts(db, await openFolder(folder));
const work = workPorts(db, queue);
const organisation = randomUUID();
const actor = { organisation, person: null };
afterAll(async () => {
  await queue.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** 300 apps: a third in Beijing, the rest elsewhere; 250 with stored bytes, 20 on a shelf that was not fetched, 30 on none. */
beforeAll(async () => {
  await sql`insert into touchstone.organisation (id, kind, name) values (${organisation}, 'ministry', '工业和信息化部')`.execute(db);
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category, is_head, reach_band)
    select touchstone.uuid7(), 'android', 'cn.example.a' || i, '应用' || i, '应用' || i, '{应用}', case when i % 3 = 0 then '11' else '31' end, 1 + i % 39, i % 10 = 0, i % 9
    from generate_series(1, 300) i`.execute(db);
  await sql`
    with versions as (
      insert into touchstone.app_version (id, app_id, version_code, version_name)
      select touchstone.uuid7(), id, 1, '1.0' from touchstone.app where substr(package, 13)::int <= 250 returning id)
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
    select touchstone.uuid7(), encode(sha256(id::text::bytea), 'hex'), 10, 'apk', 'STORED', id, now() from versions`.execute(db);
  await sql`insert into touchstone.store (id, code, name, connector) values (${randomUUID()}, 's', '商店', 'store-feed')`.execute(db);
  await sql`
    insert into touchstone.listing (id, store_id, store_app_id, app_id, state, artifact_sha256)
    select touchstone.uuid7(), s.id, a.package, a.id, 'LIVE', f.sha256 from touchstone.store s cross join touchstone.app a
    left join touchstone.app_version v on v.app_id = a.id left join touchstone.artifact f on f.app_version_id = v.id
    where substr(a.package, 13)::int <= 270`.execute(db);
  await registerEngine(enginesPorts(db), {
    description: {
      id: 'stub',
      version: '1',
      ruleSet: 'r1',
      name: 'stub',
      vendor: 'v',
      kind: 'pull',
      correlationGroup: 'stub',
      capabilities: [{ clause: '164-01.2', inputs: [] }],
      accepts: ['apk'],
      timeoutMs: 60_000,
      cores: 1,
      memoryMiB: 128,
    },
    organisation: null,
    passedAlready: 'test',
  });
});

const plan = (more: Partial<CampaignPlan> = {}): CampaignPlan => ({
  name: '全国抽测',
  kind: 'sample',
  frame: { field: 'platform', in: ['android'] },
  strata: [],
  allocation: { kind: 'all' },
  profile: 'quick',
  engines: [],
  configuration: {},
  priority: 0,
  province: null,
  parent: null,
  ...more,
});

async function drawn(more: Partial<CampaignPlan>, seed = '2026-11-22') {
  const created = await createCampaign(campaigns, actor, plan(more));
  const id = created.ok ? created.id : '';
  const frozen = await freezeFrame(campaigns, id);
  const sample = await drawMembers(campaigns, id, seed);
  return { id, frozen, sample };
}
const versionOf = async (id: string) =>
  (await sql<{ v: number }>`select row_version as v from touchstone.campaign where id = ${id}`.execute(db)).rows[0]!.v;
const move = async (id: string, order: Parameters<typeof moveCampaign>[2]) => moveCampaign(campaigns, id, order, await versionOf(id));
const countsOf = (id: string) => campaigns.inTransaction((tx) => tx.counts(id));

const expected: readonly (readonly [string, FrameQuery, number])[] = [
  ['province', { field: 'province', in: ['11'] }, 100],
  ['head', { field: 'isHead', is: true }, 30],
  ['category', { field: 'category', in: ['1', '2'] }, 15],
  ['reach', { field: 'reachBand', atLeast: 8 }, 33],
  [
    'all of',
    {
      all: [
        { field: 'province', in: ['11'] },
        { field: 'isHead', is: true },
      ],
    },
    10,
  ],
  [
    'any of',
    {
      any: [
        { field: 'province', in: ['11'] },
        { field: 'isHead', is: true },
      ],
    },
    120,
  ],
  ['not', { not: { field: 'province', in: ['11'] } }, 200],
  ['a number that is not known is in no range', { field: 'testedAgeDays', atLeast: 0 }, 0],
  ['not of an unknown number', { not: { field: 'testedAgeDays', atLeast: 0 } }, 300],
];
test.each(expected)('frame by %s', async (_name, frame, size) => {
  const members = await campaigns.inTransaction((tx) => tx.findFrame({ kind: 'sample', frame, strata: [] }));
  expect(members).toHaveLength(size);
});

test('frame by permission: what a store states, and what the newest version declares', async () => {
  const declares = (name: string, permission: string) =>
    sql`
    update touchstone.artifact f set manifest = ${JSON.stringify({ permissions: ['android.permission.INTERNET', permission] })}::jsonb
    from touchstone.app_version v join touchstone.app a on a.id = v.app_id where f.app_version_id = v.id and a.package = ${name}`.execute(
      db,
    );
  await sql`update touchstone.app a set latest_version_id = v.id from touchstone.app_version v where v.app_id = a.id and a.package in ('cn.example.a2', 'cn.example.a3')`.execute(
    db,
  );
  await sql`update touchstone.listing set permissions = '{android.permission.READ_SMS}' where store_app_id = 'cn.example.a1'`.execute(db);
  await declares('cn.example.a2', 'android.permission.READ_SMS');
  await declares('cn.example.a3', 'android.permission.CAMERA');
  // not of its newest version: this app has none of its own marked as that
  await declares('cn.example.a4', 'android.permission.READ_SMS');
  const frame: FrameQuery = { field: 'permission', in: ['android.permission.READ_SMS', 'android.permission.SEND_SMS'] };
  const members = await campaigns.inTransaction((tx) => tx.findFrame({ kind: 'sample', frame, strata: [] }));
  const { rows } = await sql<{ id: string }>`select id from touchstone.app where package in ('cn.example.a1', 'cn.example.a2')`.execute(db);
  expect(members.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
});

test('the same frame and seed draw the same sample; another seed another', async () => {
  const allocation = { kind: 'proportional', size: 40, least: 1 } as const;
  const [a, b, c] = [
    await drawn({ strata: ['province'], allocation }),
    await drawn({ strata: ['province'], allocation }),
    await drawn({ strata: ['province'], allocation }, 'other'),
  ];
  expect(a.frozen).toEqual(b.frozen);
  expect(a.sample).toMatchObject({ ok: true, size: 40 });
  expect(a.sample.ok && b.sample.ok && a.sample.hash === b.sample.hash).toBe(true);
  expect(a.sample.ok && c.sample.ok && a.sample.hash !== c.sample.hash).toBe(true);
  const { rows } = await sql<{ province: string; n: number }>`
    select province, count(*) as n from touchstone.campaign_member where campaign_id = ${a.id} group by province order by 1`.execute(db);
  expect(rows).toEqual([
    { province: '11', n: 13 },
    { province: '31', n: 27 },
  ]);
});

test('numbers of campaigns have no gaps', async () => {
  const { rows } = await sql<{ number: string }>`select number from touchstone.campaign where number is not null order by id`.execute(db);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => `${new Date().getFullYear()}年第${i + 1}批`));
});

test('the year of a number is that of the work, on the calendar of Shanghai', async () => {
  const created = await createCampaign(campaigns, actor, plan());
  const id = created.ok ? created.id : '';
  await freezeFrame(campaigns, id);
  const later = { ...campaigns, nowMs: () => Date.parse('2030-12-31T16:30:00Z') };
  expect(await drawMembers(later, id, '2026-11-22')).toMatchObject({ number: '2031年第1批' });
});

test('a frame that asks for what nobody knows is refused, not empty', async () => {
  expect(await createCampaign(campaigns, actor, plan({ frame: { field: 'colour', in: ['red'] } as never }))).toMatchObject({
    ok: false,
    reason: 'bad-frame',
  });
});

test('a whole campaign: acquired, queued, tested, reviewed, with reasons for what was not', { timeout: 120_000 }, async () => {
  const { id } = await drawn({});
  expect(await move(id, 'start')).toMatchObject({ ok: true, state: 'ACQUIRING' });
  while ((await advanceCampaigns(campaigns)) > 0) await feedQueues(work);
  expect(coverageOf(await countsOf(id))).toMatchObject({
    members: 300,
    acquired: { count: 250 },
    notTestableByReason: [
      { reason: 'off-shelf', count: 30 },
      { reason: 'not-obtainable', count: 20 },
    ],
  });
  let found = 0;
  for (let round = 0; round < 100; round++) {
    await feedQueues(work);
    const leases = await leaseRuns(work, {
      engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }],
      wanted: 64,
      worker: 'w',
      organisation,
      isAuthority: true,
    });
    for (const { lease } of leases) {
      const isFound = ++found % 50 === 0;
      const detected = isFound ? [{ clause: '164-01.2', rule: 'r', strength: 'violation' as const, evidence: [] }] : [];
      await completeRun(work, {
        lease,
        worker: 'w',
        outcome: 'SUCCEEDED',
        result: {
          sha256: 'a'.repeat(64),
          sizeBytes: 1,
          votes: { detected, notDetected: isFound ? [] : ['164-01.2'], notTested: {}, errors: {} },
        },
      });
    }
    while ((await fuseFinished(fusionPorts(db, 'seed'))) > 0);
    if (leases.length === 0 && (await advanceCampaigns(campaigns)) === 0) break;
  }
  const coverage = coverageOf(await countsOf(id));
  expect(coverage).toMatchObject({ tested: { count: 250, of: 300 }, open: { count: 0 } });
  expect(coverage.reviewed.count).toBeLessThan(250); // five findings wait for people
  expect(await move(id, 'conclude')).toMatchObject({ ok: false, reason: 'nothing-in-review' });
  await sql`update touchstone.finding set state = 'REJECTED' where campaign_id = ${id}`.execute(db);
  await advanceCampaigns(campaigns);
  expect(await move(id, 'conclude')).toMatchObject({ ok: true, state: 'CONCLUDED' });
});

test('what was tested with the same settings is not tested again', async () => {
  const { id } = await drawn({ frame: { field: 'province', in: ['11'] } });
  await move(id, 'start');
  for (let i = 0; i < 20; i++) {
    const moved = await advanceCampaigns(campaigns);
    if (moved + (await fuseFinished(fusionPorts(db, 'seed'), 500)) === 0) break;
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from touchstone.scan_run where campaign_id = ${id}`.execute(db);
  expect(rows[0]!.n).toBe(0);
  expect(coverageOf(await countsOf(id)).tested.count).toBeGreaterThan(80);
});

test('a paused campaign stands still; who is replaced is replaced by the next of the draw', async () => {
  const { id } = await drawn({ frame: { field: 'province', in: ['31'] }, allocation: { kind: 'equal', size: 10 } });
  await move(id, 'start');
  await move(id, 'pause');
  expect(await advanceCampaigns(campaigns)).toBe(0);
  expect(await replaceMember(campaigns, id, 1, 'bored')).toEqual({ ok: false, reason: 'bad-reason' });
  const replaced = await replaceMember(campaigns, id, 1, 'service-ended');
  expect(replaced).toMatchObject({ ok: true, by: expect.any(String) });
  expect(coverageOf(await countsOf(id))).toMatchObject({
    members: 10,
    replaced: 1,
    replacedByReason: [{ reason: 'service-ended', count: 1 }],
  });
  await move(id, 'resume');
  expect(await advanceCampaigns(campaigns)).toBeGreaterThan(0);
});

test('shelves: a sample per store', async () => {
  const { id, sample } = await drawn({
    kind: 'store-shelves',
    frame: { field: 'platform', in: ['android'] },
    allocation: { kind: 'equal', size: 25 },
  });
  expect(sample).toMatchObject({ ok: true, size: 25 });
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct listing_id) as n from touchstone.campaign_member where campaign_id = ${id}`.execute(db);
  expect(rows[0]!.n).toBe(25);
});

test('shelves: a file that one store does not give is given up there, whatever another store gave', async () => {
  const { rows } = await sql<{
    id: string;
  }>`select id from touchstone.app where package in ('cn.example.a5', 'cn.example.a7') order by package`.execute(db);
  const [fetching, refused] = rows.map((row) => row.id);
  const store = randomUUID();
  await sql`insert into touchstone.store (id, code, name, connector) values (${store}, 't', '商店二', 'store-feed')`.execute(db);
  for (const [app, state, sha256] of [
    [fetching, 'FETCHING', 'c'.repeat(64)],
    [refused, 'REJECTED', 'd'.repeat(64)],
  ]) {
    const listing = randomUUID();
    await sql`insert into touchstone.listing (id, store_id, store_app_id, app_id, state, artifact_sha256) values (${listing}, ${store}, ${app}, ${app}, 'LIVE', ${sha256})`.execute(
      db,
    );
    await sql`insert into touchstone.acquisition (id, source, store_id, listing_id, declared_sha256, state) values (${randomUUID()}, 'store', ${store}, ${listing}, ${sha256}, ${state})`.execute(
      db,
    );
  }
  const { id } = await drawn({ kind: 'store-shelves', frame: { field: 'app', in: rows.map((row) => row.id) } });
  await move(id, 'start');
  const shelves = async () => {
    while ((await advanceCampaigns(campaigns)) > 0);
    const members = await sql<{ shelf: string }>`
      select s.code || ' ' || a.package || ' ' || m.state || coalesce(' ' || m.reason, '') as shelf from touchstone.campaign_member m join touchstone.listing l on l.id = m.listing_id
      join touchstone.store s on s.id = l.store_id join touchstone.app a on a.id = m.app_id where m.campaign_id = ${id} order by 1`.execute(
      db,
    );
    return members.rows.map((row) => row.shelf);
  };
  expect(await shelves()).toEqual([
    's cn.example.a5 QUEUED',
    's cn.example.a7 QUEUED',
    't cn.example.a5 PLANNED',
    't cn.example.a7 NOT_TESTABLE not-obtainable',
  ]);
  await sql`update touchstone.acquisition set state = 'REJECTED' where store_id = ${store}`.execute(db);
  expect((await shelves()).filter((shelf) => shelf.startsWith('t'))).toEqual([
    't cn.example.a5 NOT_TESTABLE not-obtainable',
    't cn.example.a7 NOT_TESTABLE not-obtainable',
  ]);
  const kept = await sql<{ state: string }>`select state from touchstone.campaign where id = ${id}`.execute(db);
  expect(kept.rows).toEqual([{ state: 'TESTING' }]);
});

/** What a laboratory's sheet of this campaign becomes when it is handed in. */
async function testedByPeople(campaign: string, subject: { readonly app: string; readonly artifact: string }): Promise<void> {
  const engine = await registerEngine(enginesPorts(db), {
    description: {
      id: 'lab:beijing',
      version: '1',
      ruleSet: 'r1',
      name: '检测中心',
      vendor: '检测中心',
      kind: 'lab',
      correlationGroup: 'lab:beijing',
      capabilities: [{ clause: '164-01.2', inputs: ['person'] }],
      accepts: ['none', 'apk'],
      timeoutMs: 60_000,
      cores: 1,
      memoryMiB: 128,
    },
    organisation: null,
    passedAlready: 'test',
  });
  if (!engine.ok) throw new Error(engine.faults.join());
  const [request, run] = [randomUUID(), randomUUID()];
  await withSession(db, systemSession('test'), async (tx) => {
    const rows = sheetRows(tx);
    await rows.createRequest({
      ...{ id: request, ...subject, campaign, organisation },
      ...{ profile: 'deep', priority: 0, askedBy: null, category: null, inputs: [], config: { sheet: randomUUID() } },
    });
    const about = { request, artifact: subject.artifact, engine: engine.key, configHash: request, round: 1, campaign, priority: 0 };
    await rows.createRuns([{ id: run, ...about, state: 'CREATED' }]);
    await rows.keepVotes(run, { detected: [], notDetected: ['164-01.2'], notTested: {}, errors: {} });
    const never = { attempt: 0, timeouts: 0, losses: 0, fence: 0, leaseUntilMs: null, deadlineMs: null, notBeforeMs: Date.now() };
    await rows.saveRun(run, { state: 'SUCCEEDED', ...never }, null);
    await rows.finishRequest(request, Date.now());
  });
  while ((await fuseFinished(fusionPorts(db, 'seed'))) > 0);
  while ((await advanceCampaigns(campaigns)) > 0);
}
const membersOf = async (id: string) =>
  (
    await sql<{ app: string; artifact: string; state: string; reason: string | null }>`
      select app_id as app, artifact_id as artifact, state, reason from touchstone.campaign_member where campaign_id = ${id} order by ordinal`.execute(
      db,
    )
  ).rows;

test('mini-programs wait for people, and are tested when their sheets were', async () => {
  await sql`
    with apps as (
      insert into touchstone.app (id, kind, platform, package, name, name_normal, name_grams)
      select touchstone.uuid7(), 'mini-program', 'wechat', 'wx' || i, '小程序' || i, '小程序' || i, '{小程}' from generate_series(1, 3) i returning id, package
    ), versions as (
      insert into touchstone.app_version (id, app_id, version_code, version_name) select touchstone.uuid7(), id, 0, '' from apps returning id, app_id)
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
    select touchstone.uuid7(), 'subject:' || app_id, 0, 'none', 'STORED', id, now() from versions`.execute(db);
  const { id } = await drawn({ frame: { field: 'kind', in: ['mini-program'] } });
  await move(id, 'start');
  while ((await advanceCampaigns(campaigns)) > 0) await feedQueues(work);
  expect(coverageOf(await countsOf(id))).toMatchObject({
    members: 3,
    acquired: { count: 3 },
    open: { count: 3 },
    notTestable: { count: 0 },
  });
  const runs = await sql<{ n: number }>`select count(*) as n from touchstone.scan_run where campaign_id = ${id}`.execute(db);
  expect(runs.rows[0]!.n).toBe(0);

  const [first, ...others] = await membersOf(id);
  await testedByPeople(id, first!);
  expect(coverageOf(await countsOf(id))).toMatchObject({ tested: { count: 1, of: 3 }, open: { count: 2 } });
  expect(await move(id, 'conclude')).toMatchObject({ ok: false });
  for (const other of others) await testedByPeople(id, other);
  expect(coverageOf(await countsOf(id))).toMatchObject({ tested: { count: 3, of: 3 }, reviewed: { count: 3 }, open: { count: 0 } });
  expect(await move(id, 'conclude')).toMatchObject({ ok: true, state: 'CONCLUDED' });
});

test('what all engines failed on is tested when its run is made again, or when people have tested it', async () => {
  const { rows: apps } = await sql<{
    id: string;
  }>`select id from touchstone.app where package in ('cn.example.a1', 'cn.example.a2') order by package`.execute(db);
  const { id } = await drawn({ frame: { field: 'app', in: apps.map((app) => app.id) }, configuration: { depth: 'core' } });
  await move(id, 'start');
  while ((await advanceCampaigns(campaigns)) > 0) await feedQueues(work);
  const lease = () =>
    leaseRuns(work, { engines: [{ id: 'stub', version: '1', ruleSet: 'r1' }], wanted: 8, worker: 'w', organisation, isAuthority: true });
  const failed = await lease();
  for (const one of failed) await completeRun(work, { lease: one.lease, worker: 'w', outcome: 'FAILED', errorClass: 'bad-manifest' });
  while ((await fuseFinished(fusionPorts(db, 'seed'))) > 0);
  await advanceCampaigns(campaigns);
  const before = await membersOf(id);
  expect(before.map(({ state, reason }) => `${state} ${reason}`)).toEqual(Array(2).fill('NOT_TESTABLE all-engines-failed'));

  const [again, byPeople] = before;
  const run = await sql<{
    id: string;
  }>`select id from touchstone.scan_run where campaign_id = ${id} and artifact_id = ${again!.artifact}`.execute(db);
  expect(await redriveRun(work, { run: run.rows[0]!.id, reason: '已修复', origin: 'campaign', organisation, askedBy: null })).toMatchObject(
    { ok: true },
  );
  await feedQueues(work);
  const votes = { detected: [], notDetected: ['164-01.2'], notTested: {}, errors: {} };
  for (const one of await lease())
    await completeRun(work, {
      lease: one.lease,
      worker: 'w',
      outcome: 'SUCCEEDED',
      result: { sha256: 'b'.repeat(64), sizeBytes: 1, votes },
    });
  await testedByPeople(id, byPeople!);
  expect((await membersOf(id)).map(({ state }) => state)).toEqual(['REVIEWED', 'REVIEWED']);
});
