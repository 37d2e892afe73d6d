import { describe, expect, test } from 'vitest';
import { at, consent, dialog, factsOfRun, phase, process, shown, state, tap } from '../../runs/made-run.contract.ts';
import { runPermissionDialogs } from './detector.ts';

const seen = (lines: readonly object[], ...names: string[]) => shown(factsOfRun(runPermissionDialogs, lines), ...names);
const NONE = { purpose: '', feature: '' };
const AGREED = [process(0, 'start'), state(0, 'foreground'), consent(1, 'shown'), consent(2, 'agreed')];
const HOUR = 3600;

describe('the moment', () => {
  test.each<[string, readonly object[], readonly string[]]>([
    ['at first launch', [...AGREED, phase(2, 'agree'), ...dialog(3, 'CAMERA', 'allowed', NONE)], ['first-launch']],
    ['soon after agreement, no step marked', [...AGREED, ...dialog(30, 'CAMERA', 'allowed', NONE)], ['first-launch']],
    ['long after', [...AGREED, ...dialog(300, 'CAMERA', 'allowed', NONE)], ['in-use']],
    ['in use', [...AGREED, phase(2, 'traverse'), ...dialog(3, 'CAMERA', 'allowed', { feature: '扫一扫' })], ['in-use']],
    ['after an upgrade', [phase(0, 'upgrade'), ...dialog(3, 'CAMERA', 'allowed', NONE)], ['upgrade']],
    [
      'again in the same run',
      [...AGREED, phase(2, 'deny-all'), ...dialog(300, 'CAMERA', 'denied', NONE), ...dialog(400, 'CAMERA', 'denied', NONE)],
      ['in-use', 'after-denial-same-run'],
    ],
    [
      'another of the same group',
      [
        ...AGREED,
        phase(2, 'deny-all'),
        ...dialog(300, 'ACCESS_FINE_LOCATION', 'denied', NONE),
        ...dialog(400, 'ACCESS_COARSE_LOCATION', 'denied', NONE),
      ],
      ['in-use', 'after-denial-same-run'],
    ],
    [
      'after a restart',
      [
        ...AGREED,
        phase(2, 'deny-all'),
        ...dialog(300, 'CAMERA', 'denied', NONE),
        process(310, 'end'),
        process(320, 'start'),
        ...dialog(321, 'CAMERA', 'denied', NONE),
      ],
      ['in-use', 'after-denial-restart'],
    ],
    [
      'another process is no restart',
      [
        ...AGREED,
        phase(2, 'deny-all'),
        ...dialog(300, 'CAMERA', 'denied', NONE),
        process(310, 'start', {}, 'cn.example.app:push'),
        ...dialog(321, 'CAMERA', 'denied', NONE),
      ],
      ['in-use', 'after-denial-same-run'],
    ],
    [
      'granted in between',
      [
        ...AGREED,
        phase(2, 'traverse'),
        ...dialog(300, 'CAMERA', 'denied', NONE),
        ...dialog(400, 'CAMERA', 'allowed', { feature: '扫码' }),
        ...dialog(500, 'CAMERA', 'allowed', NONE),
      ],
      ['in-use', 'after-denial-same-run', 'in-use'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect([...new Set(seen(lines, 'moment').flat())]).toEqual([...new Set(expected)]);
  });
});

describe('the feature in use', () => {
  test.each<[string, readonly object[], string]>([
    ['none, as the tester says', dialog(9, 'CAMERA', 'denied', { feature: '' }), 'none'],
    ['the one that needs it', dialog(9, 'CAMERA', 'denied', { feature: '扫一扫' }), 'matching'],
    ['one that needs another', dialog(9, 'READ_CONTACTS', 'denied', { feature: '扫一扫' }), 'unrelated'],
    ['one of which nothing is known', dialog(9, 'READ_PHONE_STATE', 'denied', { feature: '会员中心' }), 'unknown'],
    ['the button of the notice', dialog(9, 'CAMERA', 'denied', { feature: '同意并继续' }), 'none'],
    ['a tap before it', [tap(8, '附近门店'), ...dialog(9, 'ACCESS_FINE_LOCATION')], 'matching'],
    ['a tap of which nothing is known', [tap(8, '首页'), ...dialog(9, 'ACCESS_FINE_LOCATION')], 'unknown'],
    ['agreement before it', [tap(8, '同意'), ...dialog(9, 'ACCESS_FINE_LOCATION')], 'none'],
    ['no tap for long', [tap(8, '附近门店'), ...dialog(90, 'ACCESS_FINE_LOCATION')], 'none'],
    ['no taps are recorded', dialog(90, 'ACCESS_FINE_LOCATION'), 'unknown'],
    ['in the background', [state(1, 'background'), ...dialog(90, 'ACCESS_FINE_LOCATION')], 'none'],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'featureInUse')).toEqual([[expected]]));
});

test.each<[string, string | undefined, string]>([
  ['nobody looked', undefined, 'unknown'],
  ['nothing', '', 'no'],
  ['what for', '用于扫描车身二维码开锁', 'yes'],
  ['what for, without the usual words', '扫描商品条码', 'yes'],
  ['empty words', '为了给您提供更好的服务体验', 'unclear'],
  ['only that it is needed', '美购需要使用相机', 'unclear'],
  ['empty words and what for', '为了提升用户体验，用于扫码支付', 'yes'],
])('a purpose told: %s', (_name, purpose, expected) => {
  expect(seen(dialog(9, 'CAMERA', 'denied', purpose === undefined ? {} : { purpose }), 'purposeTold')).toEqual([[expected]]);
});

describe('dialogs in one row', () => {
  test.each<[string, readonly object[], readonly number[]]>([
    ['one', dialog(9, 'CAMERA'), [1]],
    ['a request for two', dialog(9, ['CAMERA', 'RECORD_AUDIO']), [2, 2]],
    ['two of one group are one dialog', dialog(9, ['ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION']), [1, 1]],
    ['one after the other', [...dialog(9, 'CAMERA'), ...dialog(13, 'RECORD_AUDIO'), ...dialog(17, 'READ_CONTACTS')], [3, 3, 3]],
    ['answered by taps', [...dialog(9, 'CAMERA'), tap(12.1, '拒绝'), ...dialog(13, 'RECORD_AUDIO')], [2, 2]],
    ['a tap on the page between', [...dialog(9, 'CAMERA'), tap(12.5, '语音'), ...dialog(13, 'RECORD_AUDIO')], [1, 1]],
    ['far from each other', [...dialog(9, 'CAMERA'), ...dialog(60, 'RECORD_AUDIO')], [1, 1]],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'batch').flat()).toEqual(expected));
});

describe('within 48 hours after refusal', () => {
  const restart = (hours: number, more: object = NONE) => [
    process(hours * HOUR - 2, 'end'),
    process(hours * HOUR - 1, 'start'),
    ...dialog(hours * HOUR, 'CAMERA', 'denied', more),
  ];
  test.each<[string, readonly object[], readonly (number | undefined)[]]>([
    ['once', [...dialog(0, 'CAMERA', 'denied', NONE), ...restart(1)], [undefined, 1]],
    ['three times', [...dialog(0, 'CAMERA', 'denied', NONE), ...restart(1), ...restart(20), ...restart(40)], [undefined, 3]],
    [
      'after 48 hours a new window begins',
      [...dialog(0, 'CAMERA', 'denied', NONE), ...restart(1), ...restart(20), ...restart(60)],
      [undefined, 2],
    ],
    ['long after', [...dialog(0, 'CAMERA', 'denied', NONE), ...restart(60)], [undefined, undefined]],
    [
      'what the user starts does not count',
      [...dialog(0, 'CAMERA', 'denied', NONE), ...restart(1, { feature: '扫码', purpose: '' }), ...restart(2)],
      [undefined, undefined, 1],
    ],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'within48h').flat()).toEqual(expected));
});

test('a fact stands where the first dialog does and tells of all', () => {
  const [, again] = factsOfRun(
    runPermissionDialogs,
    [0, 1, 2].flatMap((i) => dialog(600 * i, 'CAMERA', 'denied', NONE)),
  );
  expect(again).toMatchObject({
    at: { file: 'run.jsonl', line: 4 },
    timeline: { count: 2, from: at(600), to: at(1200), worst: { line: 6 } },
  });
});

test('what is told may stand in the answer, and an answer alone is a dialog too', () => {
  const [asked, answered] = dialog(9, 'CAMERA', 'denied');
  expect(seen([asked as object, { ...answered, purpose: '用于扫码', feature: '扫码' }], 'purposeTold', 'featureInUse')).toEqual([
    ['yes', 'matching'],
  ]);
  expect(seen([answered as object], 'permission')).toEqual([['android.permission.CAMERA']]);
});

test('a request that is shown again for each permission is one', () => {
  const both = dialog(9, ['CAMERA', 'RECORD_AUDIO'])[0] as object;
  expect(seen([both, ...dialog(9.2, 'CAMERA'), ...dialog(13, 'RECORD_AUDIO')], 'permission', 'batch', 'moment')).toHaveLength(2);
});

test('whose code asked', () => {
  const stack = ['cn.jpush.android.api.JPushInterface.requestPermission(Unknown Source:1)', 'cn.example.app.Main.onCreate(Main.java:3)'];
  expect(seen(dialog(9, 'CAMERA', 'denied', { stack }), 'owner', 'sdk', 'phase')).toEqual([['sdk', 'jpush', 'unknown']]);
});

test('a flood of dialogs is looked at in time', () => {
  const lines = Array.from({ length: 5_000 }, (_, i) => [
    tap(i * 5),
    ...dialog(i * 5 + 1, i % 2 === 0 ? 'CAMERA' : 'READ_SMS', 'denied'),
  ]).flat();
  const started = performance.now();
  expect(factsOfRun(runPermissionDialogs, lines).length).toBeGreaterThan(1);
  expect(performance.now() - started).toBeLessThan(3_000);
});
