import { CASE_STEPS } from '@touchstone/domain/case';
import { isWithoutFile, standInOf } from '@touchstone/domain/inventory';
import { advance, type BuildFault, type SubmissionRefusal, validateBuild } from '@touchstone/domain/submission';
import type { MoveCase } from '../cases/move-case.ts';
import { moveCase } from '../cases/move-case.ts';
import { handIn } from '../inventory/enter-artifact.ts';
import type {
  FixRow,
  KeptSubmission,
  SubmissionActor,
  SubmissionArtifact,
  SubmissionPorts,
  SubmissionTransaction,
  SubmittedCase,
} from './ports.ts';

type CaseReason = Extract<MoveCase, { readonly ok: false }>['reason'];

/** What is wrong with a file, by the file. */
export interface RefusedBuild {
  readonly artifact: string;
  readonly faults: readonly (BuildFault | 'not-stored' | 'no-file-of-the-case')[];
}

export type SendSubmission =
  | { readonly ok: true; readonly isLate: boolean }
  | { readonly ok: false; readonly reason: SubmissionRefusal | CaseReason | 'no-file' | 'another-open' }
  | { readonly ok: false; readonly reason: 'build-refused'; readonly builds: readonly RefusedBuild[] };

/**
 * Hands a submission in. The files are validated at once: one of another app, signer or no higher version is refused with its
 * reasons, and nothing has happened. A firm's own files enter the inventory with it. Of a subject without a file the statement
 * is enough, and a stand-in of the new version is what people look at again.
 */
export function sendSubmission(
  ports: SubmissionPorts,
  id: string,
  actor: SubmissionActor,
  basis: string,
  rowVersion: number,
): Promise<SendSubmission> {
  return ports.inTransaction(async (tx): Promise<SendSubmission> => {
    const kept = await tx.holdSubmission(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const about = await tx.submittedCase(kept.case);
    if (about === undefined) return { ok: false, reason: 'not-found' };
    const isAnswer = kept.state === 'MORE_ASKED';
    const other = isAnswer ? undefined : await tx.openSubmissionOf(kept.case);
    if (other !== undefined) return { ok: false, reason: 'another-open' };
    const written = new Map((await tx.fixesOf(id)).map((fix) => [fix.finding, fix]));
    const clausesUnanswered = about.open.filter(({ finding }) => (written.get(finding)?.done ?? '').trim() === '').length;
    const facts = { clausesUnanswered, clausesOpen: 0, listingsOpen: 0, suspicions: 0 };
    const on = isAnswer ? 'answer' : 'send';
    const outcome = advance(kept.state, on, facts);
    if (!outcome.ok) return outcome;
    const before = await tx.buildOfCase(kept.case);
    if (before !== undefined && isWithoutFile(before.sha256)) await bringStandIn(tx, kept, before, [...written.values()]);
    const refused = await refusedBuilds(tx, kept, before);
    if (refused === undefined) return { ok: false, reason: 'no-file' };
    if (refused.length > 0) return { ok: false, reason: 'build-refused', builds: refused };

    const atMs = tx.nowMs();
    const isLate = about.dueAtMs !== null && atMs > about.dueAtMs;
    if (!isAnswer) {
      const moved = await moveCase(tx, { caseId: kept.case, event: eventOf(about), basis, payload: { submission: id, isLate }, actor });
      if (!moved.ok) return moved;
    }
    for (const { artifact } of await tx.artifactsOf(id)) await handIn(tx.inventory, () => tx.newId(), artifact);
    await tx.holdFiles(id);
    const fields = isAnswer ? { reason: null } : { isLate, sentAtMs: atMs };
    await tx.stepSubmission({ id, event: on, from: kept.state, to: outcome.state, basis, detail: { isLate }, atMs, fields });
    if (!isAnswer) {
      const detail = { artifacts: (await tx.artifactsOf(id)).map(({ sha256 }) => sha256) };
      await tx.stepSubmission({ id, event: 'validate', from: 'RECEIVED', to: 'VALIDATED', basis: 'system', detail, atMs });
    }
    await tx.wantChecks(id, atMs);
    await tx.announce(`submission.${on}`, id, [kept.authority, kept.organisation], { submission: id, case: kept.case, isLate });
    await tx.audit.record({ action: `submission.${on}`, object: { kind: 'submission', id }, detail: { case: kept.case, isLate } });
    return { ok: true, isLate };
  });
}

/** States that take a late submission: those after a time that is over. */
const LATE: ReadonlySet<string> = new Set(CASE_STEPS.filter(({ on }) => on === 'late-submit').map(({ from }) => from));

const eventOf = ({ state }: SubmittedCase) => (LATE.has(state) ? 'late-submit' : 'submit');

/** Stands for the version that was put right, unless it is there from an earlier sending. */
async function bringStandIn(
  tx: SubmissionTransaction,
  { id }: KeptSubmission,
  before: SubmissionArtifact,
  fixes: readonly FixRow[],
): Promise<void> {
  if ((await tx.artifactsOf(id)).length > 0) return;
  const versionName = fixes.find(({ version }) => version !== '')?.version ?? '';
  const version =
    before.app === null ? undefined : await tx.inventory.saveVersion({ id: tx.newId(), app: before.app, versionCode: 0, versionName });
  const subject = standInOf(before.sha256, `submission-${id}`);
  await tx.saveArtifacts(id, [await tx.inventory.saveNoFile({ id: tx.newId(), subject, version: version?.id ?? null })]);
}

/** Undefined: there is no file at all. */
async function refusedBuilds(
  tx: SubmissionTransaction,
  { id }: KeptSubmission,
  before: SubmissionArtifact | undefined,
): Promise<readonly RefusedBuild[] | undefined> {
  const artifacts = await tx.artifactsOf(id);
  if (artifacts.length === 0) return undefined;
  const refused: RefusedBuild[] = [];
  for (const build of artifacts) {
    const { artifact } = build;
    if (before === undefined) refused.push({ artifact, faults: ['no-file-of-the-case'] });
    else if (isWithoutFile(before.sha256) && isWithoutFile(build.sha256)) await tx.saveValidation(id, artifact, { withoutFile: true });
    else if (build.state !== 'STORED' && build.state !== 'COLD') refused.push({ artifact, faults: ['not-stored'] });
    else {
      const { faults, signers } = validateBuild(before, build);
      if (faults.length > 0) refused.push({ artifact, faults });
      else
        await tx.saveValidation(id, artifact, {
          package: build.package,
          versionCode: build.versionCode,
          before: before.versionCode,
          signers,
        });
    }
  }
  return refused;
}
