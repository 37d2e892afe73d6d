import { engineRights } from '@touchstone/domain/engine';
import { advance } from '@touchstone/domain/finding';
import { type ClauseLook, lookBackOutcome, stepCheck, type WatchEvent } from '@touchstone/domain/watch';
import { type Apart, eachInTurn } from '../apart.ts';
import { moveCase } from '../cases/move-case.ts';
import { openCase } from '../cases/open-case.ts';
import { clauseVotes } from '../fusion/clause-votes.ts';
import type { KeptWatchCheck, WatchPorts, WatchTransaction } from './ports.ts';

const AT_ONCE = 20;
/** How long a look waits for a file that no connector has brought. */
const MOST_WAIT_MS = 30 * 86_400_000;
const SYSTEM = { name: 'system:watch', organisation: null, permissions: [] } as const;
const BASIS = '回头看';

/** Has what is due scanned, and says of what was scanned what came of it. Run again and again. @returns looks that moved */
export async function lookAgain(ports: WatchPorts, { begin = {}, settle = {} }: LooksApart = {}): Promise<number> {
  const due = (most: number) => ports.inTransaction((tx) => tx.dueChecks(tx.nowMs(), tx.nowMs() - MOST_WAIT_MS, most));
  const begun = await eachInTurn(begin, AT_ONCE, due, (id) => ports.inTransaction((tx) => beginLook(tx, id)));
  const looked = (most: number) => ports.inTransaction((tx) => tx.lookedAtChecks(most));
  return begun + (await eachInTurn(settle, AT_ONCE, looked, (id) => ports.inTransaction((tx) => settleLook(tx, id))));
}

/** Looks that are begun and looks that are settled have turns of their own. */
interface LooksApart {
  readonly begin?: Apart;
  readonly settle?: Apart;
}

/** The newest file of the app is scanned by engines that can see the clauses of the old case. */
async function beginLook(tx: WatchTransaction, id: string): Promise<boolean> {
  const check = await tx.holdCheck(id);
  if (check?.state !== 'DUE') return false;
  if (check.app === null) return end(tx, check, 'not-tested', 'no-file');
  const { artifact, isListed, policy } = await tx.newestBuild(check.app);
  if (artifact === null) {
    if (!isListed) return end(tx, check, 'drop', 'off-shelf');
    return tx.nowMs() - check.dueAtMs >= MOST_WAIT_MS && end(tx, check, 'not-tested', 'not-obtainable');
  }
  const inputs = policy === null ? [] : [{ kind: 'policy', sha256: policy } as const];
  const engines = await tx.engineIds(
    check.clauses,
    inputs.map(({ kind }) => kind),
  );
  if (engines.length === 0) return end(tx, check, 'not-tested', 'no-engine-can');
  const asked = await tx.requestScan({
    artifact,
    app: check.app,
    category: check.category,
    profile: 'look-back',
    origin: 're-inspection',
    campaign: null,
    organisation: check.organisation,
    askedBy: null,
    inputs,
    config: {},
    engines,
    forceReason: `look back ${check.id}`,
  });
  if (!asked.ok) return end(tx, check, 'not-tested', asked.reason);
  await tx.saveCheck(id, { state: 'SCANNING', artifact, request: asked.request, atMs: tx.nowMs() });
  // a case that is under watch already stays so
  await moveCase(tx, { caseId: check.case, event: 'watch', basis: BASIS, payload: { check: id }, actor: SYSTEM });
  return true;
}

async function settleLook(tx: WatchTransaction, id: string): Promise<boolean> {
  const check = await tx.holdCheck(id);
  if (check === undefined || check.artifact === null || (check.state !== 'SCANNING' && check.state !== 'REVIEWING')) return false;
  if (check.state === 'SCANNING' && !check.isFused) return false;
  const findings = await tx.findingsOn(check.artifact, check.clauses);
  const { outcome, clauses } = lookBackOutcome(await looksOf(tx, check, findings));
  switch (outcome) {
    case 'in-review':
      if (check.state === 'REVIEWING') return false;
      await askPeople(tx, check, findings);
      await tx.saveCheck(id, { state: 'REVIEWING', outcome: clauses, atMs: tx.nowMs() });
      return true;
    case 'relapsed': {
      const broken = new Set(clauses.filter((one) => one.outcome === 'relapsed').map(({ clause }) => clause));
      return relapse(
        tx,
        check,
        findings.filter(({ clause }) => broken.has(clause)).map((one) => one.id),
        clauses,
      );
    }
    case 'passed':
      await moveCase(tx, { caseId: check.case, event: 'watch-passed', basis: BASIS, payload: { check: id }, actor: SYSTEM });
      return end(tx, check, 'passed', '', clauses);
    case 'not-tested':
      return end(tx, check, 'not-tested', 'clauses-not-seen', clauses);
  }
}

/** What fusion held for unlikely goes to people all the same: this app had the fault before. */
async function askPeople(tx: WatchTransaction, check: KeptWatchCheck, findings: Findings): Promise<void> {
  for (const { id, state } of findings) {
    if (state !== 'AUTO_REJECTED') continue;
    const moved = advance(state, 'score-high', 'machine');
    if (moved.ok) await tx.stepFinding({ finding: id, event: 'score-high', from: state, to: moved.state, basis: `回头看 ${check.case}` });
  }
}

type Findings = Awaited<ReturnType<WatchTransaction['findingsOn']>>;

async function looksOf(tx: WatchTransaction, check: KeptWatchCheck, findings: Findings): Promise<readonly ClauseLook[]> {
  const runs = (await tx.endedRuns(check.artifact!)).filter(({ engineState }) => engineRights[engineState].votes);
  const said = new Map(clauseVotes(runs).map(({ clause, votes }) => [clause, votes]));
  return check.clauses.map((clause) => {
    const votes = said.get(clause) ?? [];
    const saw = votes.some(({ vote }) => vote === 'DETECTED');
    const looked = votes.filter(({ reason }) => reason !== 'outside-capability' && reason?.startsWith('needs:') !== true);
    const isAbsent = looked.length > 0 && looked.every(({ vote }) => vote === 'NOT_DETECTED');
    const finding = findings.find((one) => one.clause === clause)?.state ?? null;
    return { clause, finding, votes: saw ? 'seen' : isAbsent ? 'absent' : 'not-tested' };
  });
}

/** A new case that names the old one; where somebody has opened it already, that one. */
async function relapse(tx: WatchTransaction, check: KeptWatchCheck, findings: readonly string[], clauses: unknown): Promise<boolean> {
  const opened = await openCase(tx, {
    origin: 'relapse',
    findings,
    recurrenceOf: check.case,
    basis: BASIS,
    actor: SYSTEM,
    organisation: check.organisation,
    handler: null,
  });
  const relapseCase = opened.ok ? opened.id : opened.case;
  if (relapseCase === undefined) return false;
  const state = stepCheck(check.state, 'confirmed');
  if (state === undefined) return false;
  await tx.saveCheck(check.id, { state, outcome: clauses, relapseCase, atMs: tx.nowMs() });
  await tx.announce('watch.relapsed', check.id, [check.organisation], { check: check.id, case: check.case, relapse: relapseCase });
  return true;
}

async function end(tx: WatchTransaction, check: KeptWatchCheck, on: WatchEvent, reason: string, outcome?: unknown): Promise<boolean> {
  const state = stepCheck(check.state, on);
  if (state === undefined) return false;
  await tx.saveCheck(check.id, { state, reason, ...(outcome === undefined ? {} : { outcome }), atMs: tx.nowMs() });
  await tx.announce(`watch.${on}`, check.id, [check.organisation], { check: check.id, case: check.case });
  return true;
}
