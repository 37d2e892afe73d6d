import { CASE_EVENTS } from '@touchstone/domain/case';
import { expect, test } from 'vitest';
import { whyNotBegun } from './why-not-begun.ts';

const NOW = [{ event: 'submit', isNow: true }];
const ONE = [{}];

test.each<[string, ...Parameters<typeof whyNotBegun>, string | undefined]>([
  ['the case takes one', NOW, [[], []], undefined],
  ['it takes one late', [{ event: 'late-submit', isNow: true }], [[], []], undefined],
  ['it is of a time when it takes none', [{ event: 'submit', isNow: false }], [[], []], 'submissions.notNow'],
  ['one is being written', NOW, [ONE, []], 'submissions.isBegun'],
  ['more was asked of one', NOW, [[], ONE], 'submissions.isBegun'],
  ['the case was not read', undefined, [[], []], 'parts.notRead'],
  ['what was begun was not read', NOW, [[], undefined], 'parts.notRead'],
])('%s', (_, steps, written, why) => expect(whyNotBegun(steps, written)).toBe(why));

test('every step of the law by which a firm hands in is one of ours', () => {
  const theirs = Object.entries(CASE_EVENTS).filter(([, { permission }]) => permission === 'submission.create');
  for (const [event] of theirs) expect(whyNotBegun([{ event, isNow: true }], [[], []]), event).toBeUndefined();
});
