import { vocabulary } from '@touchstone/facts';
import { expect, test } from 'vitest';
import { evidenceText } from './evidence-text.ts';

const at = { file: 'classes.dex' };
const reads = {
  kind: 'reach.reads',
  attributes: { data: 'android_id', api: 'Landroid/provider/Settings$Secure;->getString()V', when: 'any', owner: 'app' },
};

test.each([
  ['a fact', { fact: reads }, /^可读取Android ID/, /^can read Android ID/],
  ['a fact with the words that stand there', { fact: reads, text: '我们收集' }, /^可读取Android ID.*：“我们收集”$/, /: “我们收集”$/],
  ['words of another engine', { text: 'targetSdkVersion=22' }, /^targetSdkVersion=22$/, /^targetSdkVersion=22$/],
])('%s', (_name, seen, zh, en) => {
  expect([evidenceText({ at, ...seen }, 'zh'), evidenceText({ at, ...seen }, 'en')]).toEqual([
    expect.stringMatching(zh),
    expect.stringMatching(en),
  ]);
});

test('a place alone says nothing', () => expect([evidenceText({ at }, 'zh'), evidenceText({ at, text: '' }, 'en')]).toEqual([null, null]));

test.each([...Object.keys(vocabulary), 'toString', '__proto__', 'of.another-engine'])(
  '%s without attributes, or with strange ones, is text',
  (kind) => {
    for (const attributes of [{}, { data: '\u202e', when: 7, by: true, kind: '__proto__' }])
      for (const language of ['zh', 'en'] as const) {
        const text = evidenceText({ at, fact: { kind, attributes } }, language);
        expect(text).toEqual(expect.any(String));
        expect(text).not.toContain('\u202e');
      }
  },
);
