import type { Fact } from '@touchstone/facts';
import { type Comparison, compareReports, type Difference, differenceOf } from './compare-reports.ts';
import type { Report } from './report.ts';

/** What changed between two builds for those who use them: what they may do, whose code they hold, whom they talk to, what they say. */
export interface BehaviourComparison extends Comparison {
  readonly domains: Difference;
  /** What the policy says: statements, items, SDKs, and what it lacks. */
  readonly policy: Difference;
}

const POLICY: ReadonlySet<string> = new Set([
  'policy.states',
  'policy.item',
  'policy.sdk',
  'policy.lacks',
  'policy.forces',
  'policy.promise',
  'policy.vague',
]);
const HOSTS: ReadonlySet<string> = new Set(['network.domain', 'run.sends', 'run.connection']);

/** Compares two reports made with the same rules. */
export const compareBehaviour = (from: Report, to: Report): BehaviourComparison => ({
  ...compareReports(from, to),
  domains: differenceOf(textsOf(from, HOSTS, domainOf), textsOf(to, HOSTS, domainOf)),
  policy: differenceOf(textsOf(from, POLICY, statementOf), textsOf(to, POLICY, statementOf)),
});

const textsOf = ({ facts }: Report, kinds: ReadonlySet<string>, textOf: (fact: Fact) => string) =>
  facts
    .filter(({ kind }) => kinds.has(kind))
    .map(textOf)
    .filter((text) => text !== '');

const domainOf = ({ attributes }: Fact): string => String(attributes['domain'] ?? '');

/** Where it stands in the text is left out: a paragraph more above it changes nothing. */
const statementOf = ({ kind, attributes }: Fact): string =>
  [
    kind.replace('policy.', ''),
    ...Object.entries(attributes)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${String(value)}`),
  ].join(' · ');
