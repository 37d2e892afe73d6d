const FREE_ATTEMPTS = 5;
const FIRST_DELAY_MS = 30_000;
const LONGEST_DELAY_MS = 3_600_000;

/**
 * Until when an account is locked after `failures` wrong passwords or codes in a row; undefined while it is not.
 *
 * The fifth locks for 30 s, each one after for twice as long, up to an hour: guessing does not pay, and whoever is attacked
 * gets in again the same day.
 */
export function lockedUntil(failures: number, nowMs: number): number | undefined {
  if (failures < FREE_ATTEMPTS) return undefined;
  return nowMs + Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(20, failures - FREE_ATTEMPTS));
}
