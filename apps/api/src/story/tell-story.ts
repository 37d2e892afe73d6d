import { setTimeout as pause } from 'node:timers/promises';
import type { Deeds, Told } from './deeds.ts';
import type { Answer } from './hands.ts';
import { CHAPTERS, type Ending, type Span } from './plot.ts';
import type { SidePlots } from './side-plots.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PATIENCE_MS = 300_000;
/** After an order went out: when stores are asked and shelves looked at, in hours. */
const LOOKS = [1, 2, 9, 10] as const;

export interface Telling {
  readonly span: Span;
  readonly deeds: Deeds;
  readonly sides: SidePlots;
  readonly turn: (...loops: readonly string[]) => Promise<void>;
  /** From now on the liar of the stores lies. */
  readonly lie: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Lives through some weeks on the clock of the demonstration, until there is a case at each place where one can stand. What an app
 * was not found guilty of is left out.
 *
 * @returns how many cases there are now
 */
export async function tellStory({ span, deeds, sides, turn, lie, signal }: Telling): Promise<number> {
  const suspicions = await suspicionsOf(deeds, signal);
  const told = new Map<Ending, Told>();
  const found = async (...endings: readonly Ending[]) => {
    for (const ending of endings) {
      const finding = suspicions.get(ending);
      if (finding !== undefined) told.set(ending, await deeds.found(finding));
    }
    return of(...endings);
  };
  const of = (...endings: readonly Ending[]) => endings.flatMap((ending) => told.get(ending) ?? []);
  const served = async (cases: readonly Told[]): Promise<number> => {
    let overMs = 0;
    for (const one of cases) overMs = Math.max(overMs, await deeds.served(one, await deeds.drafted(one)));
    return overMs;
  };
  const over = async (atMs: number) => {
    await deeds.clock(atMs + 1000);
    await turn('expire-deadlines');
  };

  // the first two go all the way
  await deeds.clock(span.startMs);
  const first = await found('lied-to', 'delisted');
  const dueMs = await served(first);
  await over(dueMs);
  await deeds.clock(dueMs + 10 * HOUR_MS);
  await deeds.published(await deeds.noticeOf(first));
  const untilMs = await deeds.noticeOver(first);
  await over(untilMs);
  const orderedMs = untilMs + 10 * HOUR_MS;
  await deeds.clock(orderedMs);
  await lie();
  for (const one of first) await deeds.delistingOrdered(one);
  await turn('send-orders');
  for (const hours of LOOKS) {
    await pause(1500, undefined, { signal });
    await deeds.clock(orderedMs + hours * HOUR_MS);
    await turn('poll-orders', 'look-at-shelves', 'expire-order-items', 'follow-shelves');
  }

  // three whose time to rectify is over, one of them published
  await deeds.clock(Math.max(orderedMs + DAY_MS, span.endMs - 16 * DAY_MS));
  const overMs = await served(await found('noticed', 'noticing', 'overdue'));
  await over(overMs);
  await deeds.clock(Math.max(overMs + 10 * HOUR_MS, span.endMs - 2 * DAY_MS));
  const [published, drafted] = [of('noticed'), of('noticing')];
  if (published.length > 0) await deeds.published(await deeds.noticeOf(published));
  if (drafted.length > 0) await deeds.noticeOf(drafted);

  // and what is of today
  await deeds.clock(span.endsNow ? undefined : span.endMs);
  await served(await found('running'));
  for (const one of await found('drafted')) await deeds.drafted(one);
  await sides.ownerSettled();
  await sides.complained();
  await sides.campaign();
  await sides.aroundCases();
  return told.size;
}

/** Waits until the engines have seen something in each app of the plot, or no longer. */
async function suspicionsOf(deeds: Deeds, signal: AbortSignal): Promise<ReadonlyMap<Ending, Answer>> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = new Map<Ending, Answer>();
    for (const { package: name, ending } of CHAPTERS) {
      const finding = await deeds.suspicion(name);
      if (finding !== undefined) seen.set(ending, finding);
    }
    if (seen.size === CHAPTERS.length || Date.now() > until) return seen;
    await pause(2000, undefined, { signal });
  }
}
