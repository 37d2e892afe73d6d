import type { Screen } from '@touchstone/screen';
import { expect, test } from 'vitest';
import { button, type Made, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenWindows } from './detector.ts';

const WHOLE: Made = { isButton: true, bounds: '[0,0][1080,2280]' };
const marks = (screens: Screen[], ...more: [Parameters<typeof seenOn>[2]?, Parameters<typeof seenOn>[3]?]) =>
  seenOn(screenWindows, screens, ...more).flatMap(([kind, { window, state }]) => (kind === 'ui.close-mark' ? [`${window} ${state}`] : []));

test.each<[string, Screen[], string[]]>([
  ['a mark that can be hit', [made(['广告', button('跳过 5', '[900,100][1060,180]')])], ['splash clear']],
  ['a mark of 20 pixels', [made(['广告', '立即下载', button('×', '[1050,100][1070,120]')])], ['popup tiny']],
  [
    'an icon known by its name',
    [made(['立即领取', { isButton: true, id: 'cn.example:id/iv_close', bounds: '[900,500][980,580]' }])],
    ['popup clear'],
  ],
  ['no mark', [made(['摇一摇 跳转详情页', WHOLE])], ['full-screen missing']],
  ['a mark that comes later', [made(['广告', '查看详情']), made(['广告', '查看详情', button('关闭')])], ['popup late']],
  ['no window', [made(['首页', button('关闭')])], []],
  ['a page with the policy', [made(['广告', '隐私政策'])], []],
])('%s', (_name, screens, expected) => expect(marks(screens)).toEqual(expected));

const ad = made(['广告', button('关闭', '[900,100][1060,180]')]);
const press = { kind: 'tap', on: 0, x: 950, y: 150 } as const;

test('a mark that leaves the window where it is, is void', () => expect(marks([ad, ad], [press])).toEqual(['popup void']));
test('a mark that starts another app is fake', () => {
  expect(marks([ad], [press], [{ kind: 'process-start', what: 'cn.other', after: 0, on: 0 }])).toEqual(['popup fake']);
});

test('an advertisement that is one link', () => {
  expect(seenOn(screenWindows, [made(['广告', WHOLE, button('跳过')])])[1]).toEqual([
    'ui.window',
    { window: 'splash', fullScreenLink: true, adMarked: true },
  ]);
});
