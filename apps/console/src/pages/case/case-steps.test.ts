import { CASE_EVENTS } from '@touchstone/domain/case';
import { expect, test } from 'vitest';
import { CASE_STEPS, draftsOf, ELSEWHERE, sortSteps, type ToldStep } from './case-steps.ts';

const events = (list: readonly { readonly event: string }[]) => list.map(({ event }) => event);
const told = (event: string, isNow: boolean): ToldStep => ({ event, isNow, from: ['CONFIRMED'], needs: [] });

test('a step that the case has is taken here or where it belongs; a right without a step waits', () => {
  const steps = [told('confirm', true), told('dismiss', true), told('draft-order', true), told('merge', false), told('transfer', false)];
  const { here, elsewhere, notNow } = sortSteps('c1', steps);
  expect(events(here)).toEqual(['confirm', 'dismiss']);
  expect(elsewhere).toEqual([{ event: 'draft-order', href: '/orders/new?case=c1&template=rectification' }]);
  expect(events(notNow)).toEqual(['merge', 'transfer']);
});

test('every step of the law of the case that a person takes is taken here or somewhere', () => {
  const places = new Set([...CASE_STEPS.map(({ event }) => event), ...Object.keys(ELSEWHERE)] as string[]);
  const byNobody = new Set(['open', 'relapse']); // a case is opened of findings; a relapse is the opening of another
  const byReferral = ['transfer', 'refer-penalty'];
  for (const event of byReferral) places.add(event);
  const lost = Object.entries(CASE_EVENTS).filter(([event, { permission }]) => permission !== null && !places.has(event));
  expect(events(lost.map(([event]) => ({ event }))).filter((event) => !byNobody.has(event))).toEqual([]);
});

test.each([
  ['DELIST_DRAFT', ['/cases/c1/delisting-plan']],
  ['RELIST_APPROVED', ['/relistings?case=c1']],
  ['NOTICED', []],
])('in %s, who drafts goes on at %j: the step itself is the approver’s', (state, hrefs) => {
  expect(draftsOf({ id: 'c1', state }).map(({ href }) => href)).toEqual(hrefs);
});
