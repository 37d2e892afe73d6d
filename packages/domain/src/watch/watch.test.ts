import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  type ClauseLook,
  clausesToWatch,
  drawLookBack,
  faultsOfRule,
  lookBackOutcome,
  nextDue,
  relapseRate,
  WATCH_STATES,
  WATCH_STEPS,
  type WatchRule,
  watches,
} from './index.ts';

const DAY = 86_400_000;
const CASE = '018f2f7a-3c1d-7000-8000-000000000001';
const FIRM = '018f2f7a-3c1d-7000-8000-000000000002';
const one = { id: CASE, operator: FIRM, category: 7, clauses: ['B', 'A'] };
const rule = (more: Partial<WatchRule> = {}): WatchRule => ({
  kind: 'case',
  target: CASE,
  clauses: [],
  everyDays: 30,
  triggers: [],
  fromMs: 0,
  untilMs: null,
  ...more,
});

test('the table reaches every state; a look that ended stays as it ended', () => {
  expect(reachableFrom(WATCH_STEPS, 'DUE')).toEqual([...WATCH_STATES].sort());
  expect(terminalStates(WATCH_STEPS)).toEqual(['DROPPED', 'NOT_TESTED', 'PASSED', 'RELAPSED']);
});

describe('rules', () => {
  test.each<[string, Partial<WatchRule>, readonly string[]]>([
    ['as it should be', {}, []],
    ['never due', { everyDays: null }, ['never-due']],
    ['by triggers alone', { everyDays: null, triggers: ['complaint'] }, []],
    ['no category', { kind: 'category', target: '40' }, ['bad-target']],
    ['no firm', { kind: 'operator', target: '-'.repeat(36) }, ['bad-target']],
    ['ends before it begins', { untilMs: 0 }, ['until-before-from']],
    ['every half day', { everyDays: 0.5 }, ['bad-interval']],
  ])('%s', (_name, more, faults) => expect(faultsOfRule(rule(more))).toEqual(faults));

  test.each<[WatchRule['kind'], string, boolean]>([
    ['case', CASE, true],
    ['case', FIRM, false],
    ['operator', FIRM, true],
    ['clause', 'A', true],
    ['clause', 'C', false],
    ['category', '7', true],
    ['category', '8', false],
  ])('a rule on %s %s', (kind, target, is) => expect(watches({ kind, target }, one)).toBe(is));

  test('a look is about the clauses of the rule that the case has; without any about all', () => {
    expect(clausesToWatch(rule(), one)).toEqual(['A', 'B']);
    expect(clausesToWatch(rule({ clauses: ['B', 'C'] }), one)).toEqual(['B']);
    expect(clausesToWatch(rule({ kind: 'clause', target: 'A' }), one)).toEqual(['A']);
  });

  test('due on its own days, however late the last look was', () => {
    expect(nextDue(rule(), 0)).toBe(30 * DAY);
    expect(nextDue(rule(), 47 * DAY)).toBe(60 * DAY);
    expect(nextDue(rule({ untilMs: 59 * DAY }), 47 * DAY)).toBeNull();
    expect(nextDue(rule({ everyDays: null }), 0)).toBeNull();
    expect(nextDue(rule({ fromMs: Date.UTC(9999, 11, 31) }), 0)).toBeNull();
  });
});

test.each<[string, readonly Partial<ClauseLook>[], string]>([
  ['confirmed again', [{ finding: 'CONFIRMED' }, {}], 'relapsed'],
  ['seen, people are to look', [{ finding: 'NEEDS_REVIEW' }, {}], 'in-review'],
  ['seen, not fused yet', [{ votes: 'seen' }], 'in-review'],
  ['seen, and fusion held it for unlikely', [{ finding: 'AUTO_REJECTED', votes: 'seen' }], 'in-review'],
  ['not seen, and unlikely', [{ finding: 'AUTO_REJECTED' }], 'passed'],
  ['people said no', [{ finding: 'REJECTED', votes: 'seen' }], 'passed'],
  ['all absent', [{}, {}], 'passed'],
  ['one could not be seen', [{}, { votes: 'not-tested' }], 'not-tested'],
  ['nothing to look at', [], 'not-tested'],
])('a look: %s', (_name, looks, outcome) =>
  expect(lookBackOutcome(looks.map((look, i) => ({ clause: String(i), finding: null, votes: 'absent', ...look }))).outcome).toBe(outcome),
);

test('the same frame and seed give the same draw, in whatever order the frame came; another seed another', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.string(), fc.nat(50), (frame, seed, size) => {
      const draw = drawLookBack(ports.hash, seed, frame, size);
      expect(drawLookBack(ports.hash, seed, frame.toReversed(), size)).toEqual(draw);
      expect(draw.drawn).toHaveLength(Math.min(size, frame.length));
      expect(draw.drawn.every((id) => frame.includes(id))).toBe(true);
      expect(new Set(draw.drawn).size).toBe(draw.drawn.length);
    }),
    { numRuns: 60 },
  );
  const frame = Array.from({ length: 20 }, (_, i) => `id-${i}`);
  expect(drawLookBack(ports.hash, 'b', frame, 5).drawn).not.toEqual(drawLookBack(ports.hash, 'a', frame, 5).drawn);
});

test('the relapse rate names what it is a share of, and what was not tested', () => {
  const member = (fixed: string[], relapsed: string[], isTested = true) => ({ fixed, relapsed, isTested });
  const rate = relapseRate([member(['A', 'B'], ['A']), member(['A'], []), member(['B'], [], false)], 30);
  expect(rate).toMatchObject({ frame: 30, sampled: 3, notTested: 1, tested: 2, relapsed: 1, rate: 0.5 });
  expect(rate.byClause).toMatchObject([
    { clause: 'A', tested: 2, relapsed: 1, rate: 0.5 },
    { clause: 'B', tested: 1, relapsed: 0, rate: 0 },
  ]);
  expect(rate.interval.low).toBeLessThan(0.5);
  expect(rate.interval.high).toBeGreaterThan(0.5);
  expect(relapseRate([], null)).toMatchObject({ rate: null, tested: 0, interval: { low: 0, high: 1 } });
});
