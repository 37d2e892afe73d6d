import { expect, test } from 'vitest';
import { NEW_TOKEN, type TokenDraft, wantedToken } from './token-draft.ts';

const draft: TokenDraft = { ...NEW_TOKEN, name: ' 流水线 ', permissions: ['run.read'] };

test('a token ends so many days after the time of the server, whatever the browser’s clock says', () =>
  expect(wantedToken({ ...draft, days: 2 }, Date.parse('2031-03-09T01:00:00Z'))).toEqual({
    ...{ name: '流水线', permissions: ['run.read'], expiresAt: '2031-03-11T01:00:00.000Z' },
  }));

test.each([
  ['a name', { ...draft, name: ' ' }],
  ['a permission', { ...draft, permissions: [] }],
  ['a number of days', { ...draft, days: null }],
])('nothing is asked for without %s', (_, one) => expect(wantedToken(one, 0)).toBeUndefined());
