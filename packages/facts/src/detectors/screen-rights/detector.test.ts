import { expect, test } from 'vitest';
import { button, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenRights } from './detector.ts';

const settings = made([button('账号与安全'), button('关于我们'), button('退出登录')], { scenario: 'traverse' });
const security = made([button('账号与安全'), button('修改密码')], { scenario: 'traverse' });
const kinds = (...args: Parameters<typeof seenOn> extends [unknown, ...infer R] ? R : never) => seenOn(screenRights, ...args);

test('what was seen works; what should be in the settings and is not, is missing', () => {
  expect(kinds([settings, security])).toEqual([
    ['ui.right', { right: 'account-deletion', state: 'missing' }],
    ['ui.right', { right: 'logout', state: 'works' }],
    ['ui.lists', { list: 'collected', present: false }],
    ['ui.lists', { list: 'shared', present: false }],
  ]);
});

test('one page of settings proves no absence', () => {
  expect(kinds([settings])).toEqual([['ui.right', { right: 'logout', state: 'works' }]]);
});

test('presses are counted where they were recorded', () => {
  const list = made(['第三方信息共享清单'], { scenario: 'traverse' });
  const tap = { kind: 'tap' } as const;
  expect(
    kinds(
      [settings, security, list],
      [
        { ...tap, on: 0 },
        { ...tap, on: 1 },
      ],
    ),
  ).toContainEqual(['ui.lists', { list: 'shared', present: true, level: 3 }]);
});

test('personalised content without a switch', () => {
  const home = made(['猜你喜欢'], { scenario: 'traverse' });
  expect(kinds([home])).toEqual([['ui.personalised', { present: true, marked: true, offSwitch: 'unknown' }]]);
  expect(kinds([home, settings, security])).toContainEqual(['ui.personalised', { present: true, marked: true, offSwitch: 'no' }]);
  const page = made(['个性化推荐', { box: 'ticked', class: 'android.widget.Switch' }], { scenario: 'traverse' });
  expect(kinds([home, page])).toContainEqual(['ui.personalised', { present: true, marked: true, offSwitch: 'yes' }]);
});

test('filing number and modes for children', () => {
  expect(kinds([made(['京ICP备12345678号-3A', button('青少年模式')])])).toEqual([
    ['ui.filing-number', { shown: true }],
    ['ui.child-mode', { servesChildren: true, guardianConsent: 'unknown' }],
  ]);
});
