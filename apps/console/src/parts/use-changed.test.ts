import { expect, test } from 'vitest';
import { typedText } from './use-changed.ts';

const FIRST = { kind: 'problems', on: '', chosen: new Set(['a']), file: undefined };
const FILE = { file: new Blob(['x']), name: 'x.pdf' };

test.each<[string, object]>([
  ['a word', { on: '2026-03-02' }],
  ['another choice', { kind: 'delisting' }],
  ['one more tick', { chosen: new Set(['a', 'b']) }],
  ['a tick taken away', { chosen: new Set() }],
  ['a file', { file: FILE }],
])('%s is a change', (_, change) => expect(typedText({ ...FIRST, ...change })).not.toBe(typedText(FIRST)));

test('the same again is none, whatever the order of ticks', () => {
  const ticks = (...ids: string[]) => typedText({ ...FIRST, chosen: new Set(ids) });
  expect(ticks('b', 'a')).toBe(ticks('a', 'b'));
  expect(typedText({ ...FIRST, file: FILE })).not.toBe(typedText({ ...FIRST, file: { ...FILE, name: 'y.pdf' } }));
});
