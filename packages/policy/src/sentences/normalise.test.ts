import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knowledge } from '../data-lists.contract.ts';
import { normalise } from './normalise.ts';

const plain = (text: string) => normalise(text, knowledge.variants).text;

test.each([
  ['我们 会 收集 您的 信息', '我们会收集您的信息'],
  ['ＩＭＥＩ、Ａｎｄｒｏｉｄ　ＩＤ', 'imei、android id'],
  ['收集\u200b您\ufeff的手机号', '收集您的手机号'],
  ['我們會收集你的個人資訊', '我们会收集您的个人资讯'],
  ['帐号,密码;昵称(选填):', '账号，密码；昵称（选填）：'],
  ['共1,000条,10:30发送至https://a.cn/?a=1;b', '共1,000条，10:30发送至https://a.cn/?a=1;b'],
  ['Wi-Fi  MAC\n地址', 'wi-fi mac地址'],
  ['', ''],
])('%j is read as %j', (given, expected) => expect(plain(given)).toBe(expected));

test('every character leads back to where it stood', () => {
  const given = ' 收 集 \u200bＩＭＥＩ ok';
  const { text, origins } = normalise(given, knowledge.variants);
  expect(text).toBe('收集imei ok');
  expect([...text].map((_, at) => given[origins[at] ?? -1])).toEqual(['收', '集', 'Ｉ', 'Ｍ', 'Ｅ', 'Ｉ', ' ', 'o', 'k']);
  expect(origins).toHaveLength(text.length + 1);
});

test('any text: offsets rise and stay inside', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (given) => {
      const { text, origins } = normalise(given, knowledge.variants);
      expect(origins).toHaveLength(text.length + 1);
      expect([...origins].every((origin, at) => at === 0 || origin >= (origins[at - 1] ?? 0))).toBe(true);
      expect(origins.at(-1)).toBe(given.length);
    }),
    { numRuns: 200 },
  );
});
