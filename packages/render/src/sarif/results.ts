import type { Fact } from '@touchstone/facts';
import { comparePlaces } from '@touchstone/kernel/place';
import type { Finding, Result } from '@touchstone/verdict';
import { visible } from '../plain/visible.ts';
import { describeFact } from '../view/describe-fact.ts';
import { shortNames } from '../view/evidence.ts';
import type { View } from '../view/view.ts';
import { nameOfReason } from '../words/reasons.ts';
import { resultWords } from '../words/results.ts';
import { codeFlowsOf } from './code-flows.ts';
import { locationOf, placeLocation } from './location.ts';

/** Places written of one result; `properties.facts` says how many there are. */
const PLACES = 30;

/** One result for each finding. A clause is cleared only when all its places are: they are the locations of one result. */
export function resultsOf(view: View): readonly object[] {
  const evidence = new Set(shortNames(view.report).values());
  return view.report.findings.map((finding, i) => resultOf(finding, i, view, evidence));
}

function resultOf(finding: Finding, ruleIndex: number, view: View, evidence: ReadonlySet<string>): object {
  const { report, names } = view;
  const { kind, level } = levelOf(finding);
  const facts = finding.facts.flatMap((i) => report.facts[i] ?? []);
  const { result, reason, clause } = finding;
  return {
    ruleId: finding.rule,
    ruleIndex,
    kind,
    level,
    message: { text: messageOf(finding, facts, view) },
    locations: facts.length === 0 ? undefined : facts.slice(0, PLACES).map((fact) => locationOf(fact, names, evidence)),
    relatedLocations: relatedOf(facts, evidence),
    codeFlows: codeFlowsOf(facts, names),
    partialFingerprints: { 'ruleOfApp/v1': `${visible(report.app?.package ?? report.file)}/${finding.rule}` },
    properties: { result, clause, reason, facts: facts.length === 0 ? undefined : facts.length },
  };
}

/** The records of a run that weigh most, where they are not those at which the facts stand. */
function relatedOf(facts: readonly Fact[], evidence: ReadonlySet<string>): readonly object[] | undefined {
  const worst = facts.slice(0, PLACES).flatMap(({ timeline }) => timeline?.worst ?? []);
  const once = worst.filter((at, i) => worst.findIndex((other) => comparePlaces(at, other) === 0) === i);
  return once.length === 0 ? undefined : once.map((at) => placeLocation(at, evidence));
}

/**
 * `open`: looked at without an answer, or not looked at for want of an input; `review`: for a person to decide;
 * `notApplicable`: the rule does not apply to this app or day. Only `fail` has a level.
 * @source SARIF 2.1.0 §3.27.9, §3.27.10
 */
function levelOf({ result, reason }: Finding): { readonly kind: string; readonly level: string } {
  if (result === 'not-tested' && reason !== undefined && Object.hasOwn(KIND_BY_REASON, reason)) {
    return { kind: KIND_BY_REASON[reason] ?? 'open', level: 'none' };
  }
  return LEVELS[result];
}

const LEVELS: Readonly<Record<Result, { readonly kind: string; readonly level: string }>> = {
  violation: { kind: 'fail', level: 'error' },
  suspected: { kind: 'fail', level: 'warning' },
  'not-found': { kind: 'pass', level: 'none' },
  undecided: { kind: 'open', level: 'none' },
  'not-tested': { kind: 'open', level: 'none' },
};

const KIND_BY_REASON: Readonly<Record<string, string>> = {
  person: 'review',
  'not-in-force': 'notApplicable',
  retired: 'notApplicable',
  'other-type': 'notApplicable',
  'type-has-no-row': 'notApplicable',
};

function messageOf({ result, rule: id, clause, reason }: Finding, facts: readonly Fact[], { names }: View): string {
  const rule = names.rule(id);
  const head = `${names.say(resultWords[result])} · ${clause} ${rule === undefined ? id : names.say(rule.title)}`;
  const [first] = facts;
  const isFirstTold = first !== undefined && (reason === undefined || result === 'suspected');
  return [
    head,
    ...(isFirstTold ? [visible(describeFact(first, names))] : []),
    ...(reason === undefined ? [] : [nameOfReason(reason, names.lang)]),
  ].join(' · ');
}
