import { describe, expect, test } from 'vitest';
import { at, consent, factsOfRun, PACKAGE, page, process, shown, state, tap, ui } from '../../runs/made-run.contract.ts';
import { button, made } from '../../screens/made-screens.contract.ts';
import { screenLeads } from '../screen-leads/detector.ts';
import { runJumps } from './detector.ts';

const OPEN = [process(0, 'start', { cause: 'launcher' }), state(0, 'foreground'), consent(1, 'agreed')];
const opens = (seconds: number, name = 'com.other') => ({
  ...process(seconds, 'start', { cause: 'activity', caller: PACKAGE }, name),
  process: undefined,
});
const seen = (lines: readonly object[], ...names: string[]) =>
  shown(factsOfRun(runJumps, [...OPEN, ...lines]), ...(names.length > 0 ? names : ['trigger']));

describe('what led to another app', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['a shake', [ui(9, 'shake'), opens(9.6)], ['shake']],
    ['a rotation', [ui(9, 'rotate'), opens(9.6)], ['rotate']],
    ['the close mark', [tap(9, '跳过'), opens(9.6)], ['close-button']],
    ['the close mark, by its id', [tap(9, undefined, { element: 'iv_close' }), opens(9.6)], ['close-button']],
    ['bait', [tap(9, '恭喜您获得红包'), opens(9.6)], ['bait']],
    ['a picture', [tap(9, '开屏广告'), opens(9.6)], ['any-tap']],
    ['a button', [tap(9, '微信支付'), opens(9.6)], ['button']],
    ['a tap of which nothing is known', [tap(9), opens(9.6)], []],
    ['nothing', [tap(2, '首页'), opens(60)], ['none']],
    ['nothing, and no acts are recorded', [opens(60)], []],
    ['nothing, in the background', [tap(2, '首页'), state(3, 'background'), opens(60)], []],
    ['the key that leaves', [ui(9, 'key', { text: 'HOME' }), opens(9.6)], []],
    ['the system', [tap(9, '开屏广告'), opens(9.6, 'com.android.permissioncontroller')], []],
    ['an app that another one started', [tap(9, '开屏广告'), { ...opens(9.6), caller: 'com.third' }], []],
    [
      'once, though its process and its page are told',
      [ui(9, 'shake'), opens(9.6), ui(10, 'page', { process: 'com.other', page: 'com.other.Main' })],
      ['shake'],
    ],
    ['only its page', [ui(9, 'shake'), ui(10, 'page', { process: 'com.other', page: 'com.other.Main' })], ['shake']],
    ['two shakes, far from each other', [ui(9, 'shake'), opens(9.6), ui(90, 'shake'), opens(90.6)], ['shake', 'shake']],
  ])('%s', (_name, lines, expected) => expect(seen(lines).flat()).toEqual(expected));
});

test('an advertised page inside the app', () => {
  const landing = page(9.6, 'com.bytedance.sdk.openadsdk.TTLandingPageActivity');
  expect(seen([ui(9, 'shake'), landing]).flat()).toEqual(['shake']);
  expect(seen([tap(9, '查看详情'), landing])).toEqual([]);
  expect(seen([ui(9, 'shake'), page(9.6, `${PACKAGE}.HomeActivity`)])).toEqual([]);
});

describe('whether a shake is told', () => {
  test.each<[string, readonly object[], boolean | undefined]>([
    ['by a window', [ui(5, 'window', { window: '摇一摇 跳转详情页' })], true],
    ['by a window that says something else', [ui(5, 'window', { window: '每日精选' })], false],
    ['nobody saw the screen', [], undefined],
  ])('%s', (_name, lines, expected) => {
    expect(seen([...lines, ui(9, 'shake'), opens(9.6)], 'actionTold')).toEqual([[expected]]);
  });
});

test('what screens and the log of the same moment tell is told once, by the screens', () => {
  const screen = {
    name: 'ui',
    screens: [made(['广告', button('跳过', '[900,100][1060,180]')], { file: 'splash.xml', time: at(8) })],
    acts: [{ kind: 'tap', time: at(9), on: 0, x: 500, y: 500 } as const],
    follows: [{ kind: 'process-start', what: 'com.other', time: at(9.6), after: 0, on: 0 } as const],
  };
  const lines = [...OPEN, tap(9, '开屏广告'), opens(9.6)];
  const facts = [runJumps, screenLeads].flatMap((detector) => [...factsOfRun(detector, lines, { screen })]);
  expect(facts).toMatchObject([{ kind: 'run.jump', attributes: { trigger: 'any-tap', consented: false }, at: { file: 'ui/splash.xml' } }]);
});

test('what a tap of unknown words hit is seen on the screen', () => {
  const views = {
    name: 'ui',
    screens: [made(['广告', button('跳过', '[400,800][600,1000]')], { file: 'a.xml', time: at(8) })],
    acts: [],
    follows: [],
  };
  const facts = factsOfRun(runJumps, [...OPEN, tap(9, undefined, { x: 500, y: 900 }), opens(9.6)], { screen: views });
  expect(shown(facts, 'trigger')).toEqual([['close-button']]);
});
