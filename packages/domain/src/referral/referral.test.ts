import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advanceReferral,
  offerFault,
  REFERRAL_KINDS,
  REFERRAL_STEPS,
  type ReferralEvent,
  type ReferralState,
  referralOffers,
} from './index.ts';

const ministry = { id: 'm', kind: 'ministry' };
const [beijing, guangdong] = [
  { id: 'b', kind: 'province' },
  { id: 'g', kind: 'province' },
];

describe('the table', () => {
  test('ends returned, reported back or withdrawn', () => {
    expect(terminalStates(REFERRAL_STEPS)).toEqual(['REPORTED_BACK', 'RETURNED', 'WITHDRAWN']);
    expect(reachableFrom(REFERRAL_STEPS, 'OFFERED')).toHaveLength(5);
  });

  test('only who offered it withdraws it, and all else is the other’s', () => {
    for (const { on, by } of REFERRAL_STEPS) expect(by).toBe(on === 'withdraw' ? 'giver' : 'taker');
  });
});

test.each([
  ['a province asks for the whole country', 'national-delisting', beijing, ministry, 'NOTICED', false, undefined],
  ['of a case that nobody was told of', 'national-delisting', beijing, ministry, 'CONFIRMED', false, 'case-not-ready'],
  ['a province does not delist for another', 'national-delisting', beijing, guangdong, 'NOTICED', false, 'wrong-direction'],
  ['the ministry has the territory punish', 'penalty', ministry, guangdong, 'DELISTED', true, undefined],
  ['without a day', 'penalty', ministry, guangdong, 'DELISTED', false, 'day-missing'],
  ['nobody has the ministry punish', 'penalty', guangdong, ministry, 'DELISTED', true, 'wrong-direction'],
  ['a province hands over what is another’s', 'territory', beijing, guangdong, 'REVIEWING', false, undefined],
  ['to itself', 'territory', beijing, beijing, 'REVIEWING', false, 'same-organisation'],
  ['what is over', 'territory', beijing, guangdong, 'CLOSED', false, 'case-not-ready'],
  ['together', 'joint', ministry, beijing, 'RECTIFYING', false, undefined],
  ['a province reports upward', 'common-notice', beijing, ministry, 'OVERDUE', false, undefined],
  ['with a day that nobody wants', 'common-notice', beijing, ministry, 'OVERDUE', true, 'day-not-wanted'],
] as const)('%s', (_name, kind, from, to, state, hasDay, fault) => expect(offerFault(kind, from, to, state, hasDay)).toBe(fault));

test('what is told of a case is what is taken', () => {
  const told = referralOffers(beijing, [ministry, beijing, guangdong], 'NOTICED');
  expect(told.map(({ kind, isNow, to }) => [kind, isNow, to.map(({ id }) => id)])).toEqual([
    ['national-delisting', true, ['m']],
    ['penalty', true, ['g']],
    ['territory', true, ['g']],
    ['joint', true, ['m', 'g']],
    ['common-notice', false, ['m']],
  ]);
  for (const { kind, hasDueDay, to, isNow } of told)
    for (const one of to) expect(offerFault(kind, beijing, one, 'NOTICED', hasDueDay)).toBe(isNow ? undefined : 'case-not-ready');
});

test('what went over with its case does not come back', () => {
  expect(advanceReferral('ACCEPTED', 'return', 'taker', 'territory')).toEqual({ ok: false, reason: 'case-moved' });
  expect(advanceReferral('ACCEPTED', 'return', 'taker', 'penalty')).toEqual({ ok: true, state: 'RETURNED' });
});

test('in whatever order it is tried, what was answered for good stays', () => {
  const steps = fc.array(
    fc.record({
      on: fc.constantFrom<ReferralEvent>('accept', 'return', 'report', 'withdraw'),
      by: fc.constantFrom('giver' as const, 'taker' as const),
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...REFERRAL_KINDS), steps, (kind, tried) => {
      let state: ReferralState = 'OFFERED';
      for (const { on, by } of tried) {
        const outcome = advanceReferral(state, on, by, kind);
        if (['RETURNED', 'REPORTED_BACK', 'WITHDRAWN'].includes(state)) expect(outcome.ok).toBe(false);
        if (outcome.ok) state = outcome.state;
      }
    }),
  );
});
