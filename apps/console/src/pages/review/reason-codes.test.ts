import { REASON_CODES } from '@touchstone/domain/review';
import { expect, test } from 'vitest';
import { words as en } from '../../words/en/finding.ts';
import { words as zh } from '../../words/zh/finding.ts';
import { REASONS } from './reason-codes.ts';

test('the reasons are those of the review', () => expect(REASONS).toEqual(REASON_CODES));

test('every reason has a number key and a word', () => {
  for (const codes of Object.values(REASONS)) expect(codes.length).toBeLessThan(10);
  const all = Object.values(REASONS).flat();
  expect(Object.keys(zh.reason)).toEqual(expect.arrayContaining(all));
  expect(Object.keys(en.reason)).toEqual(expect.arrayContaining(all));
});
