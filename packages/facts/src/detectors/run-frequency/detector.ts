import type { Policy } from '@touchstone/policy';
import type { Episode, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type Rhythm, type RhythmLimits, rhythmOf } from '../../runs/rhythm.ts';
import { contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { threshold } from '../../runs/thresholds.ts';

/** Reads within so long after the user's hand are its doing. */
const HAND_MS = 3_000;
/** Part of the reads that follow a hand for all of them to be the user's. */
const BY_HAND = 0.7;
const LOCATION: ReadonlySet<string> = new Set(['loc_precise', 'loc_coarse', 'track']);

/** How often each kind was read by each owner: periods that survive jitter, bursts, repetition. */
export const runFrequency: Detector = {
  id: 'run-frequency',
  version: 1,
  reads: 'runtime',
  yields: ['run.frequency'],

  *detect(_app, knowledge, { evidence }) {
    const limits: RhythmLimits = {
      leastCalls: threshold(knowledge, 'T14', 'count') + 1,
      jitter: threshold(knowledge, 'T14', 'jitterPercent') / 100 + 0.05,
      burstPerSecond: threshold(knowledge, 'T14', 'perSecond') + 2,
    };
    for (const log of evidence?.run ?? []) {
      for (const series of seriesOf(log)) {
        const rhythm = series.isByHand ? ({ pattern: 'repeated', from: 0 } satisfies Rhythm) : rhythmOf(series.times, limits);
        const { data, first } = series;
        yield {
          kind: 'run.frequency',
          attributes: {
            data,
            ...windowOf(series, rhythm),
            ...(rhythm.periodSeconds === undefined ? {} : { periodSeconds: rhythm.periodSeconds }),
            ...over(series, rhythm, knowledge),
            disclosed: frequencyTold(evidence?.policy, data),
            ...contextAttributes(first.context),
            ...stackAttributes(first.owner),
          },
          at: lineOf(log, first.first),
        };
      }
    }
  },
};

/** Reads of one kind by one owner under the same circumstances, over whichever APIs. */
interface Series {
  readonly data: string;
  readonly first: Episode;
  times: number[];
  count: number;
  isByHand: boolean;
}

function* seriesOf({ episodes, acts }: RunLog): Generator<Series> {
  const all = new Map<string, Series>();
  for (const episode of episodes) {
    const { touch, owner, context, count, denied, times } = episode;
    if (touch.data === undefined || touch.effect === 'writes' || denied === count) continue;
    const key = [touch.data, owner.owner, owner.sdk ?? owner.package, context.consent, context.appState].join('\n');
    const before = all.get(key);
    if (before === undefined) all.set(key, { data: touch.data, first: episode, times: [...times], count, isByHand: false });
    else {
      before.times.push(...times);
      before.count += count;
    }
  }
  const hands = acts
    .flatMap(({ record }) => (record.time === undefined || record.event === 'page' || record.event === 'window' ? [] : [record.time]))
    .sort((a, b) => a - b);
  for (const series of all.values()) {
    if (series.count === 0) continue;
    series.times.sort((a, b) => a - b);
    const led = series.times.filter((time) => isAfterHand(time, hands)).length;
    series.isByHand = series.times.length > 1 && led >= series.times.length * BY_HAND;
    yield series;
  }
}

function isAfterHand(time: number, hands: readonly number[]): boolean {
  let [low, high] = [0, hands.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hands[middle] as number) <= time) low = middle + 1;
    else high = middle;
  }
  const last = hands[low - 1];
  return last !== undefined && time - last <= HAND_MS;
}

/** Count and length of what was seen; of a burst those of its second. */
function windowOf({ times, count, first }: Series, { pattern, from }: Rhythm): Readonly<Record<string, AttributeValue>> {
  if (pattern === 'burst') {
    const start = times[from] ?? 0;
    const inSecond = times.filter((time) => time >= start && time - start < 1_000).length;
    return { pattern, count: Math.max(inSecond, first.busiest.perSecond), windowSeconds: 1 };
  }
  const span = times.length < 2 ? 0 : ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  return { pattern, count, windowSeconds: Math.max(1, Math.round(span)) };
}

/** Over the interval that the standard gives for location, over one call a second for the rest; T05, T06, T14. */
function over(
  { data, first, isByHand }: Series,
  { periodSeconds, pattern }: Rhythm,
  knowledge: Knowledge,
): { readonly overThreshold?: boolean } {
  if (pattern === 'single' || isByHand) return { overThreshold: false };
  if (LOCATION.has(data)) {
    const shortest = threshold(knowledge, 'T06');
    return periodSeconds === undefined ? { overThreshold: pattern === 'burst' } : { overThreshold: periodSeconds < shortest * 0.9 };
  }
  return {
    overThreshold:
      first.busiest.perSecond > threshold(knowledge, 'T14', 'perSecond') + 1 ||
      (periodSeconds ?? Number.POSITIVE_INFINITY) <= threshold(knowledge, 'T11', 'seconds') * 1.1,
  };
}

/** A frequency that is stated for the kind; a policy that lists the kind without one has not told it. */
function frequencyTold(policy: Policy | undefined, data: string): 'yes' | 'no' | 'unknown' {
  if (policy === undefined) return 'unknown';
  return policy.items.some((item) => item.isCollected && item.data === data && item.frequency !== undefined) ? 'yes' : 'no';
}
