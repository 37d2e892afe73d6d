import { expect, test } from 'vitest';
import { csvOf } from '../../parts/table/csv.ts';
import { changesOf, type GoldenItem, goldenLines, readGolden } from './golden-file.ts';

const [A, B] = ['a'.repeat(64), 'b'.repeat(64)];
const SET: readonly GoldenItem[] = [
  { artifact: A, answers: { '164-01.2': 'violates', '164-01.3': 'clean' } },
  { artifact: B, answers: { '164-01.2': 'clean' } },
];
const WORDS = { violates: '有问题', clean: '无问题' };

test('what was written as a table is read as it was', () => {
  const csv = csvOf([['样本', '条款', '答案'], ...goldenLines(SET, (answer) => WORDS[answer])]);
  expect(readGolden(csv)).toEqual({ items: SET, bad: [] });
});

test.each([
  ['a list', SET],
  ['the answer of the API', { items: SET, version: 3 }],
])('and as JSON: %s', (_, json) => expect(readGolden(JSON.stringify(json))).toEqual({ items: SET, bad: [] }));

test.each([
  ['another answer', `${A},164-01.2,也许`],
  ['no digest', `${A}\n1234,164-01.2,有问题`.split('\n')[1]!],
  ['no clause', `${A},,有问题`],
  ['the other answer to the same', `${A},164-01.2,无问题`],
])('%s is told by its line', (_, line) =>
  expect(readGolden(`样本,条款,答案\n${A},164-01.2,有问题\n${line}`)).toEqual({
    items: [{ artifact: A, answers: { '164-01.2': 'violates' } }],
    bad: [{ line: 3, text: line }],
  }),
);

test.each(['{', '{}', '[]', '', '{"items": 7}'])('%j holds nothing', (text) => expect(readGolden(text).items).toEqual([]));

test('what replacing does is counted by answers', () =>
  expect(changesOf(SET, [{ artifact: A, answers: { '164-01.2': 'clean', '164-07.1': 'clean' } }])).toEqual({
    added: 1,
    gone: 2,
    changed: 1,
  }));
