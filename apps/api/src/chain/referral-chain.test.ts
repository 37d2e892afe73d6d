import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASIS, type Hands } from './enforcement-steps.fixture.ts';
import { type Found, type PlantedWorld, plantedWorld } from './planted.fixture.ts';

let { w, ask, got, people, steps, honest, heard, hoursPass, stateOf, caseNow, items }: PlantedWorld = {} as PlantedWorld;
let { firm, operator, finding }: Found = {} as Found;
let local: Hands;
/** The province's case, and what the ministry made of it. */
const so = { case: '', national: '' };

beforeAll(async () => {
  const world = await plantedWorld();
  ({ w, ask, got, people, steps, honest, heard, hoursPass, stateOf, caseNow, items } = world);
  ({ firm, operator, finding } = await world.found());
  local = { inspector: people.local, second: people.localSecond, approver: people.localApprover };
}, 180_000);
afterAll(() => w?.close());

/** What both papers of a penalty say. */
const PENALTY = {
  facts: '首次启动、同意之前读取Android ID。',
  evidence: '检测报告、截图',
  provisions: '个人信息保护法第十三条',
  law: '《中华人民共和国个人信息保护法》第六十六条',
  penalty: '罚款一万元',
};

const offered = async (by: Hands, kind: string, to: string, of: string, more: object = {}): Promise<string> =>
  (await got(by.inspector, 'POST', '/referrals', { kind, to, cases: [of], reason: '请予办理', basis: BASIS, ...more })).referrals[0];

test('a province goes its way: order, service, time over, notice of its own, time over again', async () => {
  await steps.proven(people.local, finding.id);
  await steps.confirmed(finding.id, local);
  so.case = await steps.caseOf(finding.id, local);
  const order = await steps.rectification(so.case, operator, local);
  expect((await steps.issued(order, local)).number).toBe('浙通信责改字〔2026〕第1号');
  await steps.served(order, local, firm);
  await steps.clock('2026-03-09T16:00:01Z');
  await w.turn('expire-deadlines');
  await steps.clock('2026-03-10T02:00:00Z');
  const notice = await steps.noticed([so.case], local, { deadlineOn: '2026-03-17' });
  expect(notice).toMatchObject({ issuer: '33', state: 'PUBLISHED', yearBatch: 1 });
  await steps.clock('2026-03-17T16:00:01Z');
  await w.turn('expire-deadlines');
  expect(await stateOf(so.case)).toBe('DELIST_DRAFT');
});

test('the whole country is the ministry’s: it takes the case over, with notice and evidence, and empties every shelf', async () => {
  const referral = await offered(local, 'national-delisting', people.ministry, so.case);
  const { targetCase } = await steps.step(people.inspector, `/referrals/${referral}`, 'acceptance', { basis: BASIS });
  so.national = targetCase;
  expect((await caseNow(so.national)).case).toMatchObject({ state: 'DELIST_DRAFT', transferredFrom: so.case, province: null });
  expect((await got(people.local, 'GET', `/cases/${so.case}`)).case.state).toBe('TRANSFERRED');
  const began = await steps.clock('2026-03-18T02:00:00Z');
  expect(await steps.delisting(so.national, people)).toHaveLength(2);
  await heard(so.national);
  await hoursPass(began, 1, 2, 9, 33);
  expect((await items(so.national)).map(({ state }) => state)).toEqual(['VERIFIED_ABSENT', 'VERIFIED_ABSENT']);
  expect(await stateOf(so.national)).toBe('DELISTED');
  expect(honest.shelf.isShown('qingkong')).toBe(false);
});

test('the penalty is the province’s in which the firm sits: announced and decided there by its documents, reported back in time', async () => {
  const referral = await offered(people, 'penalty', people.zhejiang, so.national, { dueOn: '2026-06-30' });
  expect((await ask(people.local, 'GET', `/cases/${so.national}`)).status).toBe(404);
  await steps.step(people.local, `/referrals/${referral}`, 'acceptance', { basis: BASIS });
  const fine = { case: so.national, type: 'fine', amountFen: 1_000_000, reason: '逾期未整改，情节严重', law: '个人信息保护法第六十六条' };
  expect((await ask(people.inspector, 'POST', '/penalties', fine)).body.code).toBe('case-refused');
  const { id: penalty } = await got(people.local, 'POST', '/penalties', fine);

  const notice = { fields: { ...PENALTY, contact: '某某，0571-00000000' }, deadline: { kind: 'calendar-days', count: 5 } };
  const announced = await steps.issued(await steps.paper('penalty-notice', so.national, operator, local, notice), local);
  expect(announced.number).toBe('浙通信罚告字〔2026〕第1号');
  const fields = { ...PENALTY, party: '统一社会信用代码91330106MA2B7T5K37', notice: announced.number, statement: '未陈述申辩' };
  const more = { fields: { ...fields, execution: '十五日内缴纳', remedies: '六十日内可以申请行政复议' } };
  const decided = await steps.issued(await steps.paper('penalty-decision', so.national, operator, local, more), local);
  await steps.served(decided.id, local, firm);
  expect((await got(firm, 'GET', '/penalties')).items).toMatchObject([{ id: penalty, state: 'DECIDED' }]);

  const done = await steps.step(people.local, `/referrals/${referral}`, 'report', { basis: BASIS, text: '已依法罚款一万元' });
  expect(done).toMatchObject({ state: 'REPORTED_BACK', report: '已依法罚款一万元' });
  const { case: now, deadlines } = await caseNow(so.national);
  expect(now).toMatchObject({ state: 'DELISTED', penalty: 'PENALTY_DECIDED' });
  expect(deadlines).toContainEqual(expect.objectContaining({ purpose: 'answer-referral', state: 'MET' }));
});

test('both records stand', async () => {
  expect(await got(people.auditor, 'GET', '/case-verification')).toMatchObject({ checked: 2, faults: [] });
  expect(await got(people.auditor, 'POST', '/audit/verifications', {})).toMatchObject({ faults: [] });
});
