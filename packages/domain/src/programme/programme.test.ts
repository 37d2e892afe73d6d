import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advanceMeasure,
  advanceProgramme,
  advanceTarget,
  DUTIES,
  DUTY_COUNTS,
  type DutyCount,
  type DutyFigure,
  dutyRows,
  type EarlierMeasure,
  MEASURE_KINDS,
  MEASURE_STEPS,
  type MeasureKind,
  mayImpose,
  PROGRAMME_STEPS,
  TARGET_STEPS,
} from './index.ts';

const facts = { openTargets: 0, dueAtMs: 100, nowMs: 101 };

describe('programmes', () => {
  test('end closed or cancelled, and every state is reached', () => {
    expect(terminalStates(PROGRAMME_STEPS)).toEqual(['CANCELLED', 'CLOSED']);
    expect(reachableFrom(PROGRAMME_STEPS, 'DRAFT')).toHaveLength(7);
    expect(reachableFrom(TARGET_STEPS, 'PENDING')).toHaveLength(9);
    expect(reachableFrom(MEASURE_STEPS, 'IMPOSED')).toHaveLength(4);
  });

  test('developers are told when every listing was looked at, not before', () => {
    expect(advanceProgramme('SCANNING', 'notify', { ...facts, openTargets: 1 })).toBeUndefined();
    expect(advanceProgramme('SCANNING', 'notify', facts)).toBe('NOTIFIED');
  });

  test.each([
    [100, undefined],
    [101, 'ENFORCING'],
  ])('at %i, with a deadline at 100: %s', (nowMs, to) => expect(advanceProgramme('NOTIFIED', 'enforce', { ...facts, nowMs })).toBe(to));

  test('without a deadline nothing is enforced', () =>
    expect(advanceProgramme('NOTIFIED', 'enforce', { ...facts, dueAtMs: null })).toBeUndefined());

  test('nothing is done to who was not told, or is clean, or was not tested', () => {
    for (const state of ['PENDING', 'SCANNING', 'NOT_TESTED', 'CLEAN', 'PROBLEM'] as const)
      expect(advanceTarget(state, 'measure')).toBeUndefined();
  });
});

describe('measures', () => {
  test.each<[MeasureKind, readonly EarlierMeasure[], boolean, string]>([
    ['problem-notice', [], false, 'ok'],
    ['delist', [], false, 'skips-a-grade'],
    ['delist', [{ kind: 'problem-notice', state: 'IMPOSED' }], false, 'ok'],
    ['account-ban', [{ kind: 'problem-notice', state: 'IMPOSED' }], false, 'skips-a-grade'],
    ['account-ban', [{ kind: 'delist', state: 'UPHELD' }], false, 'ok'],
    ['delist', [{ kind: 'problem-notice', state: 'LIFTED' }], false, 'skips-a-grade'],
    ['problem-notice', [{ kind: 'problem-notice', state: 'APPEALED' }], false, 'in-force'],
    ['problem-notice', [{ kind: 'problem-notice', state: 'LIFTED' }], false, 'ok'],
    ['delist', [], true, 'ok'],
    ['account-ban', [], true, 'skips-a-grade'],
  ])('%s after %j, evading %s: %s', (kind, earlier, evades, answer) => {
    const may = mayImpose(kind, earlier, evades);
    expect(may.ok ? 'ok' : may.reason).toBe(answer);
  });

  test('whatever was imposed before, an account is closed only after a delisting that stands', () => {
    const earlier = fc.array(
      fc.record({ kind: fc.constantFrom(...MEASURE_KINDS), state: fc.constantFrom('IMPOSED', 'APPEALED', 'UPHELD', 'LIFTED') }),
      { maxLength: 8 },
    ) as fc.Arbitrary<readonly EarlierMeasure[]>;
    fc.assert(
      fc.property(earlier, fc.boolean(), (before, evades) => {
        if (!mayImpose('account-ban', before, evades).ok) return;
        expect(before.some(({ kind, state }) => kind === 'delist' && state !== 'LIFTED')).toBe(true);
      }),
    );
  });

  test('what is lifted is over', () => expect(advanceMeasure('LIFTED', 'appeal')).toBeUndefined());
});

describe('duties of a store', () => {
  const none: DutyFigure = { found: 0, of: 10, examples: [] };
  const all = Object.fromEntries(DUTY_COUNTS.map((count) => [count, none])) as Record<DutyCount, DutyFigure>;
  const rowOf = (clause: string, figures = all) => dutyRows(figures).find((row) => row.clause === clause)!;

  test('each clause once, and each count is used', () => {
    expect(new Set(DUTIES.map(({ clause }) => clause)).size).toBe(DUTIES.length);
    expect(new Set(DUTIES.flatMap(({ by }) => (by === 'person' ? [] : [by])))).toEqual(new Set(DUTY_COUNTS));
  });

  test('what only a person can tell is never clean', () => {
    for (const { clause } of DUTIES.filter(({ by }) => by === 'person'))
      expect(rowOf(clause)).toMatchObject({ verdict: 'not-tested', reason: 'person' });
  });

  test('an empty shelf is not clean either', () =>
    expect(rowOf('078.9-4e', { ...all, 'version-missing': { ...none, of: 0 } })).toMatchObject({
      verdict: 'not-tested',
      reason: 'nothing-to-look-at',
    }));

  test('one listing without its developer is enough for a suspicion', () => {
    const figures = { ...all, 'developer-missing': { found: 1, of: 10, examples: [{ id: 'l', text: 'x' }] } };
    expect(rowOf('078.9-4b', figures)).toMatchObject({ verdict: 'suspected', found: 1, of: 10 });
    expect(rowOf('078.9-4e', figures).verdict).toBe('not-found');
  });
});
