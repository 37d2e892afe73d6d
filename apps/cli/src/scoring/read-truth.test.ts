import { expect, test } from 'vitest';
import { readTruth } from './read-truth.ts';
import { TruthError } from './truth.ts';

const rows = (text: string) =>
  readTruth(text).map(({ apk, category, expected }) => [apk, category, 'count' in expected ? expected.count : expected.flows.length]);

test.each<[string, string]>([
  ['tabs', 'apk\texpected_leaks\na/b.apk\t2\n'],
  ['Windows line ends and a mark in front', '\uFEFFapk\texpected_leaks\r\na/b.apk\t2\r\n'],
  ['columns in another order, and more of them', 'note\texpected_leaks\tAPK\nx\t2\ta/b.apk\n'],
  ['remarks and empty lines', '# suite 3\n\napk\texpected_leaks\n\n# first\na/b.apk\t2\n'],
  ['commas', 'apk,expected_leaks\n"a/b.apk",2\n'],
  ['a path of Windows', 'apk\texpected_leaks\n.\\a\\b.apk\t2\n'],
  ['no last line end, and a point', 'apk\texpected_leaks\na/b.apk\t2.0'],
])('%s', (_name, text) => expect(rows(text)).toEqual([['a/b.apk', 'a', 2]]));

test.each<[string, string, string]>([
  ['the column', 'apk\texpected_leaks\tcategory\na/b.apk\t1\tAliasing\n', 'Aliasing'],
  ['the first folder where the column is empty', 'apk\texpected_leaks\tcategory\nx/a/b.apk\t1\t\n', 'x'],
  ['none at all', 'apk\texpected_leaks\nb.apk\t1\n', '-'],
])('the category is %s', (_name, text, expected) => expect(rows(text)[0]?.[1]).toBe(expected));

const flow = { source: { method: 'a.B.c', in: 'a.B.d' }, sink: { method: 'e.F.g', in: 'a.B.d' } };

test('JSON names the pairs', () => {
  const text = JSON.stringify([
    { apk: 'x/a.apk', flows: [flow] },
    { apk: 'b.apk', category: 'Y', flows: [] },
  ]);
  expect(rows(text)).toEqual([
    ['x/a.apk', 'x', 1],
    ['b.apk', 'Y', 0],
  ]);
});

test.each<[string, string, RegExp]>([
  ['no heading', 'a.apk\t2\n', /line 1/],
  ['a count that is none', 'apk\texpected_leaks\na.apk\tmany\n', /line 2.*many/],
  ['a negative count', 'apk\texpected_leaks\na.apk\t-1\n', /line 2/],
  ['a row without a path', 'apk\texpected_leaks\n\t1\n', /line 2/],
  ['nothing', '', /no app/],
  ['a heading alone', 'apk\texpected_leaks\n', /no app/],
  ['JSON that breaks off', '[{"apk": "a.apk"', /JSON/],
  ['JSON of another shape', '[{"apk": "a.apk"}]', /item 1/],
  ['a flow without a sink', JSON.stringify([{ apk: 'a.apk', flows: [{ source: flow.source }] }]), /a\.apk/],
])('%s is refused, saying where', (_name, text, message) => {
  expect(() => readTruth(text)).toThrow(TruthError);
  expect(() => readTruth(text)).toThrow(message);
});
