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
  /** Records of the run of the kinds that it asks about. */
  readonly records: readonly Fact[];
}

/** Clauses that wait for nothing but a person, in the order of the report. */
export function questionsOf({ findings, facts, exhibits }: Report, names: Names): readonly Question[] {
  const shown = new Set(exhibits?.screens?.map(({ file }) => file));
  const onScreen = facts.filter(({ at }) => shown.has(at.file));
  const recorded = facts.filter(({ kind, at }) => kind.startsWith('run.') && kind !== 'run.scenario' && !shown.has(at.file));
  return findings.flatMap((finding) => {
    const rule = names.rule(finding.rule);
    if (rule === undefined || !waitsForPerson(finding)) return [];
    const kinds = kindsOf(rule);
    const of = ({ kind }: Fact) => kinds.has(kind);
    return [{ finding, rule, screens: [...new Set(onScreen.filter(of).map(({ at }) => at.file))], records: recorded.filter(of) }];
  });
}

const waitsForPerson = ({ result, reason }: Finding): boolean =>
  result === 'not-tested' && (reason === 'person' || reason === 'needs:human');

const kindsOf = ({ when, lead, given }: Rule): ReadonlySet<string> =>
  new Set([when, lead, given].flatMap((condition) => [...kindsIn(condition)].map(({ kind }) => kind)));
