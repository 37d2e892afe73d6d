import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreementOf,
  DECISIONS,
  drawnForSecond,
  holderOf,
  kappaOf,
  personsNeeded,
  policyOf,
  REASON_CODES,
  type Review,
  type ReviewDecision,
  rankOf,
  refusalOf,
  reviewerFigures,
  type Severity,
  standing,
  takeClaim,
  type UnderReview,
  visibleReviews,
} from './index.ts';

describe('rank: reach × severity × confidence', () => {
  test.each<[number, Severity, number, number]>([
    [9, 4, 1, 1000],
    [6, 2, 0.5, 175],
    [0, 4, 1, 200],
    [1, 4, 1, 200],
    [12, 4, 1, 1000],
    [9, 1, 0, 0],
  ])('band %d, severity %d, %d', (reachBand, severity, confidence, rank) => expect(rankOf({ reachBand, severity, confidence })).toBe(rank));

  test('more of any of them never ranks lower', () => {
    const input = fc.record({
      reachBand: fc.nat(10),
      severity: fc.constantFrom<Severity>(1, 2, 3),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(input, (one) => {
        expect(rankOf({ ...one, reachBand: one.reachBand + 1 })).toBeGreaterThanOrEqual(rankOf(one));
        expect(rankOf({ ...one, severity: (one.severity + 1) as Severity })).toBeGreaterThanOrEqual(rankOf(one));
        expect(rankOf({ ...one, confidence: Math.min(1, one.confidence + 0.1) })).toBeGreaterThanOrEqual(rankOf(one));
      }),
    );
  });
});

describe('the policy', () => {
  test('nobody publishes alone, whatever an organisation sets', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.constant(Number.NaN)), (personsForPublication) => {
        expect(policyOf({ personsForPublication }).personsForPublication).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('shares and minutes stay within reason', () => {
    expect(policyOf({ blindShare: 7, claimMinutes: 0 })).toMatchObject({ blindShare: 1, claimMinutes: 5 });
    expect(policyOf({ blindShare: Number.NaN, claimMinutes: 1e9 })).toMatchObject({ blindShare: 0.05, claimMinutes: 1440 });
  });
});

test('a share of findings is seen twice, drawn by seed', () => {
  const ids = Array.from({ length: 4000 }, (_, i) => `f${i}`);
  const drawn = (seed: string, blindShare = 0.05) => ids.filter((id) => drawnForSecond(ports.hash, seed, id, policyOf({ blindShare })));
  expect(drawn('a')).toEqual(drawn('a'));
  expect(drawn('a')).not.toEqual(drawn('b'));
  expect(Math.abs(drawn('a').length - 200)).toBeLessThan(50);
  expect([drawn('a', 0).length, drawn('a', 1).length]).toEqual([0, 4000]);
});

const plain: UnderReview = { severity: 2, isDrawnForSecond: false, isForPublication: false };
const grave: UnderReview = { ...plain, severity: 3 };
const policy = policyOf();
const by = (reviewer: string, decision: ReviewDecision): Review => ({ reviewer, round: 1, decision, isBlind: false, atMs: 0 });

describe('how many must agree', () => {
  test.each<[string, UnderReview, Parameters<typeof policyOf>[0], number]>([
    ['an ordinary finding', plain, {}, 1],
    ['a grave one', grave, {}, 2],
    ['one drawn to measure agreement', { ...plain, isDrawnForSecond: true }, {}, 2],
    ['one to be published', { ...plain, isForPublication: true }, { fourEyes: 'publication' }, 2],
    ['where three must', { ...plain, isForPublication: true }, { personsForPublication: 3 }, 3],
    ['where two always must', plain, { fourEyes: 'always' }, 2],
    ['a grave one where only publication counts', grave, { fourEyes: 'publication' }, 1],
  ])('%s', (_name, item, settings, persons) => expect(personsNeeded(item, policyOf(settings))).toBe(persons));
});

describe('where a review stands', () => {
  test.each<[string, UnderReview, readonly Review[], object]>([
    ['nobody yet', plain, [], { wants: 'first', isBlind: false }],
    ['one is enough', plain, [by('a', 'confirm')], { wants: 'nothing', decision: 'confirm', wasDisputed: false }],
    ['a second is wanted, blind', grave, [by('a', 'reject')], { wants: 'second', isBlind: true }],
    ['two agree', grave, [by('a', 'reject'), by('b', 'reject')], { wants: 'nothing', decision: 'reject', wasDisputed: false }],
    ['the same person twice is one', grave, [by('a', 'confirm'), by('a', 'confirm')], { wants: 'second', isBlind: true }],
    ['they differ', grave, [by('a', 'confirm'), by('b', 'reject')], { wants: 'third', isBlind: false }],
    [
      'a third settles it',
      grave,
      [by('a', 'confirm'), by('b', 'reject'), by('c', 'reject')],
      { wants: 'nothing', decision: 'reject', wasDisputed: true },
    ],
    [
      'two against two',
      grave,
      [by('a', 'confirm'), by('b', 'reject'), by('c', 'confirm'), by('d', 'reject')],
      { wants: 'third', isBlind: false },
    ],
    ['evidence is asked for', grave, [by('a', 'confirm'), by('b', 'ask-evidence')], { wants: 'evidence' }],
  ])('%s', (_name, item, reviews, expected) => expect(standing(item, reviews, policy)).toEqual(expected));

  test('three for publication: two against one is not enough', () => {
    const published = { ...plain, isForPublication: true };
    const three = policyOf({ personsForPublication: 3 });
    const reviews = [by('a', 'confirm'), by('b', 'reject'), by('c', 'confirm')];
    expect(standing(published, reviews, three)).toEqual({ wants: 'third', isBlind: false });
    expect(standing(published, [...reviews, by('d', 'confirm')], three)).toMatchObject({ wants: 'nothing', decision: 'confirm' });
  });
});

test('in any order of decisions: nothing is confirmed by fewer persons than needed, nor published by one', () => {
  const review = fc.record({ reviewer: fc.constantFrom('a', 'b', 'c', 'd'), decision: fc.constantFrom(...DECISIONS) });
  const item = fc.record({
    severity: fc.constantFrom<Severity>(1, 2, 3, 4),
    isDrawnForSecond: fc.boolean(),
    isForPublication: fc.boolean(),
  });
  fc.assert(
    fc.property(item, fc.array(review, { maxLength: 6 }), (under, list) => {
      const accepted: Review[] = [];
      for (const { reviewer, decision } of list) {
        const reason = REASON_CODES[decision][0];
        if (refusalOf(reviewer, decision, reason, under, accepted, policy, null) === undefined) accepted.push(by(reviewer, decision));
      }
      const now = standing(under, accepted, policy);
      expect(new Set(accepted.map(({ reviewer }) => reviewer)).size).toBe(accepted.length);
      if (now.wants !== 'nothing') return;
      const agreeing = accepted.filter(({ decision }) => decision === now.decision).length;
      expect(agreeing).toBeGreaterThanOrEqual(personsNeeded(under, policy));
      if (under.isForPublication) expect(agreeing).toBeGreaterThanOrEqual(2);
    }),
    { numRuns: 500 },
  );
});

describe('who may not decide', () => {
  test.each<[string, string, readonly Review[], string | null, string, string | undefined]>([
    ['nothing in the way', 'b', [by('a', 'confirm')], null, 'not-reproduced', undefined],
    ['their own claim', 'b', [], 'b', 'not-reproduced', undefined],
    ['somebody else has it', 'b', [], 'c', 'not-reproduced', 'claimed-by-another'],
    ['they did already', 'a', [by('a', 'confirm')], null, 'not-reproduced', 'decided-before'],
    ['it is done', 'c', [by('a', 'confirm'), by('b', 'confirm')], null, 'not-reproduced', 'already-decided'],
    ['evidence is awaited', 'b', [by('a', 'ask-evidence')], null, 'not-reproduced', 'evidence-awaited'],
    ['a reason of another decision', 'b', [], null, 'reproduced', 'reason-does-not-suit'],
    ['no reason', 'b', [], null, '', 'reason-does-not-suit'],
  ])('%s', (_name, person, reviews, claimedBy, reason, refusal) => {
    expect(refusalOf(person, 'reject', reason, grave, reviews, policy, claimedBy)).toBe(refusal);
  });
});

describe('blind', () => {
  const one = [by('a', 'confirm')];
  const sees = (person: string, mayReview: boolean, reviews: readonly Review[], settings = {}) =>
    visibleReviews({ person, mayReview }, grave, reviews, policyOf(settings)).map(({ reviewer }) => reviewer);

  test.each([
    ['the second does not see the first', sees('b', true, one), []],
    ['the first sees their own', sees('a', true, one), ['a']],
    ['who may not review cannot tell it on by deciding', sees('x', false, one), ['a']],
    ['both are open once both are in', sees('b', true, [...one, by('b', 'reject')]), ['a', 'b']],
    ['the third sees what they differ in', sees('c', true, [...one, by('b', 'reject')]), ['a', 'b']],
    ['where the second is not blind', sees('b', true, one, { blindSecond: false }), ['a']],
  ])('%s', (_name, seen, expected) => expect(seen).toEqual(expected));
});

describe('claims', () => {
  const MINUTE = 60_000;
  const claim = { reviewer: 'a', claimedMs: 0, expiresMs: 60 * MINUTE };

  test.each([
    ['a free one', takeClaim(null, 'a', 0, 60), { ok: true, claim }],
    ['another’s', takeClaim(claim, 'b', MINUTE, 60), { ok: false, reason: 'claimed-by-another' }],
    [
      'another’s that has run out',
      takeClaim(claim, 'b', 60 * MINUTE, 60),
      { ok: true, claim: { reviewer: 'b', claimedMs: 60 * MINUTE, expiresMs: 120 * MINUTE } },
    ],
    ['one’s own, for longer', takeClaim(claim, 'a', 30 * MINUTE, 60), { ok: true, claim: { ...claim, expiresMs: 90 * MINUTE } }],
    ['one that they have decided', takeClaim(null, 'a', 0, 60, ['a']), { ok: false, reason: 'decided-before' }],
  ])('%s', (_name, answer, expected) => expect(answer).toEqual(expected));

  test('at any instant one person holds it, or nobody', () => {
    const ask = fc.record({ reviewer: fc.constantFrom('a', 'b'), afterMs: fc.nat(90 * MINUTE) });
    fc.assert(
      fc.property(fc.array(ask), (asks) => {
        let current: Parameters<typeof takeClaim>[0] = null;
        let nowMs = 0;
        for (const { reviewer, afterMs } of asks) {
          nowMs += afterMs;
          const before = holderOf(current, nowMs);
          const answer = takeClaim(current, reviewer, nowMs, 60);
          if (answer.ok) current = answer.claim;
          expect(holderOf(current, nowMs)).toBe(before ?? reviewer);
        }
      }),
    );
  });
});

describe('agreement', () => {
  test('of Cohen’s own kind: 70 % agreed, kappa 0.4', () => {
    expect(kappaOf({ bothConfirm: 20, onlyA: 5, onlyB: 10, bothReject: 15 })).toBeCloseTo(0.4);
  });

  test.each([
    ['all the same answer: not defined', { bothConfirm: 10, onlyA: 0, onlyB: 0, bothReject: 0 }, null],
    ['nothing', { bothConfirm: 0, onlyA: 0, onlyB: 0, bothReject: 0 }, null],
    ['perfect', { bothConfirm: 5, onlyA: 0, onlyB: 0, bothReject: 5 }, 1],
    ['by chance alone', { bothConfirm: 25, onlyA: 25, onlyB: 25, bothReject: 25 }, 0],
  ])('%s', (_name, table, kappa) => expect(kappaOf(table)).toBe(kappa));

  test('of pairs', () => {
    const pair = (a: 'confirm' | 'reject', b: 'confirm' | 'reject') => ({
      a: { reviewer: 'x', decision: a },
      b: { reviewer: 'y', decision: b },
    });
    expect(
      agreementOf([pair('confirm', 'confirm'), pair('confirm', 'reject'), pair('reject', 'reject'), pair('reject', 'reject')]),
    ).toEqual({
      pairs: 4,
      agreed: 3,
      share: 0.75,
      kappa: 0.5,
    });
    expect(agreementOf([])).toEqual({ pairs: 0, agreed: 0, share: null, kappa: null });
  });
});

test('figures of reviewers: what was overturned is counted of what was decided in the end', () => {
  const review = (reviewer: string, decision: ReviewDecision, final: 'confirm' | 'reject' | null, secondsSpent: number | null = null) => ({
    reviewer,
    decision,
    final,
    secondsSpent,
  });
  expect(
    reviewerFigures([
      review('b', 'confirm', 'confirm', 60),
      review('a', 'confirm', 'reject', 30),
      review('a', 'reject', 'reject', 50),
      review('a', 'confirm', null, 10),
      review('a', 'ask-evidence', 'confirm', 20),
    ]),
  ).toEqual([
    { reviewer: 'a', decisions: 4, confirmed: 2, rejected: 1, askedEvidence: 1, overturned: { count: 1, of: 2 }, medianSeconds: 25 },
    { reviewer: 'b', decisions: 1, confirmed: 1, rejected: 0, askedEvidence: 0, overturned: { count: 0, of: 1 }, medianSeconds: 60 },
  ]);
});
