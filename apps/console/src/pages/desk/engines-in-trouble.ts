import type { OutputOf } from '@touchstone/api-client';
import type { readWork } from '@touchstone/api-client/routes/runs';
import { isInTrouble } from '../engines/in-trouble.ts';

type Work = OutputOf<typeof readWork>;

export interface Trouble {
  /** Versions of engines that are broken off, on probation, degraded or paused. */
  readonly engines: number;
  /** Runs that were given up. */
  readonly dead: number;
  readonly isPaused: boolean;
}

/** What is wrong in the machine room. */
export const engineTrouble = ({ engines, pause }: Work): Trouble => ({
  engines: engines.filter(isInTrouble).length,
  dead: engines.reduce((sum, { dead }) => sum + dead, 0),
  isPaused: pause.isPaused,
});
