import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../building/bytes.ts';
import { Budget, Hold } from './budget.ts';
import { TcpHalf } from './tcp-half.ts';

function half(first: number, maxPendingBytes = 1000) {
  const budget = new Budget(1e6);
  let text = '';
  const problems: string[] = [];
  const own = new TcpHalf({ hold: new Hold(budget), maxPendingBytes, problem: (code) => problems.push(code) });
  own.attach({
    data: (bytes) => {
      text += String.fromCharCode(...bytes);
    },
    gap: (bytes) => {
      text += `<${bytes}>`;
    },
    end: () => {
      text += '.';
    },
  });
  own.start(first);
  const say = (at: number, said: string, length = said.length) => own.segment((first + at) >>> 0, bytesOf(said), 0, said.length, length);
  return { own, say, budget, problems, text: () => text };
}

type Segments = readonly (readonly [at: number, text: string])[];

describe.each([
  ['from a small number', 1000],
  ['where numbers wrap', 2 ** 32 - 3],
])('%s', (_name, first) => {
  const cases: readonly (readonly [string, Segments, string])[] = [
    [
      'in order',
      [
        [0, 'ab'],
        [2, 'cd'],
      ],
      'abcd.',
    ],
    [
      'the second first',
      [
        [2, 'cd'],
        [0, 'ab'],
      ],
      'abcd.',
    ],
    [
      'said twice',
      [
        [0, 'ab'],
        [0, 'ab'],
        [2, 'cd'],
      ],
      'abcd.',
    ],
    [
      'said again, with more',
      [
        [0, 'ab'],
        [0, 'XXcd'],
      ],
      'abcd.',
    ],
    [
      'overlapping while they wait',
      [
        [2, 'cd'],
        [3, 'Xef'],
        [0, 'ab'],
      ],
      'abcdef.',
    ],
    [
      'one inside another that waits',
      [
        [1, 'bcd'],
        [2, 'X'],
        [0, 'a'],
      ],
      'abcd.',
    ],
    [
      'a byte before what is known',
      [
        [0, 'ab'],
        [1, 'X'],
        [2, 'c'],
      ],
      'abc.',
    ],
    [
      'a hole that is never filled',
      [
        [0, 'ab'],
        [4, 'ef'],
      ],
      'ab<2>ef.',
    ],
  ];
  test.each(cases)('%s', (_case, segments, expected) => {
    const { own, say, budget, text } = half(first);
    for (const [at, said] of segments) say(at, said);
    own.close();
    expect(text()).toBe(expected);
    expect(budget.used).toBe(0);
  });
});

test('what the capture cut is a gap', () => {
  const { own, say, text, problems } = half(7);
  say(0, 'abc', 10);
  say(10, 'k');
  expect(text()).toBe('abc<7>k');
  expect(own.bytes).toBe(11);
  expect(problems).toEqual(['tcp/cut-by-capture']);
});

test('the end comes when all before it has', () => {
  const { own, say, text } = half(7);
  own.finish(7 + 4);
  say(2, 'cd');
  expect(own.isEnded).toBe(false);
  say(0, 'ab');
  expect(text()).toBe('abcd.');
  say(4, 'ef');
  expect(text()).toBe('abcd.');
});

test('a hole is given up when too much waits behind it', () => {
  const { say, text, budget } = half(7);
  for (let at = 1; at < 3000; at += 100) say(at, 'x'.repeat(100));
  expect(text().startsWith('<1>xxx')).toBe(true);
  expect(budget.used).toBe(0);
});

test.each([
  ['an answer', 1, true, '<1>x'],
  ['a bare confirmation', 1, false, ''],
  ['a bare confirmation of much', 8, false, '<1>xxxxxxxx'],
])('%s that covers a hole, with %i segments behind it', (_name, count, isAnswer, expected) => {
  const { own, say, text } = half(7);
  for (let i = 0; i < count; i++) say(1 + i, 'x');
  own.confirmed(7 + 9, isAnswer);
  expect(text()).toBe(expected);
});

test('segments from far away are strays, until there is nothing else', () => {
  const { own, say, text, problems } = half(7);
  say(0, 'ab');
  for (let i = 0; i < 6; i++) say(1e9 + i, 'x');
  own.close();
  expect(problems.filter((code) => code === 'tcp/out-of-window').length).toBe(3);
  expect(text()).toBe('ab<67108864>xxx.');
});

test('however a text is cut, doubled and dealt out, it comes out the same', () => {
  const said = 'the quick brown fox jumps over the lazy dog';
  const cuts = fc.array(fc.tuple(fc.nat(said.length - 1), fc.integer({ min: 1, max: 20 })), { maxLength: 30 });
  fc.assert(
    fc.property(cuts, fc.nat(2 ** 32 - 1), (segments, first) => {
      const { own, say, text, budget } = half(first, 100_000);
      for (const [at, size] of segments) say(at, said.slice(at, at + size));
      say(0, said);
      own.close();
      expect(text()).toBe(`${said}.`);
      expect(budget.used).toBe(0);
    }),
    { numRuns: 300 },
  );
});
