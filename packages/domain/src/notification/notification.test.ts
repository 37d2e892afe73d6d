import { describe, expect, test } from 'vitest';
import { fill, holesOf, nextDigest, retryAt, wordsOf } from './index.ts';

const topic = { zh: { subject: '{{subjectName}} 期限将至', text: '{{due}}' }, en: { subject: '{{subjectName}} is due', text: '{{due}}' } };

test('a subject is one line, whatever an app is called', () => {
  expect(wordsOf(topic, 'zh', { subjectName: '甲\r\nBcc: x@example.cn' }).subject).toBe('甲 Bcc: x@example.cn 期限将至');
});

test.each([
  ['zh', '甲 期限将至'],
  ['en', '甲 is due'],
  ['fr', '甲 期限将至'],
])('in %s', (language, subject) => expect(wordsOf(topic, language, { subjectName: '甲' })).toEqual({ subject, text: '—' }));

test('a hole is filled once: what fills it is no template', () => {
  expect(fill('{{subjectName}}', { subjectName: '{{due}}', due: 'x' })).toBe('{{due}}');
  expect(holesOf('{{a}} {b} {{c}}')).toEqual(['a', 'c']);
});

describe('mail', () => {
  test('is tried again later and later, and then no more', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempts) => retryAt(attempts, 0))).toEqual([
      60_000,
      300_000,
      1_800_000,
      7_200_000,
      21_600_000,
      undefined,
    ]);
  });

  test.each([
    ['2026-03-01T23:59:59Z', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T00:00:00Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T16:30:00Z', '2026-03-03T00:00:00.000Z'],
  ])('a digest of %s goes out at eight', (now, at) => expect(new Date(nextDigest(Date.parse(now))).toISOString()).toBe(at));
});
