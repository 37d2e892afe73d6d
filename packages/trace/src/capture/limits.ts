/** What reading a capture may hold. Whatever is let go of for them is counted among the problems. */
export interface CaptureLimits {
  /** Conversations known at the same time; the one that was silent longest makes room. */
  readonly maxFlows: number;
  /** Bytes that wait for what is missing before them, for each direction of a connection. */
  readonly maxPendingBytes: number;
  /** Bytes of all conversations together: waiting segments, halves of records, bodies. */
  readonly maxHeldBytes: number;
  /** Of one body, after decoding: what follows is counted, not kept. */
  readonly maxBodyBytes: number;
  /** Silence after which a conversation is taken to have ended, in milliseconds of the capture's clock. */
  readonly idleMs: number;
  /** Addresses whose names are remembered. */
  readonly maxNames: number;
}

export const DEFAULT_CAPTURE_LIMITS: CaptureLimits = {
  maxFlows: 10_000,
  maxPendingBytes: 2 * 1024 * 1024,
  maxHeldBytes: 64 * 1024 * 1024,
  maxBodyBytes: 1024 * 1024,
  idleMs: 10 * 60_000,
  maxNames: 20_000,
};
