import { setTimeout as pause } from 'node:timers/promises';
import type { Deeds, Told } from './deeds.ts';
import type { Answer } from './hands.ts';
import { CHAPTERS, type Chapter, type Ending, REPAIRED, type Span } from './plot.ts';
import type { SidePlots } from './side-plots.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PATIENCE_MS = 300_000;
/** After an order went out: when stores are asked and shelves looked at, in hours. */
const LOOKS = [1, 2, 9, 10] as const;

export interface Telling {
  readonly span: Span;
  readonly deeds: Deeds;
  /** Does what bears this name unless it was done before, by a story that was interrupted. */
  readonly once: (name: keyof SidePlots) => Promise<void>;
  readonly turn: (...loops: readonly string[]) => Promise<void>;
  /** From now on the liar of the stores lies. */
  readonly lie: () => Promise<void>;
  /** The firm of the rectified app puts its next version on the shelf. */
  readonly repair: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Lives through some weeks on the clock of the demonstration, until there is a case at each place where one can stand. What an app
 * was not found guilty of is left out, and so is an app that has its case already: the case of a story that was interrupted goes on
 * from where it stands, as others do.
 *
 * @returns how many cases there are now
 */
export async function tellStory({ span, deeds, once, turn, lie, repair, signal }: Telling): Promise<number> {
  const suspicions = await suspicionsOf(deeds, await untold(deeds), signal);
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

  const until = async <T>(isThere: () => Promise<T | undefined>): Promise<T | undefined> => {
    for (const endMs = Date.now() + PATIENCE_MS; Date.now() < endMs; await pause(2000, undefined, { signal })) {
      const there = await isThere();
      if (there !== undefined) return there;
    }
    return undefined;
  };
  /** Its next version is seen on the shelf, handed in, looked at again: the case is closed. What does not come in time stays as it is. */
  const rectified = async (one: Told) => {
    await served([one]);
    await repair();
    await deeds.polled(REPAIRED.store);
    const file = await until(() => deeds.listedFile(one, REPAIRED.version));
    const submission = file === undefined ? undefined : await deeds.submitted(one, file, REPAIRED.version);
    if (submission === undefined) return;
    const isRetested = await until(async () => ((await deeds.isRetested(submission)) ? true : undefined));
    if (isRetested === true) await deeds.passed(one, submission);
  };

  // the first two go all the way
  const began = (...endings: readonly Ending[]) => endings.some((ending) => suspicions.has(ending));
  let nextMs = span.startMs;
  if (began('lied-to', 'delisted')) {
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
    nextMs = orderedMs + DAY_MS;
    await lie();
    for (const one of first) await deeds.delistingOrdered(one);
    await turn('send-orders');
    for (const hours of LOOKS) {
      await pause(1500, undefined, { signal });
      await deeds.clock(orderedMs + hours * HOUR_MS);
      await turn('poll-orders', 'look-at-shelves', 'expire-order-items', 'follow-shelves');
    }
  }

  // three whose time to rectify is over, one of them published
  if (began('noticed', 'noticing', 'overdue')) {
    await deeds.clock(Math.max(nextMs, span.endMs - 16 * DAY_MS));
    const overMs = await served(await found('noticed', 'noticing', 'overdue'));
    await over(overMs);
    await deeds.clock(Math.max(overMs + 10 * HOUR_MS, span.endMs - 2 * DAY_MS));
    const [published, drafted] = [of('noticed'), of('noticing')];
    if (published.length > 0) await deeds.published(await deeds.noticeOf(published));
    if (drafted.length > 0) await deeds.noticeOf(drafted);
  }

  // and what is of today
  await deeds.clock(span.endsNow ? undefined : span.endMs);
  await served(await found('running'));
  for (const one of await found('rectified')) await rectified(one);
  for (const one of await found('drafted')) await deeds.drafted(one);
  for (const side of ['ownerSettled', 'complained', 'campaign', 'aroundCases'] as const) await once(side);
  return told.size;
}

/** The chapters whose app has no case yet. */
async function untold(deeds: Deeds): Promise<readonly Chapter[]> {
  const chapters: Chapter[] = [];
  for (const chapter of CHAPTERS) if (!(await deeds.isTold(chapter.package))) chapters.push(chapter);
  return chapters;
}

/** Waits until the engines have seen something in each app of these chapters, or no longer. */
async function suspicionsOf(deeds: Deeds, chapters: readonly Chapter[], signal: AbortSignal): Promise<ReadonlyMap<Ending, Answer>> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = new Map<Ending, Answer>();
    for (const { package: name, ending, clause } of chapters) {
      const finding = await deeds.suspicion(name, clause);
      if (finding !== undefined) seen.set(ending, finding);
    }
    if (seen.size === chapters.length || Date.now() > until) return seen;
    await pause(2000, undefined, { signal });
  }
}
