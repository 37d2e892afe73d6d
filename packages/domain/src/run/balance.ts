import { isLeased, isTerminal, type RunState } from './run.ts';

export interface Balance {
  readonly created: number;
  /** Waiting for the feeder, and in the queue. */
  readonly queued: number;
  readonly leased: number;
  readonly terminal: number;
  /** `created` less the sum of the others: more than 0, work was lost; less, work was made up. */
  readonly difference: number;
}

/**
 * The sum that must hold at every instant: created = terminal + queued + leased.
 * @param created runs ever made, counted where they are made and not where they are kept
 * @param counts runs by state, read in the same snapshot
 */
export function balanceOf(created: number, counts: Partial<Readonly<Record<RunState, number>>>): Balance {
  const sum = (wanted: (state: RunState) => boolean) =>
    Object.entries(counts).reduce((total, [state, count]) => total + (wanted(state as RunState) ? count : 0), 0);
  const terminal = sum(isTerminal);
  const leased = sum(isLeased);
  const queued = sum((state) => !isTerminal(state) && !isLeased(state));
  return { created, queued, leased, terminal, difference: created - queued - leased - terminal };
}

export const isBalanced = (balance: Balance): boolean => balance.difference === 0;
