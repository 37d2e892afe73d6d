import { expect, test } from 'vitest';
import { byReason, type ClauseGroup, chosenClauses } from './clauses.ts';

const clause = (rule: string, result: ClauseGroup['clauses'][number]['result'], reason: string | null = null) => ({
  ...{ rule, clause: rule, title: rule, result, reason },
  facts: 0,
  isTrial: false,
});
const documents: readonly ClauseGroup[] = [
  { document: 'A', number: '1', clauses: [clause('a', 'violation'), clause('b', 'not-tested', '需要运行检测')] },
  { document: 'B', number: '2', clauses: [clause('c', 'not-tested', '需要人工核查'), clause('d', 'not-tested', '需要运行检测')] },
];

test('what was found is shown first, and a document without any of it is not', () =>
  expect(chosenClauses(documents, undefined).map(({ document, clauses }) => [document, clauses.map(({ rule }) => rule)])).toEqual([
    ['A', ['a']],
  ]));

test('one result can be looked at alone', () =>
  expect(chosenClauses(documents, 'not-tested').flatMap(({ clauses }) => clauses.map(({ rule }) => rule))).toEqual(['b', 'c', 'd']));

test('what was not tested stands by its reason, most first', () =>
  expect(byReason(documents, 'not-tested').map(({ reason, clauses }) => [reason, clauses.length])).toEqual([
    ['需要运行检测', 2],
    ['需要人工核查', 1],
  ]));
