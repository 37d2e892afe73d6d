import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPerson } from '../testing.ts';
import { type Answer, asking, type Who } from './asking.fixture.ts';
import { authoritiesOf, firmOf } from './chain-people.fixture.ts';
import { type ChainWorld, openChainWorld } from './chain-world.fixture.ts';
import { enforcementSteps, type Hands, type Steps } from './enforcement-steps.fixture.ts';

const CREDIT_CODE = '91330106MA2B7T5K37';
/** Subjects without a file, each with a clause that a person looks at. */
const SUBJECTS = [
  { kind: 'mini-program', key: 'wx0123456789abcdef', name: '示例小程序', clause: '164-01.2' },
  { kind: 'quick-app', key: 'cn.example.quick', name: '示例快应用', clause: '164-01.2' },
  { kind: 'sdk', key: 'example-push', name: '示例推送SDK', clause: '164-01.2' },
  { kind: 'store', key: 'example-market', name: '示例应用商店', clause: '164-10' },
] as const;

let w: ChainWorld;
let { ask, got }: ReturnType<typeof asking> = {} as ReturnType<typeof asking>;
let steps: Steps;
let by: Hands & { readonly inspector: TestPerson };
let tester: TestPerson;
let firm: TestPerson | undefined;

beforeAll(async () => {
  w = await openChainWorld();
  ({ ask, got } = asking(w.api));
  const people = await authoritiesOf(w.api);
  steps = enforcementSteps(w, { ask, got }, people);
  by = { inspector: people.inspector, second: people.second, approver: people.approver };
  const lab = await w.api.organisation('lab');
  tester = await w.api.person(lab, 'lab-tester', `lab:${lab}`);
  await steps.clock('2026-03-02T02:00:00Z');
}, 120_000);
afterAll(() => w?.close());

/** A tester looks at one clause with a sheet, and hands it in. */
async function tested(artifact: string, clause: string, answer: 'violation' | 'not-found', profile: 'deep' | 'retest'): Promise<void> {
  const wish = { artifact, organisation: tester.organisation, clauses: [clause], profile };
  const sheet = await got(by.inspector, 'POST', '/sheets', wish);
  const file = await pictureOf(tester, `sheet=${sheet.id}&fileName=p.png`);
  const said = {
    clause,
    answer,
    device: 'Pixel 6',
    testedAt: '2026-03-02T01:00:00.000Z',
    evidence: [{ kind: 'screenshot', file: 'p.png' }],
  };
  const saved = await got(tester, 'PATCH', `/sheets/${sheet.id}/answers`, { answers: [said] }, sheet.version);
  expect([file.length, saved.faults]).toEqual([64, []]);
  await got(tester, 'POST', `/sheets/${sheet.id}/submission`, undefined, saved.version);
  await w.turn('fuse-finished');
}

async function pictureOf(who: Who, of: string): Promise<string> {
  const bytes = randomBytes(100);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = { ...who.headers, 'content-type': 'image/png', 'x-content-sha256': sha256 };
  const answer = await w.api.app.inject({ method: 'POST', url: `/api/v1/evidence?kind=screenshot&${of}`, headers, payload: bytes });
  expect(answer.statusCode).toBeLessThan(300);
  return sha256;
}

test.each(SUBJECTS)(
  '$kind: registered by hand, judged by people, ordered, put right, looked at again, closed',
  async (subject) => {
    const { clause, ...wish } = subject;
    const more = { operatorName: '杭州晴空信息技术有限公司', creditCode: CREDIT_CODE, vendor: '杭州晴空信息技术有限公司', province: '33' };
    const registered = await got(by.inspector, 'POST', '/subjects', { ...wish, versionName: '1.0', ...more });
    const standIn = `subject:${registered.app === null ? `${wish.kind}:` : ''}${registered.subject}@1.0`;
    await tested(standIn, clause, 'violation', 'deep');

    const { items } = await got(by.inspector, 'GET', `/findings?clause=${clause}`);
    const finding: Answer = items.find((one: Answer) => one.subject.name === wish.name);
    expect(finding).toMatchObject({ subject: { kind: wish.kind } });
    await steps.confirmed(finding.id, by);
    const of = await steps.caseOf(finding.id, by);
    expect((await got(by.inspector, 'GET', `/cases/${of}`)).case.subject).toMatchObject({ kind: wish.kind, name: wish.name });

    const operator = finding.operator.id;
    firm ??= await firmOf(w.api, operator);
    const order = await steps.rectification(of, operator, by);
    await steps.issued(order, by);
    await steps.served(order, by, firm);
    expect((await got(by.inspector, 'GET', `/cases/${of}`)).case.state).toBe('RECTIFYING');

    const fixes = [{ finding: finding.id, done: '已改为用户同意后再收集', version: '1.1' }];
    const { submission } = await got(firm, 'POST', `/cases/${of}/submissions`, { statement: '已完成整改', fixes });
    const path = `/submissions/${submission.id}`;
    await steps.step(firm, path, 'sending');
    await steps.step(by.inspector, path, 'decision', { decision: 'accept', reason: '材料齐全' });
    const begun = await steps.step(by.inspector, path, 'retests', {});
    expect(begun).toMatchObject({ scans: [], blind: [{ clause }] });

    const [build] = (await got(by.inspector, 'GET', path)).artifacts;
    expect(build.versionName).toBe(wish.kind === 'store' || wish.kind === 'sdk' ? null : '1.1');
    expect(build.sha256).not.toBe(standIn);
    const settle = async () => (await steps.step(by.inspector, path, 'retests/settlement')).clauses[0].outcome;
    expect(await settle()).toBe('NOT_TESTED');
    await tested(build.sha256, clause, 'not-found', 'retest');
    expect(await settle()).toBe('ABSENT');
    await w.turn('check-submissions');
    await steps.step(by.inspector, path, `clauses/${finding.id}/agreement`, { isFixed: true, note: '复测未再发现' });
    await steps.step(by.inspector, path, 'conclusion', { hasPassed: true, reason: '复测通过' });
    await steps.step(by.approver, `/cases/${of}`, 'closure', { basis: '整改到位' });
    expect((await got(firm, 'GET', `/cases/${of}`)).case.state).toBe('CLOSED');
  },
  30_000,
);
