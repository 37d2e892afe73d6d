import { expect, test } from 'vitest';
import { choicesOf } from './choices-of.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, text: `名称 ${id}` })) as [
  { id: string; text: string },
  ...{ id: string; text: string }[],
];
const ids = (...given: Parameters<typeof choicesOf>) => choicesOf(...given).map(({ id }) => id);

test('what was chosen stays in the list when something else is looked for', () => {
  expect(ids('a', [], [a, b!], undefined)).toEqual(['a', 'b']);
  expect(choicesOf('a', [], [b!], a)).toEqual([a, b]);
  expect(choicesOf('a', [], [], a)).toEqual([a]);
});

test('what was chosen elsewhere and is not read yet stands there by its id; nothing is chosen unseen', () => {
  expect(choicesOf('x', [a], [b!], c)).toEqual([{ id: 'x', text: 'x' }, a, b]);
});

test('nothing chosen adds nothing, and nothing stands there twice', () => {
  expect(ids('', [a], [a, b!], c)).toEqual(['a', 'b']);
});
