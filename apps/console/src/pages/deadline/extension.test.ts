import { expect, test } from 'vitest';
import { ruleOf } from '../order-draft/draft-deadline.ts';
import { EXTENSION_KINDS, endText, extendedBy, extensionOf, printedUntil } from './extension.ts';

test.each([
  [{ kind: 'working-days', count: 5 }, 'working-days'],
  [{ kind: 'hours', count: 24 }, 'hours'],
  [{ kind: 'at-once', escalateAfterHours: 24 }, 'instant'],
  [{ kind: 'instant', at: '2026-03-02T16:00:00.000Z' }, 'instant'],
] as const)('%o is extended by %s, and nothing is sent before it was typed', (rule, kind) => {
  const typed = extensionOf(rule);
  expect([typed.kind, ruleOf(typed)]).toEqual([kind, undefined]);
  expect(EXTENSION_KINDS).toContain(typed.kind);
});

test.each([
  ['a day', { kind: 'instant', at: '2026-03-20T16:00:00.000Z' }, '2026-03-20T16:00:00.000Z'],
  ['a number of days', { kind: 'working-days', count: 5 }, undefined],
  ['nothing', null, undefined],
])('a document that prints %s', (_, deadline, until) => expect(printedUntil(deadline)).toBe(until));

test('what the document prints goes before what was typed', () => {
  const typed = { ...extensionOf({ kind: 'working-days', count: 5 }), count: '3' };
  expect(extendedBy(undefined, typed)).toEqual({ kind: 'working-days', count: 3 });
  expect(extendedBy('2026-03-20T16:00:00.000Z', typed)).toEqual({ kind: 'instant', at: '2026-03-20T16:00:00.000Z' });
});

test.each([
  ['2026-03-20T16:00:00.000Z', '2026-03-20 24:00'],
  ['2026-03-20T09:30:00.000Z', '2026-03-20 17:30'],
])('%s is told as %s', (at, text) => expect(endText(at)).toBe(text));
