import { systemSession, withSession } from '@touchstone/db';
import { foldRunTally, runTally } from '@touchstone/db/repositories/figure-rows';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 60_000;

/** Runs were made that are neither waiting, nor leased, nor ended. */
export class RunsUnaccounted extends Error {
  override readonly name = 'RunsUnaccounted';
  readonly code: string;

  constructor(count: number) {
    super(`${count} runs are in no state: made ≠ waiting + leased + ended`);
    this.code = `unaccounted:${count}`;
  }
}

/** Adds up the tally of runs and holds it to its invariant, every minute. */
export const tallyLoop = ({ db }: Pick<Installation, 'db'>): Loop => ({
  name: 'tally-runs',
  everyMs: EVERY_MS,
  round: () =>
    withSession(db, systemSession('tally'), async (tx) => {
      await foldRunTally(tx);
      const { unaccounted } = await runTally(tx);
      if (unaccounted !== 0) throw new RunsUnaccounted(unaccounted);
      return 0;
    }),
});
