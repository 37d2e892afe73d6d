import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROOT, WordIndex } from './word-index.ts';

const text = fc.string({ unit: fc.constantFrom('手', '机', '号', 'a', '𠮷'), maxLength: 12 });

test('every word that begins at a place, the shortest first, with all its values', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), text, (words, given) => {
      const index = new WordIndex(words.map((word, value) => [word, value] as const));
      for (let at = 0; at < given.length; at++) {
        const wanted = [...new Set(words)]
          .filter((word) => word !== '' && given.startsWith(word, at))
          .sort((a, b) => a.length - b.length)
          .map((word) => ({ length: word.length, values: [...words.keys()].filter((value) => words[value] === word) }));
        expect(index.startingAt(given, at)).toEqual(wanted);
      }
    }),
    { numRuns: 200 },
  );
});

test('a walk ends where no word goes on', () => {
  const index = new WordIndex([['手机', 'phone']]);
  const first = index.below(ROOT, '手'.charCodeAt(0));
  expect(index.valuesAt(first)).toBeUndefined();
  expect(index.valuesAt(index.below(first, '机'.charCodeAt(0)))).toEqual(['phone']);
  expect(index.below(first, '号'.charCodeAt(0))).toBe(ROOT);
  expect(new WordIndex([]).below(ROOT, 0)).toBe(ROOT);
});
