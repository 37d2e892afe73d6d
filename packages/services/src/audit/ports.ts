import type { ChainCheck, ChainedEvent } from '@touchstone/domain/audit';
import type { Canonical } from '@touchstone/kernel/canonical';

/** One act, as a use case tells it. */
export interface Act {
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly before?: Canonical;
  readonly after?: Canonical;
  readonly detail?: Canonical;
  /** Who did it, where the session is the system's. */
  readonly actor?: string;
  /** Organisation whose chain it goes to, where that is not the session's. */
  readonly chain?: string;
}

/** Where use cases write what was done, in the transaction that does it. */
export interface AuditLog {
  record(act: Act): Promise<void>;
}

export interface ChainReader {
  chainHeads(before: Date): Promise<readonly ChainCheck[]>;
  chainEvents(chain: string, afterSeq: number, limit: number): Promise<readonly ChainedEvent[]>;
  hashOfEvent(chain: string, seq: number): Promise<string | undefined>;
}
