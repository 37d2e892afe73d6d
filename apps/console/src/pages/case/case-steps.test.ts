import { CASE_EVENTS } from '@touchstone/domain/case';
import { REFERRAL_ROWS } from '@touchstone/domain/referral';
import { expect, test } from 'vitest';
import { words as english } from '../../words/en/case.ts';
import { words } from '../../words/zh/case.ts';
import { CASE_STEPS, draftsOf, ELSEWHERE, sortSteps, type ToldStep } from './case-steps.ts';

const events = (list: readonly { readonly event: string }[]) => list.map(({ event }) => event);
const told = (event: string, isNow: boolean): ToldStep => ({ event, isNow, from: ['CONFIRMED'], needs: [] });

test('a step that the case has is taken here or where it belongs; a right without a step waits', () => {
  const steps = [told('confirm', true), told('dismiss', true), told('draft-order', true), told('merge', false), told('transfer', false)];
  const { here, elsewhere, notNow } = sortSteps('c1', steps);
  expect(events(here)).toEqual(['confirm', 'dismiss']);
  expect(elsewhere).toEqual([{ event: 'draft-order', href: '/orders/new?case=c1&template=rectification', isNext: true }]);
  expect(events(notNow)).toEqual(['merge', 'transfer']);
});

test('what leads a case on comes before what seldom does, and what is grave comes last', () => {
  const steps = ['draft-order', 'propose-penalty', 'draft-delisting', 'assign', 'propose-stop', 'merge'].map((event) => told(event, true));
  const { here, elsewhere } = sortSteps('c1', steps);
  expect(events(here)).toEqual(['assign', 'merge', 'draft-delisting', 'propose-stop']);
  expect(events(elsewhere.filter(({ isNext }) => isNext))).toEqual(['draft-order']);
});

test.each([
  ['zh', words],
  ['en', english],
])('every step that a person takes is called something to do in %s', (_language, { step }) => {
  const byPeople = Object.entries(CASE_EVENTS).filter(
    ([event, { permission }]) => permission !== null && event !== 'open' && event !== 'relapse',
  );
  expect(byPeople.map(([event]) => event).filter((event) => !(event in step))).toEqual([]);
});

test('every step of the law of the case that a person takes is taken here or somewhere', () => {
  const places = new Set([...CASE_STEPS.map(({ event }) => event), ...Object.keys(ELSEWHERE)] as string[]);
  const byNobody = new Set(['open', 'relapse']); // a case is opened of findings; a relapse is the opening of another
  // by the kinds of referrals that the page of a case has words for
  for (const [kind, { movesCase }] of Object.entries(REFERRAL_ROWS)) {
    if (!(kind in words.refer.means)) continue;
    if (movesCase) places.add('transfer');
    if (kind === 'penalty') places.add('refer-penalty');
  }
  const lost = Object.entries(CASE_EVENTS).filter(([event, { permission }]) => permission !== null && !places.has(event));
  expect(events(lost.map(([event]) => ({ event }))).filter((event) => !byNobody.has(event))).toEqual([]);
});

test('documents of a penalty are begun on its own page: from the case alone they would be begun empty', () => {
  for (const event of ['notify-penalty', 'decide-penalty']) expect(ELSEWHERE[event]?.('c1')).toBe('/penalties?case=c1');
});

test.each([
  ['DELIST_DRAFT', ['/cases/c1/delisting-plan']],
  ['RELIST_APPROVED', ['/relistings?case=c1']],
  ['NOTICED', []],
])('in %s, who drafts goes on at %j: the step itself is the approver’s', (state, hrefs) => {
  expect(draftsOf({ id: 'c1', state }).map(({ href }) => href)).toEqual(hrefs);
});
