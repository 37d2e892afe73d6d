import { expect, test } from 'vitest';
import { reachableFrom } from '../steps/index.ts';
import { advanceQuestion, QUESTION_STEPS } from './index.ts';

test('a closed question is opened by asking on, and by nothing else', () => {
  expect([advanceQuestion('CLOSED', 'ask'), advanceQuestion('CLOSED', 'answer'), advanceQuestion('CLOSED', 'close')]).toEqual([
    'ASKED',
    undefined,
    undefined,
  ]);
  expect(reachableFrom(QUESTION_STEPS, 'ASKED')).toEqual(['ANSWERED', 'ASKED', 'CLOSED']);
});
