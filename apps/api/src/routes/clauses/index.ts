import { listClauses, readClause } from '@touchstone/api-client/routes/clauses';
import { ruleSet } from '@touchstone/knowledge';
import { type Case, explainCondition, explainRule, type Rule, runCases } from '@touchstone/rules';
import { type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

/** Rules by the clause that they answer, in the order of the set. */
const rulesOf: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(ruleSet.rules, ({ clause }) => clause);
const wordOfProblem = new Map(ruleSet.problems.map(({ code, zh }) => [code, zh]));

const lawShape = ({ id, document, en, number, from, until }: Rule['law']) => ({ id, document, en, number, from, until: until ?? null });

function clauseShape(clause: string, rules: readonly Rule[]) {
  const first = rules[0]!;
  const deciders = new Set(rules.map(({ decidedBy }) => decidedBy));
  return {
    clause,
    title: first.title,
    law: lawShape(first.law),
    known: first.known,
    problem: wordOfProblem.get(first.problem ?? '') ?? null,
    rules: rules.length,
    cases: rules.reduce((sum, { cases }) => sum + cases.length, 0),
    decidedBy: deciders.size > 1 ? ('both' as const) : first.decidedBy,
    isEnforced: rules.some(({ status }) => status === 'enforced'),
  };
}

const clauses = [...rulesOf].map(([clause, rules]) => clauseShape(clause, rules));
const laws = [...new Map(ruleSet.rules.map(({ law }) => [law.id, lawShape(law)])).values()];

const listHandler = handle(listClauses, async ({ query: { law, q = '', decidedBy } }) => {
  const wanted = q.toLowerCase();
  const fits = (one: (typeof clauses)[number]) =>
    (law === undefined || one.law.id === law) &&
    (decidedBy === undefined || one.decidedBy === decidedBy || one.decidedBy === 'both') &&
    [one.clause, one.title.zh, one.title.en, one.problem ?? ''].some((text) => text.toLowerCase().includes(wanted));
  return { status: 200, body: { items: clauses.filter(fits), laws, version: ruleSet.version, released: ruleSet.released } };
});

const readHandler = handle(readClause, async ({ params: { clause }, language }) => {
  const rules = rulesOf.get(clause);
  if (rules === undefined) throw new Refusal('not-found');
  const basis = new Set(rules.flatMap((rule) => rule.basis));
  return {
    status: 200,
    body: {
      clause: clauseShape(clause, rules),
      item: itemAbove(clause, rules[0]!.law.id),
      articles: ruleSet.articles
        .filter(({ id }) => basis.has(id))
        .map(({ id, document, number, article, says, known }) => ({ id, document, number, article, says, known })),
      rules: rules.map((rule) => ruleShape(rule, language)),
    },
  };
});

/** 164-01.2 stands under 164-01. */
function itemAbove(clause: string, law: string) {
  const item = ruleSet.items.find((one) => one.instrument === law && (clause === one.clause || clause.startsWith(`${one.clause}.`)));
  return item === undefined ? null : { clause: item.clause, aspect: item.aspect, title: item.title, says: item.says };
}

function ruleShape(rule: Rule, language: 'zh' | 'en') {
  const { id, title, wording, remedy, status, known, source, needs, decidedBy, sameAs } = rule;
  const failed = new Set(runCases(rule).map(({ index }) => index));
  return {
    ...{ id, title, wording, remedy, status, known, source: source ?? null, needs: [...needs], decidedBy, sameAs: [...sameAs] },
    explained: [...explainRule(rule, language)],
    cases: rule.cases.map(({ name, expect, facts }, index) => ({
      ...{ name, expect, isMet: !failed.has(index) },
      facts: facts.map((fact) => factText(fact, language)),
    })),
  };
}

/** A fact in the words in which a condition that asks for it is said. */
const factText = ({ kind, attributes }: Case['facts'][number], language: 'zh' | 'en'): string =>
  explainCondition(
    { fact: { kind, attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { is: [value] }])) } },
    language,
  ).join(' ');

/** Clauses with the rules that answer them. */
export const clauseHandlers: readonly Handler[] = [listHandler, readHandler];
