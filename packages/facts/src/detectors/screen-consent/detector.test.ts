import { describe, expect, test } from 'vitest';
import { button, type Made, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenConsent } from './detector.ts';

const first = (...elements: Made[]) =>
  made(['温馨提示', '请阅读《用户协议》和《隐私政策》，我们接入了第三方SDK', ...elements], { scenario: 'first-launch' });
const control = (...elements: Made[]) => seenOn(screenConsent, [first(...elements)]).find(([kind]) => kind === 'ui.consent-control')?.[1];

describe('the notice of the first run', () => {
  test('is shown, and names SDKs', () => {
    expect(seenOn(screenConsent, [first(button('同意'), button('不同意'))])[0]).toEqual([
      'ui.policy-notice',
      { shown: true, mentionsSdk: true, mentionsTargeting: false },
    ]);
  });

  const page = made(
    ['首页', '分类', '购物车', '我的', '搜索', '消息', '扫一扫'].map((text) => button(text)),
    { scenario: 'first-launch' },
  );
  test.each([
    ['is missing where the main page came first', [page], [['ui.policy-notice', { shown: false }]]],
    ['may still come after a splash', [made(['欢迎'], { scenario: 'first-launch' })], []],
    ['is not missing where only later steps were kept', [{ ...page, scenario: 'traverse' }], []],
  ])('%s', (_name, screens, expected) => expect(seenOn(screenConsent, screens)).toEqual(expected));
});

describe('buttons', () => {
  test.each<[string, Made[], object]>([
    [
      '同意 and 不同意',
      [button('同意并继续'), button('不同意')],
      { agree: '同意并继续', hasClearAgree: true, hasClearRefuse: true, preTicked: false },
    ],
    ['好的', [button('好的'), button('不同意并退出')], { agree: '好的', hasClearAgree: false, hasClearRefuse: true }],
    ['nothing to refuse by', [button('我知道了')], { agree: '我知道了', hasClearAgree: false, hasClearRefuse: false }],
    ['a box that is ticked', [{ box: 'ticked' }, button('同意'), button('拒绝')], { preTicked: true }],
    ['an empty box', [{ box: 'empty' }, button('同意'), button('拒绝')], { preTicked: false }],
    ['texts that are no buttons in the tree', ['不同意', '同意'], { hasClearAgree: true, hasClearRefuse: true }],
    ['English', [button('Agree'), button('Decline')], { hasClearAgree: true, hasClearRefuse: true }],
  ])('%s', (_name, elements, expected) => expect(control(...elements)).toMatchObject(expected));
});

test('a box that the user ticked is not ticked by default', () => {
  const screens = [first({ box: 'empty' }, button('同意'), button('拒绝')), first({ box: 'ticked' }, button('同意'), button('拒绝'))];
  expect(seenOn(screenConsent, screens).map(([, { preTicked }]) => preTicked)).toEqual([undefined, false]);
});

test('a login page is judged by its box alone', () => {
  const login = made([
    { class: 'android.widget.EditText', text: '手机号' },
    button('登录'),
    { box: 'ticked' },
    '我已阅读并同意《隐私政策》',
  ]);
  expect(seenOn(screenConsent, [login])).toEqual([
    ['ui.consent-control', { hasClearAgree: true, hasClearRefuse: true, preTicked: true, express: false }],
  ]);
});
