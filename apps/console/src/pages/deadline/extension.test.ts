import { expect, test } from 'vitest';
import { ruleOf } from '../order-draft/draft-deadline.ts';
import { EXTENSION_KINDS, extensionOf } from './extension.ts';

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
