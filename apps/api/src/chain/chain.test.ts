import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from './asking.fixture.ts';
import { BUILDS, bytesOf, PLANTED, shelfOf } from './chain-apps.fixture.ts';
import { BASIS } from './enforcement-steps.fixture.ts';
import { type Found, HOUR_MS, type PlantedWorld, plantedWorld } from './planted.fixture.ts';

const DAY_MS = 24 * HOUR_MS;

let world: PlantedWorld;
let { w, got, people, steps, honest, liar, hoursPass }: PlantedWorld = {} as PlantedWorld;
let { firm, shop }: Found = {} as Found;
/** Later tests stand on what earlier ones came to. */
const so = { operator: '', finding: '', case: '', submission: '', until: '', second: '' };
const orders = new Set<string>();

beforeAll(async () => {
  world = await plantedWorld();
  ({ w, got, people, steps, honest, liar, hoursPass } = world);
}, 180_000);
afterAll(() => w?.close());

const caseNow = (id = so.case) => world.caseNow(id);
const stateOf = (id = so.case) => world.stateOf(id);
const items = (kind = 'delist') => world.items(so.case, kind);
const stateAt = async (store: string, kind = 'delist') => (await items(kind)).find((one) => one.store === store)?.state;

test('two stores list an app with a planted fault; it is fetched, scanned by our engine, and two persons confirm what it saw', async () => {
  const found = await world.found();
  expect(found.finding).toMatchObject({
    ...{ state: 'NEEDS_REVIEW', strength: 'suspected', province: '33' },
    operator: { name: '杭州晴空信息技术有限公司' },
  });
  ({ firm, shop } = found);
  Object.assign(so, { finding: found.finding.id, operator: found.operator });
  await steps.proven(people.inspector, so.finding);
  expect((await steps.confirmed(so.finding, people)).state).toBe('CONFIRMED');
});

test('a case is opened and confirmed; the order is drafted by one, issued by another, served with proof', async () => {
  so.case = await steps.caseOf(so.finding, people);
  expect((await caseNow()).case).toMatchObject({ state: 'CONFIRMED', number: '工信部案〔2026〕1号', territory: '33', round: 1 });
  const order = await steps.rectification(so.case, so.operator, people);
  orders.add(order);
  const issued = await steps.issued(order, people);
  expect(issued).toMatchObject({
    state: 'ISSUED',
    number: '工信部责改字〔2026〕第1号',
    files: { pdf: expect.any(String), docx: expect.any(String) },
  });
  expect(await stateOf()).toBe('ORDERED');
  await steps.served(order, people, firm);
  const { case: now, deadlines } = await caseNow();
  expect(now.state).toBe('RECTIFYING');
  expect(deadlines).toMatchObject([{ purpose: 'rectification', state: 'RUNNING', dueAt: '2026-03-09T16:00:00.000Z' }]);
});

test('the time to rectify passes; the notice is drafted, reviewed, frozen and published; the time after it passes', async () => {
  await steps.clock('2026-03-09T16:00:01Z');
  await w.turn('expire-deadlines');
  expect(await stateOf()).toBe('OVERDUE');
  await steps.clock('2026-03-10T02:00:00Z');
  const notice = await steps.noticed([so.case], people);
  expect(notice).toMatchObject({ state: 'PUBLISHED', yearBatch: 1, totalBatch: 1 });
  expect(await stateOf()).toBe('NOTICED');
  await steps.clock('2026-03-17T16:00:01Z');
  await w.turn('expire-deadlines');
  expect(await stateOf()).toBe('DELIST_DRAFT');
});

test('orders go to every store; one does as it says, one only says so, and looks of our own tell them apart', async () => {
  const began = await steps.clock('2026-03-18T02:00:00Z');
  liar.tell('acknowledges-but-live');
  const ids = await steps.delisting(so.case, people);
  expect(ids).toHaveLength(2);
  for (const id of ids) orders.add(id);
  expect(await stateOf()).toBe('DELIST_ORDERED');
  await world.heard(so.case);
  await hoursPass(began, 1, 2, 9);
  expect(await stateAt(honest.id)).toBe('VERIFIED_ABSENT');
  expect(await stateAt(liar.id)).toBe('STILL_LIVE');
  const lie = (await items()).find((one) => one.store === liar.id)!;
  const { looks, findings } = await got(people.inspector, 'GET', `/order-items/${lie.id}`);
  expect(new Set(looks.map(({ vantage }: Answer) => vantage))).toEqual(new Set(['beijing', 'shanghai']));
  expect(findings).toHaveLength(1);
  expect(await got(people.inspector, 'GET', `/findings/${findings[0]}`)).toMatchObject({ subject: { kind: 'store', id: liar.id } });

  await hoursPass(began, 25, 73, 97);
  expect(await stateAt(liar.id)).toBe('ESCALATED');
  expect(await stateOf()).toBe('DELIST_ORDERED');
});

test('what the store really takes off is seen to be off: the case is delisted', async () => {
  const began = await steps.clock('2026-03-23T02:00:00Z');
  liar.tell();
  liar.shelf.put({ ...liar.shelf.listing('qingkong')!, state: 'gone' });
  const late = (await items()).find((one) => one.store === liar.id)!;
  expect(await got(shop, 'POST', '/order-item-answers', { answers: [{ item: late.id, answer: 'report-done' }] })).toMatchObject({
    answered: 1,
  });
  await hoursPass(began, 2, 9);
  expect((await items()).map(({ state }) => state)).toEqual(['VERIFIED_ABSENT', 'VERIFIED_ABSENT']);
  const { case: now } = await caseNow();
  expect(now).toMatchObject({ state: 'DELISTED', delistedAt: expect.any(String) });
  so.until = now.noRelistUntil;
  // 40 working days, counted with the holidays of 清明 and 劳动节
  expect(so.until).toBe('2026-05-21T16:00:00.000Z');
});

test('the firm hands in a build without the fault; our engine looks again, a reviewer agrees', async () => {
  await steps.clock('2026-04-01T02:00:00Z');
  so.submission = await steps.submitted(so.case, so.finding, firm, bytesOf(BUILDS.repaired), '6.2.0');
  const path = `/submissions/${so.submission}`;
  await steps.step(people.inspector, path, 'decision', { decision: 'accept', reason: '材料齐全' });
  expect(await steps.step(people.inspector, path, 'retests', {})).toMatchObject({ blind: [] });
  await steps.scanned();
  await w.turn('settle-retests', 'check-submissions');
  expect((await got(people.inspector, 'GET', path)).clauses).toMatchObject([{ clause: PLANTED, outcome: 'ABSENT' }]);
  await got(people.inspector, 'POST', `${path}/clauses/${so.finding}/agreement`, { isFixed: true, note: '复核一致' });
  expect((await steps.step(people.inspector, path, 'conclusion', { hasPassed: true, reason: '复测合格' })).submission.state).toBe('PASSED');
  expect(await stateOf()).toBe('DELISTED');
});

test('after the period it may return: applied for, approved, ordered, seen on every shelf, closed', async () => {
  const artifact = (await got(people.inspector, 'GET', `/submissions/${so.submission}`)).artifacts[0].sha256;
  const application = await got(firm, 'POST', `/cases/${so.case}/relistings`, { statement: '申请恢复上架', artifact });
  const decide = () =>
    steps.tried(people.approver, `/relistings/${application.id}`, 'decision', {
      decision: 'approve',
      reason: '期满且复测合格',
      basis: BASIS,
    });
  expect((await decide()).status).toBe(409);
  const began = await steps.clock(Date.parse(so.until) + 10 * HOUR_MS);
  expect((await decide()).body).toMatchObject({ state: 'APPROVED' });
  // the firm has put its new build with the stores, which show it to nobody yet
  for (const { shelf } of [honest, liar]) {
    const { artifacts, policies, listings } = shelfOf(BUILDS.repaired, '2026-05-22T01:00:00.000Z');
    shelf.add({ artifacts, policies, listings: listings.map((listing) => ({ ...listing, state: 'gone' })) });
  }
  const { orders: drafted } = await got(people.inspector, 'POST', `/relistings/${application.id}/orders`, { retested: '2026-04-01' });
  for (const { order } of drafted) {
    orders.add(order);
    await steps.issued(order, people);
  }
  await steps.settle('send-orders');
  await world.heard(so.case, 'relist');
  await hoursPass(began, 1, 2, 9);
  expect((await items('relist')).map(({ state }) => state)).toEqual(['VERIFIED_LIVE', 'VERIFIED_LIVE']);
  expect((await caseNow()).case).toMatchObject({ state: 'CLOSED', closedAt: expect.any(String) });
  expect((await got(people.inspector, 'GET', `/relistings/${application.id}`)).state).toBe('RELISTED');
});

test('a new version has the fault again: the look back sees it, and its relapse is a case of its own, of the second round', async () => {
  const rule = { kind: 'case', target: so.case, triggers: ['new-version'], clauses: [PLANTED] };
  await got(people.inspector, 'POST', '/watch/rules', rule);
  await steps.clock(w.api.platform.now().getTime() + 20 * DAY_MS);
  await w.turn('look-back');
  honest.shelf.add(shelfOf(BUILDS.again, '2026-06-11T02:00:00.000Z'));
  await steps.arrived(honest.id, liar.id);
  // what stores say is dated by the clock of the installation, as everything that follows from it
  const { items: listed } = await got(people.inspector, 'GET', `/listings?store=${honest.id}`);
  expect(listed).toMatchObject([{ versionName: '6.3.0', lastSeenAt: expect.stringMatching(/^2026-06-1/) }]);
  await w.turn('look-back');
  const check = async () => (await got(people.inspector, 'GET', `/watch/checks?case=${so.case}`)).items[0];
  expect(await check()).toMatchObject({ state: 'SCANNING', trigger: 'new-version' });
  expect(await stateOf()).toBe('WATCH');
  await steps.scanned();
  await w.turn('look-back');
  expect(await check()).toMatchObject({ state: 'REVIEWING' });
  const { items: found } = await got(people.inspector, 'GET', `/findings?clause=${PLANTED}&state=NEEDS_REVIEW`);
  expect(found).toMatchObject([{ version: '6.3.0' }]);
  await steps.proven(people.inspector, found[0].id);
  await steps.confirmed(found[0].id, people);
  await w.turn('look-back');
  const { state, relapse } = await check();
  expect(state).toBe('RELAPSED');
  so.second = relapse;
  expect((await caseNow(relapse)).case).toMatchObject({ state: 'LEAD', round: 2, recurrenceOf: so.case });
  expect(await stateOf()).toBe('CLOSED');
});

test('the firm’s record counts it twice, the list of repeat offenders has it, and it may be delisted directly, citing the first case', async () => {
  for (const verb of ['acceptance', 'confirmation']) await steps.step(people.inspector, `/cases/${so.second}`, verb, { basis: BASIS });
  const record = await got(people.inspector, 'GET', `/operators/${so.operator}/record`);
  expect(record).toMatchObject({
    offences: { times: 2, clauses: [{ clause: PLANTED, times: 2 }] },
    deadlines: { missed: 2 },
    risk: { level: 'high' },
  });
  const { items: offenders } = await got(people.inspector, 'GET', '/repeat-offenders');
  expect(offenders).toMatchObject([{ operator: so.operator, times: 2 }]);
  const direct = (more: object) => steps.tried(people.inspector, `/cases/${so.second}`, 'direct-delisting', { basis: BASIS, ...more });
  expect((await direct({})).status).toBe(409);
  expect((await direct({ cases: [so.case] })).body).toMatchObject({ state: 'DELIST_DRAFT' });
  for (const order of await steps.delisting(so.second, people)) orders.add(order);
  expect(await stateOf(so.second)).toBe('DELIST_ORDERED');
});

test('at the end everything stands: cases fold, the audit chain holds, rows rest on whole evidence, documents come out the same again', async () => {
  const { checked, faults } = await got(people.auditor, 'GET', '/case-verification');
  expect([checked, faults]).toEqual([2, []]);
  const audit = await got(people.auditor, 'POST', '/audit/verifications', {});
  expect(audit).toMatchObject({ faults: [] });
  expect(audit.events).toBeGreaterThan(50);
  const { items: notices } = await got(people.inspector, 'GET', '/notices');
  for (const { id } of notices)
    expect(await got(people.inspector, 'GET', `/notices/${id}/check`)).toMatchObject({ snapshot: 'match', faults: [] });
  for (const id of orders) expect(await got(people.inspector, 'GET', `/orders/${id}/verification`)).toMatchObject({ isSame: true });
});

test('the funnel has this one app at every stage, and every figure opens a list of as many rows', async () => {
  const { figures } = await got(people.inspector, 'GET', '/statistics/funnel');
  expect(figures.map(({ stage, subjects }: Answer) => [stage, subjects])).toEqual(
    ['tested', 'problem', 'ordered', 'submitted', 'rectified', 'notified', 'delisted', 'relisted', 'relapsed'].map((stage) => [stage, 1]),
  );
  // two builds had the fault, each a finding; what followed is one case's
  expect(figures.slice(1).map(({ count }: Answer) => count)).toEqual([2, 1, 1, 1, 1, 1, 1, 1]);
  for (const { count, list } of figures) {
    const { items: rows } = await got(people.inspector, 'GET', list.replace('/api/v1', ''));
    expect(rows).toHaveLength(count);
  }
});
