import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advance,
  advanceLead,
  CAMPAIGN_STEPS,
  type Campaign,
  type CampaignCounts,
  coverageOf,
  LEAD_STEPS,
  MEMBER_STATES,
  type MemberCount,
  pause,
  quotaProgress,
  quotasOf,
  rankStores,
  resume,
  shareInterval,
} from './index.ts';

const counts: CampaignCounts = { frame: 10, sample: 5, open: 0, inReview: 0 };

describe('the course of a campaign', () => {
  test('reaches every state and ends reported or cancelled', () => {
    expect(terminalStates(CAMPAIGN_STEPS)).toEqual(['CANCELLED', 'REPORTED']);
    expect(reachableFrom(CAMPAIGN_STEPS, 'DRAFT')).toHaveLength(9);
  });

  test('nothing is drawn from a frame that is not frozen, and nothing changes in the frame after the draw', () => {
    expect(CAMPAIGN_STEPS.filter((step) => step.to === 'SAMPLED').map((step) => step.from)).toEqual(['FRAME_FROZEN']);
    expect(CAMPAIGN_STEPS.filter((step) => step.to === 'DRAFT').map((step) => step.from)).toEqual(['FRAME_FROZEN']);
  });

  const at = (state: Campaign['state'], isPaused = false): Campaign => ({ state, isPaused });
  test.each<[string, Campaign, Parameters<typeof advance>[1], Partial<CampaignCounts>, object]>([
    ['an empty frame', at('DRAFT'), 'freeze', { frame: 0 }, { ok: false, reason: 'frame-not-empty' }],
    ['an empty sample', at('FRAME_FROZEN'), 'draw', { sample: 0 }, { ok: false, reason: 'sample-not-empty' }],
    ['members still open', at('TESTING'), 'all-tested', { open: 1 }, { ok: false, reason: 'nothing-open' }],
    ['findings without a decision', at('REVIEWING'), 'conclude', { inReview: 1 }, { ok: false, reason: 'nothing-in-review' }],
    ['while it is paused', at('TESTING', true), 'all-tested', {}, { ok: false, reason: 'paused' }],
    ['a paused one can be cancelled', at('TESTING', true), 'cancel', {}, { ok: true, next: at('CANCELLED') }],
    ['a concluded one cannot', at('CONCLUDED'), 'cancel', {}, { ok: false, reason: 'no-such-step' }],
    ['in order', at('REVIEWING'), 'conclude', {}, { ok: true, next: at('CONCLUDED') }],
  ])('%s', (_name, campaign, on, more, outcome) => expect(advance(campaign, on, { ...counts, ...more })).toEqual(outcome));

  test('paused and resumed it is where it was; only what runs can be paused', () => {
    const paused = pause(at('TESTING'));
    expect(paused).toEqual({ ok: true, next: at('TESTING', true) });
    expect(paused.ok && resume(paused.next)).toEqual({ ok: true, next: at('TESTING') });
    expect([pause(at('DRAFT')).ok, pause(at('TESTING', true)).ok, resume(at('TESTING')).ok]).toEqual([false, false, false]);
  });
});

describe('coverage', () => {
  const rows: readonly MemberCount[] = [
    { state: 'PLANNED', reason: null, count: 5 },
    { state: 'ACQUIRED', reason: null, count: 10 },
    { state: 'TESTED', reason: null, count: 30 },
    { state: 'REVIEWED', reason: null, count: 40 },
    { state: 'NOT_TESTABLE', reason: 'off-shelf', count: 10 },
    { state: 'NOT_TESTABLE', reason: null, count: 5 },
    { state: 'REPLACED', reason: 'off-shelf', count: 7 },
  ];

  test('each share with what it is a share of; the replaced are not among them', () => {
    expect(coverageOf(rows)).toEqual({
      members: 100,
      acquired: { count: 80, of: 100 },
      tested: { count: 70, of: 100 },
      reviewed: { count: 40, of: 70 },
      notTestable: { count: 15, of: 100 },
      notTestableByReason: [
        { reason: 'off-shelf', count: 10 },
        { reason: 'no-reason-given', count: 5 },
      ],
      open: { count: 15, of: 100 },
      replaced: 7,
      replacedByReason: [{ reason: 'off-shelf', count: 7 }],
    });
  });

  test('members = tested + not testable + open, always, and parts of a campaign add up to the whole', () => {
    const row = fc.record({ state: fc.constantFrom(...MEMBER_STATES), reason: fc.constantFrom('a', 'b', null), count: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(row), fc.array(row), (left, right) => {
        const [a, b, both] = [coverageOf(left), coverageOf(right), coverageOf([...left, ...right])];
        expect(both.members).toBe(both.tested.count + both.notTestable.count + both.open.count);
        expect(both.notTestable.count).toBe(both.notTestableByReason.reduce((sum, one) => sum + one.count, 0));
        expect([a.members + b.members, a.reviewed.of + b.reviewed.of]).toEqual([both.members, both.reviewed.of]);
      }),
    );
  });
});

describe('shares with their intervals', () => {
  test.each([
    [0, 10, undefined, 0, 0.278],
    [10, 10, undefined, 0.722, 1],
    [15, 100, undefined, 0.093, 0.233],
    [15, 100, 110, 0.128, 0.175],
    [5, 5, 5, 1, 1],
    [0, 0, 100, 0, 1],
  ])('%d of %d, of %s there are', (count, sampled, population, low, high) => {
    const interval = shareInterval(count, sampled, population);
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
  });

  test('holds the share that was seen', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const [count, sampled] = [Math.min(a, b), Math.max(a, b, 1)];
        const { low, high } = shareInterval(count, sampled);
        expect(low - 1e-9).toBeLessThanOrEqual(count / sampled);
        expect(high + 1e-9).toBeGreaterThanOrEqual(count / sampled);
      }),
    );
  });
});

describe('the rank of stores', () => {
  const store = (name: string, tested: number, withProblems: number, listings = 100_000) => ({
    store: name,
    listings,
    sampled: tested,
    tested,
    withProblems,
  });
  const ranks = (...samples: readonly ReturnType<typeof store>[]) => rankStores(samples).map(({ store, rank }) => `${store} ${rank}`);

  test('equal shares share a rank, and the next is skipped', () => {
    expect(ranks(store('d', 300, 10), store('b', 300, 100), store('a', 30, 10), store('c', 90, 15))).toEqual(['a 1', 'b 1', 'c 3', 'd 4']);
  });

  test('a small sample is shown and not ranked; a small store that was tested whole is', () => {
    expect(ranks(store('small', 10, 10), store('big', 100, 1), store('tiny', 8, 4, 8), store('none', 0, 0))).toEqual([
      'tiny 1',
      'big 2',
      'none null',
      'small null',
    ]);
  });

  test('stores that the sample cannot tell apart say so', () => {
    const [first, second, third] = rankStores([store('a', 200, 30), store('b', 200, 26), store('c', 400, 4)]);
    expect([first!.notToldApartFrom, second!.notToldApartFrom, third!.notToldApartFrom]).toEqual([['b'], ['a'], []]);
  });
});

describe('quotas of provinces', () => {
  test('add up to the nation’s', () => {
    expect(quotasOf(10, { '44': 500, '11': 300, '31': 200 })).toEqual([
      { province: '11', quota: 3 },
      { province: '31', quota: 2 },
      { province: '44', quota: 5 },
    ]);
  });

  test('the furthest behind first, and who did what nobody asked is shown', () => {
    expect(
      quotaProgress(quotasOf(10, { '11': 1, '44': 1 }), [
        { province: '11', tested: 6, reviewed: 2 },
        { province: '31', tested: 1, reviewed: 0 },
      ]),
    ).toEqual([
      { province: '44', quota: 5, tested: 0, reviewed: 0, missing: 5 },
      { province: '11', quota: 5, tested: 6, reviewed: 2, missing: 0 },
      { province: '31', quota: 0, tested: 1, reviewed: 0, missing: 0 },
    ]);
  });
});

test('leads: none is answered without a test, and every state is reached', () => {
  expect(LEAD_STEPS.filter((step) => step.to === 'ANSWERED').map((step) => step.from)).toEqual(['IN_TEST']);
  expect(reachableFrom(LEAD_STEPS, 'OPEN')).toEqual(['ANSWERED', 'DISMISSED', 'IN_TEST', 'LINKED', 'OPEN']);
  expect([advanceLead('OPEN', 'link'), advanceLead('OPEN', 'answer')]).toEqual(['LINKED', undefined]);
});
