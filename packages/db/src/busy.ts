/** @source https://www.postgresql.org/docs/current/errcodes-appendix.html serialization_failure, deadlock_detected, lock_not_available */
const BUSY: ReadonlySet<unknown> = new Set(['40001', '40P01', '55P03']);

/** Others held what was needed, for too long or crosswise: the same transaction may well succeed a moment later. */
export const isBusy = (error: unknown): boolean => error instanceof Error && 'code' in error && BUSY.has(error.code);
