import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import { type ChainedEvent, hashedText, NO_PREVIOUS } from './event.ts';

/**
 * What is wrong at a place of a chain. `edited`: the event is not what was hashed. `relinked`: it was hashed, but not
 * behind the one before it. `gap`: numbers are missing before it. `out-of-order`: its number is not above the one before.
 * `foreign`: it belongs to another chain. `unhashable`: it holds what no event can hold.
 */
export type AuditFaultKind = 'edited' | 'relinked' | 'gap' | 'out-of-order' | 'foreign' | 'unhashable';

export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** Number of the event at which it shows. */
  readonly seq: number;
  /** Of a gap: the first number that is missing, up to `seq` - 1. */
  readonly missingFrom?: number;
}

/** State of a check that reads a chain in pieces: memory does not grow with the chain. */
export interface ChainCheck {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

export const startOf = (chain: string): ChainCheck => ({ chain, seq: 0, hash: NO_PREVIOUS });

/**
 * Checks the next events of a chain, in the order in which they are stored. Every fault is located; the check goes on
 * behind it, so that one edit is one fault and not a fault in all that follow.
 */
export function verify(
  hash: Sha256,
  from: ChainCheck,
  events: readonly ChainedEvent[],
): { readonly faults: readonly AuditFault[]; readonly head: ChainCheck } {
  const faults: AuditFault[] = [];
  let head = from;
  for (const event of events) {
    faults.push(...faultsOf(hash, head, event));
    head = { chain: from.chain, seq: Math.max(head.seq, event.seq), hash: event.hash };
  }
  return { faults, head };
}

function faultsOf(hash: Sha256, head: ChainCheck, event: ChainedEvent): readonly AuditFault[] {
  const { seq } = event;
  const faults: AuditFault[] = [];
  if (event.chain !== head.chain) faults.push({ kind: 'foreign', seq });
  if (seq <= head.seq) faults.push({ kind: 'out-of-order', seq });
  if (seq > head.seq + 1) faults.push({ kind: 'gap', seq, missingFrom: head.seq + 1 });
  const stands = hashStands(hash, event);
  if (stands !== 'yes') return [...faults, { kind: stands, seq }];
  if (faults.length === 0 && event.previous !== head.hash) faults.push({ kind: 'relinked', seq });
  return faults;
}

function hashStands(hash: Sha256, event: ChainedEvent): 'yes' | 'edited' | 'unhashable' {
  try {
    return sha256Hex(hash, hashedText(event, event.previous)) === event.hash ? 'yes' : 'edited';
  } catch (error) {
    if (error instanceof RangeError) return 'unhashable';
    throw error;
  }
}
