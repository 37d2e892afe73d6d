import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advanceReferral,
  type OfferedCase,
  offerableReferrals,
  offerFault,
  REFERRAL_KINDS,
  REFERRAL_ROWS,
  REFERRAL_STEPS,
  type ReferralEvent,
  type ReferralState,
} from './index.ts';

const ministry = { id: 'm', kind: 'ministry', province: null };
const [beijing, guangdong, zhejiang] = [
  { id: 'b', kind: 'province', province: '11' },
  { id: 'g', kind: 'province', province: '44' },
  { id: 'z', kind: 'province', province: '33' },
];
const of = (state: OfferedCase['state'], more: Partial<OfferedCase> = {}): OfferedCase => ({
  ...{ state, penalty: '', territory: '44', offered: [] },
  ...more,
});

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
  ['a province that is not the firm’s does not punish it', 'penalty', ministry, zhejiang, 'DELISTED', true, 'not-the-territory'],
  ['nor does it get its case', 'territory', beijing, zhejiang, 'REVIEWING', false, 'not-the-territory'],
  ['together with any other', 'joint', ministry, zhejiang, 'RECTIFYING', false, undefined],
] as const)('%s', (_name, kind, from, to, state, hasDay, fault) => expect(offerFault(kind, from, to, of(state), hasDay)).toBe(fault));

test('where nobody knows the territory, any province may be it', () => {
  expect(offerFault('territory', beijing, zhejiang, of('REVIEWING', { territory: null }), false)).toBeUndefined();
  const offers = offerableReferrals(ministry, [ministry, guangdong, zhejiang], of('NOTICED', { territory: null }));
  expect(offers.map(({ kind, isTerritoryUnknown, to }) => [kind, isTerritoryUnknown, to.map(({ id }) => id)])).toEqual([
    ['penalty', true, ['g', 'z']],
    ['territory', true, ['g', 'z']],
    ['joint', false, ['g', 'z']],
  ]);
});

const told = (from: typeof beijing, one: OfferedCase) =>
  offerableReferrals(from, [ministry, beijing, guangdong, zhejiang], one).map(({ kind, isNow, to }) => [
    kind,
    isNow,
    to.map(({ id, isTaken }) => (isTaken ? `(${id})` : id)).join(' '),
  ]);

test('what is told of a case: the territory and no other, what is offered already, what cannot be now', () => {
  expect(told(beijing, of('NOTICED'))).toEqual([
    ['national-delisting', true, 'm'],
    ['penalty', true, 'g'],
    ['territory', true, 'g'],
    ['joint', true, 'm g z'],
    ['common-notice', false, 'm'],
  ]);
  const offered = [
    { kind: 'national-delisting' as const, to: 'm' },
    { kind: 'joint' as const, to: 'g' },
  ];
  expect(told(beijing, of('NOTICED', { offered, penalty: 'PENALTY_REFERRED' }))).toEqual([
    ['national-delisting', false, '(m)'],
    ['penalty', false, 'g'],
    ['territory', true, 'g'],
    ['joint', true, 'm (g) z'],
    ['common-notice', false, 'm'],
  ]);
});

test('an authority in the territory itself hands nothing over to it', () => {
  expect(told(guangdong, of('NOTICED')).map(([kind]) => kind)).toEqual(['national-delisting', 'joint', 'common-notice']);
});

test('what is told of a case is what is taken', () => {
  const kinds = fc.constantFrom(...REFERRAL_KINDS);
  const party = fc.constantFrom(ministry, beijing, guangdong, zhejiang);
  const one = fc.record({
    state: fc.constantFrom<OfferedCase['state']>('LEAD', 'CONFIRMED', 'OVERDUE', 'NOTICED', 'CLOSED', 'WITHDRAWN'),
    penalty: fc.constantFrom<OfferedCase['penalty']>('', 'PENALTY_REFERRED', 'PENALTY_DECIDED'),
    territory: fc.constantFrom(null, '11', '44'),
    offered: fc.array(fc.record({ kind: kinds, to: fc.constantFrom('m', 'b', 'g', 'z') }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(kinds, party, party, one, (kind, from, to, of) => {
      const offer = offerableReferrals(from, [ministry, beijing, guangdong, zhejiang], of).find((row) => row.kind === kind);
      const isTold = offer?.isNow === true && offer.to.some(({ id, isTaken }) => id === to.id && !isTaken);
      expect(offerFault(kind, from, to, of, REFERRAL_ROWS[kind].hasDueDay) === undefined).toBe(isTold);
    }),
  );
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
