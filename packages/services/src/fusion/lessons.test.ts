import { expect, test } from 'vitest';
import { type LearnedClause, lessonsBetween } from './lessons.ts';

const clause = (learned: number | null, answer: 'violation' | 'none' | null = 'violation'): LearnedClause => ({
  clause: '164-01.2',
  learned,
  votes: [{ engineVersionKey: 'e1', answer }],
});

test.each([
  [
    'a new vote counts in parts',
    [],
    [clause(0.25)],
    { votes: [{ real: 0.25, unreal: 0.75 }], clauses: [{ probability: 0.25, tested: 1 }] },
  ],
  ['the same again teaches nothing', [clause(0.25)], [clause(0.25)], { votes: [], clauses: [] }],
  [
    'people decided: the parts become the whole',
    [clause(0.25)],
    [clause(1)],
    { votes: [{ real: 0.75, unreal: -0.75 }], clauses: [{ probability: 0.75, tested: 0 }] },
  ],
  ['what nobody tested teaches nothing', [], [clause(null)], { votes: [], clauses: [] }],
  [
    'an artifact of the golden set teaches about engines alone',
    [],
    [{ ...clause(1), isChosen: true }],
    { votes: [{ real: 1, unreal: 0 }], clauses: [] },
  ],
  ['an engine that said nothing learns nothing', [], [clause(0.5, null)], { votes: [], clauses: [{ probability: 0.5, tested: 1 }] }],
])('%s', (_name, before, after, expected) => {
  expect(lessonsBetween(before, after)).toMatchObject(expected);
  expect(lessonsBetween(before, after).votes).toHaveLength(expected.votes.length);
  expect(lessonsBetween(before, after).clauses).toHaveLength(expected.clauses.length);
});
