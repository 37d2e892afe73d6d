/** How long one item took, in milliseconds since its clock began; null while it has not come to that. */
export interface ItemDelays {
  readonly toDelivered: number | null;
  readonly toAcknowledged: number | null;
  readonly toReported: number | null;
  readonly toVerified: number | null;
}

export interface ItemTimes {
  /** Publication of the notice, or issue of the order. */
  readonly startedMs: number;
  readonly deliveredMs: number | null;
  readonly ackedMs: number | null;
  readonly reportedMs: number | null;
  readonly verifiedMs: number | null;
}

export function delaysOf({ startedMs, deliveredMs, ackedMs, reportedMs, verifiedMs }: ItemTimes): ItemDelays {
  const since = (ms: number | null) => (ms === null ? null : Math.max(0, ms - startedMs));
  return {
    toDelivered: since(deliveredMs),
    toAcknowledged: since(ackedMs),
    toReported: since(reportedMs),
    toVerified: since(verifiedMs),
  };
}
