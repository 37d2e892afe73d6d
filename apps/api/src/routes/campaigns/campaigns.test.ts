import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder } from '@touchstone/objects';
import { advanceCampaigns } from '@touchstone/services/campaigns';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bulkLoop } from '../../roles/bulk-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';
import { campaignPorts } from '../../wiring/campaign-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-campaigns-'));
const objects = await openFolder(folder);
const api = await startApi({ objects });
const { db } = api.database;
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const ministry = await api.organisation('ministry');
const beijing = await api.organisation('province', { province: '11' });
const lab = await api.organisation('lab');
const inspector = await api.person(ministry, 'ministry-inspector', 'all');
const approver = await api.person(ministry, 'ministry-approver', 'all');
const local = await api.person(beijing, 'province-inspector', 'province:11');
const tester = await api.person(lab, 'lab-tester', `lab:${lab}`);
const intake = await api.person(ministry, 'intake-officer', 'all');

/** 60 apps, 20 of them in Beijing, each on the shelf of one of two stores; of the first 50 the bytes are here. */
beforeAll(async () => {
  await sql`
    insert into touchstone.app (id, platform, package, name, name_normal, name_grams, province, category, is_head, reach_band)
    select touchstone.uuid7(), 'android', 'cn.example.a' || i, '应用' || i, '应用' || i, '{应用}', case when i % 3 = 0 then '11' else '31' end, 1, false, 3
    from generate_series(1, 60) i`.execute(db);
  await sql`
    with versions as (
      insert into touchstone.app_version (id, app_id, version_code, version_name)
      select touchstone.uuid7(), id, 1, '1.0' from touchstone.app where substr(package, 13)::int <= 50 returning id)
    insert into touchstone.artifact (id, sha256, size_bytes, kind, state, app_version_id, stored_at)
    select touchstone.uuid7(), encode(sha256(id::text::bytea), 'hex'), 10, 'apk', 'STORED', id, now() from versions`.execute(db);
  await sql`
    insert into touchstone.store (id, code, name, connector) select touchstone.uuid7(), 's' || i, '商店' || i, 'store-feed' from generate_series(0, 1) i`.execute(
    db,
  );
  await sql`
    insert into touchstone.listing (id, store_id, store_app_id, app_id, state, artifact_sha256)
    select touchstone.uuid7(), s.id, a.package, a.id, 'LIVE', f.sha256 from touchstone.app a
    join touchstone.store s on s.code = 's' || (substr(a.package, 13)::int % 2)
    left join touchstone.app_version v on v.app_id = a.id left join touchstone.artifact f on f.app_version_id = v.id`.execute(db);
});

async function call(person: TestPerson, method: 'GET' | 'POST' | 'PUT' | 'PATCH', url: string, payload?: object, version?: number) {
  const answer = await api.app.inject({
    method,
    url,
    headers: { ...person.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
    ...(payload === undefined ? {} : { payload }),
  });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, body: isJson ? answer.json() : undefined, text: answer.body, headers: answer.headers };
}

const ANDROID = { field: 'platform', in: ['android'] };
const path = '/api/v1/campaigns';

async function created(person: TestPerson, more: object = {}) {
  const answer = await call(person, 'POST', path, { name: '抽测', kind: 'sample', frame: ANDROID, ...more });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}

/** A campaign with its sample drawn. */
async function drawn(person: TestPerson, more: object = {}) {
  const { id, version } = await created(person, more);
  const frozen = await call(person, 'POST', `${path}/${id}/freeze`, undefined, version);
  const sample = await call(person, 'POST', `${path}/${id}/draw`, { seed: '2026-11-22' }, frozen.body['version']);
  return { id, frozen, sample, version: sample.body['version'] as number };
}

describe('a plan before it is made', () => {
  const plan = { kind: 'sample', frame: ANDROID, strata: ['province'], allocation: { kind: 'proportional', size: 12, least: 1 } };

  test('says what it would draw, just as the draw then draws it, and keeps nothing', async () => {
    const preview = await call(inspector, 'POST', `${path}/preview`, { ...plan, seed: '2026-11-22' });
    expect(preview.body).toMatchObject({
      ...{ frameSize: 60, sampleSize: 12, isCut: false },
      strata: [
        { stratum: 'p11 ', members: 20, drawn: 4 },
        { stratum: 'p31 ', members: 40, drawn: 8 },
      ],
    });
    expect((await call(inspector, 'GET', path)).body['items']).toEqual([]);
    const { id } = await drawn(inspector, plan);
    const members = (await call(inspector, 'GET', `${path}/${id}/members`)).body['items'] as readonly { app: string }[];
    const first = preview.body['first'] as readonly { app: string }[];
    expect(first.map(({ app }) => app)).toEqual(members.map(({ app }) => app));
  });

  test('a province counts its own apps, a bad frame is told, and who plans none is refused', async () => {
    expect((await call(local, 'POST', `${path}/preview`, plan)).body).toMatchObject({ frameSize: 20, strata: [{ stratum: 'p11 ' }] });
    expect(await call(inspector, 'POST', `${path}/preview`, { ...plan, frame: { field: 'colour', in: ['red'] } })).toMatchObject({
      status: 400,
      body: { code: 'bad-frame' },
    });
    expect(await call(tester, 'POST', `${path}/preview`, plan)).toMatchObject({ status: 403 });
  });
});

describe('a campaign from draft to work', () => {
  test('frozen, drawn, drawn again by anybody, and both files are there', async () => {
    const { id, frozen, sample } = await drawn(inspector, {
      strata: ['province'],
      allocation: { kind: 'proportional', size: 12, least: 1 },
    });
    expect(frozen.body).toMatchObject({ state: 'FRAME_FROZEN', frameSize: 60 });
    expect(sample.body).toMatchObject({ state: 'SAMPLED', sampleSize: 12, number: expect.stringMatching(/^\d{4}年第\d+批$/) });

    const check = await call(inspector, 'GET', `${path}/${id}/verification`);
    expect(check.body).toMatchObject({ isGood: true, frame: { size: 60, isEqual: true }, sample: { size: 12 }, members: { size: 12 } });
    const frame = await call(inspector, 'GET', `${path}/${id}/frame`);
    expect(frame.text.trim().split('\n')).toHaveLength(60);
    const list = await call(inspector, 'GET', `${path}/${id}/sample`);
    expect(list.text.trim().split('\n')).toHaveLength(12);
    expect(list.headers['x-sample-sha256']).toBe(sample.body['sampleHash']);

    // a program that has nothing of ours comes to the same
    const file = join(folder, 'frame.tsv');
    writeFileSync(file, frame.text);
    const program = join(import.meta.dirname, '..', '..', '..', '..', '..', 'docs', 'examples', 'redraw-sample.mjs');
    const args = [program, file, '2026-11-22', JSON.stringify({ kind: 'proportional', size: 12, least: 1 })];
    const [ofFrame, ofSample, ...redrawn] = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
    expect([ofFrame, ofSample]).toEqual([`frame  ${frozen.body['frameHash']}`, `sample ${sample.body['sampleHash']}`]);
    expect(redrawn).toEqual(list.text.trim().split('\n'));

    // somebody changes a member: it is seen
    await sql`update touchstone.campaign_member set app_id = (select id from touchstone.app where id not in (select app_id from touchstone.campaign_member where campaign_id = ${id}) limit 1)
      where campaign_id = ${id} and ordinal = 1`.execute(db);
    expect((await call(inspector, 'GET', `${path}/${id}/verification`)).body).toMatchObject({
      isGood: false,
      sample: { isEqual: true },
      members: { isEqual: false },
    });
  });

  test('what cannot be done is refused by its own word', async () => {
    const faults = await call(inspector, 'POST', path, { name: 'x', kind: 'sample', frame: { all: [{ field: 'colour', in: ['red'] }] } });
    expect(faults).toMatchObject({
      status: 400,
      body: { code: 'bad-frame', errors: [{ pointer: '/body/frame/all[0]', message: 'unknown-field' }] },
    });
    expect(await call(inspector, 'POST', path, { name: 'x', kind: 'sample', frame: ANDROID, engines: ['nobody'] })).toMatchObject({
      status: 400,
    });

    const nobody = await created(inspector, { frame: { field: 'platform', in: ['harmony'] } });
    expect(await call(inspector, 'POST', `${path}/${nobody.id}/freeze`, undefined, nobody.version)).toMatchObject({
      status: 409,
      body: { code: 'frame-empty' },
    });
    const one = await created(inspector);
    expect(await call(inspector, 'POST', `${path}/${one.id}/draw`, { seed: 's' }, one.version)).toMatchObject({
      status: 409,
      body: { code: 'no-such-step' },
    });
    expect(await call(inspector, 'POST', `${path}/${one.id}/freeze`, undefined, 99)).toMatchObject({ status: 412 });
    expect(await call(inspector, 'POST', `${path}/${one.id}/freeze`)).toMatchObject({ status: 428 });
  });

  test('a draft is edited; what was frozen is not, but for its priority', async () => {
    const { id, version } = await created(inspector);
    const edited = await call(inspector, 'PATCH', `${path}/${id}`, { name: '重点问题抽测', kind: 'problem' }, version);
    expect(edited.body).toMatchObject({ name: '重点问题抽测', kind: 'problem' });
    const frozen = await call(inspector, 'POST', `${path}/${id}/freeze`, undefined, edited.body['version']);
    expect(await call(inspector, 'PATCH', `${path}/${id}`, { name: 'x' }, frozen.body['version'])).toMatchObject({
      status: 409,
      body: { code: 'no-such-step' },
    });
    const urgent = await call(inspector, 'PATCH', `${path}/${id}`, { priority: 50 }, frozen.body['version']);
    expect(urgent).toMatchObject({ status: 200, body: { priority: 50 } });
    const thawed = await call(inspector, 'POST', `${path}/${id}/thaw`, undefined, urgent.body['version']);
    expect(thawed.body).toMatchObject({ state: 'DRAFT', frameHash: null });
  });

  test('paused, only resume and cancel are left', async () => {
    const { id, version } = await drawn(inspector);
    const orders = async (order: string, at: number) => call(inspector, 'POST', `${path}/${id}/orders`, { order }, at);
    const started = await orders('start', version);
    const paused = await orders('pause', started.body['version']);
    expect(paused.body).toMatchObject({ state: 'ACQUIRING', isPaused: true });
    expect(await orders('start', paused.body['version'])).toMatchObject({ status: 409, body: { code: 'campaign-paused' } });
    const resumed = await orders('resume', paused.body['version']);
    expect(resumed.body).toMatchObject({ isPaused: false });
    expect(await call(approver, 'POST', `${path}/${id}/conclusion`, { order: 'conclude' }, resumed.body['version'])).toMatchObject({
      status: 409,
    });
    expect((await orders('cancel', resumed.body['version'])).body).toMatchObject({ state: 'CANCELLED' });
    const events = (await call(inspector, 'GET', `${path}/${id}/events`)).body['items'] as readonly { event: string }[];
    expect(events.map(({ event }) => event)).toEqual(['freeze', 'draw', 'start', 'pause', 'resume', 'cancel']);
  });
});

test('concluded when nothing waits for a person, with its figures kept; then reported', async () => {
  const { id, version } = await drawn(inspector, { allocation: { kind: 'equal', size: 5 } });
  await sql`update touchstone.campaign set state = 'REVIEWING' where id = ${id}`.execute(db);
  await sql`update touchstone.campaign_member set state = 'REVIEWED' where campaign_id = ${id}`.execute(db);
  const finding = (state: string) =>
    sql`insert into touchstone.finding (id, subject_kind, subject_id, campaign_id, clause, rule, fingerprint, state, strength, confidence, rank)
      values (touchstone.uuid7(), 'app', ${id}, ${id}, '164-01.2', 'r', 'f', ${state}, 'violation', 1, 1)`.execute(db);
  await finding('NEEDS_REVIEW');
  const order = (what: string, at: number, who = approver) => call(who, 'POST', `${path}/${id}/conclusion`, { order: what }, at);
  expect(await order('conclude', version, inspector)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await order('conclude', version)).toMatchObject({ status: 409, body: { code: 'findings-in-review' } });
  await sql`update touchstone.finding set state = 'CONFIRMED' where campaign_id = ${id}`.execute(db);
  expect(await order('report', version)).toMatchObject({ status: 409, body: { code: 'no-such-step' } });
  expect(await call(inspector, 'GET', `${path}/${id}/report`)).toMatchObject({ status: 409, body: { code: 'no-such-step' } });
  const concluded = await order('conclude', version);
  expect(concluded.body).toMatchObject({ state: 'CONCLUDED', conclusion: { coverage: { members: 5, reviewed: { count: 5, of: 5 } } } });
  expect((await order('report', concluded.body['version'])).body).toMatchObject({ state: 'REPORTED' });
  const report = await api.app.inject({ url: `${path}/${id}/report`, headers: inspector.headers });
  expect([report.statusCode, report.rawPayload.subarray(0, 2).toString('latin1')]).toEqual([200, 'PK']);
  expect(await call(local, 'GET', `${path}/${id}/report`)).toMatchObject({ status: 404 });
  const acts = await sql<{
    n: number;
  }>`select count(*) as n from touchstone.audit_event where action = 'campaign.conclude' and object_id = ${id}`.execute(db);
  expect(acts.rows[0]!.n).toBe(2);
  expect(await call(inspector, 'POST', `${path}/${id}/members/1/replacement`, { reason: 'off-shelf' })).toMatchObject({ status: 409 });
});

test('members go out as CSV, and a name that a spreadsheet would compute is text', async () => {
  const { id } = await drawn(inspector, { allocation: { kind: 'equal', size: 3 } });
  await sql`update touchstone.app set name = '=1+1' where id = (select app_id from touchstone.campaign_member where campaign_id = ${id} and ordinal = 2)`.execute(
    db,
  );
  const job = await call(inspector, 'POST', `${path}/${id}/exports`, {});
  await bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal);
  const lines = (await call(inspector, 'GET', `/api/v1/bulk-jobs/${job.body['id']}/result`)).text.split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^ordinal,app,name/);
  expect(lines[2]).toContain(",'=1+1,");
});

test('a file of members holds what the filters of their list leave', async () => {
  const { id } = await drawn(inspector, { strata: ['province'], allocation: { kind: 'equal', size: 3 } });
  const job = await call(inspector, 'POST', `${path}/${id}/exports`, { province: '11', first: 2 });
  await bulkLoop({ db, platform: api.platform, objects }).round(new AbortController().signal);
  const [, ...lines] = (await call(inspector, 'GET', `/api/v1/bulk-jobs/${job.body['id']}/result`)).text.trim().split('\r\n');
  const { items } = (await call(inspector, 'GET', `${path}/${id}/members?province=11&first=2`)).body;
  expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(items.map(({ ordinal }: { ordinal: number }) => ordinal));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThan(6);
});

describe('figures and the lists behind them', () => {
  test('every number opens a list of as many', async () => {
    const { id, version } = await drawn(inspector, { strata: ['province'] });
    await call(inspector, 'POST', `${path}/${id}/orders`, { order: 'start' }, version);
    await advanceCampaigns(campaignPorts(db, objects));
    await sql`
      update touchstone.campaign_member set state = 'TESTED' where campaign_id = ${id}
        and ordinal in (select ordinal from touchstone.campaign_member where campaign_id = ${id} and state = 'ACQUIRED' order by ordinal limit 7)`.execute(
      db,
    );
    for (const by of ['stratum', 'province', 'store']) {
      const { body } = await call(inspector, 'GET', `${path}/${id}/progress?by=${by}`);
      const groups = body['groups'] as readonly { readonly progress: object }[];
      expect(groups).toHaveLength(2);
      for (const progress of [body['total'] as object, ...groups.map((group) => group.progress)]) {
        for (const figure of Object.values(progress).flat() as { count: number; list: string }[])
          expect([figure.list, ((await call(inspector, 'GET', figure.list)).body as { total?: number }).total]).toEqual([
            figure.list,
            figure.count,
          ]);
      }
    }
    const { body } = await call(inspector, 'GET', `${path}/${id}/progress`);
    expect(body['total']).toMatchObject({
      members: { count: 60 },
      acquired: { count: 50, of: 60 },
      tested: { count: 7 },
      notTestableByReason: [{ reason: 'not-obtainable', count: 10 }],
    });
    const estimate = await call(inspector, 'GET', `${path}/${id}/estimate`);
    expect(estimate.body).toMatchObject({
      share: 0,
      strata: expect.arrayContaining([expect.objectContaining({ stratum: 'p11 ', members: 20 })]),
    });
  });

  test('members are read page by page, and one that cannot be tested is replaced by the rule', async () => {
    const { id } = await drawn(inspector, { allocation: { kind: 'equal', size: 10 } });
    const first = await call(inspector, 'GET', `${path}/${id}/members?limit=6`);
    const second = await call(inspector, 'GET', `${path}/${id}/members?limit=6&after=${first.body['next']}`);
    const ordinals = [...(first.body['items'] as never[]), ...(second.body['items'] as never[])].map(({ ordinal }) => ordinal);
    expect(ordinals).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await call(inspector, 'GET', `${path}/${id}/members?colour=red`)).toMatchObject({
      status: 400,
      body: { code: 'unknown-field' },
    });

    const replaced = await call(inspector, 'POST', `${path}/${id}/members/3/replacement`, { reason: 'service-ended' });
    expect(replaced).toMatchObject({ status: 200, body: { by: expect.any(String) } });
    expect(await call(inspector, 'POST', `${path}/${id}/members/3/replacement`, { reason: 'service-ended' })).toMatchObject({
      status: 409,
    });
    const { body } = await call(inspector, 'GET', `${path}/${id}/progress`);
    expect(body['total']).toMatchObject({ members: { count: 10 }, replacedByReason: [{ reason: 'service-ended', count: 1 }] });
    expect((await call(inspector, 'GET', `${path}/${id}/verification`)).body).toMatchObject({ isGood: true });
  });

  test('stores are ranked by confirmed findings only', async () => {
    const { id } = await drawn(inspector, { kind: 'store-shelves' });
    await sql`update touchstone.campaign_member set state = 'TESTED', artifact_id = (select f.id from touchstone.artifact f join touchstone.listing l on l.artifact_sha256 = f.sha256 where l.id = listing_id)
      where campaign_id = ${id}`.execute(db);
    const found = (state: string, count: number, store: string) =>
      sql`insert into touchstone.finding (id, subject_kind, subject_id, app_id, artifact_id, clause, rule, fingerprint, state, strength, confidence, rank)
        select touchstone.uuid7(), 'app', m.app_id::text, m.app_id, m.artifact_id, '164-01.2', 'r', ${state} || m.app_id, ${state}, 'violation', 1, 1
        from touchstone.campaign_member m join touchstone.listing l on l.id = m.listing_id join touchstone.store s on s.id = l.store_id
        where m.campaign_id = ${id} and m.artifact_id is not null and s.code = ${store} order by m.ordinal limit ${count}`.execute(db);
    await found('CONFIRMED', 6, 's1');
    await found('NEEDS_REVIEW', 20, 's0');
    const { body } = await call(inspector, 'GET', `${path}/${id}/store-ranking`);
    expect(body['items']).toMatchObject([
      { name: '商店1', rank: 1, withProblems: 6, sampled: 30, share: 0.2, tested: { count: 30, of: 30 } },
      { name: '商店0', rank: 2, withProblems: 0 },
    ]);
  });
});

describe('provinces and labs', () => {
  test('a province makes its own campaign: its frame holds its own apps', async () => {
    const { frozen, id } = await drawn(local);
    expect(frozen.body).toMatchObject({ frameSize: 20, province: '11' });
    expect(await call(inspector, 'POST', `${path}/${id}/orders`, { order: 'start' }, 3)).toMatchObject({
      status: 403,
      body: { code: 'outside-scope' },
    });
  });

  test('quotas: shared out, accepted by the province that they are for, with its progress', async () => {
    const { id, version } = await drawn(inspector);
    expect(await call(local, 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    const assigned = await call(inspector, 'PUT', `${path}/${id}/quotas`, { total: 30 }, version);
    expect(assigned.body['items']).toMatchObject([
      { province: '31', quota: 20, acceptedAt: null },
      { province: '11', quota: 10 },
    ]);
    await sql`update touchstone.campaign_member set state = 'TESTED' where campaign_id = ${id} and province = '11' and ordinal <= 12`.execute(
      db,
    );

    expect((await call(local, 'GET', `${path}/${id}/quotas`)).body['items']).toMatchObject([{ province: '11', quota: 10 }]);
    expect(await call(local, 'POST', `${path}/${id}/quotas/31/acceptance`)).toMatchObject({ status: 403 });
    const desk = async () => {
      const { items } = (await call(local, 'GET', '/api/v1/desk')).body as { items: { kind: string; count: number; list: string }[] };
      const ofQuotas = items.filter(({ kind }) => kind.startsWith('quotas-'));
      for (const { count, list } of ofQuotas) expect((await call(local, 'GET', list)).body['items']).toHaveLength(count);
      return ofQuotas.map(({ count }) => count);
    };
    expect(await desk()).toEqual([1, 1]);
    const accepted = await call(local, 'POST', `${path}/${id}/quotas/11/acceptance`);
    expect(await desk()).toEqual([0, 1]);
    expect(accepted.body['items']).toMatchObject([{ province: '11', acceptedAt: expect.any(String), tested: expect.any(Number) }]);
    expect(await call(local, 'POST', `${path}/${id}/quotas/11/acceptance`)).toMatchObject({ status: 409 });
    // it reads its own members, leads nothing
    expect((await call(local, 'GET', `${path}/${id}/members`)).body).toMatchObject({ total: 20 });
    expect((await call(local, 'GET', `${path}/${id}/progress`)).body['total']).toMatchObject({ members: { count: 20 } });
    expect(await call(local, 'POST', `${path}/${id}/orders`, { order: 'start' }, version)).toMatchObject({ status: 403 });
    expect(await call(local, 'GET', `${path}/${id}/frame`)).toMatchObject({ status: 403 });
    expect(await call(local, 'PUT', `${path}/${id}/quotas`, { total: 5 }, version)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
  });

  test('a lab sees the range that it was given, and nobody else gets it', async () => {
    const { id } = await drawn(inspector);
    expect(await call(tester, 'GET', `${path}/${id}`)).toMatchObject({ status: 404 });
    const give = (organisation: string, first: number, last: number) =>
      call(inspector, 'POST', `${path}/${id}/lab-assignments`, { organisation, first, last, dueOn: '2026-12-31' });
    expect(await give(beijing, 1, 5)).toMatchObject({ status: 422, body: { code: 'not-a-lab' } });
    expect(await give(lab, 50, 61)).toMatchObject({ status: 422, body: { code: 'bad-range' } });
    expect(await give(lab, 11, 20)).toMatchObject({ status: 201 });
    expect(await give(lab, 20, 25)).toMatchObject({ status: 409, body: { code: 'range-taken' } });
    const { body } = await call(tester, 'GET', `${path}/${id}/members`);
    expect((body['items'] as never[]).map(({ ordinal }) => ordinal)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const [range] = (await call(tester, 'GET', `${path}/${id}/lab-assignments`)).body['items'] as readonly {
      tested: { list: string; of: number };
    }[];
    expect(range).toMatchObject({ first: 11, last: 20, dueOn: '2026-12-31', tested: { count: 0, of: 10 } });
  });
});

describe('leads', () => {
  const leads = '/api/v1/leads';

  test('taken in with a guess, linked by a person, and made into a campaign', async () => {
    const lead = await call(inspector, 'POST', leads, { source: 'media', sourceDetail: '晚报', subject: '应用5', clauses: ['164-01.2'] });
    expect(lead).toMatchObject({ status: 201, body: { state: 'OPEN', matchConfidence: 0.8, app: expect.any(String) } });
    const id = String(lead.body['id']);
    const unknown = await call(inspector, 'POST', leads, { source: 'own', subject: '没有这个应用' });
    expect(unknown.body).toMatchObject({ app: null, matchConfidence: null });
    expect(await call(inspector, 'POST', `${leads}/${unknown.body['id']}/steps`, { on: 'link' }, 1)).toMatchObject({ status: 409 });
    expect(await call(inspector, 'POST', `${leads}/campaign`, { name: '投诉专项', leads: [id] })).toMatchObject({ status: 400 });

    expect((await call(inspector, 'POST', `${leads}/${id}/steps`, { on: 'link', reason: '同名' }, 1)).body).toMatchObject({
      state: 'LINKED',
      matchConfidence: 1,
    });
    const campaign = await call(inspector, 'POST', `${leads}/campaign`, { name: '投诉专项', leads: [id] });
    expect(campaign).toMatchObject({ status: 201, body: { kind: 'complaints', state: 'DRAFT' } });
    const after = await call(inspector, 'GET', `${leads}/${id}`);
    expect(after.body).toMatchObject({
      lead: { state: 'IN_TEST', campaign: campaign.body['id'] },
      history: [{ event: 'create' }, { event: 'link', reason: '同名' }, { event: 'test' }],
    });
    const frozen = await call(inspector, 'POST', `${path}/${campaign.body['id']}/freeze`, undefined, campaign.body['version']);
    expect(frozen.body).toMatchObject({ frameSize: 1 });
  });

  test('another organisation has its own; who complained only intake reads, and it is written down', async () => {
    const lead = await call(intake, 'POST', leads, { source: 'complaint', subject: 'cn.example.a9', reporter: '李雷 13800000000' });
    expect(lead.body).toMatchObject({ matchConfidence: 1, hasReporter: true });
    expect(lead.text).not.toContain('李雷');
    const { rows } = await sql<{ reporter: string }>`select reporter from touchstone.lead where id = ${String(lead.body['id'])}`.execute(
      db,
    );
    expect(rows[0]!.reporter).not.toContain('李雷');
    expect(await call(inspector, 'GET', `${leads}/${lead.body['id']}/reporter`)).toMatchObject({ status: 403 });
    expect((await call(intake, 'GET', `${leads}/${lead.body['id']}/reporter`)).body).toEqual({ reporter: '李雷 13800000000' });
    const seen = await sql<{ n: number }>`select count(*) as n from touchstone.audit_event where action = 'lead.read-person'`.execute(db);
    expect(seen.rows[0]!.n).toBe(1);
    expect(await call(local, 'GET', `${leads}/${lead.body['id']}`)).toMatchObject({ status: 404 });
    expect((await call(local, 'GET', leads)).body['items']).toEqual([]);
  });
});
