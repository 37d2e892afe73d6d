import type { Finding, Report, Result } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { after, before, empty } from '../fixtures/reports.fixture.ts';
import { optionsIn } from '../fixtures/small-law.fixture.ts';
import { factKey } from './fact-key.ts';
import { rectification } from './rectification.ts';

const options = optionsIn('zh');
const withResult = (result: Result | undefined): Report => {
  const found: readonly Finding[] = result === undefined ? [] : [{ rule: 'jumps', clause: '078.7-8d', result, facts: [] }];
  return { ...empty, findings: found };
};

test.each([
  ['violation', 'not-found', 'fixed'],
  ['suspected', 'not-found', 'fixed'],
  ['violation', 'violation', 'open'],
  ['violation', 'suspected', 'open'],
  ['violation', 'not-tested', 'not-retested'],
  ['violation', 'undecided', 'not-retested'],
  ['suspected', undefined, 'not-retested'],
  ['not-found', 'violation', 'new'],
  ['not-tested', 'suspected', 'new'],
  [undefined, 'violation', 'new'],
] as const)('%s, then %s: %s', (was, is, outcome) => {
  expect(rectification(withResult(was), withResult(is), options).clauses.map((clause) => clause.outcome)).toEqual([outcome]);
});

test.each([
  ['not-found', 'not-found'],
  ['not-tested', 'undecided'],
  [undefined, undefined],
] as const)('%s, then %s: nothing to tell', (was, is) => {
  expect(rectification(withResult(was), withResult(is), options).clauses).toEqual([]);
});

test('what is gone, what stays and what is new of the evidence', () => {
  const { clauses, isSameApp } = rectification(before, after, options);
  expect(isSameApp).toBe(true);
  const consent = clauses.find(({ rule }) => rule.id === 'read-before-consent');
  expect(consent?.gone.map(({ attributes }) => attributes['owner'])).toEqual(['app']);
  expect(consent?.stays.map(({ attributes }) => attributes['sdk'])).toEqual(['push']);
  const often = clauses.find(({ rule }) => rule.id === 'reads-too-often');
  expect(often?.gone).toEqual([]);
  expect(often?.stays.map(({ attributes }) => attributes['count'])).toEqual([2]);
  const jumps = clauses.find(({ rule }) => rule.id === 'no-switch');
  expect(jumps?.added.map(({ kind }) => kind)).toEqual(['ui.personalised']);
});

test('two apps are told apart', () => {
  const other = { ...after, app: { ...after.app!, package: 'cn.example.other' } };
  expect(rectification(before, other, options).isSameApp).toBe(false);
});

test('a fact is the same when only its line, offset or count differ', () => {
  const [fact] = before.facts;
  const moved = { ...fact!, attributes: { ...fact!.attributes, count: 9 }, at: { ...fact!.at, line: 999, offset: 1 } };
  expect(factKey(moved)).toBe(factKey(fact!));
  expect(factKey({ ...moved, attributes: { ...moved.attributes, owner: 'sdk' } })).not.toBe(factKey(fact!));
});
