import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApi, type TestApi, type TestPerson } from '../../testing.ts';
import { CLAUSES, fusedWorld, sawOnly, votes } from './findings.fixture.ts';

let api: TestApi;
let world: Awaited<ReturnType<typeof fusedWorld>>;
let beijing: string;
let [ann, bob, cai]: TestPerson[] = [];
let auditor: TestPerson;

beforeAll(async () => {
  api = await startApi();
  world = await fusedWorld(api);
  beijing = await api.organisation('province', { province: '11', policy: { fourEyes: 'always', blindSecond: true, claimMinutes: 5 } });
  [ann, bob, cai] = await Promise.all([1, 2, 3].map(() => api.person(beijing, 'province-inspector', 'province:11')));
  auditor = await api.person(beijing, 'province-auditor', 'province:11');
});
afterAll(() => api.close());

const ask = async (who: TestPerson, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) => {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: who.headers,
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json(), text: answer.body, headers: answer.headers };
};
const decide = (who: TestPerson, finding: string, decision: string, reason: string, more: object = {}) =>
  ask(who, 'POST', `/findings/${finding}/reviews`, { decision, reason, ...more });
const confirm = (who: TestPerson, finding: string) => decide(who, finding, 'confirm', 'seen-in-evidence', { secondsSpent: 60 });
const reject = (who: TestPerson, finding: string) => decide(who, finding, 'reject', 'lawful-basis', { secondsSpent: 30 });
const queued = async (who: TestPerson, query = '') =>
  (await ask(who, 'GET', `/review-queue?limit=200${query}`)).body.items.map(({ id }: { id: string }) => id) as string[];
const newFinding = async (clause: string = CLAUSES[0], province = '11') => {
  const app = await world.app({ province });
  return (await world.scan(app, { alpha: sawOnly(clause), beta: sawOnly(clause) })).get(clause)!;
};

describe('the queue', () => {
  test('has what the reviewer may see and has not decided, the weightiest first', async () => {
    const [small, large] = [await world.app({ reach: 2 }), await world.app({ reach: 8 })];
    const said = { alpha: sawOnly(CLAUSES[1]), beta: sawOnly(CLAUSES[1]) };
    const [minor, major] = [(await world.scan(small, said)).get(CLAUSES[1])!, (await world.scan(large, said)).get(CLAUSES[1])!];
    const elsewhere = await newFinding(CLAUSES[1], '31');
    const ids = await queued(ann!, `&clause=${CLAUSES[1]}`);
    expect(ids.filter((id) => [minor, major, elsewhere].includes(id))).toEqual([major, minor]);
    expect((await confirm(ann!, major)).status).toBe(201);
    expect(await queued(ann!)).not.toContain(major);
    expect(await queued(bob!)).toContain(major);
    expect((await ask(ann!, 'GET', `/findings/${elsewhere}`)).status).toBe(404);
    expect((await confirm(ann!, elsewhere)).status).toBe(404);
  });

  test('pages by key without loss', async () => {
    for (let i = 0; i < 5; i++) await newFinding(CLAUSES[2]);
    const all = await queued(bob!, `&clause=${CLAUSES[2]}`);
    const paged: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body } = await ask(bob!, 'GET', `/review-queue?limit=2&clause=${CLAUSES[2]}${after === '' ? '' : `&after=${after}`}`);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next;
    }
    expect(paged).toEqual(all);
    expect((await ask(bob!, 'GET', '/review-queue?colour=red')).status).toBe(400);
  });

  test('leaves out what somebody else has claimed, until the claim runs out', async () => {
    const finding = await newFinding();
    expect((await ask(ann!, 'POST', `/findings/${finding}/claim`)).status).toBe(200);
    expect(await queued(bob!)).not.toContain(finding);
    expect(await queued(ann!)).toContain(finding);
    expect((await ask(bob!, 'POST', `/findings/${finding}/claim`)).body.code).toBe('claimed-by-another');
    expect((await confirm(bob!, finding)).body.code).toBe('claimed-by-another');
    expect((await ask(bob!, 'DELETE', `/findings/${finding}/claim`)).body.code).toBe('claimed-by-another');
    const before = api.clock.at;
    api.clock.at = new Date(before.getTime() + 6 * 60_000);
    expect(await queued(bob!)).toContain(finding);
    expect((await confirm(bob!, finding)).status).toBe(201);
    api.clock.at = before;
    expect((await ask(ann!, 'POST', `/findings/${finding}/claim`)).status).toBe(200);
    expect((await ask(ann!, 'DELETE', `/findings/${finding}/claim`)).status).toBe(204);
    expect(await queued(cai!)).toContain(finding);
  });

  test('is not for those who may not review', async () => {
    expect((await ask(auditor, 'GET', '/review-queue')).status).toBe(403);
    const token = await api.machine(beijing, ['finding.second', 'finding.decide', 'finding.read'], 'province:11');
    const finding = await newFinding();
    const answer = await api.app.inject({
      method: 'POST',
      url: `/api/v1/findings/${finding}/reviews`,
      headers: token,
      payload: { decision: 'confirm', reason: 'admitted' },
    });
    expect(answer.json().code).toBe('forbidden');
  });
});

describe('two persons decide', () => {
  test('the second confirms what the first confirmed; engines are taught in the same transaction', async () => {
    const finding = await newFinding();
    const learned = async () =>
      (
        await sql<{
          learned: number;
        }>`select (c ->> 'learned')::float8 as learned from touchstone.fused_result u, jsonb_array_elements(u.clauses) c
        where u.artifact_id = (select artifact_id from touchstone.finding where id = ${finding}) and c ->> 'clause' = ${CLAUSES[0]}`.execute(
          api.database.db,
        )
      ).rows[0]!.learned;
    const before = await learned();
    expect((await confirm(ann!, finding)).body).toMatchObject({ state: 'NEEDS_REVIEW', standing: { wants: 'second', isBlind: true } });
    expect(await learned()).toBe(before);
    expect((await confirm(ann!, finding)).body.code).toBe('decided-before');
    expect((await confirm(bob!, finding)).body).toMatchObject({ state: 'CONFIRMED', standing: { wants: 'nothing' } });
    expect(await learned()).toBe(1);
    expect((await confirm(cai!, finding)).body.code).toBe('already-decided');

    const { body } = await ask(cai!, 'GET', `/findings/${finding}`);
    expect(body.reviews.map((review: { isBlind: boolean; decision: string }) => [review.decision, review.isBlind])).toEqual([
      ['confirm', false],
      ['confirm', true],
    ]);
    expect(body.events.map(({ event }: { event: string }) => event)).toEqual(['found', 'score-high', 'reviewed', 'confirm']);
    expect(body.explanation.zh[0]).toMatch(/^待人工复核；综合概率/);
    expect(body.explanation.en.join()).toMatch(/alpha 1 \/ r1: violation, weight \+/);
    expect(body.votes[0]).toMatchObject({ engine: 'alpha', vote: 'DETECTED', standing: 'counted' });
    const { rows } = await sql<{ topic: string }>`
      select topic from touchstone.outbox_message where subject = ${finding} order by created_at`.execute(api.database.db);
    expect(rows.map(({ topic }) => topic)).toEqual(['finding.reviewed', 'finding.confirmed']);
  });

  test('a disagreement goes to a third, who sees both', async () => {
    const finding = await newFinding();
    await confirm(ann!, finding);
    expect((await reject(bob!, finding)).body).toMatchObject({ state: 'NEEDS_REVIEW', standing: { wants: 'third' } });
    const listed = await ask(cai!, 'GET', '/review-queue/disagreements');
    expect(listed.body.items).toMatchObject([{ id: finding, stage: 'third' }]);
    expect((await ask(ann!, 'GET', '/review-queue/disagreements')).body.items).toEqual([]);
    expect((await ask(cai!, 'GET', `/findings/${finding}`)).body.reviews).toHaveLength(2);
    expect((await reject(cai!, finding)).body).toMatchObject({ state: 'REJECTED' });
  });

  test('a reason of another decision is refused, and changes nothing', async () => {
    const finding = await newFinding();
    expect((await decide(ann!, finding, 'confirm', 'lawful-basis')).body.code).toBe('reason-does-not-suit');
    expect((await ask(ann!, 'GET', `/findings/${finding}`)).body.reviews).toEqual([]);
  });

  test('many who decide while engines are fused do not wait for each other crosswise', async () => {
    const said = { alpha: sawOnly(...CLAUSES), beta: sawOnly(...CLAUSES) };
    const apps = await Promise.all([1, 2, 3, 4].map(() => world.app()));
    const found = await Promise.all(apps.map((app) => world.scan(app, said)));
    const findings = found.flatMap((byClause) => [...byClause.values()]);
    const deciding = findings.flatMap((finding) => [confirm(ann!, finding), confirm(bob!, finding)]);
    const fusing = apps.map((app) => world.scan(app, said));
    const answers = await Promise.all(deciding);
    await Promise.all(fusing);
    expect(answers.map(({ status }) => status)).toEqual(deciding.map(() => 201));
  });

  test('of two who decide at once each is counted once', async () => {
    const finding = await newFinding();
    const answers = await Promise.all([confirm(ann!, finding), confirm(ann!, finding), confirm(bob!, finding)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409]);
    expect((await ask(ann!, 'GET', `/findings/${finding}`)).body).toMatchObject({ state: 'CONFIRMED', reviews: [{}, {}] });
  });
});

describe('the second is blind', () => {
  /** Everything a reviewer can read of a finding and of what is around it. */
  const everything = async (who: TestPerson, finding: string) =>
    Promise.all(
      [
        `/findings/${finding}`,
        '/findings?limit=200',
        '/findings?order=rank&limit=200',
        '/review-queue?limit=200',
        '/review-queue/disagreements',
        '/statistics/reviews',
        '/statistics/missed',
        '/statistics/automation?by=month',
        '/audit/events?limit=200',
      ].map(async (url) => ({ url, ...(await ask(who, 'GET', url)) })),
    );
  const without = (text: string) =>
    text.replaceAll(/"(at|rowVersion|seq|openedAt|hash|previous|after|id|next|addedAt)":("[^"]*"|\d+)/g, '');

  test('no route that a reviewer may call tells a confirmation from a rejection', async () => {
    const [one, other] = [await newFinding(), await newFinding()];
    await confirm(ann!, one);
    await reject(ann!, other);
    const [seenOne, seenOther] = [await everything(bob!, one), await everything(bob!, other)];
    const detail = seenOne[0]!;
    expect(detail.body).toMatchObject({ reviews: [], standing: { wants: 'second', isBlind: true }, state: 'NEEDS_REVIEW' });
    const plain = (text: string, id: string) =>
      without(text.replaceAll(id, '…')).replaceAll(/"(app|subject)":\{[^}]*\}|"artifact":"[0-9a-f]*"/g, '');
    expect(plain(detail.text, one)).toBe(plain(seenOther[0]!.text, other));
    for (const { url, text } of seenOne.slice(1)) expect(text, url).not.toMatch(/seen-in-evidence|lawful-basis/);
  });

  test('the record of acts and the events say that it was decided, and not how', async () => {
    const finding = await newFinding();
    await reject(ann!, finding);
    const { text, body } = await ask(auditor, 'GET', `/audit/events?objectId=${finding}&limit=200`);
    expect(body.items).toMatchObject([{ action: 'finding.decide', detail: { round: 1 } }]);
    expect(text).not.toMatch(/reject|lawful-basis/);
    const { rows } = await sql<{ payload: object; topic: string }>`
      select topic, payload from touchstone.outbox_message where subject = ${finding}`.execute(api.database.db);
    expect(rows).toEqual([{ topic: 'finding.reviewed', payload: { finding, round: 1 } }]);
    const events = (await ask(bob!, 'GET', `/findings/${finding}`)).body.events;
    expect(events).toMatchObject([{ event: 'reviewed', basis: '', from: 'NEEDS_REVIEW', to: 'NEEDS_REVIEW' }]);
  });

  test('figures of reviewers count a decision when its round is decided', async () => {
    const countOf = async () =>
      (await ask(bob!, 'GET', '/statistics/reviews')).body.reviewers.find(
        ({ reviewer }: { reviewer: { id: string } }) => reviewer.id === ann!.id,
      )?.decisions ?? 0;
    const finding = await newFinding();
    const before = await countOf();
    await reject(ann!, finding);
    expect(await countOf()).toBe(before);
    await reject(bob!, finding);
    expect(await countOf()).toBe(before + 1);
  });

  test('a round that ended without a decision stays sealed in the next', async () => {
    const finding = await newFinding();
    await confirm(ann!, finding);
    expect((await decide(bob!, finding, 'ask-evidence', 'no-screenshot', { note: '需要首次启动截图' })).body.state).toBe('INSUFFICIENT');
    expect((await confirm(cai!, finding)).body.code).toBe('evidence-awaited');
    expect((await ask(cai!, 'GET', `/findings/${finding}`)).body).toMatchObject({
      reviews: [],
      requests: [{ wanted: '需要首次启动截图', answeredAt: null }],
    });
    expect((await ask(cai!, 'POST', `/findings/${finding}/evidence-added`, { reason: '已补充截图' })).body.state).toBe('NEEDS_REVIEW');
    const { body } = await ask(cai!, 'GET', `/findings/${finding}`);
    expect(body).toMatchObject({ round: 2, reviews: [], standing: { wants: 'first' } });
    expect(body.requests[0].answeredAt).not.toBeNull();
    expect((await ask(ann!, 'GET', `/findings/${finding}`)).body.reviews).toMatchObject([{ round: 1, decision: 'confirm' }]);
    expect((await confirm(ann!, finding)).status).toBe(201);
  });

  test('who may read without reviewing sees it all', async () => {
    const finding = await newFinding();
    await confirm(ann!, finding);
    const { body } = await ask(auditor, 'GET', `/findings/${finding}`);
    expect(body.reviews).toMatchObject([{ decision: 'confirm' }]);
    expect(body.confidence).toBeGreaterThan(0.5);
    expect(body.explanation.zh).not.toEqual([]);
  });
});

describe('the machine’s figures', () => {
  test('are shown to reviewers after the decision, and what engines saw before', async () => {
    const finding = await newFinding();
    const before = (await ask(ann!, 'GET', `/findings/${finding}`)).body;
    expect(before).toMatchObject({ confidence: null, rank: null, explanation: { zh: [], en: [] }, auditedAs: null });
    expect(before.votes).toMatchObject([{ engine: 'alpha', vote: 'DETECTED', weight: null, standing: null }, { engine: 'beta' }]);
    expect(before.places).toMatchObject([{ kind: 'fact', text: 'getDeviceId' }, {}]);
    await confirm(ann!, finding);
    await confirm(bob!, finding);
    const after = (await ask(ann!, 'GET', `/findings/${finding}`)).body;
    expect(after.confidence).toBeGreaterThan(0.5);
    expect(after.votes[0].weight).toBeGreaterThan(0);
  });
});

describe('what was decided', () => {
  test('a reopening keeps it on record and begins a new round', async () => {
    const finding = await newFinding();
    await reject(ann!, finding);
    await reject(bob!, finding);
    expect((await ask(ann!, 'POST', `/findings/${finding}/fixed`, { reason: 'x' })).body.code).toBe('no-such-step');
    expect((await ask(cai!, 'POST', `/findings/${finding}/reopening`, { reason: '新证据' })).body.state).toBe('NEEDS_REVIEW');
    const { body } = await ask(cai!, 'GET', `/findings/${finding}`);
    expect(body).toMatchObject({ round: 2, standing: { wants: 'first' }, decidedAt: null });
    expect(body.reviews).toHaveLength(2);
    await confirm(bob!, finding);
    expect((await confirm(ann!, finding)).body.state).toBe('CONFIRMED');
    const figures = (await ask(ann!, 'GET', '/statistics/reviews')).body.reviewers;
    expect(figures.find(({ reviewer }: { reviewer: { id: string } }) => reviewer.id === ann!.id).overturned.count).toBeGreaterThan(0);
  });

  test('one confirmation is not enough for publication, whatever the policy says', async () => {
    const lax = await api.organisation('province', {
      province: '44',
      policy: { fourEyes: 'publication', blindShare: 0, personsForPublication: 1 },
    });
    const [one, two] = [
      await api.person(lax, 'province-inspector', 'province:44'),
      await api.person(lax, 'province-approver', 'province:44'),
    ];
    const finding = await newFinding(CLAUSES[0], '44');
    expect((await confirm(one, finding)).body.state).toBe('CONFIRMED');
    expect((await ask(one, 'POST', `/findings/${finding}/publication`, { reason: '拟通报' })).body.state).toBe('NEEDS_REVIEW');
    expect((await confirm(one, finding)).body.code).toBe('decided-before');
    expect((await confirm(two, finding)).body.state).toBe('CONFIRMED');
    const agreement = (await ask(one, 'GET', '/statistics/reviews')).body.agreement;
    expect(agreement).toMatchObject({ pairs: 1, agreed: 1 });
  });

  test('a new version has its predecessor', async () => {
    const first = await world.app();
    const said = { alpha: sawOnly(CLAUSES[3]), beta: sawOnly(CLAUSES[3]) };
    const old = (await world.scan(first, said)).get(CLAUSES[3])!;
    const fresh = (await world.scan(await world.app({ app: first.app }), said)).get(CLAUSES[3])!;
    expect((await ask(ann!, 'GET', `/findings/${fresh}`)).body.predecessors).toMatchObject([{ id: old, version: '1.0' }]);
    expect((await ask(ann!, 'GET', `/findings/${old}`)).body.successors).toEqual([fresh]);
  });

  test('what somebody is looking at does not change under a new scan', async () => {
    const app = await world.app();
    const finding = (await world.scan(app, { alpha: sawOnly(CLAUSES[0]), beta: sawOnly(CLAUSES[0]) })).get(CLAUSES[0])!;
    await confirm(ann!, finding);
    await world.scan(app, { alpha: sawOnly(), beta: sawOnly() });
    expect((await ask(ann!, 'GET', `/findings/${finding}`)).body).toMatchObject({
      state: 'NEEDS_REVIEW',
      votes: [{ vote: 'DETECTED' }, { vote: 'DETECTED' }],
    });
  });
});

describe('lists', () => {
  test.each([
    ['state=CONFIRMED', (row: { state: string }) => row.state === 'CONFIRMED'],
    [`clause=${CLAUSES[2]}`, (row: { clause: string }) => row.clause === CLAUSES[2]],
    ['strength=violation', (row: { strength: string }) => row.strength === 'violation'],
    ['province=11', (row: { province: string }) => row.province === '11'],
  ])('by %s', async (query, fits) => {
    const rows = (await ask(ann!, 'GET', `/findings?limit=200&${query}`)).body.items;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(fits)).toBe(true);
  });

  test('both orders page by key', async () => {
    for (const order of ['rank', 'opened']) {
      const all = (await ask(ann!, 'GET', `/findings?limit=200&order=${order}`)).body.items.map(({ id }: { id: string }) => id);
      const paged: string[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const { body } = await ask(ann!, 'GET', `/findings?limit=7&order=${order}${after === '' ? '' : `&after=${after}`}`);
        paged.push(...body.items.map(({ id }: { id: string }) => id));
        after = body.next;
      }
      expect(paged).toEqual(all);
    }
  });

  test('a firm learns what was confirmed of its own app, and not how people came to it', async () => {
    const operator = api.platform.newId();
    await sql`insert into touchstone.operator (id, name, name_normal, name_grams) values (${operator}, '某公司', '某公司', '{某公}')`.execute(
      api.database.db,
    );
    const app = await world.app({ operator });
    const found = await world.scan(app, { alpha: sawOnly(CLAUSES[0], CLAUSES[1]), beta: sawOnly(CLAUSES[0], CLAUSES[1]) });
    const [confirmed, open] = [found.get(CLAUSES[0])!, found.get(CLAUSES[1])!];
    await confirm(ann!, confirmed);
    await confirm(bob!, confirmed);
    const firm = await api.person(await api.organisation('enterprise', { operator }), 'enterprise-member', `operator:${operator}`);
    expect((await ask(firm, 'GET', '/findings')).body.items.map(({ id }: { id: string }) => id)).toEqual([confirmed]);
    expect((await ask(firm, 'GET', `/findings/${open}`)).status).toBe(404);
    expect((await ask(firm, 'GET', `/findings/${confirmed}`)).body).toMatchObject({
      state: 'CONFIRMED',
      reviews: [],
      votes: [],
      events: [],
      explanation: { zh: [], en: [] },
      places: [{ kind: 'fact' }, {}],
    });
  });
});

describe('audited rejections', () => {
  test('stand in the queue like any other, and tell only afterwards what they were', async () => {
    // three suspicions in a hundred of one engine against the other's silence: unlikely, and drawn when the seed says so
    const drawn: string[] = [];
    for (let i = 0; i < 400 && drawn.length === 0; i++) {
      const app = await world.app({ province: '31' });
      const quiet = votes({ notDetected: [...CLAUSES] });
      const weak = votes({ detected: [{ clause: CLAUSES[2], rule: 'r', strength: 'suspected', evidence: [] }], notDetected: [CLAUSES[0]] });
      await world.scan(app, { alpha: weak, beta: quiet });
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.finding where app_id = ${app.app} and audited_as = 'rejected' and state = 'NEEDS_REVIEW'`.execute(
        api.database.db,
      );
      drawn.push(...rows.map(({ id }) => id));
    }
    expect(drawn.length).toBeGreaterThan(0);
    const finding = drawn[0]!;
    const { rows } = await sql<{ confidence: number; rank: number; severity: number }>`
      select confidence, rank, severity from touchstone.finding where id = ${finding}`.execute(api.database.db);
    expect(rows[0]!.confidence).toBeLessThanOrEqual(0.05);
    // of its own probability the rank would be 1000 × 0.7 × severity/4 × 0.05 at the most
    expect(rows[0]!.rank).toBeGreaterThan((1000 * 0.7 * rows[0]!.severity * 0.05) / 4);

    const shanghai = await api.organisation('province', { province: '31', policy: { fourEyes: 'publication', blindShare: 0 } });
    const reviewer = await api.person(shanghai, 'province-inspector', 'province:31');
    const listed = (await ask(reviewer, 'GET', '/review-queue?limit=200')).body.items.find(({ id }: { id: string }) => id === finding);
    expect(Object.keys(listed).sort()).toEqual(Object.keys((await ask(ann!, 'GET', '/review-queue?limit=1')).body.items[0]).sort());
    expect(listed).toMatchObject({ confidence: null, rank: null, state: 'NEEDS_REVIEW' });
    const before = await ask(reviewer, 'GET', `/findings/${finding}`);
    expect(before.body).toMatchObject({ auditedAs: null, events: [], explanation: { zh: [] } });
    expect(before.text).not.toMatch(/drawn-for-audit|score-low|rejected|抽查/);

    expect((await confirm(reviewer, finding)).body.state).toBe('CONFIRMED');
    expect((await ask(reviewer, 'GET', `/findings/${finding}`)).body).toMatchObject({ auditedAs: 'rejected' });
    const estimate = (await ask(reviewer, 'GET', '/statistics/missed')).body;
    expect(estimate.rejected).toMatchObject({ drawn: drawn.length, decided: 1, real: 1, share: 1 });
    expect(estimate.rejected.missedBetween[0]).toBeLessThan(estimate.rejected.missedBetween[1]);
    const later = (await ask(reviewer, 'GET', '/statistics/missed?from=2999-01-01')).body;
    expect(later).toMatchObject({ confirmed: 0, rejected: { results: 0, share: null, missed: null }, recall: null });
  }, 60_000);
});

test('自动化检测比例 by month, app and campaign is the sum of its results', async () => {
  const total = (await ask(ann!, 'GET', '/statistics/automation?by=month')).body;
  const byApp = (await ask(ann!, 'GET', '/statistics/automation?by=app&limit=500')).body;
  expect(total.items).toHaveLength(1);
  expect(total.total.tested).toBeGreaterThan(0);
  expect(byApp.items.reduce((sum: number, { tested }: { tested: number }) => sum + tested, 0)).toBe(total.total.tested);
  const one = byApp.items[0];
  expect((await ask(ann!, 'GET', `/statistics/automation?by=app&app=${one.key}`)).body.total).toEqual({
    tested: one.tested,
    byMachine: one.byMachine,
    share: one.byMachine / one.tested,
  });
  expect((await ask(ann!, 'GET', '/statistics/automation?by=month&from=2999-01-01')).body.total).toEqual({
    tested: 0,
    byMachine: 0,
    share: null,
  });
});

test('自动化检测比例 of a campaign is that of its own results, and belongs to nobody else', async () => {
  const { db } = api.database;
  const campaign = api.platform.newId();
  await sql`insert into touchstone.campaign (id, name, kind, organisation_id, state, frame, province) values (${campaign}, '年货节抽测', 'sample', ${beijing}, 'TESTING', '{}', '11')`.execute(
    db,
  );
  const said = { alpha: sawOnly(), beta: sawOnly() };
  await world.scan(await world.app(), said, { campaign });
  await world.scan(await world.app(), said, { campaign });
  const { items } = (await ask(ann!, 'GET', '/statistics/automation?by=campaign')).body;
  expect(items.find(({ key }: { key: string }) => key === campaign)).toEqual({
    key: campaign,
    name: '年货节抽测',
    results: 2,
    tested: 2 * CLAUSES.length,
    byMachine: 2 * CLAUSES.length,
    share: 1,
  });
  const other = await api.person(await api.organisation('province', { province: '53' }), 'province-inspector', 'province:53');
  expect((await ask(other, 'GET', '/statistics/automation?by=campaign')).body).toEqual({
    total: { tested: 0, byMachine: 0, share: null },
    items: [],
  });
});
