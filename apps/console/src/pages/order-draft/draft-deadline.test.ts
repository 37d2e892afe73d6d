import { expect, test } from 'vitest';
import { NO_DEADLINE, type Rule, ruleOf, typedDeadline, usualDeadline } from './draft-deadline.ts';

const typed = (more: object) => ({ ...NO_DEADLINE, ...more });

test.each<[string, object, Rule | null | undefined]>([
  ['none', { kind: 'none' }, null],
  ['working days', { kind: 'working-days', count: '5' }, { kind: 'working-days', count: 5 }],
  ['working days that are not said', { kind: 'working-days', count: '' }, undefined],
  ['no day at all', { kind: 'calendar-days', count: '0' }, undefined],
  [
    'days that give way',
    { kind: 'calendar-days', count: '15', rollForward: true },
    { kind: 'calendar-days', count: 15, rollForward: true },
  ],
  ['hours', { kind: 'hours', count: '48' }, { kind: 'hours', count: 48 }],
  ['at once', { kind: 'at-once', count: '24' }, { kind: 'at-once', escalateAfterHours: 24 }],
  ['the end of a day', { kind: 'instant', day: '2026-03-09', time: '24:00' }, { kind: 'instant', at: '2026-03-09T16:00:00.000Z' }],
  ['an hour', { kind: 'instant', day: '2026-03-09', time: '12:30' }, { kind: 'instant', at: '2026-03-09T04:30:00.000Z' }],
  ['an hour after the last', { kind: 'instant', day: '2026-03-09', time: '24:30' }, undefined],
  ['no day', { kind: 'instant', day: '', time: '24:00' }, undefined],
])('%s', (_, more, rule) => {
  expect(ruleOf(typed(more))).toEqual(rule);
  if (rule !== undefined) expect(ruleOf(typedDeadline(rule))).toEqual(rule);
});

test.each([
  ['rectification', true, 'working-days'],
  ['delisting', true, 'at-once'],
  ['extension', true, 'instant'],
  ['withdrawal', false, 'none'],
])('a %s begins with what is usual', (type, hasDeadline, kind) => expect(usualDeadline(type, hasDeadline).kind).toBe(kind));
