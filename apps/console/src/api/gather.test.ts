import { expect, test } from 'vitest';
import { gather } from './gather.ts';

const PAGES: Readonly<Record<string, { readonly items: readonly number[]; readonly next: string | null }>> = {
  '': { items: [1, 2], next: 'b' },
  b: { items: [3, 4], next: 'c' },
  c: { items: [5], next: null },
};
const read = async (after = '') => PAGES[after]!;

test.each([
  [9, [1, 2, 3, 4, 5], false],
  [5, [1, 2, 3, 4, 5], false],
  [4, [1, 2, 3, 4], true],
  [3, [1, 2, 3], true],
])('at most %i rows', async (most, rows, isCut) => expect(await gather(read, { most })).toEqual({ rows, isCut }));

test('says how far it is, and ends when it is told to', async () => {
  const seen: number[] = [];
  const stop = new AbortController();
  const gathering = gather(read, {
    most: 9,
    signal: stop.signal,
    onRows: (count) => {
      seen.push(count);
      if (count === 4) stop.abort();
    },
  });
  await expect(gathering).rejects.toHaveProperty('name', 'AbortError');
  expect(seen).toEqual([2, 4]);
});
