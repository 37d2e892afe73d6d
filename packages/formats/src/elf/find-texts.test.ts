import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findTexts } from './index.ts';

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

test('gives the printable text around a needle and where it starts', () => {
  const found = findTexts(bytesOf('\x01ab\0see https://a.example/x?y=1 now\0libjiagu.so\xff'), ['://', 'libjiagu', 'absent']);
  expect(found).toEqual([
    { needle: '://', text: 'see https://a.example/x?y=1 now', at: 4 },
    { needle: 'libjiagu', text: 'libjiagu.so', at: 36 },
  ]);
});

test('a text with two needles is given for each, with one needle twice only once', () => {
  const found = findTexts(bytesOf('http://a http://b'), ['://', 'http']);
  expect(found.map(({ needle, at }) => [needle, at])).toEqual([
    ['://', 0],
    ['http', 0],
  ]);
});

test('long texts are cut around the needle', () => {
  const [found] = findTexts(bytesOf(`${'x'.repeat(5000)}://${'y'.repeat(5000)}`), ['://'], { maxTexts: 5, maxTextBytes: 103 });
  expect(found?.text).toBe(`${'x'.repeat(50)}://${'y'.repeat(50)}`);
});

test('no more texts than asked for, the first ones', () => {
  const found = findTexts(bytesOf('a://\0'.repeat(1000)), ['://', 'a'], { maxTexts: 7, maxTextBytes: 100 });
  expect(found.map(({ at }) => at)).toEqual([0, 0, 5, 5, 10, 10, 15]);
});

test('an empty needle finds nothing, nor do no bytes', () => {
  expect(findTexts(bytesOf('abc'), [''])).toEqual([]);
  expect(findTexts(new Uint8Array(0), ['a'])).toEqual([]);
});

test('finds what a plain search finds', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ':', '/', '\0'), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('://', 'ab', 'aab', '::'), (whole, needle) => {
      const runs = whole.split('\0').filter((run) => run.includes(needle));
      expect(findTexts(bytesOf(whole), [needle]).map((found) => found.text)).toEqual(runs);
    }),
    { numRuns: 300, seed: 6 },
  );
});
