import { engineRights } from '@touchstone/domain/engine';
import { advance as advanceFinding, type FindingEvent, type RetestVote } from '@touchstone/domain/finding';
import { advance, type ClauseOutcome, type RetestOutcome, recallsOf, retestOutcome, worstOf } from '@touchstone/domain/submission';
import { type Apart, eachInTurn } from '../apart.ts';
import { clauseVotes } from '../fusion/clause-votes.ts';
import type { EndedRun } from '../fusion/ports.ts';
import type { KeptSubmission, RetestClause, SubmissionPorts, SubmissionTransaction } from './ports.ts';

/** Looks at every submission whose retests have ended and been fused. Run again and again. @returns how many were settled */
export function settleRetests(ports: SubmissionPorts, limit = 20, apart: Apart = {}): Promise<number> {
  const list = (most: number) => ports.inTransaction((tx) => tx.holdRetested(most));
  return eachInTurn(apart, limit, list, async (id) => (await settleRetest(ports, id)).ok);
}

export type SettleRetest = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'retest-running' };

/**
 * Says for each clause what the votes come to: absent, still there, or not tested. Again for one that was settled before: a check
 * sheet that came in since counts. What a reviewer agreed to stays, unless somebody sees the fault now.
 */
export function settleRetest(ports: SubmissionPorts, id: string): Promise<SettleRetest> {
  return ports.inTransaction(async (tx): Promise<SettleRetest> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.state !== 'ACCEPTED' && kept.state !== 'RETESTED') return { ok: false, reason: 'no-such-step' };
    const retests = await tx.retestsOf(id);
    // accepted, and nobody has begun to retest
    if ((await tx.submittedCase(kept.case))?.state === 'SUBMITTED') return { ok: false, reason: 'no-such-step' };
    if (retests.some(({ isFused }) => !isFused)) return { ok: false, reason: 'retest-running' };

    const votes = await votesByArtifact(tx, id);
    const recalls = recallsOf(await tx.votingEngines());
    for (const clause of await tx.retestClauses(id)) {
      const perFile = votes.map((of) => ({ said: of(clause.clause), ...retestOutcome(clause.sawBefore, of(clause.clause), recalls) }));
      await settleClause(
        tx,
        kept,
        clause,
        worstOf(perFile),
        perFile.flatMap(({ said }) => said),
      );
    }
    const outcome = advance(kept.state, 'retest-ended');
    const atMs = tx.nowMs();
    if (outcome.ok) {
      await tx.stepSubmission({ id, event: 'retest-ended', from: kept.state, to: outcome.state, basis: 'system', detail: {}, atMs });
      await tx.announce('submission.retested', id, [kept.authority], { submission: id, case: kept.case });
    }
    await tx.wantChecks(id, atMs);
    return { ok: true };
  });
}

type VotesOf = (clause: string) => readonly RetestVote[];

/** Of each new file all that the last round's runs said, and besides what others said of it: testers with their sheets. */
async function votesByArtifact(tx: SubmissionTransaction, id: string): Promise<readonly VotesOf[]> {
  const retests = await tx.retestsOf(id);
  const round = Math.max(0, ...retests.map((retest) => retest.round));
  const runs = await tx.runsOfRequests(retests.filter((retest) => retest.round === round).map(({ request }) => request));
  const byFile: VotesOf[] = [];
  for (const { artifact } of await tx.artifactsOf(id)) {
    const own = runs.filter((run) => run.artifact === artifact);
    const others = (await tx.endedRuns(artifact)).filter(
      (run) => !own.some((one) => one.engineVersion === run.engineVersion) || run.isPerson,
    );
    // one at a time: the same engine may have run on several grounds, and each of its answers counts
    const said = [...own, ...others].map((run) => ({ run, clauses: clauseVotes([run]) }));
    byFile.push((clause) =>
      said.flatMap(({ run, clauses }) =>
        retestVote(
          run,
          clauses.find((one) => one.clause === clause),
        ),
      ),
    );
  }
  return byFile;
}

function retestVote({ engine, engineState }: EndedRun, of: ReturnType<typeof clauseVotes>[number] | undefined): readonly RetestVote[] {
  const vote = of?.votes[0];
  if (vote === undefined || !engineRights[engineState].votes) return [];
  const couldSee = vote.reason !== 'outside-capability' && vote.reason?.startsWith('needs:') !== true;
  return [{ engine, vote: vote.vote, couldSee }];
}

const EVENTS: Readonly<Record<RetestOutcome, FindingEvent>> = {
  PERSISTS: 'retest-present',
  ABSENT: 'retest-absent',
  NOT_TESTED: 'retest-not-tested',
};
const OF_CASE = { PERSISTS: 'PERSISTS', ABSENT: 'OPEN', NOT_TESTED: 'NOT_TESTED' } as const;

async function settleClause(
  tx: SubmissionTransaction,
  { id, case: of }: KeptSubmission,
  clause: RetestClause,
  { outcome, reason }: ClauseOutcome,
  votes: readonly RetestVote[],
): Promise<void> {
  if (clause.outcome === 'FIXED' && outcome !== 'PERSISTS') return;
  const { finding, state } = clause;
  await tx.saveOutcome(id, finding, { outcome, reason, votes, agreedBy: null, atMs: tx.nowMs() });
  await tx.saveCaseOutcome(of, finding, OF_CASE[outcome]);
  const moved = advanceFinding(
    state,
    EVENTS[outcome],
    'machine',
    votes.filter(({ couldSee }) => couldSee),
  );
  if (moved.ok && moved.state !== state)
    await tx.stepFinding({ finding, event: EVENTS[outcome], from: state, to: moved.state, basis: `submission ${id}: ${reason}` });
}
