import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import type { TestPerson } from '../../testing.ts';
import { addFirm } from '../conduct/conduct.fixture.ts';
import { build, CLAUSE, MINUTE_MS, rectifyWorld } from './rectify.fixture.ts';

const w = await rectifyWorld();
afterAll(() => w.close());
const { inspector, ministry, abroad, member } = w.people;
const { ask, world } = w;

const patch = async (id: string, body: object, version: number) => {
  const answer = await w.api.app.inject({
    method: 'PATCH',
    url: `/api/v1/submissions/${id}`,
    headers: { ...member.headers, 'if-match': `"v${version}"` },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
};
const read = async (id: string, who: TestPerson = inspector) => (await ask(who, 'GET', `/submissions/${id}`)).body;
const versionOf = async (id: string, who: TestPerson = inspector): Promise<number> => (await read(id, who)).submission.version;
const act = async (who: TestPerson, id: string, verb: string, body?: object) =>
  ask(who, 'POST', `/submissions/${id}/${verb}`, body, await versionOf(id, who === member ? member : inspector));

/** A firm's draft with its table filled in. */
async function draft(of: Awaited<ReturnType<typeof w.rectifying>>, bytes: Uint8Array): Promise<string> {
  const { sha256 } = await w.upload(bytes, world.firm);
  const fixes = [{ finding: of.finding, done: '将 targetSdkVersion 提升至 33', changedFile: 'AndroidManifest.xml', version: '2.0' }];
  const made = await ask(member, 'POST', `/cases/${of.case}/submissions`, { statement: '已整改', fixes, artifacts: [sha256] });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.submission.id;
}
const sent = async (of: Awaited<ReturnType<typeof w.rectifying>>, bytes: Uint8Array): Promise<string> => {
  const id = await draft(of, bytes);
  const answer = await act(member, id, 'sending');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
};
/** Accepted, scanned again by our engine, counted, shelves looked at. */
async function retested(id: string): Promise<void> {
  expect((await act(inspector, id, 'decision', { decision: 'accept', reason: '材料齐全' })).status).toBe(200);
  const begun = await act(inspector, id, 'retests', {});
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200, body: { blind: [] } });
  await w.scanAll();
  expect(await w.settle()).toBe(1);
  await w.check();
}
const outcomeOf = async (id: string) => (await read(id)).clauses.map((one: { outcome: string }) => one.outcome);
const agree = (id: string, finding: string) =>
  ask(inspector, 'POST', `/submissions/${id}/clauses/${finding}/agreement`, { isFixed: true, note: '复核一致' });

let n = 0;
const another = (dueInMs?: number) => w.rectifying(dueInMs, `cn.example.r${++n}`);

describe('handing in', { timeout: 120_000 }, () => {
  test('a file that is not the next version of the app is refused with its reason, and nothing has happened', async () => {
    const of = await another();
    const name = `cn.example.r${n}`;
    const wrong: readonly (readonly [Uint8Array, string])[] = [
      [build({ package: 'cn.example.another', versionCode: 2 }), 'other-package'],
      [build({ package: name, versionCode: 2, sign: 'other' }), 'other-signer'],
      [build({ package: name, versionCode: 1 }), 'version-not-higher'],
    ];
    for (const [bytes, fault] of wrong) {
      const id = await draft(of, bytes);
      const answer = await act(member, id, 'sending');
      expect(answer).toMatchObject({ status: 422, body: { code: 'build-refused', errors: [{ message: fault }] } });
      expect((await read(id, member)).submission.state).toBe('DRAFT');
    }
    expect(await w.stateOf(of.case)).toBe('RECTIFYING');
    const apps = await w.rows(sql<{ n: number }>`select count(*) as n from touchstone.app where package = 'cn.example.another'`);
    expect(apps[0]!.n).toBe(0);
  });

  test('a draft is the firm’s own; a table with an empty row is not sent; once sent it is the authority’s to see, and nobody else’s', async () => {
    const of = await another();
    const { sha256 } = await w.upload(build({ package: `cn.example.r${n}`, versionCode: 2 }), world.firm);
    const made = await ask(member, 'POST', `/cases/${of.case}/submissions`, { artifacts: [sha256] });
    const id: string = made.body.submission.id;
    for (const who of [inspector, ministry, abroad]) expect((await ask(who, 'GET', `/submissions/${id}`)).status).toBe(404);
    expect(await act(member, id, 'sending')).toMatchObject({ status: 422, body: { code: 'table-incomplete' } });
    const edited = await patch(id, { fixes: [{ finding: of.finding, done: '已提升' }] }, await versionOf(id, member));
    expect(edited).toMatchObject({ status: 200, body: { clauses: [{ clause: CLAUSE, done: '已提升', outcome: null }] } });
    expect(await patch(id, { statement: 'x' }, 1)).toMatchObject({ status: 412 });
    expect((await act(member, id, 'sending')).body.submission).toMatchObject({ state: 'VALIDATED', isLate: false });
    expect(await w.stateOf(of.case)).toBe('SUBMITTED');
    expect((await read(id, ministry)).submission.state).toBe('VALIDATED');
    expect((await ask(abroad, 'GET', `/submissions/${id}`)).status).toBe(404);
    expect(
      await ask(ministry, 'POST', `/submissions/${id}/decision`, { decision: 'accept', reason: 'x' }, edited.body.submission.version),
    ).toMatchObject({
      status: 403,
      body: { code: 'outside-scope' },
    });
    // the file has come into the inventory with it, and is kept
    expect(await w.rows(sql`select legal_hold_count as held from touchstone.artifact where sha256 = ${sha256}`)).toEqual([{ held: 1 }]);
    expect((await ask(inspector, 'GET', `/artifacts/${sha256}`)).status).toBe(200);
    const second = await draft(of, build({ package: `cn.example.r${n}`, versionCode: 3 })).catch(() => undefined);
    expect(second).toBeUndefined();
  });

  test('asked for more, answered, withdrawn and handed in again while time runs; late it is flagged, and not taken back', async () => {
    const of = await another(MINUTE_MS);
    const bytes = build({ package: `cn.example.r${n}`, versionCode: 2 });
    const id = await sent(of, bytes);
    expect((await act(inspector, id, 'decision', { decision: 'ask-more', reason: '请补充截图' })).body.submission.state).toBe('MORE_ASKED');
    await patch(id, { statement: '补充说明' }, await versionOf(id, member));
    expect((await act(member, id, 'sending')).body.submission.state).toBe('VALIDATED');
    expect((await act(member, id, 'withdrawal', { reason: '换一个版本' })).body.submission.state).toBe('WITHDRAWN');
    expect(await w.stateOf(of.case)).toBe('RECTIFYING');

    const again = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 3 }));
    expect((await act(inspector, again, 'decision', { decision: 'reject', reason: '说明与安装包不符' })).body.submission).toMatchObject({
      state: 'REJECTED',
      reason: '说明与安装包不符',
    });
    expect(await w.stateOf(of.case)).toBe('RECTIFYING');

    w.later(2 * MINUTE_MS);
    await sql`update touchstone.deadline set state = 'EXPIRED' where case_id = ${of.case}`.execute(w.db);
    expect(await w.move(of.case, 'deadline-passed', { deadline: 'x' })).toMatchObject({ ok: true });
    expect(await w.stateOf(of.case)).toBe('OVERDUE');
    // a notice is prepared, of which the firm knows nothing: what it may begin it may send
    expect(await w.move(of.case, 'prepare-notice', { notice: of.case }, w.people.approver)).toMatchObject({ ok: true });
    const late = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 4 }));
    expect(await w.stateOf(of.case)).toBe('SUBMITTED');
    expect((await read(late)).submission).toMatchObject({ state: 'VALIDATED', isLate: true });
    expect(await act(member, late, 'withdrawal', { reason: 'x' })).toMatchObject({ status: 409, body: { code: 'deadline-over' } });
    expect((await ask(inspector, 'GET', '/submissions?isLate=true')).body.items.map((one: { id: string }) => one.id)).toEqual([late]);
  });
});

test('of a case that was withdrawn meanwhile a submission can still be closed', { timeout: 60_000 }, async () => {
  const of = await another();
  const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2 }));
  expect(await w.move(of.case, 'withdraw', { reason: '立案有误' }, w.people.approver)).toMatchObject({ ok: true });
  expect((await act(inspector, id, 'decision', { decision: 'reject', reason: '案件已撤销' })).body.submission.state).toBe('REJECTED');
  expect(await w.stateOf(of.case)).toBe('WITHDRAWN');
});

describe('the retest', { timeout: 120_000 }, () => {
  test('what our engine no longer sees, a reviewer agrees to and every shelf carries, is put right', async () => {
    const of = await another();
    const name = `cn.example.r${n}`;
    const fixed = build({ package: name, versionCode: 2, permissions: ['INTERNET'] });
    const channel = build({ package: name, versionCode: 2, permissions: ['INTERNET'], files: { 'META-INF/channel_shop': 'shop' } });
    const id = await sent(of, fixed);
    const [own, other] = [(await read(id)).artifacts[0].sha256, (await w.upload(channel, world.ministry)).sha256];
    const [first, second] = [await w.list(of.app, own), await w.list(of.app, other)];
    await retested(id);

    const detail = await read(id);
    expect(detail.clauses).toMatchObject([
      { clause: CLAUSE, outcome: 'ABSENT', votes: [{ engine: 'touchstone', vote: 'NOT_DETECTED', couldSee: true }] },
    ]);
    const shelf = Object.fromEntries(
      detail.checks.filter((one: { kind: string }) => one.kind === 'listing').map((one: { name: string }) => [one.name, one]),
    );
    expect(shelf[first]).toMatchObject({ result: 'matches' });
    expect(shelf[second]).toMatchObject({ result: 'channel-package', reason: 'marks-only' });
    expect(shelf[second].detail.differing.map((one: { path: string }) => one.path)).toContain('META-INF/channel_shop');
    expect(detail.comparison).toMatchObject({ isSameApp: true, permissions: { added: ['android.permission.INTERNET'] } });
    expect(detail.comparison.rules).toContainEqual({ rule: 'target-too-low', clause: CLAUSE, from: 'violation', to: 'not-found' });
    const signs = Object.fromEntries(
      detail.checks
        .filter((one: { kind: string }) => one.kind === 'evasion')
        .map((one: { name: string; result: string }) => [one.name, one.result]),
    );
    expect(signs).toMatchObject({
      'two-runs': 'not-checked',
      'remote-configuration': 'not-checked',
      'reviewer-build': 'ok',
      'debug-build': 'ok',
    });

    expect(await act(inspector, id, 'conclusion', { hasPassed: true, reason: '合格' })).toMatchObject({
      status: 409,
      body: { code: 'clauses-open' },
    });
    expect((await agree(id, of.finding)).status).toBe(200);
    expect((await act(inspector, id, 'conclusion', { hasPassed: true, reason: '复测合格' })).body.submission.state).toBe('PASSED');
    expect(await w.stateOf(of.case)).toBe('RECTIFIED');
    expect(
      await w.rows(
        sql`select watch_on - (${w.api.clock.at}::timestamptz at time zone 'Asia/Shanghai')::date as days from touchstone.enforcement_case where id = ${of.case}`,
      ),
    ).toEqual([{ days: 90 }]);
    expect(await w.rows(sql`select state from touchstone.finding where id = ${of.finding}`)).toEqual([{ state: 'FIXED' }]);
    // the firm learns it now, and never how evasion was looked for
    const told = await read(id, member);
    expect(told.clauses[0]).toMatchObject({ outcome: 'FIXED', votes: [] });
    expect(told.checks.every((one: { kind: string }) => one.kind === 'listing')).toBe(true);
    expect(told.retests).toEqual([]);
  });

  test('what is still there fails, and the case goes back to the firm', async () => {
    const of = await another();
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2, targetSdk: 22 }));
    await retested(id);
    expect(await outcomeOf(id)).toEqual(['PERSISTS']);
    expect(await agree(id, of.finding)).toMatchObject({ status: 409, body: { code: 'not-absent' } });
    expect((await read(id, member)).clauses[0].outcome).toBeNull();
    expect((await act(inspector, id, 'conclusion', { hasPassed: false, reason: '问题仍然存在' })).body.submission.state).toBe('FAILED');
    expect(await w.stateOf(of.case)).toBe('RECTIFYING');
    expect(await w.rows(sql`select outcome from touchstone.case_finding where case_id = ${of.case}`)).toEqual([{ outcome: 'PERSISTS' }]);
    expect((await read(id, member)).clauses[0].outcome).toBe('PERSISTS');
  });

  test('when the engine that saw it cannot look, the clause is named blind and stays open whoever agrees', async () => {
    const of = await another();
    // the finding rests on an engine that has left since
    await sql`update touchstone.finding set votes = jsonb_set(votes, '{0,engine}', '"departed"') where id = ${of.finding}`.execute(w.db);
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2 }));
    await act(inspector, id, 'decision', { decision: 'accept', reason: '受理' });
    const begun = await act(inspector, id, 'retests', {});
    expect(begun.body.blind).toEqual([{ clause: CLAUSE, reason: 'not-rerun:departed' }]);
    await w.scanAll();
    await w.settle();
    expect((await read(id)).clauses[0]).toMatchObject({ outcome: 'NOT_TESTED', reason: 'not-rerun:departed' });
    expect(await w.rows(sql`select state from touchstone.finding where id = ${of.finding}`)).toEqual([{ state: 'CONFIRMED' }]);
    expect(await agree(id, of.finding)).toMatchObject({ status: 409, body: { code: 'not-absent' } });
    await w.check();
    expect(await act(inspector, id, 'conclusion', { hasPassed: true, reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'clauses-open' },
    });
  });

  test.each<[string, string, object]>([
    ['the old version', 'old', { result: 'other-version' }],
    ['a file that nobody fetched there', 'unfetched', { result: 'unknown', reason: 'stated-not-fetched' }],
    ['no file stated', 'silent', { result: 'unknown', reason: 'no-file-stated' }],
    ['another signer', 'signer', { result: 'other-signer' }],
    ['other code under the same version', 'code', { result: 'other-build', reason: 'code-or-manifest-differs' }],
  ])('a shelf with %s keeps it open', async (_name, what, expected) => {
    const of = await another();
    const name = `cn.example.r${n}`;
    const id = await sent(of, build({ package: name, versionCode: 2 }));
    const [own] = (await read(id)).artifacts;
    const others: Readonly<Record<string, () => Promise<string | null>>> = {
      old: async () => (await w.rows(sql<{ sha256: string }>`select sha256 from touchstone.artifact where id = ${of.artifact}`))[0]!.sha256,
      unfetched: async () => own.sha256,
      silent: async () => null,
      signer: async () => (await w.upload(build({ package: name, versionCode: 2, sign: 'other' }), world.ministry)).sha256,
      code: async () => (await w.upload(build({ package: name, versionCode: 2, permissions: ['CAMERA'] }), world.ministry)).sha256,
    };
    const listing = await w.list(of.app, await others[what]!(), what !== 'unfetched');
    await retested(id);
    await agree(id, of.finding);
    const row = (await read(id)).checks.find((one: { name: string }) => one.name === listing);
    expect(row).toMatchObject(expected);
    expect(await act(inspector, id, 'conclusion', { hasPassed: true, reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'listings-open' },
    });
    if (what === 'unfetched') {
      expect(await w.rows(sql`select state from touchstone.acquisition where listing_id = ${listing}`)).toEqual([{ state: 'DECLARED' }]);
      const by = (as: string, evidence: readonly string[]) =>
        ask(inspector, 'POST', `/submissions/${id}/checks/${row.id}/judgement`, { as, note: '现场核查', evidence });
      expect((await by('seen-by-hand', [])).body.code).toBe('proof-missing');
      expect((await by('harmless', [])).body.code).toBe('no-such-step');
      const photo = 'e'.repeat(64);
      expect((await by('seen-by-hand', [photo])).status).toBe(400);
      await sql`insert into touchstone.evidence (sha256, kind, size_bytes) values (${photo}, 'screenshot', 4)`.execute(w.db);
      await sql`insert into touchstone.finding_evidence (finding_id, sha256, added_by) values (${of.finding}, ${photo}, 'test')`.execute(
        w.db,
      );
      expect((await by('seen-by-hand', [photo])).status).toBe(200);
      expect((await act(inspector, id, 'conclusion', { hasPassed: true, reason: '合格' })).body.submission.state).toBe('PASSED');
    }
    if (what === 'code')
      expect((await read(id)).checks.find((one: { name: string }) => one.name === 'reviewer-build')).toMatchObject({
        result: 'suspicious',
        reason: 'same-version-other-code',
      });
  });

  test('the same engine on two grounds comes to the same, or it is suspicious', async () => {
    const of = await another();
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2 }));
    await act(inspector, id, 'decision', { decision: 'accept', reason: '受理' });
    const looks = [
      { device: 'fresh', region: '11' },
      { device: 'aged', region: '44' },
    ];
    const begun = await act(inspector, id, 'retests', { looks });
    expect(begun.body.scans).toHaveLength(2);
    // nothing is said before both have ended
    expect(await ask(inspector, 'POST', `/submissions/${id}/retests/settlement`)).toMatchObject({
      status: 409,
      body: { code: 'retest-running' },
    });
    expect(await act(inspector, id, 'retests', {})).toMatchObject({ status: 409, body: { code: 'already-run' } });
    await w.scanAll();
    await w.settle();
    await w.check();
    const sign = (await read(id)).checks.find((one: { name: string }) => one.name === 'two-runs');
    expect(sign).toMatchObject({ result: 'ok', reason: 'same-on-all-grounds' });
    expect(sign.detail.seen).toEqual([expect.stringContaining('aged 44'), expect.stringContaining('fresh 11')]);
    expect(await outcomeOf(id)).toEqual(['ABSENT']);
  });

  test('what was judged evasion grounds the direct delisting of a later case of that firm, and nothing else does', async () => {
    const of = await another();
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2, application: { debuggable: true } }));
    await retested(id);
    const sign = (await read(id)).checks.find((one: { name: string }) => one.name === 'debug-build');
    const later = await w.confirmed(`cn.example.r${++n}`);
    const cite = () => w.move(later.case, 'draft-delisting', { evasion: [sign.id] }, inspector);
    expect(await cite()).toMatchObject({ ok: false, reason: 'cites-ground' });
    await ask(inspector, 'POST', `/submissions/${id}/checks/${sign.id}/judgement`, { as: 'evasion', note: '测试包替换正式包' });
    expect(await cite()).toMatchObject({ ok: true });
    expect(await w.stateOf(later.case)).toBe('DELIST_DRAFT');
  });

  test('what was judged evasion grounds it for every entry of that firm, and for no other firm', async () => {
    const of = await another();
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2, application: { debuggable: true } }));
    await retested(id);
    const sign = (await read(id)).checks.find((one: { name: string }) => one.name === 'debug-build');
    await ask(inspector, 'POST', `/submissions/${id}/checks/${sign.id}/judgement`, { as: 'evasion', note: '测试包替换正式包' });
    const { db } = w.api.database;
    const { operator_id } = await db.selectFrom('submission').select('operator_id').where('id', '=', id).executeTakeFirstOrThrow();
    const entry = await addFirm(w.api, '另一主体', '11');
    const later = await w.confirmed(`cn.example.r${++n}`);
    await db.updateTable('enforcement_case').set({ operator_id: entry }).where('id', '=', later.case).execute();
    const cite = () => w.move(later.case, 'draft-delisting', { evasion: [sign.id] }, inspector);
    expect(await cite()).toMatchObject({ ok: false, reason: 'cites-ground' });
    await db.updateTable('operator').set({ merged_into: operator_id }).where('id', '=', entry).execute();
    expect(await cite()).toMatchObject({ ok: true });
  });

  test('a suspicious sign asks a person: harmless lets it pass, evasion is kept to be cited', async () => {
    const of = await another();
    const id = await sent(of, build({ package: `cn.example.r${n}`, versionCode: 2, application: { debuggable: true } }));
    await retested(id);
    await agree(id, of.finding);
    const sign = (await read(id)).checks.find((one: { name: string }) => one.name === 'debug-build');
    expect(sign).toMatchObject({ result: 'suspicious', reason: 'debuggable', judgedAs: null });
    expect(await act(inspector, id, 'conclusion', { hasPassed: true, reason: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'suspicion-open' },
    });
    const judge = (as: string) => ask(inspector, 'POST', `/submissions/${id}/checks/${sign.id}/judgement`, { as, note: '测试包' });
    expect((await judge('evasion')).status).toBe(200);
    expect((await act(inspector, id, 'conclusion', { hasPassed: true, reason: 'x' })).body.code).toBe('suspicion-open');
    expect((await judge('harmless')).status).toBe(200);
    // looked at again with the same result, the judgement stands
    expect((await ask(inspector, 'POST', `/submissions/${id}/checks`)).status).toBe(202);
    await w.check();
    expect((await read(id)).checks.find((one: { name: string }) => one.name === 'debug-build').judgedAs).toBe('harmless');
    expect((await act(inspector, id, 'conclusion', { hasPassed: true, reason: '合格' })).body.submission.state).toBe('PASSED');
  });
});
