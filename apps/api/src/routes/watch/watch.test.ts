import { randomUUID } from 'node:crypto';
import { systemSession } from '@touchstone/db';
import { advanceCampaigns } from '@touchstone/services/campaigns';
import { lookAgain, raiseChecks } from '@touchstone/services/watch';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { campaignPorts } from '../../wiring/campaign-ports.ts';
import { watchPorts } from '../../wiring/watch-ports.ts';
import { build, CLAUSE, MINUTE_MS, rectifyWorld } from '../submissions/rectify.fixture.ts';

const w = await rectifyWorld();
afterAll(() => w.close());
const { inspector, abroad, member, approver } = w.people;
const { ask, world } = w;
const ports = watchPorts({ platform: w.api.platform, session: systemSession('watch') });
const round = async () => (await raiseChecks(ports)) + (await lookAgain(ports));

let n = 0;
/** A case whose fault was put right in version 2, and that was closed. */
async function closed() {
  const name = `cn.example.w${++n}`;
  const of = await w.rectifying(undefined, name);
  const fixed = await w.upload(build({ package: name, versionCode: 2 }), world.ministry);
  // put right, as a submission would have left it
  const [submission, at] = [randomUUID(), w.api.clock.at];
  await sql`
    insert into touchstone.submission (id, case_id, operator_id, organisation_id, authority_id, state, created_at)
    select ${submission}, id, operator_id, organisation_id, organisation_id, 'PASSED', ${at} from touchstone.enforcement_case where id = ${of.case}`.execute(
    w.db,
  );
  await sql`insert into touchstone.submission_artifact (submission_id, artifact_id, ordinal) values (${submission}, ${fixed.id}, 1)`.execute(
    w.db,
  );
  await sql`update touchstone.case_finding set outcome = 'FIXED' where case_id = ${of.case}`.execute(w.db);
  await sql`update touchstone.finding set state = 'FIXED' where id = ${of.finding}`.execute(w.db);
  const moved = async (event: Parameters<typeof w.move>[1], who = inspector) =>
    expect(await w.move(of.case, event, { submission: 'x' }, who)).toMatchObject({ ok: true });
  await moved('submit', member);
  await moved('begin-retest');
  await moved('retest-passed');
  await moved('close', approver);
  expect(await w.stateOf(of.case)).toBe('CLOSED');
  return { ...of, name, fixed: fixed.id };
}
const rule = (body: object) => ask(inspector, 'POST', '/watch/rules', body);
const checksOf = async (of: string) => (await ask(inspector, 'GET', `/watch/checks?case=${of}`)).body.items;

describe('rules', { timeout: 120_000 }, () => {
  test('a rule that cannot be is refused; one is its authority’s to see, and to change with the version that was read', async () => {
    expect(await rule({ kind: 'category', target: '77', everyDays: 30 })).toMatchObject({
      status: 400,
      body: { errors: [{ message: 'bad-target' }] },
    });
    expect(await rule({ kind: 'clause', target: CLAUSE })).toMatchObject({ status: 400, body: { errors: [{ message: 'never-due' }] } });
    const made = await rule({ kind: 'category', target: '7', everyDays: 30, note: '地图导航' });
    expect(made).toMatchObject({ status: 201, body: { kind: 'category', state: 'ACTIVE', everyDays: 30 } });
    expect((await ask(abroad, 'GET', `/watch/rules/${made.body.id}`)).status).toBe(404);
    expect((await ask(member, 'GET', '/watch/rules')).status).toBe(403);
    const change = async (state: string, version: number) => {
      const answer = await w.api.app.inject({
        method: 'PUT',
        url: `/api/v1/watch/rules/${made.body.id}/state`,
        headers: { ...inspector.headers, 'if-match': `"v${version}"` },
        payload: { state, reason: '调整' },
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    expect(await change('PAUSED', 1)).toMatchObject({ status: 200, body: { state: 'PAUSED', nextDueAt: null } });
    expect((await change('ACTIVE', 1)).status).toBe(412);
    expect((await change('ENDED', 2)).body.state).toBe('ENDED');
    expect((await change('ACTIVE', 3)).body.code).toBe('no-such-step');
  });
});

describe('a look back', { timeout: 180_000 }, () => {
  test('on its day the newest version is scanned; without the fault the case rests again', async () => {
    const of = await closed();
    await rule({
      kind: 'case',
      target: of.case,
      everyDays: 1,
      from: new Date(w.api.clock.at.getTime() - 86_400_000 + MINUTE_MS).toISOString(),
    });
    expect(await round()).toBe(0);
    w.later(2 * MINUTE_MS);
    expect(await round()).toBeGreaterThan(0);
    expect(await checksOf(of.case)).toMatchObject([{ state: 'SCANNING', trigger: 'due', clauses: [CLAUSE], artifact: of.fixed }]);
    expect(await w.stateOf(of.case)).toBe('WATCH');
    await w.scanAll();
    await round();
    expect(await checksOf(of.case)).toMatchObject([{ state: 'PASSED', outcome: [{ clause: CLAUSE, outcome: 'absent' }], relapse: null }]);
    expect(await w.stateOf(of.case)).toBe('CLOSED');
    expect(await round()).toBe(0);
  });

  test.each(['clause', 'category'] as const)('a rule on a %s looks at what was closed of it, and at nothing else', async (kind) => {
    const [of, other] = [await closed(), await closed()];
    await sql`update touchstone.app set category = case when id = ${of.app} then 9 else 8 end where id = any (${[of.app, other.app]}::uuid[])`.execute(
      w.db,
    );
    await sql`update touchstone.enforcement_case set clauses = '{164-09}' where id = ${other.case}`.execute(w.db);
    const from = new Date(w.api.clock.at.getTime() - 86_400_000 + MINUTE_MS).toISOString();
    const made = await rule({ kind, target: kind === 'clause' ? CLAUSE : '9', everyDays: 1, from });
    expect(made.status).toBe(201);
    w.later(2 * MINUTE_MS);
    await round();
    const checks = await checksOf(of.case);
    expect(checks).toMatchObject([{ trigger: 'due', clauses: [CLAUSE], artifact: of.fixed }]);
    expect(await checksOf(other.case)).toEqual([]);
    await sql`update touchstone.watch_rule set state = 'ENDED' where id = ${made.body.id}`.execute(w.db);
    await w.scanAll();
    await round();
  });

  test('a new version with the fault again is looked at, confirmed by people, and becomes a new case that names the old one', async () => {
    const of = await closed();
    const watching = await rule({ kind: 'operator', target: world.operator, triggers: ['new-version'], clauses: [CLAUSE] });
    expect(await round()).toBe(0);
    w.later(MINUTE_MS);
    const again = await w.upload(build({ package: of.name, versionCode: 3, targetSdk: 22 }), world.ministry);
    // whatever the clock of the data base says
    await sql`update touchstone.app_version set first_seen_at = '2001-01-01' where app_id = ${of.app} and version_code = 3`.execute(w.db);
    // the text that its page links to is looked at as well
    const { sha256: policy } = await w.objects.put([Buffer.from('<p>隐私政策</p>')], { maxBytes: 100 });
    await sql`update touchstone.listing set policy_sha256 = ${policy} where id = ${await w.list(of.app, again.sha256)}`.execute(w.db);
    await sql`
      insert into touchstone.acquisition (id, source, what, store_id, listing_id, declared_sha256, received_sha256, state)
      select ${randomUUID()}, 'store', 'policy', store_id, id, policy_sha256, policy_sha256, 'STORED' from touchstone.listing where policy_sha256 = ${policy}`.execute(
      w.db,
    );
    await round();
    const [check] = await checksOf(of.case);
    expect(check).toMatchObject({ state: 'SCANNING', trigger: 'new-version', artifact: again.id });
    const asked = await w.rows(sql`
      select q.inputs from touchstone.watch_check k join touchstone.scan_request q on q.id = k.scan_request_id where k.case_id = ${of.case}`);
    expect(asked).toEqual([{ inputs: [{ kind: 'policy', sha256: policy }] }]);
    await w.scanAll();
    await round();
    expect(await checksOf(of.case)).toMatchObject([{ state: 'REVIEWING', outcome: [{ clause: CLAUSE, outcome: 'in-review' }] }]);
    // nothing is a relapse before people say so
    expect(await w.stateOf(of.case)).toBe('WATCH');
    expect(await round()).toBe(0);
    const finding = await w.confirm(again.id);
    await round();
    const [done] = await checksOf(of.case);
    expect(done).toMatchObject({ state: 'RELAPSED', outcome: [{ clause: CLAUSE, outcome: 'relapsed' }] });
    const linked = (await ask(inspector, 'GET', `/cases/${done.relapse}`)).body.case;
    expect(linked).toMatchObject({ state: 'LEAD', round: 2, recurrenceOf: of.case });
    expect(await w.rows(sql`select finding_id from touchstone.case_finding where case_id = ${done.relapse}`)).toEqual([
      { finding_id: finding },
    ]);
    expect(await w.rows(sql`select predecessor_id from touchstone.finding where id = ${finding}`)).toEqual([
      { predecessor_id: of.finding },
    ]);
    expect(
      await w.rows(sql`select payload ->> 'case' as id from touchstone.case_event where case_id = ${of.case} and type = 'relapse'`),
    ).toEqual([{ id: done.relapse }]);
    expect(await w.stateOf(of.case)).toBe('CLOSED');
    // the looks of other tests are their own
    await sql`update touchstone.watch_rule set state = 'ENDED' where id = ${watching.body.id}`.execute(w.db);
    // the same version does not set it off again
    expect(await round()).toBe(0);
  });

  test('on the day that was set when it passed, a case is looked at once', async () => {
    const of = await closed();
    await sql`update touchstone.enforcement_case set watch_on = (${w.api.clock.at}::timestamptz at time zone 'Asia/Shanghai')::date + 1 where id = ${of.case}`.execute(
      w.db,
    );
    await raiseChecks(ports);
    expect(await checksOf(of.case)).toEqual([]);
    await sql`update touchstone.enforcement_case set watch_on = watch_on - 1 where id = ${of.case}`.execute(w.db);
    await raiseChecks(ports);
    await raiseChecks(ports);
    expect(await checksOf(of.case)).toMatchObject([
      { trigger: 'due', ref: expect.stringMatching(/^watch-on \d{4}-\d\d-\d\d$/), rule: null },
    ]);
    await sql`update touchstone.watch_check set state = 'DROPPED' where case_id = ${of.case}`.execute(w.db);
  });

  test('a draw is laid again from its frame and its seed; a case that is being looked at is not raised twice', async () => {
    const cases = [await closed(), await closed()].map((one) => one.case);
    const drawn = (seed: string, size: number) => ask(inspector, 'POST', '/watch/draws', { seed, size, clause: CLAUSE });
    const first = await drawn('2026-回头看', 100);
    expect(first).toMatchObject({ status: 201, body: { draw: { isReproduced: true } } });
    expect(first.body.draw.frame).toEqual(expect.arrayContaining(cases));
    expect(first.body.raised).toBe(first.body.draw.drawn.length);
    const second = await drawn('2026-回头看', 100);
    expect(second.body).toMatchObject({ raised: 0, draw: { sampleHash: first.body.draw.sampleHash, drawn: first.body.draw.drawn } });
    expect((await ask(inspector, 'GET', `/watch/draws/${first.body.draw.id}`)).body.isReproduced).toBe(true);
    expect((await ask(abroad, 'GET', `/watch/draws/${first.body.draw.id}`)).status).toBe(404);
    expect((await ask(abroad, 'POST', '/watch/draws', { seed: 'x', size: 1 })).body.code).toBe('frame-empty');
    expect((await ask(inspector, 'GET', `/watch/checks?draw=${first.body.draw.id}&isDue=true`)).body.items).toHaveLength(first.body.raised);
  });

  test('a person raises a look for what they were told; not of a case that runs, nor of another authority', async () => {
    const of = await closed();
    const raise = (who = inspector) =>
      ask(who, 'POST', '/watch/checks', { case: of.case, trigger: 'remote-configuration', ref: '抓包：配置开关已变更' });
    expect((await raise(abroad)).body.code).toBe('outside-scope');
    expect(await raise()).toMatchObject({ status: 201, body: { state: 'DUE', trigger: 'remote-configuration' } });
    expect((await raise()).body.code).toBe('conflict');
    const running = await w.rectifying(undefined, 'cn.example.running');
    expect((await ask(inspector, 'POST', '/watch/checks', { case: running.case, trigger: 'person', ref: 'x' })).status).toBe(404);
  });

  test('a complaint, or the same file behaving otherwise, sets a look off once', async () => {
    const of = await closed();
    const made = await rule({ kind: 'case', target: of.case, triggers: ['complaint', 'remote-configuration'] });
    w.later(MINUTE_MS);
    const at = w.api.clock.at;
    await sql`insert into touchstone.complaint (id, code, channel, organisation_id, state, subject, app_id, masked_text, received_at)
      values (gen_random_uuid(), ${of.case}, 'form', ${world.beijing}, 'LINKED', 'x', ${of.app}, 'x', ${at})`.execute(w.db);
    await raiseChecks(ports);
    expect(await checksOf(of.case)).toMatchObject([{ trigger: 'complaint', rule: made.body.id }]);
    await sql`update touchstone.watch_check set state = 'DROPPED' where case_id = ${of.case}`.execute(w.db);
    await raiseChecks(ports);
    expect(await checksOf(of.case)).toHaveLength(1);

    // told otherwise by its server, the same file shows the clause under the same engine
    await w.scanned(of.fixed, of.app);
    await w.scanned(of.fixed, of.app);
    const runs = await w.rows(
      sql<{ id: string }>`select run_id as id from touchstone.run_votes where artifact_id = ${of.fixed} order by at desc`,
    );
    const votes = JSON.stringify({ detected: [{ clause: CLAUSE }], notDetected: [], notTested: {}, errors: {} });
    await sql`alter table touchstone.run_votes disable trigger run_votes_once`.execute(w.db);
    await sql`update touchstone.run_votes set votes = ${votes}::jsonb, at = ${new Date(at.getTime() + MINUTE_MS)} where run_id = ${runs[0]!.id}`.execute(
      w.db,
    );
    await sql`alter table touchstone.run_votes enable trigger run_votes_once`.execute(w.db);
    w.later(MINUTE_MS);
    await raiseChecks(ports);
    expect((await checksOf(of.case))[0]).toMatchObject({ trigger: 'remote-configuration', ref: of.fixed });
  });

  test('apps whose file no store gives wait, and hold up no other', async () => {
    const of = await closed();
    const early = new Date(w.api.clock.at.getTime() - 86_400_000);
    await w.db.transaction().execute(async (tx) => {
      // looks at cases that are not there: nothing but the file that they wait for is read of them
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql`
        with app as (
          insert into touchstone.app (id, platform, package, name, name_normal, name_grams)
          select gen_random_uuid(), 'android', 'cn.example.without' || n, 'w', 'w', '{}' from generate_series(1, 25) n returning id
        ), shelf as (
          insert into touchstone.listing (id, store_id, store_app_id, app_id, state, first_seen_at, last_seen_at)
          select gen_random_uuid(), (select id from touchstone.store limit 1), 'without ' || id, id, 'LIVE', ${early}, ${early} from app
        )
        insert into touchstone.watch_check (id, case_id, app_id, trigger, trigger_ref, clauses, organisation_id, state, due_at, created_at)
        select gen_random_uuid(), gen_random_uuid(), id, 'person', 'waits', ${[CLAUSE]}, ${world.beijing}, 'DUE', ${early}, ${early} from app`.execute(
        tx,
      );
    });
    await ask(inspector, 'POST', '/watch/checks', { case: of.case, trigger: 'person', ref: 'x' });
    await round();
    expect(await checksOf(of.case)).toMatchObject([{ state: 'SCANNING' }]);
    await sql`update touchstone.watch_check set due_at = due_at - interval '30 days' where trigger_ref = 'waits'`.execute(w.db);
    for (let i = 0; i < 2; i++) await lookAgain(ports);
    expect(await w.rows(sql`select distinct state, reason from touchstone.watch_check where trigger_ref = 'waits'`)).toEqual([
      { state: 'NOT_TESTED', reason: 'not-obtainable' },
    ]);
    await sql`delete from touchstone.watch_check where trigger_ref = 'waits'`.execute(w.db);
  });

  test('a rule on clauses that a case has not sets nothing off', async () => {
    const of = await closed();
    const made = await rule({ kind: 'case', target: of.case, triggers: ['complaint'], clauses: ['337-a'] });
    expect(made.status).toBe(201);
    w.later(MINUTE_MS);
    await sql`insert into touchstone.complaint (id, code, channel, organisation_id, state, subject, app_id, masked_text, received_at)
      values (gen_random_uuid(), ${of.case}, 'form', ${world.beijing}, 'LINKED', 'x', ${of.app}, 'x', ${w.api.clock.at})`.execute(w.db);
    const set = async () => (await ports.inTransaction((tx) => tx.triggered(50))).filter(({ id }) => id === of.case);
    expect(await set()).toEqual([]);
    await sql`update touchstone.watch_rule set clauses = ${[CLAUSE]} where id = ${made.body.id}`.execute(w.db);
    expect(await set()).toHaveLength(1);
    await sql`update touchstone.watch_rule set state = 'ENDED' where id = ${made.body.id}`.execute(w.db);
  });

  test('a 回头看 campaign looks at apps whose cases were closed, and concludes with the share that relapsed', async () => {
    const [clean, broken] = [await closed(), await closed()];
    const running = await w.rectifying(undefined, 'cn.example.running-too');
    const again = await w.upload(build({ package: broken.name, versionCode: 3, targetSdk: 22 }), world.ministry);
    const step = async (verb: string, body?: object) => {
      const { version } = (await ask(inspector, 'GET', `/campaigns/${id}`)).body;
      const answer = await ask(verb === 'conclusion' ? approver : inspector, 'POST', `/campaigns/${id}/${verb}`, body, version);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body;
    };
    const frame = { field: 'app', in: [clean.app, broken.app, running.app] };
    const made = await ask(inspector, 'POST', '/campaigns', { name: '2026年整改回头看', kind: 'look-back', frame });
    expect(made.body).toMatchObject({ kind: 'look-back', profile: 'look-back' });
    const id: string = made.body.id;
    expect(await step('freeze')).toMatchObject({ frameSize: 2 });
    await step('draw', { seed: '2026-11-22' });
    await step('orders', { order: 'start' });
    const campaigns = campaignPorts(w.db, w.objects);
    for (let i = 0; i < 4; i++) await advanceCampaigns(campaigns);
    await round();
    expect((await ask(inspector, 'GET', `/watch/checks?campaign=${id}`)).body.items).toHaveLength(2);
    await w.scanAll();
    for (let i = 0; i < 3; i++) await round();
    await w.confirm(again.id);
    for (let i = 0; i < 3; i++) await round();
    for (let i = 0; i < 6; i++) await advanceCampaigns(campaigns);
    const states = (await ask(inspector, 'GET', `/watch/checks?campaign=${id}`)).body.items.map((one: { state: string }) => one.state);
    expect(states.sort()).toEqual(['PASSED', 'RELAPSED']);
    const { conclusion } = await step('conclusion', { order: 'conclude' });
    expect(conclusion.relapse).toMatchObject({ frame: 2, sampled: 2, tested: 2, notTested: 0, relapsed: 1, rate: 0.5 });
    expect(conclusion.relapse.byClause).toMatchObject([{ clause: CLAUSE, tested: 2, relapsed: 1 }]);
    expect(conclusion.relapse.interval).toMatchObject({ low: expect.any(Number), high: expect.any(Number) });

    // a clause of which no engine of the campaign says anything was not tested, and is not clean
    await sql`update touchstone.case_finding set clause = 'said by nobody' where case_id = ${clean.case}`.execute(w.db);
    const looked = await campaigns.inTransaction((tx) => tx.lookedAt(id));
    expect(looked.map(({ fixed, isTested }) => `${fixed} ${isTested}`).sort()).toEqual([`${CLAUSE} true`, 'said by nobody false']);
  });
});
