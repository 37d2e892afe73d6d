import type { ClauseVote, EngineEvidence, Strength, Vote } from '@touchstone/domain/engine';
import type { Fact } from '@touchstone/facts';
import type { Finding, Result } from '@touchstone/verdict';

/** What a result of a rule is as a vote. */
const VOTE: Readonly<Record<Result, Vote>> = {
  violation: 'DETECTED',
  suspected: 'DETECTED',
  'not-found': 'NOT_DETECTED',
  undecided: 'NOT_TESTED',
  'not-tested': 'NOT_TESTED',
};
const STRENGTH: Partial<Record<Result, Strength>> = { violation: 'violation', suspected: 'suspected' };

/** Of several rules of a clause the first of these decides: found beats open, open beats clean. */
const ORDER: readonly Result[] = ['violation', 'suspected', 'undecided', 'not-tested', 'not-found'];

/** Rules that are no law on the day leave their clause to the others. */
const NO_LAW: ReadonlySet<string> = new Set(['not-in-force', 'retired']);

export interface Votes {
  readonly clauses: readonly ClauseVote[];
  readonly evidence: readonly EngineEvidence[];
}

/** Facts as evidence: each once, in the order in which votes need them. */
export class FactEvidence {
  readonly list: EngineEvidence[] = [];
  readonly #facts: readonly Fact[];
  readonly #indexOf = new Map<number, number>();

  constructor(facts: readonly Fact[]) {
    this.#facts = facts;
  }

  /** Index into the list of the fact with this index; empty for one that is not there. */
  prove(fact: number): readonly number[] {
    const known = this.#indexOf.get(fact);
    if (known !== undefined) return [known];
    const item = this.#facts[fact];
    if (item === undefined) return [];
    this.#indexOf.set(fact, this.list.length);
    const { kind, attributes, at, quote } = item;
    this.list.push({ kind: 'fact', at, ...(quote === undefined ? {} : { text: quote }), fact: { kind, attributes } });
    return [this.list.length - 1];
  }
}

/** Results of rules as votes on clauses, one for each clause: what detected it is proved by the facts. */
export function votesOfFindings(findings: readonly Finding[], proofs: FactEvidence): readonly ClauseVote[] {
  return [...Map.groupBy(findings, ({ clause }) => clause)].map(([clause, all]) => voteOf(clause, all, proofs));
}

function voteOf(clause: string, all: readonly Finding[], proofs: FactEvidence): ClauseVote {
  const law = all.filter(({ reason }) => !NO_LAW.has(reason ?? ''));
  const findings = law.length > 0 ? law : all;
  const result = ORDER.find((one) => findings.some((finding) => finding.result === one)) ?? 'not-tested';
  const deciding = findings.filter((finding) => finding.result === result);
  const first = deciding[0];
  const strength = STRENGTH[result];
  const evidence = strength === undefined ? [] : deciding.flatMap(({ facts }) => facts.flatMap((fact) => proofs.prove(fact)));
  return {
    clause,
    ...(first === undefined ? {} : { rule: first.rule }),
    vote: VOTE[result],
    ...(strength === undefined ? {} : { strength }),
    ...(first?.reason === undefined ? {} : { reason: first.reason }),
    evidence: [...new Set(evidence)].sort((a, b) => a - b),
  };
}

/** A technical check: whether it was seen at all, and if so whether it is bad. */
export function technicalVote(clause: string, state: 'unseen' | 'bad' | 'good', evidence: readonly number[]): ClauseVote {
  if (state === 'unseen') return { clause, vote: 'NOT_TESTED', reason: 'unreadable', evidence: [] };
  return state === 'bad' ? { clause, vote: 'DETECTED', strength: 'violation', evidence } : { clause, vote: 'NOT_DETECTED', evidence: [] };
}
