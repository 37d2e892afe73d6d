import { expect, test } from 'vitest';
import { behaviourChanges } from './behaviour-changes.ts';

test('only what changed is there', () =>
  expect(
    behaviourChanges({
      permissions: { added: [], removed: ['READ_CONTACTS'] },
      sdks: { added: [], removed: [] },
      domains: { added: ['cdn.example', 7], removed: [] },
    }),
  ).toEqual([
    { part: 'permissions', added: [], removed: ['READ_CONTACTS'] },
    { part: 'domains', added: ['cdn.example'], removed: [] },
  ]));

test.each([[null], ['text'], [{ permissions: null }], [{ permissions: { added: 'x' } }]])('%j changes nothing', (comparison) =>
  expect(behaviourChanges(comparison)).toEqual([]),
);
