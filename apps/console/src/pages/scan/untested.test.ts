import { expect, test } from 'vitest';
import { silencesOf, untestedClauses } from './untested.ts';

const vote = (engine: string, vote: 'DETECTED' | 'NOT_TESTED', reason: string | null = null) => ({
  engine,
  engineVersion: '1',
  isPerson: false,
  vote,
  strength: null,
  reason,
  reasonText: null,
  standing: null,
  weight: null,
});
const clause = (name: string, ...votes: ReturnType<typeof vote>[]) => ({
  clause: name,
  title: name,
  outcome: null,
  probability: null,
  reasons: [],
  votes,
});

const clauses = [
  clause('a', vote('one', 'DETECTED'), vote('two', 'NOT_TESTED', 'no-input')),
  clause('b', vote('one', 'NOT_TESTED', 'not-reported'), vote('two', 'NOT_TESTED', 'no-input')),
];

test('what an engine left open is put together by its reason', () =>
  expect(silencesOf(clauses)).toEqual([
    { engine: 'two', vote: 'NOT_TESTED', reason: 'no-input', clauses: ['a', 'b'] },
    { engine: 'one', vote: 'NOT_TESTED', reason: 'not-reported', clauses: ['b'] },
  ]));

test('a clause that one engine tested was tested', () => expect(untestedClauses(clauses).map((one) => one.clause)).toEqual(['b']));
