import type { ClauseVote, ObservedFact } from '@touchstone/domain/engine';
import type { Report } from '@touchstone/verdict';
import { FactEvidence, technicalVote, type Votes, votesOfFindings } from '../findings/votes-of-findings.ts';

/** Votes of our own report: one per clause and technical check, and the facts that prove those that were detected. */
export function votesOfReport({ findings, facts, signature }: Pick<Report, 'findings' | 'facts' | 'signature'>): Votes {
  const proofs = new FactEvidence(facts);
  const clauses = [...votesOfFindings(findings, proofs), ...signatureVotes(facts, signature, proofs)];
  return { clauses, evidence: proofs.list };
}

/** What we say of the package where no clause does. Whose key it is means nothing while the signature is not his. */
function signatureVotes(facts: Report['facts'], { verified }: Report['signature'], proofs: FactEvidence): readonly ClauseVote[] {
  const verdict = facts.findIndex(({ kind }) => kind === 'signing.verified');
  const known = facts.findIndex(({ kind }) => kind === 'signing.known-key');
  const signature = verdict < 0 ? 'unseen' : verified ? 'good' : 'bad';
  const key = signature !== 'good' ? 'unseen' : known < 0 ? 'good' : 'bad';
  return [
    technicalVote('check/signature-valid', signature, signature === 'bad' ? proofs.prove(verdict) : []),
    technicalVote('check/signing-key', key, key === 'bad' ? proofs.prove(known) : []),
  ];
}

/** Facts without what only our own report can show: chains and timelines stay in the report. */
export const factsOfReport = ({ facts }: Pick<Report, 'facts'>): readonly ObservedFact[] =>
  facts.map(({ kind, attributes, at }) => ({ kind, attributes, at }));
