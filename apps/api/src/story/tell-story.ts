import { setTimeout as pause } from 'node:timers/promises';
import type { CaseState } from '@touchstone/domain/case';
import type { Deeds, Told } from './deeds.ts';
import type { Answer } from './hands.ts';
import { CHAPTERS, RELAPSE, REPAIRS, type Span } from './plot.ts';
import type { SidePlots } from './side-plots.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After an order went out: when stores are asked and shelves looked at, in hours. The later ones only where a store took its time. */
const LOOKS = [1, 2, 9, 10, 18, 26, 34, 42] as const;
const ENOUGH_HOURS = 10;

export interface Telling {
  readonly span: Span;
  readonly deeds: Deeds;
  /** Does what bears this name unless it was done before, by a story that was interrupted. */
  readonly once: (name: keyof SidePlots) => Promise<void>;
  readonly turn: (...loops: readonly string[]) => Promise<void>;
  /** From now on the liar of the stores lies. */
  readonly lie: () => Promise<void>;
  /** The next version of a listing is put on the shelf. */
  readonly publish: (listing: string) => Promise<void>;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

interface Patience {
  readonly everyMs: number;
  /** Until engines have seen something in every app. */
  readonly scansMs: number;
  /** Until a file has come, or was looked at again. */
  readonly retestMs: number;
  /** What a store needs to carry an order out. */
  readonly storeMs: number;
}

/**
 * Lives through some months on the clock of the demonstration, until there is a case at each place where one can stand. What an app
 * was not found guilty of is left out. One that was interrupted goes on: each step is taken by the cases that stand before it.
 *
 * @returns how many cases there are now
 */
export async function tellStory(telling: Telling): Promise<number> {
  const { span, deeds, once, turn, lie, publish, patience, signal } = telling;
  const { told, suspicions } = await beginnings(telling);
  const published = new Set<string>();
  /** The cases of these chapters that are there. */
  const of = (...ends: readonly CaseState[]): readonly Told[] => ends.flatMap((end) => told.get(end) ?? []);
  const standing = async (cases: readonly Told[], ...states: readonly CaseState[]): Promise<readonly Told[]> => {
    const there: Told[] = [];
    for (const one of cases) if (states.includes(await deeds.stateOf(one))) there.push(one);
    return there;
  };
  const until = async <T>(isThere: () => Promise<T | undefined>): Promise<T | undefined> => {
    for (const endMs = Date.now() + patience.retestMs; Date.now() < endMs; await pause(patience.everyMs, undefined, { signal })) {
      const there = await isThere();
      if (there !== undefined) return there;
    }
    return undefined;
  };

  /** How one gets on until an order is served. */
  const onwards: Partial<Record<CaseState, (one: Told) => Promise<unknown> | undefined>> = {
    LEAD: deeds.accepted,
    REVIEWING: deeds.confirmed,
    CONFIRMED: deeds.drafted,
    ORDER_DRAFT: deeds.ordered,
    ORDERED: deeds.served,
  };
  /** The cases of these chapters, begun and taken as far as this; at this time if there is something to do. */
  const upTo = async (goal: CaseState, ends: readonly CaseState[], atMs?: number): Promise<readonly Told[]> => {
    const waiting = await standing(of(...ends), ...(Object.keys(onwards) as CaseState[]));
    const isDue = ends.some((end) => suspicions.has(end)) || waiting.length > 0;
    if (isDue && atMs !== undefined) await deeds.clock(atMs);
    for (const end of ends) {
      const finding = suspicions.get(end);
      if (finding !== undefined) told.set(end, await deeds.found(finding));
      suspicions.delete(end);
      for (const one of of(end)) {
        for (let state = await deeds.stateOf(one); state !== goal; state = await deeds.stateOf(one)) {
          const next = onwards[state];
          if (next === undefined) break;
          await next(one);
        }
      }
    }
    return of(...ends);
  };
  /** The time that runs for these passes. */
  const over = async (cases: readonly Told[]) => {
    const dueMs = await deeds.dueMs(cases);
    if (dueMs === 0 || dueMs > span.endMs) return;
    await deeds.clock(dueMs + 1000);
    await turn('expire-deadlines');
  };
  const later = (ms: number) => deeds.clock(deeds.nowMs() + ms);
  const named = async (cases: readonly Told[]) => {
    const late = await standing(cases, 'OVERDUE');
    if (late.length === 0) return;
    await later(10 * HOUR_MS);
    await deeds.published(await deeds.noticeOf(late));
  };
  /** Overdue, named in public, and overdue again. */
  const disgraced = async (cases: readonly Told[]) => {
    await over(await standing(cases, 'RECTIFYING'));
    await named(cases);
    await over(await standing(cases, 'NOTICED'));
  };
  /** @param honest those that are listed where nobody lies */
  const offTheShelves = async (cases: readonly Told[], honest: readonly Told[]) => {
    const drafted = await standing(cases, 'DELIST_DRAFT');
    if (drafted.length === 0) return;
    await later(10 * HOUR_MS);
    const orderedMs = deeds.nowMs();
    for (const one of drafted) await deeds.delistingOrdered(one);
    await turn('send-orders');
    for (const hours of LOOKS) {
      if (hours > ENOUGH_HOURS && (await standing(honest, 'DELIST_ORDERED')).length === 0) break;
      await pause(patience.storeMs, undefined, { signal });
      await deeds.clock(orderedMs + hours * HOUR_MS);
      await turn('poll-orders', 'look-at-shelves', 'expire-order-items', 'follow-shelves');
    }
  };
  /** Their repaired versions come, and are handed in. What does not come in time stays as it is. */
  const handedIn = async (cases: readonly Told[]) => {
    const waiting: Told[] = [];
    for (const one of cases) if (!(await deeds.hasSubmitted(one))) waiting.push(one);
    const listings: string[] = [];
    for (const one of waiting) {
      const { listing } = REPAIRS[one.finding.app.package]!;
      if (listing !== undefined && (await deeds.repaired(one)) === undefined) listings.push(listing);
    }
    for (const listing of listings) {
      await publish(listing);
      published.add(listing);
    }
    if (listings.length > 0) await deeds.polled();
    for (const one of waiting) {
      const file = await until(() => deeds.repaired(one));
      if (file !== undefined) await deeds.submitted(one, file);
    }
  };
  const retested = async (cases: readonly Told[]): Promise<readonly Told[]> => {
    const handed: Told[] = [];
    for (const one of cases) if (await deeds.hasSubmitted(one)) handed.push(one);
    for (const one of handed) await deeds.retesting(one);
    const clean: Told[] = [];
    for (const one of handed) {
      const isDone = await until(async () => {
        await turn('settle-retests', 'check-submissions');
        return (await deeds.isRetested(one)) ? true : undefined;
      });
      if (isDone === true) clean.push(one);
    }
    return clean;
  };
  const closed = async (cases: readonly Told[]) => {
    for (const one of await standing(cases, 'RECTIFIED')) await deeds.closed(one);
  };

  // long ago: one goes off the shelves, is repaired, and waits; another is repaired in time
  await disgraced(await upTo('RECTIFYING', ['RELISTED'], span.startMs));
  await offTheShelves(of('RELISTED'), of('RELISTED'));
  if (suspicions.has('WATCH')) await later(DAY_MS);
  const early = await upTo('RECTIFYING', ['WATCH']);
  const ready = [...(await standing(of('RELISTED'), 'DELISTED')), ...(await standing(early, 'RECTIFYING', 'SUBMITTED', 'RETESTING'))];
  await handedIn(ready);
  for (const one of await retested(ready)) await deeds.passed(one);
  await closed(early);

  // three go the whole way of the unwilling; a store lies
  const unwilling = ['DELIST_ORDERED', 'DELISTED', 'DELIST_DRAFT'] as const;
  await disgraced(await upTo('RECTIFYING', unwilling, span.endMs - 40 * DAY_MS));
  if ((await standing(of('DELIST_ORDERED', 'DELISTED'), 'DELIST_DRAFT')).length > 0) await lie();
  await offTheShelves(of('DELIST_ORDERED', 'DELISTED'), of('DELISTED'));

  // the time off the shelves is over for the first
  for (const one of await standing(of('RELISTED'), 'DELISTED')) {
    const freeMs = Math.max(deeds.nowMs(), (await deeds.mayReturnMs(one)) + 10 * HOUR_MS);
    if (freeMs > span.endMs) continue;
    await deeds.clock(freeMs);
    await deeds.returnApproved(one);
  }

  // three whose time to rectify is over, one of them published
  const late = await upTo('RECTIFYING', ['NOTICED', 'NOTICE_PENDING', 'OVERDUE'], Math.max(deeds.nowMs(), span.endMs - 16 * DAY_MS));
  await over(await standing(late, 'RECTIFYING'));
  if ((await standing(of('NOTICED', 'NOTICE_PENDING'), 'OVERDUE')).length > 0)
    await deeds.clock(Math.max(deeds.nowMs() + 10 * HOUR_MS, span.endMs - 2 * DAY_MS));
  const [open, drafted] = [await standing(of('NOTICED'), 'OVERDUE'), await standing(of('NOTICE_PENDING'), 'OVERDUE')];
  if (open.length > 0) await deeds.published(await deeds.noticeOf(open));
  if (drafted.length > 0) await deeds.noticeOf(drafted);

  // and what is of today
  await deeds.clock(span.endsNow ? undefined : span.endMs);
  for (const one of await standing(of('RELISTED'), 'RELIST_APPROVED')) await deeds.returned(one);
  const served = await upTo('RECTIFYING', ['RECTIFYING', 'OBJECTION_REVIEW', 'SUBMITTED', 'RETESTING', 'RECTIFIED', 'CLOSED']);
  for (const one of await standing(of('OBJECTION_REVIEW'), 'RECTIFYING')) await deeds.objected(one);
  const willing = of('SUBMITTED', 'RETESTING', 'RECTIFIED', 'CLOSED').filter((one) => served.includes(one));
  for (const end of ['ORDERED', 'ORDER_DRAFT', 'CONFIRMED', 'REVIEWING'] as const) await upTo(end, [end]);
  await handedIn(await standing(willing, 'RECTIFYING'));
  for (const one of await standing(of('WATCH'), 'CLOSED')) {
    const isNew = (await deeds.versionFile(one, RELAPSE.version)) === undefined;
    if (isNew && !published.has(RELAPSE.listing)) await publish(RELAPSE.listing);
    if (isNew) await publish(RELAPSE.listing);
    if (isNew) await deeds.polled();
    if ((await until(() => deeds.versionFile(one, RELAPSE.version))) === undefined) continue;
    await deeds.lookedBack(one);
    await turn('look-back');
  }
  for (const one of await standing(of('RETESTING'), 'SUBMITTED')) await deeds.retesting(one);
  const clean = await retested(await standing(of('RECTIFIED', 'CLOSED'), 'SUBMITTED', 'RETESTING'));
  for (const one of clean) await deeds.passed(one);
  await closed(of('CLOSED'));
  await once('ownerSettled');
  await upTo('LEAD', ['LEAD']);
  for (const side of ['complained', 'campaign', 'aroundCases', 'papers'] as const) await once(side);
  return told.size;
}

interface Beginnings {
  /** Cases that are there already, by where their chapters end. */
  readonly told: Map<CaseState, Told>;
  /** Of the chapters without a case: what engines saw. */
  readonly suspicions: Map<CaseState, Answer>;
}

/** Waits until the engines have seen something in each app that has no case yet, or no longer. */
async function beginnings({ deeds, patience, signal }: Telling): Promise<Beginnings> {
  const told = new Map<CaseState, Told>();
  for (const { package: name, ends } of CHAPTERS) {
    const one = await deeds.told(name);
    if (one !== undefined) told.set(ends, one);
  }
  const suspicions = new Map<CaseState, Answer>();
  for (const untilMs = Date.now() + patience.scansMs; Date.now() < untilMs; await pause(patience.everyMs, undefined, { signal })) {
    const missing = CHAPTERS.filter(({ ends }) => !told.has(ends) && !suspicions.has(ends));
    for (const { package: name, ends, clause } of missing) {
      const finding = await deeds.suspicion(name, clause);
      if (finding !== undefined) suspicions.set(ends, finding);
    }
    if (told.size + suspicions.size === CHAPTERS.length) break;
  }
  return { told, suspicions };
}
