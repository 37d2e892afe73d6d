import { systemSession, withSession } from '@touchstone/db';
import { anchorRows } from '@touchstone/db/repositories/anchor-rows';
import { chainEvents, chainHeads, hashOfEvent } from '@touchstone/db/repositories/audit-events';
import { verifyChains } from '@touchstone/services/audit';
import type { Installation } from '../wiring/installation.ts';
import { sha256 } from '../wiring/sha256.ts';

const FAR = new Date('9999-01-01T00:00:00Z');

/** `audit verify`: reads every chain from its first event and holds it against every anchor. 0 when all is well, 1 when not. */
export async function verifyAuditChains({ db }: Pick<Installation, 'db'>): Promise<number> {
  const result = await withSession(db, systemSession('audit-verify'), async (tx) => {
    const anchors = await anchorRows(tx).anchors('0001-01-01', 100_000);
    const heads = [...(await chainHeads(tx, FAR)), ...anchors.flatMap((anchor) => anchor.heads)];
    const chains = [...new Set(heads.map(({ chain }) => chain))].sort();
    const reader = {
      chainHeads: (before: Date) => chainHeads(tx, before),
      chainEvents: (chain: string, afterSeq: number, limit: number) => chainEvents(tx, chain, afterSeq, limit),
      hashOfEvent: (chain: string, seq: number) => hashOfEvent(tx, chain, seq),
    };
    return verifyChains(reader, sha256, chains, anchors);
  });
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  return result.faultCount === 0 ? 0 : 1;
}
