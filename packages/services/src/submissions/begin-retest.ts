import type { InputKind } from '@touchstone/domain/engine';
import { isWithoutFile } from '@touchstone/domain/inventory';
import { advance, planRetest, type RetestPlan, type SubmissionRefusal } from '@touchstone/domain/submission';
import { type MoveCase, moveCase } from '../cases/move-case.ts';
import type { Ground, SubmissionActor, SubmissionPorts } from './ports.ts';

type CaseReason = Extract<MoveCase, { readonly ok: false }>['reason'];

/** One look at the new files. Two on different grounds show whether the app behaves otherwise where it is not watched. */
export interface RetestLook {
  readonly ground: Ground;
  readonly inputs: readonly { readonly kind: InputKind; readonly sha256: string }[];
}

export type BeginRetest =
  | { readonly ok: true; readonly requests: readonly string[]; readonly blind: RetestPlan['blind'] }
  | { readonly ok: false; readonly reason: SubmissionRefusal | CaseReason | 'already-run' | 'no-artifact' | 'no-engine' };

/**
 * Has the clauses of the case looked at again in every new file, by engines that can see them with what is given. Clauses that
 * none of these can clear are named: for them more inputs or people are needed, and until then they stay open.
 */
export function beginRetest(
  ports: SubmissionPorts,
  id: string,
  looks: readonly RetestLook[],
  actor: SubmissionActor,
  basis: string,
  rowVersion: number,
): Promise<BeginRetest> {
  return ports.inTransaction(async (tx): Promise<BeginRetest> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const before = await tx.retestsOf(id);
    const event = kept.state === 'RETESTED' ? 'retest-again' : 'begin-retest';
    const outcome = advance(kept.state, event);
    if (!outcome.ok) return outcome;
    if (before.some(({ isFused }) => !isFused)) return { ok: false, reason: 'already-run' };
    const about = await tx.submittedCase(kept.case);
    if (about === undefined) return { ok: false, reason: 'not-found' };

    const atMs = tx.nowMs();
    const round = Math.max(0, ...before.map((retest) => retest.round)) + 1;
    if (round === 1) {
      const moved = await moveCase(tx, { caseId: kept.case, event: 'begin-retest', basis, payload: { submission: id }, actor });
      if (!moved.ok) return moved;
    }
    const clauses = await tx.retestClauses(id);
    const files = (await tx.artifactsOf(id)).filter(({ sha256 }) => !isWithoutFile(sha256));
    // what has no file is looked at by people, with check sheets
    const engines = files.length === 0 ? [] : (await tx.votingEngines()).filter(({ mayRun }) => mayRun);
    const requests: string[] = [];
    const plans = looks.map((look) => ({ look, plan: planRetest(clauses, engines, new Set(look.inputs.map(({ kind }) => kind))) }));
    for (const { look, plan } of plans) {
      if (plan.engines.length === 0) continue;
      for (const { artifact, app } of files) {
        const asked = await tx.requestScan({
          artifact,
          app,
          category: about.category,
          profile: 'retest',
          origin: 'retest',
          campaign: null,
          organisation: actor.organisation ?? kept.authority,
          askedBy: actor.person,
          inputs: look.inputs,
          config: { ...look.ground },
          engines: plan.engines,
          forceReason: `retest ${round} of submission ${id}`,
        });
        if (!asked.ok) return { ok: false, reason: asked.reason as 'no-engine' };
        requests.push(asked.request);
        await tx.addRetest(id, { request: asked.request, artifact, round, ground: look.ground }, atMs);
      }
    }
    const blind = blindInAll(plans.map(({ plan }) => plan));
    const detail = { round, requests, blind };
    await tx.stepSubmission({ id, event, from: kept.state, to: outcome.state, basis, detail, atMs });
    await tx.wantChecks(id, atMs);
    await tx.audit.record({
      action: 'submission.retest',
      object: { kind: 'submission', id },
      detail: { case: kept.case, round, requests },
    });
    return { ok: true, requests, blind };
  });
}

/** What one look can clear is not blind. */
function blindInAll(plans: readonly RetestPlan[]): RetestPlan['blind'] {
  const [first, ...others] = plans;
  return (first?.blind ?? []).filter(({ clause }) => others.every((plan) => plan.blind.some((one) => one.clause === clause)));
}
