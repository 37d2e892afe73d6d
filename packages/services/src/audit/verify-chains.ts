import { type Anchor, type AuditFaultKind, faultsAgainst, startOf, verify } from '@touchstone/domain/audit';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { ChainReader } from './ports.ts';

const BATCH = 1000;
/** Faults that are named; the rest are counted. */
const MOST_NAMED = 1000;

export interface ChainFault {
  readonly chain: string;
  readonly kind: AuditFaultKind | 'cut-off' | 'rewritten' | 'anchor-edited';
  /** Number of the event at which it shows; of a fault against an anchor undefined. */
  readonly seq?: number;
  readonly missingFrom?: number;
  /** Day of the anchor that says otherwise. */
  readonly anchor?: string;
}

export interface Verification {
  readonly chains: number;
  readonly events: number;
  readonly anchors: number;
  readonly faultCount: number;
  readonly faults: readonly ChainFault[];
}

/** Reads chains from their first event and holds them against the anchors: any edit, gap, cut or new beginning is named. */
export async function verifyChains(
  reader: ChainReader,
  hash: Sha256,
  chains: readonly string[],
  anchors: readonly Anchor[],
): Promise<Verification> {
  const faults: ChainFault[] = [];
  let [events, faultCount] = [0, 0];
  const found = (fault: ChainFault) => {
    faultCount++;
    if (faults.length < MOST_NAMED) faults.push(fault);
  };

  for (const chain of chains) {
    let head = startOf(chain);
    for (;;) {
      const batch = await reader.chainEvents(chain, head.seq, BATCH);
      if (batch.length === 0) break;
      const checked = verify(hash, head, batch);
      for (const fault of checked.faults) found({ chain, ...fault });
      events += batch.length;
      head = checked.head;
    }
  }
  for (const anchor of anchors) for (const fault of await againstAnchor(reader, hash, anchor, chains)) found(fault);
  return { chains: chains.length, events, anchors: anchors.length, faultCount, faults };
}

async function againstAnchor(reader: ChainReader, hash: Sha256, anchor: Anchor, chains: readonly string[]): Promise<readonly ChainFault[]> {
  const hashes = new Map<string, string | undefined>();
  for (const { chain, seq } of anchor.heads) {
    if (chains.includes(chain)) hashes.set(`${chain} ${seq}`, await reader.hashOfEvent(chain, seq));
    // what this reader may not see is not held against it
    else hashes.set(`${chain} ${seq}`, anchor.heads.find((head) => head.chain === chain)?.hash);
  }
  return faultsAgainst(hash, anchor, (chain, seq) => hashes.get(`${chain} ${seq}`)).map((fault) => ({ ...fault, anchor: anchor.day }));
}
