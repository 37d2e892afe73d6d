import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advance,
  FINDING_STEPS,
  type FindingBy,
  type FindingEvent,
  type FindingState,
  isOpenViolation,
  type RetestVote,
  retestEvent,
} from './index.ts';

const vote = (engine: string, couldSee: boolean, said: RetestVote['vote']): RetestVote => ({ engine, couldSee, vote: said });

describe('the table', () => {
  test('reaches every state; what is fixed stays fixed', () => {
    expect(reachableFrom(FINDING_STEPS, 'CANDIDATE')).toEqual([
      'AUTO_REJECTED',
      'CANDIDATE',
      'CONFIRMED',
      'FIXED',
      'INSUFFICIENT',
      'NEEDS_REVIEW',
      'NOT_REPRODUCED',
      'PERSISTS',
      'REJECTED',
    ]);
    expect(terminalStates(FINDING_STEPS)).toEqual(['FIXED']);
  });

  test('only a person, or the authority beforehand, confirms', () => {
    expect(FINDING_STEPS.filter((step) => step.to === 'CONFIRMED' && step.from !== 'CONFIRMED').map((step) => step.by)).toEqual([
      'authority-flag',
      'person',
    ]);
  });

  test('only a person says fixed, and only of what the engines no longer see', () => {
    expect(FINDING_STEPS.filter((step) => step.to === 'FIXED')).toEqual([
      { from: 'NOT_REPRODUCED', on: 'agree-fixed', by: 'person', to: 'FIXED' },
    ]);
  });
});

test.each<[string, readonly RetestVote[], string]>([
  ['no votes', [], 'retest-not-tested'],
  ['seen again', [vote('a', true, 'NOT_DETECTED'), vote('b', false, 'DETECTED')], 'retest-present'],
  ['all that could see say no', [vote('a', true, 'NOT_DETECTED'), vote('b', false, 'NOT_TESTED')], 'retest-absent'],
  ['one that could see crashed', [vote('a', true, 'NOT_DETECTED'), vote('b', true, 'ERROR')], 'retest-not-tested'],
  ['only blind engines say no', [vote('a', false, 'NOT_DETECTED')], 'retest-not-tested'],
])('retest: %s', (_name, votes, event) => expect(retestEvent(votes)).toBe(event));

test.each<[string, FindingState, FindingEvent, FindingBy, string]>([
  ['fusion confirms nothing', 'NEEDS_REVIEW', 'confirm', 'machine', 'wrong-actor'],
  ['a low score does not undo a person', 'CONFIRMED', 'score-low', 'machine', 'human-decision-stands'],
  ['a high score does not undo a rejection', 'REJECTED', 'score-high', 'machine', 'human-decision-stands'],
  ['fixed before anybody looked again', 'CONFIRMED', 'agree-fixed', 'person', 'no-such-step'],
  ['absent, said by nobody who could see', 'CONFIRMED', 'retest-absent', 'machine', 'could-not-see'],
])('refused: %s', (_name, state, on, by, reason) => expect(advance(state, on, by)).toEqual({ ok: false, reason }));

describe('the way of a finding', () => {
  const seen = [vote('a', true, 'DETECTED')];
  const gone = [vote('a', true, 'NOT_DETECTED')];
  type Taken = readonly [FindingEvent, FindingBy, (readonly RetestVote[])?];
  const walk = (...steps: readonly Taken[]) =>
    steps.reduce<FindingState | string>((state, [on, by, votes]) => {
      const outcome = advance(state as FindingState, on, by, votes);
      return outcome.ok ? outcome.state : outcome.reason;
    }, 'CANDIDATE');
  const confirmed: readonly Taken[] = [
    ['score-high', 'machine'],
    ['confirm', 'person'],
  ];

  test.each<[string, readonly Taken[], string]>([
    ['confirmed by a person', confirmed, 'CONFIRMED'],
    ['below the line', [['score-low', 'machine']], 'AUTO_REJECTED'],
    [
      'drawn for the audit, and real',
      [
        ['score-low', 'machine'],
        ['drawn-for-audit', 'machine'],
        ['confirm', 'person'],
      ],
      'CONFIRMED',
    ],
    [
      'asked for evidence, given it, rejected',
      [
        ['score-high', 'machine'],
        ['ask-evidence', 'person'],
        ['evidence-added', 'person'],
        ['reject', 'person'],
      ],
      'REJECTED',
    ],
    [
      'by machine, where the authority allows',
      [
        ['score-high', 'machine'],
        ['machine-decided', 'authority-flag'],
      ],
      'CONFIRMED',
    ],
    ['still there', [...confirmed, ['retest-present', 'machine', seen]], 'PERSISTS'],
    ['no longer seen by who could see it', [...confirmed, ['retest-absent', 'machine', gone]], 'NOT_REPRODUCED'],
    ['and a person agrees', [...confirmed, ['retest-absent', 'machine', gone], ['agree-fixed', 'person']], 'FIXED'],
    ['not tested changes nothing', [...confirmed, ['retest-not-tested', 'machine']], 'CONFIRMED'],
    [
      'a person takes a rejection back',
      [
        ['score-high', 'machine'],
        ['reject', 'person'],
        ['reopen', 'person'],
      ],
      'NEEDS_REVIEW',
    ],
    [
      'what is fixed stays fixed',
      [...confirmed, ['retest-absent', 'machine', gone], ['agree-fixed', 'person'], ['reopen', 'person']],
      'no-such-step',
    ],
  ])('%s', (_name, steps, end) => expect(walk(...steps)).toBe(end));

  test('it counts as a violation while it is confirmed, there, or not seen and not agreed to be fixed', () => {
    expect(reachableFrom(FINDING_STEPS, 'CANDIDATE').filter(isOpenViolation)).toEqual(['CONFIRMED', 'NOT_REPRODUCED', 'PERSISTS']);
  });
});

test('in any order of events: no machine moves what a person decided, and fixed was seen to be absent', () => {
  const events = [...new Set(FINDING_STEPS.map((step) => step.on))];
  const votes = fc.array(
    fc.record({
      engine: fc.constantFrom('a', 'b'),
      couldSee: fc.boolean(),
      vote: fc.constantFrom<RetestVote['vote']>('DETECTED', 'NOT_DETECTED', 'NOT_TESTED', 'ERROR'),
    }),
    { maxLength: 3 },
  );
  const input = fc.record({ on: fc.constantFrom(...events), by: fc.constantFrom<FindingBy>('machine', 'person', 'authority-flag'), votes });
  fc.assert(
    fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
      let state: FindingState = 'CANDIDATE';
      let couldSee = false;
      for (const { on, by, votes: cast } of inputs) {
        const before = state;
        const outcome = advance(state, on, by, cast);
        if (!outcome.ok) continue;
        state = outcome.state;
        if (state === 'NOT_REPRODUCED' && before !== 'NOT_REPRODUCED') {
          couldSee = cast.some((one) => one.couldSee) && cast.filter((one) => one.couldSee).every((one) => one.vote === 'NOT_DETECTED');
        }
        if (by === 'machine' && before === 'REJECTED') expect.unreachable('a machine moved a rejection');
        if (by === 'machine' && before === 'CONFIRMED') expect(['CONFIRMED', 'PERSISTS', 'NOT_REPRODUCED']).toContain(state);
        if (state === 'FIXED') expect(couldSee).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
