import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RetestVote } from '../finding/index.ts';
import { planRetest, type RetestEngine, recallsOf, retestOutcome, worstOf } from './index.ts';

const engine = (id: string, inputs: RetestEngine['capabilities'][number]['inputs'] = [], recall: number | null = null): RetestEngine => ({
  id,
  capabilities: [{ clause: 'A', inputs }],
  recall,
});
const vote = (id: string, said: RetestVote['vote'], couldSee = true): RetestVote => ({ engine: id, vote: said, couldSee });
const NONE = new Map<string, null>();

test.each<[string, readonly RetestEngine[], readonly string[], object]>([
  ['who saw it looks again', [engine('x'), engine('y')], ['x'], { engines: ['x', 'y'], blind: [] }],
  ['nobody can', [], ['x'], { engines: [], blind: [{ clause: 'A', reason: 'no-engine-can' }] }],
  ['a trace is wanted', [engine('x', ['trace'])], ['x'], { engines: [], blind: [{ clause: 'A', reason: 'needs:trace' }] }],
  ['who saw it is gone', [engine('y')], ['x'], { engines: ['y'], blind: [{ clause: 'A', reason: 'not-rerun:x' }] }],
  ['a person saw it', [engine('x')], ['lab:1'], { engines: ['x'], blind: [{ clause: 'A', reason: 'not-rerun:lab:1' }] }],
])('the plan: %s', (_name, engines, sawBefore, plan) => expect(planRetest([{ clause: 'A', sawBefore }], engines, new Set())).toEqual(plan));

test.each<[string, readonly RetestVote[], string, string]>([
  ['all say no', [vote('x', 'NOT_DETECTED'), vote('y', 'NOT_DETECTED')], 'ABSENT', 'absent:x,y'],
  ['one sees it', [vote('x', 'NOT_DETECTED'), vote('y', 'DETECTED')], 'PERSISTS', 'seen-by:y'],
  ['a blind one sees it all the same', [vote('y', 'DETECTED', false)], 'PERSISTS', 'seen-by:y'],
  ['who saw it crashed', [vote('x', 'ERROR'), vote('y', 'NOT_DETECTED')], 'NOT_TESTED', 'no-answer:x'],
  ['who saw it did not look', [vote('y', 'NOT_DETECTED')], 'NOT_TESTED', 'not-rerun:x'],
  ['who saw it was blind this time', [vote('x', 'NOT_TESTED', false), vote('y', 'NOT_DETECTED')], 'NOT_TESTED', 'not-rerun:x'],
  ['nobody could see', [vote('x', 'NOT_TESTED', false)], 'NOT_TESTED', 'nobody-could-see'],
  ['nobody looked', [], 'NOT_TESTED', 'nobody-could-see'],
])('the outcome: %s', (_name, votes, outcome, reason) => expect(retestOutcome(['x'], votes, NONE)).toEqual({ outcome, reason }));

test('an engine that is measured to find as much stands in; one that finds less, or was never measured, does not', () => {
  const said = [vote('y', 'NOT_DETECTED')];
  const of = (x: number | null, y: number | null) =>
    retestOutcome(['x'], said, recallsOf([engine('x', [], x), engine('y', [], y)])).outcome;
  expect([of(0.8, 0.9), of(0.8, 0.8), of(0.8, 0.7), of(0.8, null), of(null, 0.9)]).toEqual([
    'ABSENT',
    'ABSENT',
    'NOT_TESTED',
    'NOT_TESTED',
    'NOT_TESTED',
  ]);
});

test('of several files the worst is the app’s', () => {
  const [absent, open, there] = [
    { outcome: 'ABSENT', reason: 'a' },
    { outcome: 'NOT_TESTED', reason: 'n' },
    { outcome: 'PERSISTS', reason: 'p' },
  ] as const;
  expect([worstOf([absent, open]), worstOf([open, there]), worstOf([absent, absent]), worstOf([])].map(({ outcome }) => outcome)).toEqual([
    'NOT_TESTED',
    'PERSISTS',
    'ABSENT',
    'NOT_TESTED',
  ]);
});

test('whatever the votes: absent only when somebody who could see looked, everybody who could says no, and who saw it among them', () => {
  const votes = fc.array(
    fc.record({
      engine: fc.constantFrom('x', 'y', 'z'),
      vote: fc.constantFrom<RetestVote['vote']>('DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR'),
      couldSee: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.subarray(['x', 'y', 'z']), votes, (sawBefore, cast) => {
      const { outcome } = retestOutcome(sawBefore, cast, NONE);
      const capable = cast.filter(({ couldSee }) => couldSee);
      if (outcome === 'ABSENT') {
        expect(capable.length).toBeGreaterThan(0);
        expect(capable.every((one) => one.vote === 'NOT_DETECTED')).toBe(true);
        expect(sawBefore.every((id) => capable.some((one) => one.engine === id))).toBe(true);
      }
      expect(outcome === 'PERSISTS').toBe(cast.some((one) => one.vote === 'DETECTED'));
    }),
    { numRuns: 500 },
  );
});
