import type { Result } from '@touchstone/verdict';
import type { View } from '../view/view.ts';
import { nameOfReason } from '../words/reasons.ts';

/** What one rule came to, with its own words. */
export interface FindingPage {
  readonly rule: string;
  readonly clause: string;
  readonly title: string;
  readonly result: Result;
  readonly reason: string | null;
  readonly wording: string;
  readonly remedy: string;
  readonly source: string | null;
  readonly facts: number;
}

/** Undefined for a rule that the report does not know. */
export function findingPage(rule: string, { report, names }: View): FindingPage | undefined {
  const finding = report.findings.find((one) => one.rule === rule);
  if (finding === undefined) return undefined;
  const known = names.rule(rule);
  return {
    rule,
    clause: finding.clause,
    title: known === undefined ? rule : names.say(known.title),
    result: finding.result,
    reason: finding.reason === undefined ? null : nameOfReason(finding.reason, names.lang),
    wording: known === undefined ? '' : names.say(known.wording),
    remedy: known === undefined ? '' : names.say(known.remedy),
    source: known?.source ?? null,
    facts: finding.facts.length,
  };
}
