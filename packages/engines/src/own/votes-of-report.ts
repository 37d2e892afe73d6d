import type { ClauseVote, EngineEvidence, ObservedFact, Strength, Vote } from '@touchstone/domain/engine';
import type { Finding, Report, Result } from '@touchstone/verdict';

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

export interface VotesOfReport {
  readonly clauses: readonly ClauseVote[];
  readonly evidence: readonly EngineEvidence[];
}

/** Votes of our own report: one per clause, and the facts that prove those that were detected. */
export function votesOfReport({ findings, facts, signature }: Pick<Report, 'findings' | 'facts' | 'signature'>): VotesOfReport {
  const evidence: EngineEvidence[] = [];
  const indexOf = new Map<number, number>();
  const prove = (fact: number): readonly number[] => {
    const known = indexOf.get(fact);
    if (known !== undefined) return [known];
    const item = facts[fact];
    if (item === undefined) return [];
    evidence.push({ kind: 'fact', at: item.at, text: textOf(item) });
    indexOf.set(fact, evidence.length - 1);
    return [evidence.length - 1];
  };
  const clauses = [...groupByClause(findings)].map(([clause, all]) => voteOf(clause, all, prove));
  return { clauses: [...clauses, ...technicalVotes(facts, signature, prove)], evidence };
}

function groupByClause(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const others = groups.get(finding.clause);
    if (others === undefined) groups.set(finding.clause, [finding]);
    else others.push(finding);
  }
  return groups;
}

function voteOf(clause: string, all: readonly Finding[], prove: (fact: number) => readonly number[]): ClauseVote {
  const law = all.filter(({ reason }) => !NO_LAW.has(reason ?? ''));
  const findings = law.length > 0 ? law : all;
  const result = ORDER.find((one) => findings.some((finding) => finding.result === one)) ?? 'not-tested';
  const deciding = findings.filter((finding) => finding.result === result);
  const first = deciding[0];
  const strength = STRENGTH[result];
  const proofs = strength === undefined ? [] : deciding.flatMap((finding) => finding.facts.flatMap(prove));
  return {
    clause,
    ...(first === undefined ? {} : { rule: first.rule }),
    vote: VOTE[result],
    ...(strength === undefined ? {} : { strength }),
    ...(first?.reason === undefined ? {} : { reason: first.reason }),
    evidence: [...new Set(proofs)].sort((a, b) => a - b),
  };
}

/** What we say of the package where no clause does. */
function technicalVotes(
  facts: Report['facts'],
  signature: Report['signature'],
  prove: (fact: number) => readonly number[],
): readonly ClauseVote[] {
  const verified = facts.findIndex(({ kind }) => kind === 'signing.verified');
  const known = facts.findIndex(({ kind }) => kind === 'signing.known-key');
  const isSeen = verified >= 0;
  return [
    technical('check/signature-valid', isSeen, !signature.verified, () => prove(verified)),
    technical('check/signing-key', isSeen && signature.verified, known >= 0, () => prove(known)),
  ];
}

function technical(clause: string, isTested: boolean, isBad: boolean, proof: () => readonly number[]): ClauseVote {
  if (!isTested) return { clause, vote: 'NOT_TESTED', reason: 'unreadable', evidence: [] };
  return isBad ? { clause, vote: 'DETECTED', strength: 'violation', evidence: proof() } : { clause, vote: 'NOT_DETECTED', evidence: [] };
}

function textOf({ kind, attributes, quote }: Report['facts'][number]): string {
  const said = Object.entries(attributes).map(([name, value]) => `${name}=${value}`);
  return [kind, ...said, ...(quote === undefined ? [] : [`“${quote}”`])].join(' ');
}

/** Facts without what only our own report can show: chains and timelines stay in the report. */
export const factsOfReport = ({ facts }: Pick<Report, 'facts'>): readonly ObservedFact[] =>
  facts.map(({ kind, attributes, at }) => ({ kind, attributes, at }));
