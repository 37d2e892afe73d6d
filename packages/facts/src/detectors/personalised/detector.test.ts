import { knowledge } from '@touchstone/knowledge';
import { caller, cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { personalised } from './detector.ts';

const seen = (app: MadeApp) => observed(personalised, app, knowledge).map(([, { lead, detail }]) => `${lead} ${detail}`);

test.each<[string, readonly string[]]>([
  ['猜你喜欢', ['text 猜你喜欢']],
  ['关闭个性化推荐', ['switch 关闭个性化推荐']],
  ['Personalized ads', ['text Personalized ads']],
  ['个性化主题', []],
  ['为你好', []],
])('resource %s', (one, expected) => expect(seen({ resources: { string: { one } } })).toEqual(expected));

test('a text in code', () => {
  expect(
    seen({ classes: [cls('A', { methods: [method('run', '()V', (m) => m.constString('v0', '为你推荐'), 'public static')] })] }),
  ).toEqual(['text 为你推荐']);
});

test('a switch of an SDK', () => {
  expect(seen({ classes: [caller('A', 'static Lcom/qq/e/comm/managers/setting/GlobalSetting;->setPersonalizedState(I)V')] })).toEqual([
    'switch com.qq.e.comm.managers.setting.GlobalSetting.setPersonalizedState',
  ]);
});
