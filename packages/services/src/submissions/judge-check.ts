import type { Judgement, SubmissionActor, SubmissionPorts } from './ports.ts';

export type JudgeCheck =
  | { readonly ok: true }
  /** `proof-missing`: what was seen by hand in a store takes a file that shows it. */
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'proof-missing' };

/** What a person may say of which result. */
const SUITS: Readonly<Record<Judgement, (kind: string, result: string) => boolean>> = {
  harmless: (kind, result) => kind === 'evasion' && result === 'suspicious',
  evasion: (kind, result) => (kind === 'evasion' && result === 'suspicious') || (kind === 'listing' && result === 'other-build'),
  // a shelf that no connector reads: somebody has installed from it and compared
  'seen-by-hand': (kind, result) => kind === 'listing' && result === 'unknown',
};

/** A person says what a suspicious sign or an unknown shelf is. What is judged evasion can be cited for a direct delisting. */
export function judgeCheck(
  ports: SubmissionPorts,
  id: string,
  check: string,
  judgement: { readonly as: Judgement; readonly note: string; readonly evidence: readonly string[] },
  actor: SubmissionActor,
): Promise<JudgeCheck> {
  return ports.inTransaction(async (tx): Promise<JudgeCheck> => {
    const kept = await tx.holdSubmission(id);
    const row = await tx.holdCheck(id, check);
    if (kept === undefined || row === undefined || actor.person === null) return { ok: false, reason: 'not-found' };
    const { as, note, evidence } = judgement;
    if (!SUITS[as](row.kind, row.result)) return { ok: false, reason: 'no-such-step' };
    if (as === 'seen-by-hand' && evidence.length === 0) return { ok: false, reason: 'proof-missing' };
    await tx.saveJudgement(check, { ...judgement, by: actor.person, atMs: tx.nowMs() });
    if (as === 'evasion')
      await tx.announce('submission.evasion', id, [kept.authority], { submission: id, case: kept.case, check, name: row.name });
    await tx.audit.record({
      action: 'submission.judge',
      object: { kind: 'submission', id },
      detail: { case: kept.case, check, name: row.name, as, note, evidence: [...evidence] },
    });
    return { ok: true };
  });
}
