import { expect, test } from 'vitest';
import { aroundMarks, marksOf } from './around-marks.ts';

const line = (name: string, fact: number | null = null, kind = 'paragraph') => ({ name, kind, parts: [{ fact }] });

test('of a long text what is marked stays, with its neighbours and its heading', () => {
  const lines = [line('title', null, 'heading'), line('a'), line('b'), line('c'), line('d', 7), line('e'), line('f')];
  expect(aroundMarks(lines).map(({ name }) => name)).toEqual(['title', 'c', 'd', 'e']);
});

test('without a mark there is nothing to show first', () => expect(aroundMarks([line('a')])).toEqual([]));

test('marks of other facts are plain text', () => {
  const lines = [
    {
      kind: 'paragraph',
      parts: [
        { text: '收集位置', fact: 3 },
        { text: '与相册', fact: 4 },
      ],
    },
  ];
  expect(marksOf(lines, new Set([4]))[0]?.parts.map(({ fact }) => fact)).toEqual([null, 4]);
});
