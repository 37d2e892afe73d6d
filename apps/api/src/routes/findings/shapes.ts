import type { FindingDetail, ListedFinding } from '@touchstone/db/repositories/finding-lists';
import type { EngineEvidence } from '@touchstone/domain/engine';
import { explain, type Fused, type WeighedVote } from '@touchstone/domain/fusion';
import type { ReviewStanding } from '@touchstone/domain/review';
import { isOpen } from '@touchstone/services/review';
import type { SignedIn } from '../../access/actor.ts';
import { evidenceText } from '../../wiring/evidence-text.ts';
import { reasonText } from '../../wiring/reason-text.ts';

/** Whether who asks may decide findings, and so looks at an open one without the machine's figures. */
export const mayReview = ({ permissions }: Pick<SignedIn, 'permissions'>): boolean =>
  permissions.includes('finding.decide') || permissions.includes('finding.second');

/** A finding as lists show it. */
export function findingShape(row: ListedFinding, actor: Pick<SignedIn, 'permissions'>) {
  const showsFusion = !(isOpen(row.state) && mayReview(actor));
  return {
    id: row.id,
    subject: { kind: row.subjectKind, id: row.subject, name: row.subjectName },
    app: row.app === null ? null : { id: row.app, name: row.appName ?? '', package: row.package ?? '', reachBand: row.reachBand ?? 0 },
    version: row.versionName,
    artifact: row.artifact,
    clause: row.clause,
    rule: row.rule,
    title: row.summary,
    state: row.state,
    strength: row.strength,
    severity: row.severity,
    campaign: row.campaign,
    province: row.province,
    operator: row.operator === null ? null : { id: row.operator, name: row.operatorName ?? '' },
    isForPublication: row.isForPublication,
    openedAt: row.openedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    confidence: showsFusion ? row.confidence : null,
    rank: showsFusion ? row.rank : null,
    rowVersion: row.rowVersion,
  };
}

type KeptVote = WeighedVote & { readonly isPerson?: boolean; readonly strength?: 'violation' | 'suspected' };

/** What each engine said; what fusion made of it only where it is shown. */
export const voteShapes = (votes: readonly unknown[], showsFusion: boolean, language: 'zh' | 'en') =>
  (votes as readonly KeptVote[]).map((vote) => ({
    engine: vote.engine,
    engineVersion: vote.engineVersion,
    isPerson: vote.isPerson === true,
    vote: vote.vote,
    strength: vote.strength ?? null,
    reason: vote.reason,
    reasonText: vote.reason === null ? null : reasonText(vote.reason, language),
    standing: showsFusion ? vote.standing : null,
    weight: showsFusion ? vote.weight : null,
  }));

/** The reason in words; none where the figures are not shown, or the artifact has not been fused in this form. */
export function explanationOf({ fused }: Pick<FindingDetail, 'fused'>, showsFusion: boolean) {
  const kept = fused as (Pick<Fused, 'clause' | 'outcome' | 'probability' | 'band'> & Fused['reason']) | null;
  if (!showsFusion || kept === null || kept.thresholds === undefined) return { zh: [], en: [] };
  const { clause, outcome, probability, band, prevalence, thresholds, votes } = kept;
  const whole: Fused = { clause, outcome, probability, band, reason: { prevalence, thresholds, votes } };
  return { zh: [...explain(whole, 'zh')], en: [...explain(whole, 'en')] };
}

export const placeShapes = (places: readonly unknown[], language: 'zh' | 'en') =>
  (places as readonly EngineEvidence[]).map((place) => ({
    ...{ kind: place.kind, at: place.at as unknown },
    ...{ text: evidenceText(place, language), sha256: place.sha256 ?? null },
  }));

export const standingShape = (standing: ReviewStanding) => ({
  wants: standing.wants,
  isBlind: 'isBlind' in standing && standing.isBlind,
});
