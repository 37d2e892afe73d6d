import { expect, test } from 'vitest';
import { lists } from '../data-lists.contract.ts';
import { readWordWeights } from './read-word-weights.ts';
import { record } from './shapes.ts';

test('rows are log odds in hundredths by feature', () => {
  const { bias, features } = readWordWeights({ bias: -25, features: '120 "w:手机号"\n-7 ">”"\n' });
  expect(bias).toBe(-0.25);
  expect([...features]).toEqual([
    ['w:手机号', 1.2],
    ['>”', -0.07],
  ]);
});

test.each([
  [{}, 0],
  [{ bias: 'none', features: 'x "a"\n7 "b"\n1 "\n1 f\n\n "g"\n1.5 "h"' }, 1],
  [{ features: { a: 1 } }, 0],
])('of a file of another shape, %j, %j rows are read', (file, rows) => {
  const { bias, features } = readWordWeights(file);
  expect([bias, features.size]).toEqual([0, rows]);
});

test('every row of the list is read', () => {
  const file = record(lists['policy-word-weights']);
  expect(readWordWeights(file).features.size).toBe(String(file['features']).trimEnd().split('\n').length);
});
