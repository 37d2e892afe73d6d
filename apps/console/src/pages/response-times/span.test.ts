import { expect, test } from 'vitest';
import { listOf } from './span.ts';

test('the list of a figure begins with the first day and ends with the last, in Shanghai', () => {
  const query = (figure: 'asked' | 'done' | 'late') =>
    Object.fromEntries(new URLSearchParams(listOf({ from: '2026-01-01', until: '2026-01-31' }, 'store:x', figure).split('?')[1]));
  const asked = {
    ...{ ruleKind: 'at-once', obliged: 'store:x', result: 'asked' },
    ...{ startedFrom: '2025-12-31T16:00:00.000Z', startedBefore: '2026-01-31T16:00:00.000Z' },
  };
  expect(query('asked')).toEqual(asked);
  expect(query('done')).toEqual({ ...asked, result: 'kept' });
  expect(query('late')).toEqual({ ...asked, isOverdue: 'true' });
});
