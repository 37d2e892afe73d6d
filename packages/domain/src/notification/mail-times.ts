import { addDays, clockOf, dayOf, startOfDay } from '../calendar/index.ts';

const MINUTE_MS = 60_000;
/** Minutes after the first, second … attempt that failed; after the last one it is given up. */
const PAUSES_MINUTES = [1, 5, 30, 120, 360];
/** Hour of the day in Asia/Shanghai at which digests go out. */
const DIGEST_HOUR = 8;

/** When mail that failed `attempts` times is tried again; undefined: never. */
export const retryAt = (attempts: number, nowMs: number): number | undefined => {
  const pause = PAUSES_MINUTES[attempts - 1];
  return pause === undefined ? undefined : nowMs + pause * MINUTE_MS;
};

/** The next time digests go out. */
export function nextDigest(nowMs: number): number {
  const today = dayOf(nowMs);
  const day = clockOf(nowMs).hour < DIGEST_HOUR ? today : addDays(today, 1);
  return startOfDay(day) + DIGEST_HOUR * 60 * MINUTE_MS;
}
