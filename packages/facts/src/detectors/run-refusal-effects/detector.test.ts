import type { Screen } from '@touchstone/screen';
import { describe, expect, test } from 'vitest';
import { at, consent, dialog, factsOfRun, PACKAGE, page, process, shown, tap, ui } from '../../runs/made-run.contract.ts';
import { button, made } from '../../screens/made-screens.contract.ts';
import { runRefusalEffects } from './detector.ts';

const seen = (lines: readonly object[]) => shown(factsOfRun(runRefusalEffects, lines), 'refused', 'permission', 'effect');
const CAMERA = 'android.permission.CAMERA';
const again = (count: number, gap: number) => Array.from({ length: count }, (_, i) => dialog(10 + i * (3 + gap), 'CAMERA')).flat();

describe('a permission is refused', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['the process ends', [...dialog(10, 'CAMERA'), process(14, 'end')], ['exits']],
    ['the tester ends it', [...dialog(10, 'CAMERA'), process(14, 'end', { cause: 'tester' }), process(20, 'start'), page(21)], ['none']],
    ['it ends long after', [...dialog(10, 'CAMERA'), process(74, 'end')], ['none']],
    ['the window closes', [...dialog(10, 'CAMERA'), ui(14, 'closed')], ['closes']],
    ['the window closes and the process ends', [...dialog(10, 'CAMERA'), ui(14, 'closed'), process(15, 'end')], ['exits']],
    ['another page comes', [...dialog(10, 'CAMERA'), ui(14, 'closed'), page(14.5), page(60)], ['none']],
    ['the user goes on', [...dialog(10, 'CAMERA'), tap(20, '首页'), page(21)], ['none']],
    ['the log breaks off', dialog(10, 'CAMERA'), []],
    ['again at once, three times', [...again(4, 1), page(60)], ['popup-loop']],
    ['again at once, twice', [...again(2, 1), page(60)], ['none']],
    [
      'again, when the user goes on to other pages',
      [...[10, 40, 70, 100].flatMap((time) => [tap(time - 1, '购物车'), ...dialog(time, 'CAMERA')]), page(160)],
      ['none'],
    ],
    [
      'again, because the user taps it again',
      [...[10, 14, 18, 22].flatMap((time) => [tap(time - 0.5, '扫码'), ...dialog(time, 'CAMERA')]), page(60)],
      ['none'],
    ],
    ['another process ends', [...dialog(10, 'CAMERA'), process(14, 'end', {}, 'cn.example.app:push'), page(20)], ['none']],
    ['granted in the end', [...dialog(10, 'CAMERA', 'allowed'), process(14, 'end')], []],
  ])('%s', (_name, lines, expected) => {
    expect(seen(lines)).toEqual(expected.map((effect) => ['permission', CAMERA, effect]));
  });
});

describe('the policy is refused', () => {
  const refused = (from: number) => [consent(from, 'shown'), consent(from + 1, 'refused')];
  test.each<[string, readonly object[], readonly string[]]>([
    ['the process ends', [...refused(0), process(3, 'end')], ['exits']],
    ['a page for visitors', [...refused(0), page(3)], ['none']],
    ['shown again at once', [0, 2, 4, 6].flatMap(refused), ['popup-loop']],
  ])('%s', (_name, lines, expected) => {
    expect(
      [...new Set(seen(lines).map(([what, , effect]) => `${what} ${effect}`))].filter(
        (one) => !one.endsWith('none') || expected.includes('none'),
      ),
    ).toEqual(expected.map((effect) => `policy ${effect}`));
  });
});

describe('on screens', () => {
  const system = made([
    { text: '允许美购拍摄照片和录制视频吗？', package: 'com.android.permissioncontroller' },
    { ...(button('拒绝') as object), package: 'com.android.permissioncontroller' },
  ]);
  const notice = made(['隐私政策', button('不同意'), button('同意')]);
  const closed = (text: string, what = PACKAGE, seconds = 12) => ({
    acts: [{ kind: 'tap', text, time: at(10), on: 0 } as const],
    follows: [{ kind: 'app-closed', what, time: at(seconds), after: 0, on: 0 } as const],
  });
  test.each<[string, Screen, ReturnType<typeof closed>, readonly string[]]>([
    ['a permission is refused', system, closed('拒绝'), ['permission']],
    ['a permission is granted', system, closed('允许'), []],
    ['the policy is refused', notice, closed('不同意'), ['policy']],
    ['another app ends', system, closed('拒绝', 'com.other'), []],
    ['it ends long after', system, closed('拒绝', PACKAGE, 90), []],
  ])('%s', (_name, shownFirst, happened, expected) => {
    const facts = factsOfRun(runRefusalEffects, [], { screen: { name: 'ui', screens: [shownFirst], ...happened } });
    expect(shown(facts, 'refused', 'effect')).toEqual(expected.map((refused) => [refused, 'exits']));
  });
});

test('basic-function software is marked', () => {
  expect(shown(factsOfRun(runRefusalEffects, [...dialog(10, 'CAMERA'), process(14, 'end')]), 'isBasicSoftware', 'necessary')).toEqual([
    [false, 'unknown'],
  ]);
});
