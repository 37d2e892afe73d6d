import type { ListedSubmission, SubmissionDetail } from '@touchstone/db/repositories/submission-lists';
import type { Scope } from '@touchstone/domain/access';
import { isAuthority, toldActor } from '../../access/told-actor.ts';
import { clauseTitles } from '../../wiring/clause-titles.ts';

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const submissionShape = (row: ListedSubmission) => ({
  id: row.id,
  case: row.case,
  caseNumber: row.caseNumber,
  subject: row.subject,
  operator: { id: row.operator, name: row.operatorName },
  organisation: row.organisation,
  authority: row.authority,
  state: row.state,
  isLate: row.isLate,
  statement: row.statement,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  sentAt: instant(row.sentAt),
  decidedAt: instant(row.decidedAt),
  checkedAt: instant(row.checkedAt),
  version: row.rowVersion,
});

/** States in which the firm is told what the retest said; before that people still look. */
const TOLD = new Set(['PASSED', 'FAILED']);

/** Everything of a submission; a firm learns outcomes with the conclusion, and never how evasion is looked for. */
export function detailShape(row: ListedSubmission, detail: SubmissionDetail, scope: Scope) {
  const isInside = isAuthority(scope);
  const isTold = isInside || TOLD.has(row.state);
  const titles = clauseTitles();
  return {
    submission: submissionShape(row),
    clauses: detail.clauses.map((one) => ({
      finding: one.finding,
      clause: one.clause,
      title: titles.get(one.clause) ?? one.clause,
      done: one.done,
      changedFile: one.changedFile,
      version: one.version,
      evidence: [...one.evidence],
      outcome: isTold ? one.outcome : null,
      reason: isTold ? one.reason : null,
      votes: isInside ? one.votes.map(({ engine, vote, couldSee }) => ({ engine, vote, couldSee })) : [],
      agreedAt: isTold ? instant(one.agreedAt) : null,
      agreedNote: isTold ? one.agreedNote : '',
    })),
    artifacts: detail.artifacts.map((one) => ({ ...one })),
    retests: isInside
      ? detail.retests.map(({ request, artifact, round, ground, askedAt, isFused }) => ({
          scan: request,
          artifact,
          round,
          ground,
          askedAt: askedAt.toISOString(),
          isFused,
        }))
      : [],
    checks: detail.checks
      .filter(({ kind }) => isInside || kind === 'listing')
      .map((check) => ({
        id: check.id,
        kind: check.kind,
        name: check.name,
        store: check.store === null ? null : { id: check.store, name: check.storeName ?? '' },
        result: check.result as 'matches',
        reason: check.reason,
        detail: check.detail,
        judgedAs: isInside ? check.judgedAs : null,
        judgedNote: isInside ? check.judgedNote : '',
        judgedAt: isInside ? instant(check.judgedAt) : null,
        at: check.at.toISOString(),
      })),
    comparison: row.comparison,
    history: detail.events
      .filter(({ event }) => isInside || !INSIDE.has(event))
      .map(({ seq, event, from, to, actor, basis, at }) => ({
        seq,
        event,
        from,
        to,
        actor: toldActor(actor, { scope }),
        basis,
        at: at.toISOString(),
      })),
  };
}

/** How the authority works inside. */
const INSIDE = new Set(['begin-retest', 'retest-again', 'retest-ended']);
