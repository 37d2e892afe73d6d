import type { Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { placeText } from './code-names.ts';
import type { Names } from './names.ts';

/** One of the 26 kinds of statement. */
export interface StatementRow {
  readonly id: string;
  readonly name: string;
  readonly state: 'present' | 'missing' | 'not-needed';
  /** Sentences of the kind. */
  readonly count: number;
  readonly place: string;
  readonly quote: string;
}

/** Stated without need of anything else; the others only where the statement after the colon is made. */
const OPTIONAL: ReadonlySet<string> = new Set(['CR12', 'CR16', 'CR18', 'CR23']);
const ONLY_WITH: Readonly<Record<string, string>> = {
  CR9: 'CR12',
  CR19: 'CR18',
  CR20: 'CR18',
  CR21: 'CR18',
  CR22: 'CR18',
  CR24: 'CR23',
  CR25: 'CR23',
  CR26: 'CR23',
};

/** All 26 kinds: from what is shown of the policy, or else from the facts; undefined when neither says anything. */
export function statementRows({ facts, exhibits }: Report, names: Names): readonly StatementRow[] | undefined {
  const stated = new Map(exhibits?.policy?.statements.map((one) => [one.statement, { ...one, file: exhibits.policy?.file ?? '' }]));
  for (const { kind, attributes, at, quote = '' } of facts) {
    const statement = String(attributes['statement']);
    if (kind === 'policy.states' && !stated.has(statement))
      stated.set(statement, { statement, count: 1, line: at.line ?? 0, quote, file: at.file });
  }
  const lacking = new Set(facts.filter(({ kind }) => kind === 'policy.lacks').map(({ attributes }) => String(attributes['statement'])));
  if (stated.size === 0 && lacking.size === 0) return undefined;
  return Array.from({ length: 26 }, (_, i): StatementRow => {
    const id = `CR${i + 1}`;
    const found = stated.get(id);
    const isNeeded = !OPTIONAL.has(id) && (ONLY_WITH[id] === undefined || stated.has(ONLY_WITH[id]));
    return {
      id,
      name: names.value('statement', id),
      state: lacking.has(id) ? 'missing' : found !== undefined ? 'present' : isNeeded ? 'missing' : 'not-needed',
      count: found?.count ?? 0,
      place: found === undefined ? '' : placeText({ file: found.file, line: found.line }),
      quote: found?.quote ?? '',
    };
  });
}

/** Facts of the policy by what a reader looks for. */
export function policyFacts({ facts }: Report): Readonly<Record<'against' | 'lacks' | 'vague' | 'items' | 'others', readonly Fact[]>> {
  const of = (...kinds: readonly string[]) => facts.filter(({ kind }) => kinds.includes(kind));
  return {
    against: facts.filter(({ kind }) => kind.startsWith('compare.') && kind !== 'compare.unnecessary-for-type'),
    lacks: of('policy.lacks').filter(({ attributes }) => !/^CR\d+$/.test(String(attributes['statement']))),
    vague: of('policy.vague'),
    items: of('policy.item'),
    others: of('policy.text', 'policy.list', 'policy.promise', 'policy.forces', 'policy.changed'),
  };
}
