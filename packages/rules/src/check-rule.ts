import { kindOf } from '@touchstone/facts/vocabulary';
import { factsOf } from './condition-facts.ts';
import type { Faults } from './faults.ts';
import { fitsAttribute } from './read-condition.ts';
import type { Law } from './read-law.ts';
import type { Case, Rule } from './rule.ts';
import { runCases } from './run-cases.ts';

const CODE_LAYERS = new Set(['code', 'native']);

/** Holds a rule to its path, the law, the vocabulary and its own cases. */
export function checkRule(rule: Rule, path: string, law: Law, faults: Faults): void {
  checkName(rule, path, law, faults);
  checkReferences(rule, law, faults);
  checkInputs(rule, faults);
  checkLead(rule, faults);
  checkOpen(rule, faults);
  for (const [i, test] of rule.cases.entries()) checkCaseFacts(test, `cases[${i}]`, law, faults);
  checkCases(rule, faults);
}

function checkName(rule: Rule, path: string, law: Law, faults: Faults): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rule.id)) faults.add('id', 'must be kebab-case');
  const expected = `rules/${rule.instrument}/${rule.clause}/${rule.id}.yaml`;
  if (path !== expected) faults.add('', `must be at ${expected}`);
  const instrument = law.instruments.get(rule.law.id);
  if (instrument === undefined) return;
  if (instrument.folder !== rule.instrument) faults.add('law', `${instrument.id} has its rules in ${instrument.folder ?? 'no folder'}`);
  if (!isClauseOf(instrument.clauses, rule.clause)) faults.add('clause', `is not a clause of ${instrument.id}`);
  if (instrument.from === undefined && rule.status !== 'trial')
    faults.add('law', `${instrument.id} is a draft; only a rule on trial may rest on it`);
  if (rule.law.until !== undefined && rule.law.until < rule.law.from) faults.add('until', 'is before from');
}

const isClauseOf = (form: string | undefined, clause: string): boolean =>
  form !== undefined && new RegExp(`^(?:${form})$`, 'u').test(clause);

function checkReferences(rule: Rule, law: Law, faults: Faults): void {
  if (rule.problem !== undefined && !law.problems.has(rule.problem)) faults.add('problem', `there is no problem ${rule.problem}`);
  for (const id of rule.basis) if (!law.articles.has(id)) faults.add('basis', `there is no article ${id}`);
  for (const clause of rule.sameAs) {
    if (clause === rule.clause) faults.add('sameAs', 'names the rule itself');
    if (![...law.instruments.values()].some(({ clauses }) => isClauseOf(clauses, clause)))
      faults.add('sameAs', `no instrument has a clause ${clause}`);
  }
}

function checkInputs(rule: Rule, faults: Faults): void {
  const needs = new Set<string>(rule.needs);
  for (const { kind } of [...factsOf(rule.given), ...factsOf(rule.when)]) {
    const input = kindOf(kind)?.input;
    if (input !== undefined && !needs.has(input)) faults.add('needs', `${kind} comes from ${input}, which is not among the needs`);
  }
  if (needs.has('human') !== (rule.decidedBy === 'person')) faults.add('decidedBy', 'is person exactly when needs has human');
  if (rule.decidedBy === 'machine' && rule.when === undefined) faults.add('when', 'is missing');
  if (rule.aboutPackage && (needs.size !== 1 || !needs.has('static'))) faults.add('aboutPackage', 'needs static and nothing else');
}

function checkLead(rule: Rule, faults: Faults): void {
  for (const { kind, negated } of factsOf(rule.lead)) {
    const found = kindOf(kind);
    if (!negated || found === undefined) continue;
    if (found.input !== 'static' || CODE_LAYERS.has(found.layer ?? ''))
      faults.add('lead', `the absence of ${kind} proves nothing without its input`);
  }
}

/** What code answers by itself needs a lead to say yes with, and nothing but code to leave it open. */
function checkOpen({ open, lead }: Rule, faults: Faults): void {
  if (open === undefined) return;
  if (lead === undefined) faults.add('open', 'needs a lead beside it');
  for (const { kind, negated } of factsOf(open)) {
    if (kindOf(kind)?.input !== 'static') faults.add('open', `${kind} does not come from the package`);
    if (negated) faults.add('open', `the absence of ${kind} leaves nothing open`);
  }
}

function checkCaseFacts(test: Case, at: string, law: Law, faults: Faults): void {
  for (const [i, fact] of test.facts.entries()) {
    const field = `${at}.facts[${i}].${fact.kind}`;
    const kind = kindOf(fact.kind);
    if (kind === undefined) {
      faults.add(field, `there is no kind of fact ${fact.kind}`);
      continue;
    }
    for (const [name, value] of Object.entries(fact.attributes)) {
      const attribute = Object.hasOwn(kind.attributes, name) ? kind.attributes[name] : undefined;
      if (attribute === undefined) faults.add(`${field}.${name}`, `${fact.kind} has no attribute ${name}`);
      else if (!fitsAttribute(value, attribute, law)) faults.add(`${field}.${name}`, `${String(value)} is not a value it may have`);
    }
    for (const [name, attribute] of Object.entries(kind.attributes)) {
      if (attribute.required === true && !Object.hasOwn(fact.attributes, name)) faults.add(`${field}.${name}`, 'is required');
    }
  }
}

function checkCases(rule: Rule, faults: Faults): void {
  const expects = new Set(rule.cases.map((test) => test.expect));
  const names = new Set(rule.cases.map((test) => test.name));
  if (names.size !== rule.cases.length) faults.add('cases', 'two have the same name');
  if (rule.when !== undefined && !expects.has('match')) faults.add('cases', 'one must match');
  if (rule.lead !== undefined && !expects.has('lead')) faults.add('cases', 'one must be a lead');
  if (rule.open !== undefined && !expects.has('open')) faults.add('cases', 'one must be open');
  if ((rule.when !== undefined || rule.lead !== undefined) && !expects.has('no-match')) faults.add('cases', 'one must not match');
  for (const failed of runCases(rule)) {
    faults.add(`cases[${failed.index}]`, `“${failed.name}” expects ${failed.expected} and gives ${failed.got}`);
  }
}
