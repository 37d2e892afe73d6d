import { describe, expect, test } from 'vitest';
import { at, call, consent, factsOfRun, PACKAGE, process, request, shown, state, tap, ui } from '../../runs/made-run.contract.ts';
import { button, made } from '../../screens/made-screens.contract.ts';
import { runDownloads } from './detector.ts';

const OPEN = [process(0, 'start', { cause: 'launcher' }), state(0, 'foreground'), consent(1, 'agreed'), tap(2, '首页')];
const downloads = (seconds: number, file = 'https://dl.example/a.apk') =>
  call(seconds, '', { data: undefined, action: 'download-file', target: { kind: 'uri', value: file } });
const seen = (lines: readonly object[]) => shown(factsOfRun(runDownloads, [...OPEN, ...lines]), 'trigger', 'promptShown', 'bait');

describe('what led to a download', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    ['the button', [tap(29, '立即下载'), downloads(30)], [['button', true, undefined]]],
    ['another button', [tap(29, '立即体验'), downloads(30)], [['button', false, undefined]]],
    ['a picture', [tap(29, '活动图片'), downloads(30)], [['any-tap', false, undefined]]],
    [
      'a picture beside a button',
      [ui(20, 'window', { window: '下载领好礼' }), tap(29, '活动图片'), downloads(30)],
      [['outside-button', false, undefined]],
    ],
    ['bait', [tap(29, '立即开始游戏'), downloads(30)], [['bait', false, 'game']]],
    ['a phone said to be slow', [tap(29, '手机卡顿，立即处理'), downloads(30)], [['bait', false, 'phone-slow']]],
    ['the close mark', [tap(29, '×'), downloads(30)], [['obstructed-close', false, undefined]]],
    ['a shake', [ui(29, 'shake'), downloads(30)], [['any-tap', false, undefined]]],
    ['nothing', [downloads(60)], [['none', false, undefined]]],
    ['a tap of which nothing is known', [tap(29), downloads(30)], []],
    ['a picture that is no app', [downloads(30, 'https://dl.example/a.png')], []],
    [
      'a request for the file, told twice',
      [tap(29, '立即下载'), downloads(30), request(31, 'https://dl.example/a.apk')],
      [['button', true, undefined]],
    ],
    ['a request alone', [tap(29, '立即下载'), request(31, 'https://dl.example/a.apk')], [['button', true, undefined]]],
    [
      'the installer',
      [
        tap(29, '立即安装'),
        { ...process(30, 'start', { cause: 'activity', caller: PACKAGE }, 'com.android.packageinstaller'), process: undefined },
      ],
      [['button', true, undefined]],
    ],
    [
      'a permission dialog of the installer',
      [
        tap(29, '立即安装'),
        { ...process(30, 'start', { cause: 'permission dialog', caller: PACKAGE }, 'com.android.packageinstaller'), process: undefined },
      ],
      [],
    ],
  ])('%s', (_name, lines, expected) => expect(seen(lines)).toEqual(expected));
});

test.each([
  ['was stopped', [tap(35, '暂停')], ['button', 'resume-after-restart']],
  ['was not stopped', [], ['button']],
])('the same file after a restart, without an act, when it %s', (_name, between, expected) => {
  const lines = [
    tap(29, '立即下载'),
    downloads(30),
    ...between,
    process(60, 'end'),
    process(80, 'start', { cause: 'launcher' }),
    downloads(100),
  ];
  expect(seen(lines).map(([trigger]) => trigger)).toEqual(expected);
});

test('where the button is, the screen tells', () => {
  const screen = {
    name: 'ui',
    screens: [made(['每日精选', button('立即下载', '[300,1500][800,1600]')], { file: 'a.xml', time: at(20) })],
    acts: [{ kind: 'tap', time: at(29), x: 500, y: 600, on: 0 } as const, { kind: 'tap', time: at(59), x: 500, y: 1550, on: 0 } as const],
    follows: [29, 59].map(
      (time, after) => ({ kind: 'download', what: 'https://dl.example/a.apk', time: at(time + 1), after, on: 0 }) as const,
    ),
  };
  expect(shown(factsOfRun(runDownloads, OPEN, { screen }), 'trigger', 'promptShown')).toEqual([
    ['outside-button', false],
    ['button', true],
  ]);
});
