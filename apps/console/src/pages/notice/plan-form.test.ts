import { expect, test } from 'vitest';
import { type Catalogue, fittingBases, fittingTemplates, isUnsaved, planOf, planWith, typedOf } from './plan-form.ts';

const NOTHING = { on: null, template: null, bases: null, fields: {}, deadlineOn: null, deadlineRule: null };

test('what nobody typed is null again', () => {
  expect(planOf(typedOf(NOTHING), NOTHING)).toEqual({ ...NOTHING });
  expect(planOf({ ...typedOf(NOTHING), fields: { scope: '  ' }, bases: [] }, NOTHING)).toEqual({ ...NOTHING });
});

test('working days come back as they were typed, and another rule is not lost by saving', () => {
  const days = { ...NOTHING, deadlineRule: { kind: 'working-days', count: 7 } };
  expect(typedOf(days).workingDays).toBe(7);
  expect(planOf({ ...typedOf(days), workingDays: null }, days)).toMatchObject({ deadlineRule: null });
  const hours = { ...NOTHING, deadlineRule: { kind: 'hours', count: 48 } };
  expect(planOf(typedOf(hours), hours)).not.toHaveProperty('deadlineRule');
});

test('what somebody else wrote since is kept beside what was typed here', () => {
  const typed = { fields: { scope: '本省应用' } };
  const theirs = { ...NOTHING, on: '2026-03-09', fields: { contact: '010-1' } };
  expect(planOf(planWith(theirs, typed), theirs)).toMatchObject({ on: '2026-03-09', fields: { contact: '010-1', scope: '本省应用' } });
});

test('what was typed while the rest was on its way is still unsaved when that is kept', () => {
  const sent = { deadlineOn: '2026-03-20' };
  expect(isUnsaved(NOTHING, sent)).toBe(true);
  const kept = { ...NOTHING, deadlineOn: '2026-03-20' };
  expect(isUnsaved(kept, sent)).toBe(false);
  expect(isUnsaved(kept, { ...sent, on: '2026-03-02' })).toBe(true);
});

test('what was typed and taken back is nothing to save', () =>
  expect(isUnsaved({ ...NOTHING, on: '2026-03-02' }, { on: '2026-03-02', fields: { scope: ' ' } })).toBe(false));

const template = (id: string, more: object = {}) =>
  ({ id, kind: 'problems', joint: false, from: '2023-01-01', ...more }) as Catalogue['templates'][number];

test('a template of the issuer goes first, then the newest; not one of another day, kind or issuer', () => {
  const templates = [
    template('old', { from: '2019-12-19', until: '2022-12-31' }),
    template('plain'),
    template('newer', { from: '2024-01-01' }),
    template('theirs', { by: 'province' }),
    template('ours', { by: 'ministry', from: '2020-01-01' }),
    template('joint', { joint: true }),
    template('delisting', { kind: 'delisting' }),
  ];
  const wanted = { kind: 'problems', issuer: 'ministry', day: '2026-03-02', joint: false };
  expect(fittingTemplates({ templates }, wanted).map(({ id }) => id)).toEqual(['ours', 'newer', 'plain']);
  expect(fittingTemplates({ templates }, { ...wanted, day: '2022-12-31' }).map(({ id }) => id)).toEqual(['ours', 'old']);
});

test('a law that was not in force on the day is not offered', () => {
  const bases = [
    { id: 'pipl', text: '《个人信息保护法》', from: '2021-11-01', kinds: ['problems'], usual: true, grade: 'V' },
  ] as Catalogue['bases'];
  expect(fittingBases({ bases }, 'problems', '2021-10-31')).toEqual([]);
  expect(fittingBases({ bases }, 'problems', '2021-11-01')).toHaveLength(1);
  expect(fittingBases({ bases }, 'delisting', '2021-11-01')).toEqual([]);
});
