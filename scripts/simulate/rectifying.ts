import { moveCase } from '@touchstone/services/cases';
import {
  agreeClause,
  beginRetest,
  concludeSubmission,
  createSubmission,
  decideSubmission,
  sendSubmission,
} from '@touchstone/services/submissions';
import { sql } from 'kysely';
import { BUILDS, KIND } from './inventory.ts';
import { done, firmOf, type Lane, peopleOf } from './lane.ts';
import { move } from './orders.ts';
import { BASIS, type CaseInPlay, note, type Play } from './play.ts';
import { idOf } from './world-sql.ts';

export interface Handed {
  readonly submission: string;
}

/** The firm puts its next build on every shelf and hands it in, clause by clause. */
export async function handedIn({ noted }: Pick<Play, 'noted'>, lane: Lane, of: CaseInPlay): Promise<Handed> {
  const firm = firmOf(of.app.firm);
  of.build = Math.min(of.build + 1, BUILDS - 1);
  await onShelves(lane, of);
  await lane.as(firm);
  const ports = lane.submissionPorts(firm);
  const { rows } = await sql<{
    finding: string;
  }>`select finding_id as finding from touchstone.case_finding where case_id = ${of.id} and outcome not in ('FIXED', 'DROPPED')`.execute(
    lane.tx,
  );
  const fixes = rows.map(({ finding }) => ({
    finding,
    done: '已按要求整改',
    changedFile: 'classes.dex',
    version: `${of.build + 1}.0.0`,
    evidence: [],
  }));
  const artifacts = [idOf(KIND.artifact, of.app.n * BUILDS + of.build)];
  const { submission } = done(
    await createSubmission(ports, of.id, { statement: '已整改（演示数据）', fixes, artifacts }, firm),
    'submission',
  );
  const sent = done(await sendSubmission(ports, submission, firm, BASIS, 1), `send submission of ${of.id} build ${of.build}`);
  note({ noted }, sent.isLate ? 'submissions-late' : 'submissions-in-time');
  return { submission };
}

/** What a store's feed would say: its shelf carries the new build. */
async function onShelves(lane: Lane, { app, build }: CaseInPlay): Promise<void> {
  await sql`update touchstone.listing l set artifact_sha256 = f.sha256, version_code = ${build + 1}, version_name = ${`${build + 1}.0.0`}
    from touchstone.artifact f where f.id = ${idOf(KIND.artifact, app.n * BUILDS + build)} and l.app_id = ${idOf(KIND.app, app.n)} and l.state in ('LIVE', 'CHANGED', 'RELISTED')`.execute(
    lane.tx,
  );
}

/** The authority takes it and has the clauses looked at again by who could see them. */
export async function retestBegun(lane: Lane, of: CaseInPlay, { submission }: Handed): Promise<void> {
  const { inspector } = peopleOf(of.authority);
  await lane.as(inspector);
  const ports = lane.submissionPorts(inspector);
  done(
    await decideSubmission(ports, submission, { decision: 'accept', reason: '材料齐全' }, inspector, await versionOf(lane, submission)),
    'accept',
  );
  const begun = await beginRetest(ports, submission, [{ ground: {}, inputs: [] }], inspector, BASIS, await versionOf(lane, submission));
  done(begun, 'retest');
}

/** What the retest came to: agreed to clause by clause and passed, or failed. @returns whether it passed */
export async function concluded(play: Pick<Play, 'noted'>, lane: Lane, of: CaseInPlay, { submission }: Handed): Promise<boolean> {
  const { inspector, second } = peopleOf(of.authority);
  const { rows } = await sql<{
    finding: string;
    outcome: string;
  }>`select finding_id as finding, outcome from touchstone.submission_clause where submission_id = ${submission}`.execute(lane.tx);
  const hasPassed = rows.every(({ outcome }) => outcome === 'ABSENT');
  if (hasPassed) {
    await lane.as(second);
    for (const { finding } of rows)
      done(await agreeClause(lane.submissionPorts(second), submission, finding, { isFixed: true, note: '复核一致' }, second), 'agree');
  }
  await lane.as(inspector);
  const reason = hasPassed ? '复测合格' : '复测仍存在问题';
  done(
    await concludeSubmission(
      lane.submissionPorts(inspector),
      submission,
      { hasPassed, reason },
      inspector,
      await versionOf(lane, submission),
    ),
    `conclude ${reason}`,
  );
  note(play, hasPassed ? 'retests-passed' : 'retests-failed');
  return hasPassed;
}

/** A passed case is closed by who decides. */
export const closed = (lane: Lane, of: CaseInPlay) => move(lane, of.id, 'close', peopleOf(of.authority).approver);

/** A word of the firm about its case: an objection, or that it wants more time. */
export async function said(
  lane: Lane,
  of: CaseInPlay,
  event: 'object' | 'ask-extension',
  payload: Readonly<Record<string, string>>,
): Promise<void> {
  const firm = firmOf(of.app.firm);
  await lane.as(firm);
  done(await moveCase(lane.rows.orders, { caseId: of.id, event, basis: BASIS, payload, actor: firm }), event);
  lane.audit(firm, 'case.object', 'case', of.id);
}

export async function versionOf(lane: Lane, submission: string): Promise<number> {
  const { rows } = await sql<{
    version: number;
  }>`select row_version as version from touchstone.submission where id = ${submission}`.execute(lane.tx);
  return rows[0]!.version;
}
