import { type Fact, kindOf } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { type Condition, kindsOf } from '@touchstone/rules';
import { judge, type Situation } from '@touchstone/verdict';
import { expect, test } from 'vitest';

const inputs = ['static'] as const;
const kinds = [...new Set(ruleSet.rules.flatMap((rule) => kindsOf(rule.when)))].filter((kind) => kindOf(kind)?.input === 'static');
const situation: Situation = {
  asOf: ruleSet.released as LocalDate,
  inputs: new Set(inputs),
  isReadable: true,
  observed: new Set(kinds),
  failed: new Map(),
  skipped: new Set(),
  cut: new Set(),
  blind: new Map(),
};

const rulesAt = (prefix: string) => ruleSet.rules.filter(({ clause }) => clause.startsWith(prefix));
const answers = (prefix: string, facts: readonly Fact[]) => [
  ...new Set(judge(rulesAt(prefix), facts, situation).map(({ result, reason }) => reason ?? result)),
];
const given = (type: number, service: string): Fact => ({ kind: 'app.type', attributes: { type, service }, at: { file: 'a.apk' } });

test.each(knowledge.appTypes.map(({ number, name, annexD }) => [name, number, annexD ?? 'none'] as const))(
  '%s: annex D answers only for a type that it has a row for',
  (_name, number, service) => {
    expect(answers('PG-20204A-D', [given(number, service)])).toEqual([service === 'none' ? 'type-has-no-row' : 'not-found']);
  },
);

// Of the thirty services of the annex 儿童教育 is only a part of type 19.
test('29 types have a row in annex D', () => {
  expect(knowledge.appTypes.filter(({ annexD }) => annexD !== undefined)).toHaveLength(29);
});

test('without a type no rule about types answers, whatever type was guessed', () => {
  const guessed: Fact = {
    kind: 'compare.unnecessary-for-type',
    attributes: { data: 'contacts', type: 33, confirmed: false, owner: 'app' },
    at: { file: 'a.apk' },
  };
  expect([...answers('N-14-', [guessed]), ...answers('PG-20204A-D', [guessed])]).toEqual(['type-not-given', 'type-not-given']);
});

test('of the 39 rules only that of the given type answers', () => {
  const found = judge(rulesAt('N-14-'), [given(33, '输入法')], situation);
  expect(found.filter(({ reason }) => reason !== 'other-type').map(({ clause, result }) => [clause, result])).toEqual([
    ['N-14-33', 'not-found'],
  ]);
});

test('no rule takes a guessed type for the type', () => {
  const guesses = ruleSet.rules.filter(({ when, lead }) => [when, lead].some((part) => part !== undefined && takesGuess(part)));
  expect(guesses.map(({ id }) => id)).toEqual([]);
});

function takesGuess(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(takesGuess);
  if ('any' in condition) return condition.any.some(takesGuess);
  if ('not' in condition) return takesGuess(condition.not);
  if ('atLeast' in condition) return takesGuess(condition.atLeast.of);
  const { kind, attributes } = condition.fact;
  const confirmed = attributes['confirmed'];
  const isSure = confirmed !== undefined && 'is' in confirmed && confirmed.is.every((value) => value === true);
  return kind === 'compare.unnecessary-for-type' && !isSure;
}
