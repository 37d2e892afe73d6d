import { expect, test } from 'vitest';
import { sortSteps } from './case-steps.ts';

const events = (list: readonly { readonly event: string }[]) => list.map(({ event }) => event);

test('a step that the case has is taken here or where it belongs; a right without a step waits', () => {
  const { here, elsewhere, notNow } = sortSteps('c1', ['confirm', 'dismiss', 'draft-order', 'unheard-of'], (permission) =>
    permission.startsWith('case.'),
  );
  expect(events(here)).toEqual(['confirm', 'dismiss']);
  expect(elsewhere).toEqual([{ event: 'draft-order', href: '/orders?case=c1' }]);
  expect(events(notNow)).toEqual([
    'accept',
    'assign',
    'drop-delisting',
    'decide-objection',
    'close',
    'withdraw',
    'object',
    'ask-extension',
  ]);
});

test('who may nothing sees nothing that waits', () =>
  expect(sortSteps('c1', [], () => false)).toEqual({ here: [], elsewhere: [], notNow: [] }));
