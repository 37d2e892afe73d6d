import { expect, test } from 'vitest';
import { lists } from '../data-lists.contract.ts';
import { readWeights } from './read-weights.ts';
import { record } from './shapes.ts';

const layer = { share: 0.5, steps: [0.5, 0.25], biases: [1, 2], kinds: [], 'kind-biases': [] };

test('rows are log odds by kind and digits by unit', () => {
  const { named, pieces, table } = readWeights({ layer, features: 'A12Z-345/gf "has:app"\nC7 "手机"\n/hA "号"\n' });
  expect([...named]).toEqual([['has:app', 0]]);
  expect(pieces.startingAt('手机号', 0)).toEqual([{ length: 2, values: [1] }]);
  expect(table).toEqual({
    starts: Uint32Array.of(0, 2, 3, 3),
    kinds: Uint8Array.of(0, 25, 2),
    weights: Float64Array.of(0.12, -3.45, 0.07),
    rows: Int32Array.of(0, -1, 1),
    digits: Int8Array.of(0, -1, 1, -32),
  });
});

test.each([
  [{}, 0],
  [{ features: 'x "a"\n7 "b"\n/ "c"\nA--1/é "e"\nA1 "\nA1 f\n\n "g"', layer }, 4],
  [{ features: { a: 'A1' } }, 0],
  [{ features: [], layer: { biases: 'none' } }, 0],
])('of a file of another shape, %j, %j rows are read', (file, rows) => {
  expect(readWeights(file).table.starts.length).toBe(rows + 1);
});

test('the table says what the rows of the list say', () => {
  const file = record(lists['policy-weights']);
  const { table, layer: ofFile } = readWeights(file);
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const rows = String(file['features']).trimEnd().split('\n');
  expect(table.starts).toHaveLength(rows.length + 1);
  for (const [feature, row] of rows.entries()) {
    const [own = '', units = ''] = row.slice(0, row.indexOf(' ')).split('/');
    const first = table.starts[feature] ?? 0;
    const shown = [...table.kinds.slice(first, table.starts[feature + 1])].map(
      (kind, at) => `${String.fromCharCode(65 + kind)}${Math.round((table.weights[first + at] ?? 0) * 100)}`,
    );
    const at = (table.rows[feature] ?? 0) * ofFile.biases.length;
    const unitsShown = units === '' ? [] : [...table.digits.slice(at, at + ofFile.biases.length)].map((digit) => digits[digit + 32]);
    expect([shown.join(''), unitsShown.join('')]).toEqual([own, units]);
  }
});
