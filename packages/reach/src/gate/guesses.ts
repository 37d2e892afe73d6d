import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';

/** What a call may run, as an edge without the place that it leaves. */
export type GuessedTarget = Omit<Edge, keyof Leaves>;

type Leaves = Pick<Edge, 'from' | 'instruction' | 'via'>;

/** A call that may run any of some methods: which, is not known. */
export interface Guess {
  readonly at: CallPlace;
  /** Wrappers between, outermost first. */
  readonly via?: readonly number[];
  /** The same list for all calls that may run the same. */
  readonly targets: readonly GuessedTarget[];
}

/** What is asked of a gate that is settled with some edges. */
interface Settled {
  readonly gate: {
    /** Whether an edge may be followed before the user agreed. */
    isEarly(edge: Edge): boolean;
  };
}

/** Edges up to which all are made: each costs as much as a call. */
export const MOST_EDGES = 10_000;
const MOST_ROUNDS = 8;
/** Edges that are tried when not all are made. */
const MOST_TRIED = 100_000;

/**
 * Settles the gate with what is guessed. Where every call led to everything there would be more edges than the app has calls; then each target
 * has one edge, from a call that may run before the user agreed, if there is any: that others lead there too changes no answer.
 *
 * @param settle with these edges; of undefined none are enough, and nothing is sure to be behind the gate
 */
export function settledWith<Result extends Settled>(
  guesses: readonly Guess[],
  settle: (edges: readonly Edge[] | undefined) => Result,
  most = MOST_EDGES,
): Result {
  if (guesses.reduce((sum, { targets }) => sum + targets.length, 0) <= most)
    return settle(guesses.flatMap((guess) => guess.targets.map((target) => edgeOf(guess, target))));
  const byTargets = Map.groupBy(guesses, ({ targets }) => targets);
  const standing = new Map<GuessedTarget, Edge>();
  const isFew = [...byTargets.keys()].reduce((sum, { length }) => sum + length, 0) <= MOST_TRIED;
  let left = MOST_TRIED;
  for (let round = 0; isFew && round < MOST_ROUNDS; round++) {
    const result = settle([...standing.values()]);
    const before = standing.size;
    for (const [targets, calls] of byTargets) {
      for (const target of targets) {
        for (let n = 0; n < calls.length && left > 0 && !standing.has(target); n++, left--) {
          const edge = edgeOf(calls[n]!, target);
          if (result.gate.isEarly(edge)) standing.set(target, edge);
        }
      }
    }
    if (left <= 0) break;
    if (standing.size === before) return result;
  }
  return settle(undefined);
}

const edgeOf = ({ at, via }: Guess, target: GuessedTarget): Edge => ({
  ...target,
  from: at.method,
  instruction: at.instruction,
  ...(via !== undefined && { via }),
});
