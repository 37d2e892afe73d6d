import type { Fact } from '@touchstone/facts';
import { factsOf as kindsIn, type Rule } from '@touchstone/rules';
import type { Finding, Report } from '@touchstone/verdict';
import type { Names } from './names.ts';

/** A clause that only a person can decide, and the screens that may show something of it. */
export interface Question {
  readonly finding: Finding;
  readonly rule: Rule;
  /** Files of screens, in order. */
  readonly screens: readonly string[];
}

/** Clauses that wait for nothing but a person, in the order of the report. */
export function questionsOf({ findings, facts, exhibits }: Report, names: Names): readonly Question[] {
  const shown = new Set(exhibits?.screens?.map(({ file }) => file));
  const onScreen = facts.filter(({ at }) => shown.has(at.file));
  return findings.flatMap((finding) => {
    const rule = names.rule(finding.rule);
    if (rule === undefined || !waitsForPerson(finding)) return [];
    return [{ finding, rule, screens: screensOf(rule, onScreen) }];
  });
}

const waitsForPerson = ({ result, reason }: Finding): boolean =>
  result === 'not-tested' && (reason === 'person' || reason === 'needs:human');

function screensOf(rule: Rule, onScreen: readonly Fact[]): readonly string[] {
  const kinds = new Set([rule.when, rule.lead, rule.given].flatMap((condition) => [...kindsIn(condition)].map(({ kind }) => kind)));
  return [...new Set(onScreen.filter(({ kind }) => kinds.has(kind)).map(({ at }) => at.file))];
}
