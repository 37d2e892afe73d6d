import { describe, expect, test } from 'vitest';
import { answered, draftOf, freeName, kindOf, sameIn, sentOf } from './draft.ts';

const given = {
  clause: '164-01.2',
  answer: 'violation',
  evidence: [{ kind: 'screenshot', file: '首屏.png', sha256: null }],
  device: 'Pixel 6',
  testedAt: '2026-03-09T06:05:00.000Z',
  tester: '王',
  note: '首次启动',
} as const;

describe('a draft', () => {
  test('is what was answered, and goes back as it came', () => {
    const draft = draftOf({ ...given, evidence: [...given.evidence] });
    expect(draft.testedAt).toBe('2026-03-09T14:05');
    expect(sentOf('164-01.2', draft)).toEqual({
      clause: '164-01.2',
      answer: 'violation',
      evidence: [{ kind: 'screenshot', file: '首屏.png' }],
      device: 'Pixel 6',
      note: '首次启动',
      testedAt: '2026-03-09T06:05:00.000Z',
    });
  });

  test('is not sent before somebody says what was found', () =>
    expect(sentOf('x', { ...draftOf(undefined), note: '看过' })).toBeUndefined());

  test.each(['', '20261-03-09T14:05', '2026-03'])('has no time where `%s` is typed', (testedAt) =>
    expect(sentOf('x', { ...draftOf({ ...given, evidence: [] }), testedAt })).not.toHaveProperty('testedAt'),
  );

  test('is another one when a single file is', () => {
    const draft = draftOf(undefined);
    expect(sameIn('evidence', draft, { ...draft, evidence: [] })).toBe(true);
    expect(sameIn('evidence', draft, { ...draft, evidence: [{ kind: 'log', file: 'a' }] })).toBe(false);
  });
});

describe('an answer that was chosen', () => {
  test('was found now, on the device of the one before', () =>
    expect(answered(draftOf(undefined), 'not-found', '2026-03-09T14:05', 'Pixel 6')).toMatchObject({
      testedAt: '2026-03-09T14:05',
      device: 'Pixel 6',
    }));
  test('keeps what was typed', () =>
    expect(answered({ ...draftOf(undefined), device: '小米 14' }, 'violation', 'now', 'Pixel 6').device).toBe('小米 14'));
  test('what could not be tested has no time', () => expect(answered(draftOf(undefined), 'cannot-test', 'now', 'd').testedAt).toBe(''));
});

test.each([
  ['image/jpeg', 'screenshot'],
  ['video/mp4', 'video'],
  ['text/plain', 'log'],
  ['application/pdf', 'document'],
])('%s proves as %s', (type, kind) => expect(kindOf(type)).toBe(kind));

test.each([
  ['image.jpg', [], 'image.jpg'],
  ['image.jpg', ['image.jpg', 'image (2).jpg'], 'image (3).jpg'],
  ['截图', ['截图'], '截图 (2)'],
])('%s beside %s is called %s', (name, taken, free) => expect(freeName(name, new Set(taken))).toBe(free));
