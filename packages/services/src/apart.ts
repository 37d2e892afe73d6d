/** Told of one of several that failed; the others went on. */
export type Failed = (error: unknown) => void;

/** Nobody is told: the first that fails ends the round. */
export const raised: Failed = (error) => {
  throw error;
};

/** Does `work` for each by itself: what throws for one is told, and holds up no other. @returns what came of them, added up */
export async function eachApart<T>(all: readonly T[], failed: Failed, work: (one: T) => Promise<number | boolean>): Promise<number> {
  let sum = 0;
  for (const one of all)
    try {
      sum += Number(await work(one));
    } catch (error) {
      failed(error);
    }
  return sum;
}

/**
 * Does `work` for all at once, in one transaction; where that fails, for each by itself: what throws for one is told, and holds up no other.
 * @param stepsBehind done for one that threw, so that it is not the first again
 * @returns what came of them, added up
 */
export async function allOrApart<T>(
  all: readonly T[],
  failed: Failed,
  work: (these: readonly T[]) => Promise<number>,
  stepsBehind: (one: T) => Promise<unknown> = async () => {},
): Promise<number> {
  if (all.length > 1 || failed === raised)
    try {
      return all.length === 0 ? 0 : await work(all);
    } catch (error) {
      if (failed === raised) throw error;
    }
  return eachApart(all, failed, async (one) => {
    try {
      return await work([one]);
    } catch (error) {
      await stepsBehind(one);
      throw error;
    }
  });
}

/** How rounds of a loop go on from each other. */
export interface Apart {
  /** Who had a turn since all had one, kept from round to round: nobody has it twice before everybody had it once. */
  readonly turn?: string[];
  readonly failed?: Failed | undefined;
}

/**
 * Takes one after the other, up to `limit`, those behind who had their turn: neither one that throws nor those that wait for something
 * hold up the rest.
 * @param take holds the next that is not in `turn` and adds it there; undefined when there is none
 * @returns how many moved
 */
export async function takeApart(
  { turn = [], failed = raised }: Apart,
  limit: number,
  take: (turn: string[]) => Promise<boolean | undefined>,
): Promise<number> {
  let moved = 0;
  for (let taken = 0; taken < limit; taken++) {
    const before = turn.length;
    try {
      const done = await take(turn);
      if (done === undefined) {
        turn.length = 0;
        break;
      }
      if (done) moved++;
    } catch (error) {
      // nothing was held: the next would fail alike
      if (turn.length === before) throw error;
      failed(error);
    }
  }
  return moved;
}

/**
 * The same for a list of which a round reads only the beginning: who failed, or has to wait, steps behind the others until all had
 * their turn.
 * @param list the first of those that are to be done
 * @param nameOf what one is called in its turn
 */
export async function eachInTurn<T>(
  { turn = [], failed = raised }: Apart,
  limit: number,
  list: (limit: number) => Promise<readonly T[]>,
  work: (one: T) => Promise<boolean>,
  nameOf: (one: T) => string = String,
): Promise<number> {
  const next = (await list(limit + turn.length)).filter((one) => !turn.includes(nameOf(one))).slice(0, limit);
  if (next.length < limit) turn.length = 0;
  return eachApart(next, failed, async (one) => {
    turn.push(nameOf(one));
    const done = await work(one);
    if (done) turn.splice(turn.indexOf(nameOf(one)), 1);
    return done;
  });
}
