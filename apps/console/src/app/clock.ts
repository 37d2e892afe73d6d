import type { OutputOf } from '@touchstone/api-client';
import type { readClock } from '@touchstone/api-client/routes/calendars';
import { createContext, useContext } from 'react';
import { shanghaiDay } from '../parts/shanghai-time.ts';

type SaidClock = Pick<OutputOf<typeof readClock>, 'now' | 'rate' | 'isStopped'>;

/** What a clock shows at an instant of this machine. @param saidAtMs when, on this machine, the server said how it stands */
export const shownBy = ({ now, rate, isStopped }: SaidClock, saidAtMs: number, machineMs: number): number =>
  Date.parse(now) + (isStopped ? 0 : (machineMs - saidAtMs) * rate);

/** The clock of the server, by which deadlines run; the browser's where nobody is signed in. */
export const ClockContext = createContext<() => number>(Date.now);

/** What time it is for the server, in milliseconds; for a demonstration it can be another than that of the day. */
export const useNow = (): (() => number) => useContext(ClockContext);

/** The day it is for the server, in Asia/Shanghai. */
export function useToday(): string {
  const now = useNow();
  return shanghaiDay(new Date(now()).toISOString());
}
