import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { whyWords } from '../words/because.ts';
import { earlyReads, lateReads, openReads } from './consent.ts';
import { ladderOf } from './ladder.ts';
import { namesFor } from './names.ts';
import { viewOf } from './view.ts';
import { whereToMove } from './where-to-move.ts';

const zh = namesFor(optionsIn('zh'));
const [early, late] = shopApp.facts.filter(({ kind }) => kind === 'reach.reads');

test('a ladder ends at the API, and each step says whose it is', () => {
  const steps = ladderOf(early!, zh)?.steps.map(({ name, owner }) => `${name} ${owner}`);
  expect(steps).toEqual([
    'cn.example.shop.Setup.onCreate App 自身',
    'com.example.ads.Ads.init 示例广告',
    'com.example.ads.a.b.load 示例广告',
    'android.telephony.TelephonyManager.getDeviceId Android',
  ]);
});

test.each([
  ['before the gate', early, /^发生在用户同意之前，因为应用进程一启动就会执行/],
  ['behind it, naming what stands in the way', late, /同意按钮的回调（AlertDialog\$Builder\.setPositiveButton/],
  ['with no gate at all', { ...early!, attributes: { ...early!.attributes, gate: 'no-gate' } }, /^应用中未发现征求同意/],
  ['undecided, and why', { ...early!, attributes: { ...early!.attributes, gate: 'undecided', why: '一个值' } }, /^无法判定.*一个值/],
])('the sentence: %s', (_name, fact, expected) => expect(ladderOf(fact!, zh)?.sentence).toMatch(expected));

test('early reads: of one place the earliest, the earliest of all first, and none that a library only carries out', () => {
  const again = { ...early!, attributes: { ...early!.attributes, trigger: 'push' } };
  const elsewhere = { ...again, at: { ...again.at, instruction: 99 } };
  const inLibrary = { ...elsewhere, attributes: { ...elsewhere.attributes, owner: 'library' }, at: { ...again.at, instruction: 1 } };
  expect(earlyReads({ ...shopApp, facts: [inLibrary, again, elsewhere, early!, late!] })).toEqual([early, elsewhere]);
});

test('a fact without a proof has no ladder', () => expect(ladderOf(shopApp.facts[0]!, zh)).toBeUndefined());

const fixFor = (facts: readonly number[]) => ({ ...shopApp.fixFirst[1]!, facts });
const at = (fact: typeof early) => shopApp.facts.indexOf(fact!);

test('the call to be moved is the last of the app’s own, and it goes behind the gate that there is', () => {
  expect(whereToMove(fixFor([at(early)]), viewOf(shopApp, optionsIn('zh')))).toContain('cn.example.shop.Setup.onCreate:18');
  expect(whereToMove(fixFor([at(early)]), viewOf(shopApp, optionsIn('zh')))).toContain('“agreed”');
});

test('without a gate one is to be made first', () => {
  const report = { ...shopApp, facts: shopApp.facts.filter(({ kind }) => kind !== 'gate.consent') };
  expect(whereToMove(fixFor([at(early)]), viewOf(report, optionsIn('en')))).toMatch(/^Ask for consent on the first screen/);
});

test('what runs behind the gate is not moved', () => expect(whereToMove(fixFor([at(late)]), viewOf(shopApp, optionsIn('zh')))).toBe(''));

test('what others set going later asks for the stored answer instead of standing in the callback', () => {
  const pushed = { ...early!, attributes: { ...early!.attributes, trigger: 'push' } };
  const facts = shopApp.facts.map((fact) => (fact === early ? pushed : fact));
  const asked = viewOf({ ...shopApp, facts }, optionsIn('zh'));
  expect(whereToMove(fixFor([at(early)]), asked)).toMatch(/^在 .* 处的调用之前检查已保存的同意结果“agreed”/);
  const unasked = viewOf({ ...shopApp, facts: facts.filter(({ kind }) => kind !== 'gate.consent') }, optionsIn('en'));
  expect(whereToMove({ ...fixFor([]), facts: [unasked.report.facts.indexOf(pushed)] }, unasked)).toMatch(
    /keep the answer, and check it before/,
  );
});

test.each([
  ['dispatch', '3', '调用（3 个可能目标之一）', 'calls, one of 3 possible targets'],
  [
    'startup-initializer',
    'a.B, needed by a.C',
    '应用进程启动时由启动库初始化（a.B，a.C 依赖它）',
    'the start-up library runs the initializer when the process starts (a.B, needed by a.C)',
  ],
])('why a step runs is said in one language: %s', (how, because, chinese, english) => {
  const [rung] = early!.proof!.chain;
  const fact = { ...early!, proof: { chain: [{ ...rung!, how, because }] } };
  const whys = [zh, namesFor(optionsIn('en'))].map((names) => ladderOf(fact, names)?.steps[0]?.why);
  expect(whys).toEqual([chinese, english]);
});

test('every reason that analysis gives for an open answer has Chinese words', () => {
  for (const text of Object.values(whyWords)) expect(text.zh).toMatch(/\p{Script=Han}/u);
  const fact = { ...early!, attributes: { ...early!.attributes, gate: 'undecided', why: 'gate' } };
  expect(ladderOf(fact, zh)?.sentence).toMatch(/；调用链上有一处与用户同意的关系未能确定。$/);
});

test('reads are told by where they stand: before consent, open, behind it', () => {
  const undecided = { ...late!, attributes: { ...late!.attributes, gate: 'undecided' } };
  const report = { ...shopApp, facts: [early!, late!, { ...undecided, at: { ...late!.at, instruction: 77 } }] };
  expect([earlyReads, openReads, lateReads].map((reads) => reads(report).map(({ attributes }) => attributes['gate']))).toEqual([
    ['before-gate'],
    ['undecided'],
    ['behind-gate'],
  ]);
});

test('an open page is opened by others, not by an event', () => {
  const [rung] = early!.proof!.chain;
  const opened = {
    ...early!,
    attributes: { ...early!.attributes, trigger: 'system-event' },
    proof: { chain: [{ ...rung!, how: 'activity' }] },
  };
  expect(ladderOf(opened, zh)?.sentence).toContain('其他应用或系统打开该页面时即会执行');
});
