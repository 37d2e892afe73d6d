import type { Fact } from '@touchstone/facts';
import { compareBehaviour, type Difference, differenceOf, type Report, type Result } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { shortMemberName } from '../view/code-names.ts';
import { describeFact } from '../view/describe-fact.ts';
import { type Names, namesFor } from '../view/names.ts';

/** What changed between two versions of an app, in words. */
export interface ComparedReports {
  readonly identity: readonly { readonly what: string; readonly from: string; readonly to: string }[];
  readonly sdks: Difference;
  readonly domains: Difference;
  /** What code reads, writes and does, by whose code; what a run did. */
  readonly behaviours: Difference;
  readonly policy: Difference;
  readonly findings: readonly {
    readonly rule: string;
    readonly clause: string;
    readonly title: string;
    readonly from: Result | 'absent';
    readonly to: Result | 'absent';
  }[];
  /** Results are comparable where the rules are the same, and both were given the same materials. */
  readonly isSameRules: boolean;
  readonly isSameMaterials: boolean;
}

export function comparedReports(from: Report, to: Report, options: RenderOptions): ComparedReports {
  const names = namesFor(options);
  const compared = compareBehaviour(from, to);
  const of = (textsOf: (report: Report) => readonly string[]) => differenceOf(textsOf(from), textsOf(to));
  return {
    identity: compared.identity,
    sdks: of(({ sdks }) => sdks.map(({ id, version }) => (version === null ? names.sdk(id) : `${names.sdk(id)} ${version}`))),
    domains: compared.domains,
    behaviours: of(({ facts }) => facts.flatMap((fact) => behaviourOf(fact, names) ?? [])),
    policy: of(({ facts }) => facts.filter(({ kind }) => POLICY.has(kind)).map((fact) => describeFact(fact, names))),
    findings: compared.rules.map(({ rule, clause, from: was, to: is }) => {
      const known = names.rule(rule);
      return { rule, clause, title: known === undefined ? rule : names.say(known.title), from: was as Result, to: is as Result };
    }),
    isSameRules: from.engine.rules === to.engine.rules,
    isSameMaterials: inputsOf(from) === inputsOf(to),
  };
}

const POLICY: ReadonlySet<string> = new Set([
  'policy.states',
  'policy.item',
  'policy.sdk',
  'policy.lacks',
  'policy.forces',
  'policy.promise',
]);

const inputsOf = ({ evidence = [] }: Report): string => [...new Set(evidence.map(({ input }) => input))].sort().join();

/** In words that do not name the place: a method that moved does the same as before. */
function behaviourOf(fact: Fact, names: Names): string | undefined {
  const { kind, attributes } = fact;
  const separator = names.lang === 'zh' ? '：' : ': ';
  if (kind === 'run.reads' || kind === 'run.sends' || kind === 'run.process-start')
    return `${ownerText(fact, names)}${separator}${describeFact(fact, names)}`;
  if (kind !== 'code.reads' && kind !== 'code.writes' && kind !== 'code.acts') return undefined;
  const what =
    attributes['data'] === undefined ? names.value('action', String(attributes['action'])) : names.data(String(attributes['data']));
  return `${ownerText(fact, names)}${separator}${what} · ${shortMemberName(String(attributes['api'] ?? ''))}`;
}

const ownerText = (fact: Fact, names: Names): string => names.ownerOf(fact) || names.owner('unknown');
