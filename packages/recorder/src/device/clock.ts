import type { Adb } from './adb.ts';

/** The clock of the device, by which everything in a log is timed. */
export interface DeviceClock {
  now(): number;
  /** Asks the device; it may have been set meanwhile. */
  set(): Promise<void>;
}

export async function deviceClock(adb: Adb): Promise<DeviceClock> {
  let ahead = 0;
  const clock: DeviceClock = {
    now: () => Date.now() + ahead,
    async set() {
      const before = Date.now();
      const printed = (await adb.ask('date', '+%s%3N')) ?? '';
      const [, seconds, ms] = /^(\d{10})(\d{3})?/.exec(printed) ?? [];
      if (seconds === undefined) return;
      const middle = (before + Date.now()) / 2;
      // A clock that tells only seconds is on average half a second further.
      ahead = Math.round(Number(seconds) * 1_000 + (ms === undefined ? 500 : Number(ms)) - middle);
    },
  };
  await clock.set();
  return clock;
}
