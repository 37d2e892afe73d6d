import { expect, test } from 'vitest';
import { faultsOfRow, faultsOfText } from './row-faults.ts';

const faults = [
  { at: 'fields/scope', reason: 'missing-field' },
  { at: 'attachments/1/rows/1', reason: 'no-evidence' },
  { at: 'attachments/1/rows/11', reason: 'no-case' },
  { at: 'attachments/11/rows/1', reason: 'placeholder' },
];

test('a row has its own faults and not those of its namesakes', () => {
  expect(faultsOfRow(faults, 1, 1)).toEqual(['no-evidence']);
  expect(faultsOfRow(faults, 1, 11)).toEqual(['no-case']);
  expect(faultsOfRow(faults, 11, 1)).toEqual(['placeholder']);
  expect(faultsOfRow(faults, 1, 2)).toEqual([]);
});

test('what is of no row is of the text', () => expect(faultsOfText(faults)).toEqual([faults[0]]));
