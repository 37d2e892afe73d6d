import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_APPS } from '../../../store/src/samples/apps.ts';
import type { Answer, Who } from './asking.fixture.ts';
import { bytesOf } from './chain-apps.fixture.ts';
import { BASIS } from './enforcement-steps.fixture.ts';
import { type Found, type PlantedWorld, plantedWorld } from './planted.fixture.ts';

let { w, ask, got, people, steps, liar, hoursPass, stateOf, caseNow, items }: PlantedWorld = {} as PlantedWorld;
let { firm, shop, operator, finding }: Found = {} as Found;
let of = '';

beforeAll(async () => {
  const world = await plantedWorld();
  ({ w, ask, got, people, steps, liar, hoursPass, stateOf, caseNow, items } = world);
  ({ firm, shop, operator, finding } = await world.found());
  await steps.proven(people.inspector, finding.id);
  await steps.confirmed(finding.id, people);
  of = await steps.caseOf(finding.id, people);
}, 180_000);
afterAll(() => w?.close());

/** Attempts that were refused, as the auditor reads them. */
const attempts = async (): Promise<readonly Answer[]> =>
  (await got(people.auditor, 'GET', '/audit/events?action=attempt.refused&limit=100')).items;
/** Refused with this code, nothing of the case has changed, and the attempt is on record. */
async function refused(
  work: () => Promise<{ readonly status: number; readonly body: Answer }>,
  status: number,
  code: string,
): Promise<void> {
  const [before, known] = [await caseNow(of), (await attempts()).length];
  const said = await work();
  expect([said.status, said.body.code], JSON.stringify(said.body)).toEqual([status, code]);
  expect(await caseNow(of)).toEqual(before);
  expect((await attempts()).length).toBe(known + 1);
}

test('a wrong role: a firm does not issue, an auditor does not close', async () => {
  const { version } = (await caseNow(of)).case;
  await refused(() => ask(people.auditor, 'POST', `/cases/${of}/closure`, { basis: BASIS }, version), 403, 'forbidden');
});

test('a wrong order: what was not ordered is not closed', async () => {
  await refused(() => steps.tried(people.approver, `/cases/${of}`, 'closure', { basis: BASIS }), 409, 'no-such-step');
});

test('a stale version: who has not read what is there changes nothing', async () => {
  await refused(
    () => ask(people.approver, 'POST', `/cases/${of}/withdrawal`, { basis: BASIS, reason: '重复立案' }, 1),
    412,
    'version-conflict',
  );
});

test('a template with a missing field is not sent to review, and says which', async () => {
  const order = await steps.rectification(of, operator, people, { fields: { subject: '“晴空天气”App' } });
  await refused(() => steps.tried(people.inspector, `/orders/${order}`, 'review'), 422, 'fields-refused');
  expect((await got(people.inspector, 'GET', `/orders/${order}`)).state).toBe('DRAFT');
  await steps.step(people.inspector, `/orders/${order}`, 'drop', { reason: '作废' });
});

test('a deadline outside the published calendar is not printed: no number is taken', async () => {
  const order = await steps.rectification(of, operator, people, { deadline: { kind: 'instant', at: '2027-03-01T04:00:00Z' } });
  const counted = await got(people.inspector, 'GET', '/calendars/deadline?kind=working-days&count=250');
  expect(counted).toMatchObject({ state: 'PROVISIONAL', due: null, missingYear: 2027 });
  await refused(() => steps.tried(people.inspector, `/orders/${order}`, 'review'), 422, 'deadline-provisional');
  expect(await got(people.inspector, 'GET', `/orders/${order}`)).toMatchObject({ state: 'DRAFT', number: null });
  await steps.step(people.inspector, `/orders/${order}`, 'drop', { reason: '作废' });
});

test('a double click: the same key twice is one order, and one event', async () => {
  const order = await steps.rectification(of, operator, people);
  await steps.step(people.inspector, `/orders/${order}`, 'review');
  await steps.step(people.approver, `/orders/${order}`, 'approval');
  const { version } = await got(people.approver, 'GET', `/orders/${order}`);
  const click = (who: Who) => ask(who, 'POST', `/orders/${order}/issue`, undefined, version, { 'idempotency-key': 'click-on-issue' });
  const [first, second] = [await click(people.approver), await click(people.approver)];
  expect([first.status, second.status, second.body]).toEqual([200, 200, first.body]);
  expect(first.body.number).toBe('工信部责改字〔2026〕第1号');
  expect((await caseNow(of)).events.filter(({ type }: Answer) => type === 'issue-order')).toHaveLength(1);
  await steps.served(order, people, firm);
});

test('an artifact of another app is not a rectification of this one', async () => {
  const bytes = bytesOf(SAMPLE_APPS.find(({ id }) => id === 'ancun')!);
  await w.upload(firm, bytes, 'other.apk');
  await steps.settle('fetch-artifacts', 'scan-listings');
  const fixes = [{ finding: finding.id, done: '已整改', version: '6.2.0' }];
  const wish = { statement: '已整改', fixes, artifacts: [createHash('sha256').update(bytes).digest('hex')] };
  const { submission } = await got(firm, 'POST', `/cases/${of}/submissions`, wish);
  await refused(() => steps.tried(firm, `/submissions/${submission.id}`, 'sending'), 422, 'build-refused');
  expect((await got(firm, 'GET', `/submissions/${submission.id}`)).submission.state).toBe('DRAFT');
});

test('a store that acknowledges what it did not do is not believed', async () => {
  await steps.clock('2026-03-09T16:00:01Z');
  await w.turn('expire-deadlines');
  await steps.clock('2026-03-10T02:00:00Z');
  await steps.noticed([of], people);
  await steps.clock('2026-03-17T16:00:01Z');
  await w.turn('expire-deadlines');
  const began = await steps.clock('2026-03-18T02:00:00Z');
  liar.tell('never-done');
  await steps.delisting(of, people);
  const { id } = (await items(of)).find((one) => one.store === liar.id)!;
  const says = (answer: string, who: Who = shop) => ask(who, 'POST', '/order-item-answers', { answers: [{ item: id, answer }] });
  expect((await says('report-done', firm)).status).toBe(403);
  expect((await says('report-done')).status).toBe(200);
  await hoursPass(began, 2, 3);
  expect((await items(of)).find((one) => one.id === id)?.state).toBe('STILL_LIVE');
  expect(await stateOf(of)).toBe('DELIST_ORDERED');
});
