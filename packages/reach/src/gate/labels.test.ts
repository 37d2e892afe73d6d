import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { gateWords } from './gate-words.ts';
import { isConsentName, isPolicy, labelOf, labelOfName } from './labels.ts';

const words = gateWords(parse(readFileSync(new URL('../../../../data/lists/consent-gate.yaml', import.meta.url), 'utf8')));

test.each([
  ['同意', 'agree'],
  ['同意并继续', 'agree'],
  ['已阅读并同意', 'agree'],
  ['不同意', 'refuse'],
  ['不同意并退出', 'refuse'],
  ['暂不使用', 'refuse'],
  ['仅浏览', 'refuse'],
  ['我知道了', 'acknowledge'],
  ['好', 'acknowledge'],
  ['好友', 'other'],
  ['Agree', 'agree'],
  ['I AGREE', 'agree'],
  ['Disagree', 'refuse'],
  ['Do not agree', 'refuse'],
  ['OK', 'acknowledge'],
  ['Look', 'other'],
  ['立即更新', 'other'],
  ['', 'other'],
  ['登录即表示您已经阅读并且同意了我们的用户协议以及隐私政策的全部内容', 'other'], // a sentence is no label
] as const)('%s: %s', (text, label) => expect(labelOf(words, text)).toBe(label));

test.each([
  ['欢迎使用，请阅读《隐私政策》', true],
  ['Please read our Privacy Policy', true],
  ['https://example.cn/privacy.html', true],
  ['发现新版本', false],
  ['撤回对隐私政策的同意', false],
] as const)('%s names a policy: %s', (text, expected) => expect(isPolicy(words, text)).toBe(expected));

test('names of views and keys', () => {
  expect(['btn_agree', 'btn_disagree', 'tv_content'].map((name) => labelOfName(words, name))).toEqual(['agree', 'refuse', 'other']);
  expect(['isAgreePrivacy', 'first_run'].map((name) => isConsentName(words, name))).toEqual([true, false]);
});

test('a list that is not as it should be is empty', () => {
  expect(gateWords(undefined).policy).toEqual([]);
  expect(gateWords({ buttons: [{ name: 'x', button: 'what' }], flagReads: 'no' }).buttons.size).toBe(0);
});
