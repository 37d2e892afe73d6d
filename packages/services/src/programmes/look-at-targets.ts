import { isOneOf } from '@touchstone/domain/gate';
import { advanceTarget, type TargetEvent } from '@touchstone/domain/programme';
import { type Apart, takeApart } from '../apart.ts';
import type { EndedRun } from '../fusion/ports.ts';
import { saidOf } from '../gate/said-of.ts';
import type { KeptTarget, LookPorts, ProgrammeTransaction, TargetFields, TargetProblem } from './ports.ts';

type OpenTarget = NonNullable<Awaited<ReturnType<ProgrammeTransaction['holdOpenTarget']>>>;

/**
 * Looks at every listing of the programmes under way: its file is scanned, and judged when all its runs have ended. A listing that
 * carries a newer file after its developer was told is looked at again. Safe to run again and by several at once.
 * @returns targets that moved
 */
export const lookAtTargets = (ports: LookPorts, limit = 200, apart: Apart = {}): Promise<number> =>
  takeApart(apart, limit, (turn) =>
    ports.inTransaction(async (tx) => {
      const target = await tx.holdOpenTarget(turn);
      if (target === undefined) return undefined;
      turn.push(target.id);
      return lookAt(ports, tx, target);
    }),
  );

function lookAt(ports: LookPorts, tx: ProgrammeTransaction, target: OpenTarget): Promise<boolean> {
  if (target.state === 'PENDING') return begin(ports, tx, target);
  return target.state === 'SCANNING' ? judge(ports, tx, target) : lookAgain(ports, tx, target);
}

async function begin(ports: LookPorts, tx: ProgrammeTransaction, target: OpenTarget): Promise<boolean> {
  const scanned = await scan(ports, target, target.shelfSha256);
  if (scanned !== 'asked') return step(ports, tx, target, 'cannot-scan', scanned, {});
  return step(ports, tx, target, 'scan', '', { sha256: target.shelfSha256 });
}

async function scan(
  ports: LookPorts,
  { store, organisation }: OpenTarget,
  sha256: string | null,
): Promise<'asked' | 'no-file' | 'no-engine'> {
  if (sha256 === null) return 'no-file';
  const found = await ports.packageOf({ store, organisation, sha256 });
  if (found === undefined) return 'no-file';
  return (await ports.requestScan(organisation, found)) ? 'asked' : 'no-engine';
}

async function judge(ports: LookPorts, tx: ProgrammeTransaction, target: OpenTarget): Promise<boolean> {
  const runs = await tx.runsOf(target.organisation, target.sha256 ?? '');
  if (runs === undefined) return false;
  const { problems, tested, notTested } = judgement(runs, target.clauses);
  if (problems.length > 0) return step(ports, tx, target, 'found-problem', '', { problems, notTested });
  if (tested === 0) return step(ports, tx, target, 'cannot-scan', 'not-tested', { notTested });
  return step(ports, tx, target, 'found-clean', '', { notTested });
}

/** Put right only where a run that could see the fault sees it no more. */
async function lookAgain(ports: LookPorts, tx: ProgrammeTransaction, target: OpenTarget): Promise<boolean> {
  const { shelfSha256, recheckSha256, organisation } = target;
  if (recheckSha256 !== shelfSha256) {
    if ((await scan(ports, target, shelfSha256)) === 'asked') await tx.noteTarget(target.id, { recheckSha256: shelfSha256 });
    return false;
  }
  const runs = await tx.runsOf(organisation, recheckSha256 ?? '');
  if (runs === undefined) return false;
  const clean = new Set(saidOf(runs).flatMap(({ clause, verdict }) => (verdict === 'not-found' ? [clause] : [])));
  if (!target.problems.every(({ clause }) => clean.has(clause))) return false;
  return step(ports, tx, target, 'fixed', '', { sha256: recheckSha256 });
}

/** What the engines see of the clauses of a programme; none named: of all. */
function judgement(runs: readonly EndedRun[], clauses: readonly string[]) {
  const said = saidOf(runs).filter(({ clause }) => clauses.length === 0 || isOneOf(clause, clauses));
  const problems = said.flatMap(({ clause, verdict, places }): readonly TargetProblem[] =>
    verdict === 'violation' || verdict === 'suspected' ? [{ clause, strength: verdict, place: places[0] ?? '—' }] : [],
  );
  const notTested = said.filter(({ verdict }) => verdict === 'not-tested').length;
  return { problems, notTested, tested: said.length - notTested };
}

async function step(
  ports: LookPorts,
  tx: ProgrammeTransaction,
  { id, state }: KeptTarget,
  on: TargetEvent,
  reason: string,
  fields: TargetFields,
): Promise<boolean> {
  const to = advanceTarget(state, on);
  if (to === undefined) return false;
  await tx.moveTarget(id, { on, from: state, to, reason, atMs: ports.nowMs() }, fields);
  return true;
}
