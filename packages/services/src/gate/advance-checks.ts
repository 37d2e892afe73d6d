import { type Apart, takeApart } from '../apart.ts';
import { gateAnswer } from './answer.ts';
import type { GatePorts, GateTransaction, OpenCheck } from './ports.ts';

/** So long is waited for bytes that were announced. */
const WAIT_MS = 86_400_000;

/**
 * Takes every open check as far as it goes: its package is scanned once it is there, and decided once all its runs have ended. Safe
 * to run again and by several at once.
 * @returns checks that moved
 */
export const advanceGateChecks = (ports: GatePorts, limit = 100, apart: Apart = {}): Promise<number> =>
  takeApart(apart, limit, (turn) =>
    ports.inTransaction(async (tx) => {
      const check = await tx.holdOpen(turn);
      if (check === undefined) return undefined;
      turn.push(check.id);
      return check.state === 'WAITING' ? begin(ports, tx, check) : decide(ports, tx, check);
    }),
  );

async function begin(ports: GatePorts, tx: GateTransaction, check: OpenCheck): Promise<boolean> {
  const found = await ports.packageOf(check);
  if (found === undefined) {
    if (ports.nowMs() - check.createdAtMs < WAIT_MS) return false;
    await tx.fail(check.id, 'no-package', ports.nowMs());
    return true;
  }
  const scan = await ports.requestScan(check, { ...found, category: check.category ?? found.category });
  if (scan === undefined) await tx.fail(check.id, 'no-engine', ports.nowMs());
  else await tx.begin(check.id, found.artifact, scan);
  return true;
}

async function decide(ports: GatePorts, tx: GateTransaction, check: OpenCheck): Promise<boolean> {
  const runs = await tx.endedRuns(check);
  if (runs === undefined) return false;
  const answer = gateAnswer(check, runs, ports);
  await tx.decide(check.id, answer, ports.nowMs());
  await tx.announce('gate.decided', check.id, check.organisation, { check: check.id, sha256: check.sha256, outcome: answer.outcome });
  return true;
}
