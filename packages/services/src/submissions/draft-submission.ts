import { CASE_STEPS } from '@touchstone/domain/case';
import { isEditable } from '@touchstone/domain/submission';
import type { FixRow, SubmissionActor, SubmissionPorts, SubmittedCase } from './ports.ts';

export interface SubmissionDraft {
  readonly statement?: string;
  readonly fixes?: readonly FixRow[];
  /** Ids of files that the firm may hand in. */
  readonly artifacts?: readonly string[];
}

export type DraftSubmission =
  | { readonly ok: true; readonly submission: string }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'no-such-step' | 'version-conflict';
    }
  /** Findings that are not open in the case. */
  | { readonly ok: false; readonly reason: 'foreign-finding'; readonly findings: readonly string[] };

/** States of a case in which a firm may begin to hand something in: those from which it is sent. */
const SUBMITTABLE: ReadonlySet<string> = new Set(
  CASE_STEPS.filter(({ on }) => on === 'submit' || on === 'late-submit').map(({ from }) => from),
);

/** A firm begins its answer to a case that was served on it. */
export function createSubmission(
  ports: SubmissionPorts,
  of: string,
  draft: SubmissionDraft,
  actor: SubmissionActor,
): Promise<DraftSubmission> {
  return ports.inTransaction(async (tx): Promise<DraftSubmission> => {
    const about = await tx.submittedCase(of);
    if (about === undefined || !about.isServed || actor.organisation === null) return { ok: false, reason: 'not-found' };
    if (!SUBMITTABLE.has(about.state)) return { ok: false, reason: 'no-such-step' };
    const foreign = foreignTo(about, draft.fixes);
    if (foreign.length > 0) return { ok: false, reason: 'foreign-finding', findings: foreign };
    const [id, atMs] = [tx.newId(), tx.nowMs()];
    const { statement = '', fixes = [], artifacts = [] } = draft;
    await tx.createSubmission({ id, of: about, organisation: actor.organisation, statement, by: actor.person, atMs });
    await tx.saveFixes(id, rowsOf(about, fixes));
    await tx.saveArtifacts(id, artifacts);
    await tx.audit.record({ action: 'submission.create', object: { kind: 'submission', id }, detail: { case: of } });
    return { ok: true, submission: id };
  });
}

/** Writes in a draft, or in what was sent back with a question. What is left out stays. */
export function editSubmission(ports: SubmissionPorts, id: string, draft: SubmissionDraft, rowVersion: number): Promise<DraftSubmission> {
  return ports.inTransaction(async (tx): Promise<DraftSubmission> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    if (!isEditable(kept.state)) return { ok: false, reason: 'no-such-step' };
    const about = await tx.submittedCase(kept.case);
    if (about === undefined) return { ok: false, reason: 'not-found' };
    const foreign = foreignTo(about, draft.fixes);
    if (foreign.length > 0) return { ok: false, reason: 'foreign-finding', findings: foreign };
    const before = draft.fixes === undefined ? [] : await tx.fixesOf(id);
    if (draft.fixes !== undefined) await tx.saveFixes(id, merged(before, draft.fixes, about));
    if (draft.artifacts !== undefined) await tx.saveArtifacts(id, draft.artifacts);
    await tx.saveStatement(id, draft.statement ?? null);
    await tx.audit.record({
      action: 'submission.create',
      object: { kind: 'submission', id },
      detail: { fields: Object.keys(draft).sort() },
    });
    return { ok: true, submission: id };
  });
}

const foreignTo = ({ open }: SubmittedCase, fixes: readonly FixRow[] = []): readonly string[] =>
  fixes.map(({ finding }) => finding).filter((finding) => !open.some((one) => one.finding === finding));

/** One row for each open finding, empty where the firm has not written yet. */
const rowsOf = (about: SubmittedCase, fixes: readonly FixRow[]) => merged([], fixes, about);

function merged(before: readonly FixRow[], fixes: readonly FixRow[], { open }: SubmittedCase) {
  const written = new Map([...before, ...fixes].map((row) => [row.finding, row]));
  return open.map(({ finding, clause }) => ({ ...EMPTY, ...written.get(finding), finding, clause }));
}

const EMPTY = { done: '', changedFile: '', version: '', evidence: [] as readonly string[] };
