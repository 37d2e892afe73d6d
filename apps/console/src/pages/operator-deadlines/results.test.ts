import { expect, test } from 'vitest';
import { ofResult, resultOf } from './results.ts';

const rows = ['MET', 'EXPIRED', 'RUNNING', 'PAUSED', 'CANCELLED'].map((state) => ({ state }));

test.each([
  ['kept', 1],
  ['missed', 1],
  ['running', 2],
  ['other', 5],
  [undefined, 5],
] as const)('%s: %i', (text, count) => expect(ofResult(rows, resultOf(text))).toHaveLength(count));
