import { type Fact, type Input, kindOf, type Layer } from '@touchstone/facts';
import type { LocalDate } from '@touchstone/kernel/dates';
import { type Condition, type FactIndex, indexFacts, matchFacts, type Rule } from '@touchstone/rules';
import type { Finding, Result } from './report.ts';

/** What the scan could and could not look at. Without it an empty list of facts means nothing. */
export interface Situation {
  readonly asOf: LocalDate;
  /** Inputs that were given. */
  readonly inputs: ReadonlySet<Input>;
  /** False: the app could not be read at all; nothing was tested. */
  readonly isReadable: boolean;
  /** Kinds that some detector of this engine yields. A rule on any other kind was not tested. */
  readonly observed: ReadonlySet<string>;
  /** Of these, the kinds that this scan did not look for because nobody asked it to. */
  readonly skipped: ReadonlySet<string>;
  /** Kinds whose detector failed, with its id. */
  readonly failed: ReadonlyMap<string, string>;
  /** Kinds that were looked for only up to a limit. */
  readonly cut: ReadonlySet<string>;
  /** Layers of the package of which not everything could be seen, with the reason: `packed`, `damaged-dex` … */
  readonly blind: ReadonlyMap<Layer, string>;
}

/**
 * One result for every rule, in the order of the rules. Pure.
 *
 * What only a general-purpose library could do (AndroidX, OkHttp) is no evidence against the app: whether the app asks
 * it to is another question. Where nothing else was seen the result is undecided. A read of which nothing came back, refused by
 * the system or empty, shows the attempt and no more, and a process that the system may have brought back was perhaps not asked for: a
 * violation that rests on such facts alone is suspected.
 */
export function judge(rules: readonly Rule[], facts: readonly Fact[], situation: Situation): readonly Finding[] {
  const all = indexFacts(facts);
  const index = indexFacts(facts.map((fact) => (isOfLibrary(fact) ? IGNORED : fact)));
  const firm = facts.some((fact) => doubtOf(fact) !== undefined)
    ? indexFacts(facts.map((fact) => (isOfLibrary(fact) || doubtOf(fact) !== undefined ? IGNORED : fact)))
    : index;
  return rules.map((rule) => {
    const found = judgeRule(rule, index, situation);
    if (found.result === 'violation' && rule.when !== undefined && matchFacts(rule.when, firm) === undefined)
      return finding(rule, 'suspected', found.facts, doubtOf(facts[found.facts.find((i) => doubtOf(facts[i]) !== undefined) ?? -1]));
    if (found.result !== 'not-found' || rule.when === undefined) return found;
    const proof = matchFacts(rule.when, all);
    return proof === undefined ? found : finding(rule, 'undecided', proof, 'library-code');
  });
}

const isOfLibrary = ({ attributes }: Fact): boolean => attributes['owner'] === 'library';
const NOTHING: ReadonlySet<unknown> = new Set(['denied', 'null']);
/** Why what a fact shows may be nobody's doing. */
function doubtOf(fact: Fact | undefined): string | undefined {
  if (fact?.kind === 'run.reads' && NOTHING.has(fact.attributes['value'])) return 'no-data';
  return fact?.kind === 'run.process-start' && fact.attributes['bySystem'] === true ? 'by-system' : undefined;
}

/** The order in which a reason names the inputs that are missing, whatever order a rule needs them in. */
const INPUTS: readonly Input[] = ['static', 'runtime', 'policy', 'ui', 'store', 'human'];

const IGNORED: Pick<Fact, 'kind' | 'attributes'> = { kind: '', attributes: {} };

function judgeRule(rule: Rule, index: FactIndex, situation: Situation): Finding {
  const untested = whyUntested(rule, situation);
  if (untested !== undefined) return finding(rule, 'not-tested', [], untested);

  const missing = INPUTS.filter((input) => rule.needs.includes(input) && !situation.inputs.has(input));
  const proof = rule.when === undefined ? undefined : matchFacts(rule.when, index);
  if (proof !== undefined && rule.when !== undefined) {
    const doubt = whyAbsenceIsNoProof(kindsUnderNot(rule.when), situation);
    if (doubt !== undefined) return finding(rule, 'undecided', proof, doubt);
    return finding(rule, missing.length === 0 && mayBeViolation(rule) ? 'violation' : 'suspected', proof);
  }

  const lead = rule.lead === undefined ? undefined : matchFacts(rule.lead, index);
  if (lead !== undefined) return finding(rule, 'suspected', lead, lead.some((i) => isMissingGate(index.facts[i])) ? 'no-gate' : undefined);
  if (missing.length > 0) return answerOfCode(rule, index, situation) ?? finding(rule, 'not-tested', [], `needs:${missing.join(',')}`);
  if (rule.when === undefined) return finding(rule, 'not-tested', [], 'person');

  const kinds = kindsOf(rule.when);
  const unobserved = kinds.find((kind) => !situation.observed.has(kind));
  if (unobserved !== undefined) return finding(rule, 'not-tested', [], `no-detector:${unobserved}`);
  const skipped = kinds.find((kind) => situation.skipped.has(kind));
  if (skipped !== undefined) return finding(rule, 'not-tested', [], `not-run:${skipped}`);
  if (rule.given !== undefined && matchFacts(rule.given, index) === undefined) {
    return finding(rule, 'not-tested', [], whyNotGiven(rule.given, index));
  }
  const doubt = whyAbsenceIsNoProof(kinds, situation);
  if (doubt !== undefined) return finding(rule, 'undecided', [], doubt);
  return finding(rule, 'not-found', []);
}

/**
 * What the package alone says where other inputs are missing and nothing is suspected: not found, or undecided when something
 * stays open. Undefined for a rule that code does not answer, or whose facts were not looked for.
 */
function answerOfCode(rule: Rule, index: FactIndex, situation: Situation): Finding | undefined {
  const { lead, open } = rule;
  if (lead === undefined || open === undefined || !situation.inputs.has('static')) return undefined;
  const kinds = [...new Set([...kindsOf(lead), ...kindsOf(open)])];
  if (kinds.some((kind) => !situation.observed.has(kind))) return undefined;
  const skipped = kinds.find((kind) => situation.skipped.has(kind));
  if (skipped !== undefined) return finding(rule, 'not-tested', [], `not-run:${skipped}`);
  const doubt = whyAbsenceIsNoProof(kinds, situation);
  if (doubt !== undefined) return finding(rule, 'undecided', [], doubt);
  const left = matchFacts(open, index);
  if (left === undefined) return finding(rule, 'not-found', []);
  return finding(rule, 'undecided', left, `open:${index.facts[left[0] ?? -1]?.kind ?? kinds[0]}`);
}

/**
 * Clauses about collection without notice and before agreement exclude each other: which of them it is shows only at run time.
 * The reason `no-gate` says so beside either.
 */
const isMissingGate = (fact: Pick<Fact, 'kind' | 'attributes'> | undefined): boolean =>
  fact?.kind === 'gate.consent' && fact.attributes['found'] === false;

function whyUntested(rule: Rule, { asOf, isReadable }: Situation): string | undefined {
  if (rule.status === 'retired') return 'retired';
  if (asOf < rule.law.from || (rule.law.until !== undefined && asOf > rule.law.until)) return 'not-in-force';
  return isReadable ? undefined : 'unreadable';
}

/** Static evidence alone is a violation only where the clause is about the package itself. */
const mayBeViolation = (rule: Rule) => rule.aboutPackage || rule.needs.some((input) => input !== 'static');

/** Why facts of these kinds could be missing although they are true; undefined when their absence can be believed. */
function whyAbsenceIsNoProof(kinds: readonly string[], { failed, cut, blind }: Situation): string | undefined {
  for (const kind of kinds) {
    const detector = failed.get(kind);
    if (detector !== undefined) return `detector-failed:${detector}`;
    const layer = kindOf(kind)?.layer;
    const why = cut.has(kind) ? 'budget' : layer === undefined ? undefined : blind.get(layer);
    if (why !== undefined) return `${layer}-not-visible:${why}`;
  }
  return undefined;
}

/** What must come first and did not. Of the type of the app: nobody gave it, the annex has no row for it, or it is another. */
function whyNotGiven(given: Condition, index: FactIndex): string {
  const kinds = kindsOf(given);
  if (!kinds.includes('app.type')) return `given:${kinds.join(',')}`;
  if (!index.byKind.has('app.type')) return 'type-not-given';
  const asksService = termsOf(given).some(({ kind, attributes }) => kind === 'app.type' && attributes['service'] !== undefined);
  return asksService ? 'type-has-no-row' : 'other-type';
}

type Term = Extract<Condition, { readonly fact: unknown }>['fact'];

function termsOf(condition: Condition): readonly Term[] {
  if ('fact' in condition) return [condition.fact];
  return partsOf(condition).flatMap(termsOf);
}

function partsOf(condition: Exclude<Condition, { readonly fact: unknown }>): readonly Condition[] {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [condition.atLeast.of];
}

const kindsOf = (condition: Condition): readonly string[] => [...new Set(termsOf(condition).map((term) => term.kind))];

/** Kinds whose absence makes the condition true. */
function kindsUnderNot(condition: Condition): readonly string[] {
  if ('fact' in condition) return [];
  return 'not' in condition ? kindsOf(condition.not) : partsOf(condition).flatMap(kindsUnderNot);
}

function finding(rule: Rule, result: Result, facts: readonly number[], reason?: string): Finding {
  const base = { rule: rule.id, clause: rule.clause, result, facts: [...new Set(facts)].sort((a, b) => a - b) };
  return reason === undefined ? base : { ...base, reason };
}
