import type { App } from '@touchstone/app-model';
import type { Episode, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type Hands, handsOf, isLeaving } from '../../runs/hands.ts';
import { areLed, unled } from '../../runs/led-by.ts';
import { isLiveFeature } from '../../runs/live-feature.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { ownStartsOf } from '../../runs/own-starts.ts';
import { type Rhythm, type RhythmLimits, rhythmLimits, rhythmOf } from '../../runs/rhythm.ts';
import { contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { runLimit } from '../../runs/run-words.ts';
import { frequencyTold } from '../../runs/stated-frequency.ts';
import { threshold } from '../../runs/thresholds.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { grantsOf } from '../../runs/user-triggered.ts';

const LOCATION: ReadonlySet<string> = new Set(['loc_precise', 'loc_coarse', 'track']);

/** How often each kind was read by each owner: periods that survive jitter, bursts, repetition. */
export const runFrequency: Detector = {
  id: 'run-frequency',
  version: 3,
  reads: 'runtime',
  yields: ['run.frequency'],

  *detect(app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    const limits = rhythmLimits(knowledge);
    for (const log of logs) {
      const hands = handsOf(evidence ?? {});
      const leads = leadsOf(log, app, hands, knowledge);
      for (const series of seriesOf(log)) {
        const { data, first, times, count } = series;
        // How often the user taps or opens the app is nobody else's doing.
        if (areLed(times, leads, runLimit(knowledge, 'hand'))) continue;
        const rhythm = ownRhythm(times, leads, limits);
        if (rhythm.pattern === 'repeated' && !isOften(series, limits.leastCalls, knowledge)) continue;
        const isLive = !UNSEEN.has(first.context.appState) && isLiveFeature(data, times[0], log, hands, knowledge);
        const disclosed = frequencyTold(evidence?.policy, data, first.owner, rhythm.periodSeconds, first.context.appState);
        yield {
          kind: 'run.frequency',
          attributes: {
            data,
            ...windowOf(series, rhythm),
            ...(rhythm.periodSeconds === undefined ? {} : { periodSeconds: rhythm.periodSeconds }),
            overThreshold: isOver(series, rhythm, isLive || disclosed === 'yes', knowledge),
            disclosed,
            ...contextAttributes(first.context),
            ...stackAttributes(first.owner),
          },
          at: lineOf(log, first.first),
          ...timelineOf(times, { count, stack: first.worst.stack }),
        };
      }
    }
  },
};

/** A timer goes on beside reads that the user causes. */
function ownRhythm(times: readonly number[], leads: readonly { readonly time: number }[], limits: RhythmLimits): Rhythm {
  const all = rhythmOf(times, limits);
  if (all.pattern === 'fixed-period' || leads.length === 0) return all;
  const own = rhythmOf(unled(times, leads, AT_ONCE_MS), limits);
  return own.pattern === 'fixed-period' ? own : all;
}

/** A tap is answered within so long. */
const AT_ONCE_MS = 1_500;

/** Acts of the user, grants, and starts of the app by the user, in the order of time. */
function leadsOf(log: RunLog, app: App, hands: Hands, knowledge: Knowledge): readonly { readonly time: number }[] {
  const starts = ownStartsOf(log, packageOf(log, app), hands, knowledge);
  const opened = starts.flatMap(({ record: { time }, by }) => (by === 'itself' || time === undefined ? [] : [{ time }]));
  return [...hands.acts.filter((act) => !isLeaving(act)), ...grantsOf(log), ...opened].sort((a, b) => a.time - b.time);
}

/** Reads of one kind by one owner under the same circumstances, over whichever APIs. */
interface Series {
  readonly data: string;
  readonly first: Episode;
  readonly times: number[];
  count: number;
}

function seriesOf({ episodes }: RunLog): Iterable<Series> {
  const all = new Map<string, Series>();
  for (const episode of episodes) {
    const { touch, owner, context, count, denied, times } = episode;
    if (touch.data === undefined || touch.effect === 'writes' || denied === count || count === 0) continue;
    const key = [touch.data, owner.owner, owner.sdk ?? owner.package, context.consent, context.appState].join('\n');
    const series = all.get(key) ?? { data: touch.data, first: episode, times: [], count: 0 };
    all.set(key, series);
    for (const time of times) series.times.push(time);
    series.count += count;
  }
  for (const { times } of all.values()) times.sort((a, b) => a - b);
  return all.values();
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

/** Reads at no period while the app is used are a matter of frequency when they come one after the other, not when they come now and then. */
function isOften({ first, times }: Series, leastCalls: number, knowledge: Knowledge): boolean {
  if (UNSEEN.has(first.context.appState)) return true;
  const gaps = times.slice(1).map((time, i) => time - (times[i] as number));
  const median = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? Number.POSITIVE_INFINITY;
  return times.length >= leastCalls && median <= threshold(knowledge, 'T11', 'ms');
}

const UNSEEN: ReadonlySet<unknown> = new Set(['silent', 'background', 'killed']);

/**
 * Above what T14 calls frequent: at a period, in bursts, or again while the user does nothing. A period that the policy states, or of
 * what a page that the user opened shows as it comes, is held to the shortest interval that the standard allows for location, and to one read a second for the rest (T05, T14). What comes every half
 * hour or more rarely is not frequent, in whichever state.
 */
function isOver({ data, first, times }: Series, { periodSeconds, pattern }: Rhythm, isAllowed: boolean, knowledge: Knowledge): boolean {
  if (pattern === 'single') return false;
  if (pattern === 'burst') return true;
  if ((periodSeconds ?? meanGap(times)) >= threshold(knowledge, 'T14', 'rareSeconds') * TOLERANCE) return false;
  if (periodSeconds === undefined) return UNSEEN.has(first.context.appState) || perSecond(times) > threshold(knowledge, 'T14', 'perSecond');
  if (!isAllowed) return true;
  const shortest = LOCATION.has(data) ? threshold(knowledge, 'T05') : 1 / threshold(knowledge, 'T14', 'perSecond');
  return periodSeconds < shortest * TOLERANCE;
}

/** Seconds between two, on average. */
const meanGap = (times: readonly number[]): number =>
  times.length < 2 ? 0 : ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (1_000 * (times.length - 1));

/** From the first to the last. */
function perSecond(times: readonly number[]): number {
  const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return spanMs <= 0 ? 0 : ((times.length - 1) * 1_000) / spanMs;
}

/** A timer may come early by so much. */
const TOLERANCE = 0.9;
