import type { CallRecord, Episode, ResultState, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { disclosureOf, isDeniedIn } from '../../runs/disclosure.ts';
import { apiName, contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** What was read, by whom, under which circumstances, and whether the policy tells of it. */
export const runReads: Detector = {
  id: 'run-reads',
  version: 2,
  reads: 'runtime',
  yields: ['run.reads'],

  *detect(_app, knowledge, { evidence, appType }) {
    const type = knowledge.appTypes.find(({ number }) => number === appType);
    const necessary = type === undefined ? undefined : new Set(type.necessary.flatMap(({ tokens }) => tokens));
    const { policy } = evidence ?? {};
    for (const log of evidence?.run ?? []) {
      for (const reading of readingsOf(log)) {
        const { data, api, episode, count, times, worst } = reading;
        const { first } = episode;
        yield {
          kind: 'run.reads',
          attributes: {
            data,
            api: apiName(api),
            count,
            value: cameBack(reading),
            disclosed: isDeniedIn(policy, data, episode.context.appState, knowledge)
              ? 'no'
              : disclosureOf(policy, data, episode.owner, knowledge),
            // What the type of the app needs is certain; that a function in use needed more is for a person.
            necessary: necessary?.has(data) === true ? 'yes' : 'unknown',
            ...contextAttributes(episode.context),
            ...stackAttributes(episode.owner),
          },
          at: lineOf(log, first),
          ...timelineOf(times, { count, stack: worst.stack, ...(first.line === worst.line ? {} : { worst: lineOf(log, worst) }) }),
        } satisfies Fact;
      }
    }
  },
};

/** Episodes that differ only in the step of the run script: one fact. */
interface Reading {
  readonly data: string;
  readonly api: string;
  /** The first. */
  readonly episode: Episode;
  worst: CallRecord;
  count: number;
  denied: number;
  readonly times: number[];
}

function readingsOf({ episodes }: RunLog): Iterable<Reading> {
  const readings = new Map<string, Reading>();
  for (const episode of episodes) {
    const { touch, owner, context, count, denied, times, worst } = episode;
    const { data, api } = touch;
    if (data === undefined || touch.effect === 'writes') continue;
    const key = [data, api, owner.owner, owner.sdk ?? owner.package, context.consent, context.appState].join('\n');
    const reading = readings.get(key) ?? { data, api, episode, worst, count: 0, denied: 0, times: [] };
    readings.set(key, reading);
    if (gravity(worst) > gravity(reading.worst)) reading.worst = worst;
    reading.count += count;
    reading.denied += denied;
    for (const time of times) reading.times.push(time);
  }
  return readings.values();
}

/** What came back, from what tells least to what tells most. */
const STATES: readonly ResultState[] = ['denied', 'null', 'masked', 'unknown', 'real'];
const gravity = ({ result }: CallRecord): number => STATES.indexOf(result?.state ?? 'unknown');

function cameBack({ worst, count, denied }: Reading): ResultState {
  return denied === count ? 'denied' : (worst.result?.state ?? 'unknown');
}
