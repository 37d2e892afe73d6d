import { expect, test } from 'vitest';
import { shareOfProblems } from './share-of-problems.ts';

test('apps with problems are counted against the apps that were tested, not against tests', () =>
  expect(
    shareOfProblems([
      { stage: 'tested', subjects: 8 },
      { stage: 'problem', subjects: 2 },
      { stage: 'closed', subjects: 5 },
    ]),
  ).toEqual({ count: 2, of: 8, share: 0.25 }));

test('where nothing was tested there is no share', () => expect(shareOfProblems([])).toEqual({ count: 0, of: 0, share: undefined }));
