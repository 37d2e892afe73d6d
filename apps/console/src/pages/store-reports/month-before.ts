const SHANGHAI_MS = 8 * 3_600_000;

/** The month that is over, in Asia/Shanghai: `2026-10` all through November. */
export function monthBefore(now: Date): string {
  const there = new Date(now.getTime() + SHANGHAI_MS);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}
