import type { Episode, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { disclosureOf } from '../../runs/disclosure.ts';
import { apiName, contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';

/** What was read, by whom, under which circumstances, and whether the policy tells of it. */
export const runReads: Detector = {
  id: 'run-reads',
  version: 1,
  reads: 'runtime',
  yields: ['run.reads'],

  *detect(_app, knowledge, { evidence, appType }) {
    const type = knowledge.appTypes.find(({ number }) => number === appType);
    const necessary = type === undefined ? undefined : new Set(type.necessary.flatMap(({ tokens }) => tokens));
    for (const log of evidence?.run ?? []) {
      for (const reading of readingsOf(log)) {
        const { data, api, episode, count } = reading;
        yield {
          kind: 'run.reads',
          attributes: {
            data,
            api: apiName(api),
            count,
            value: cameBack(reading),
            disclosed: disclosureOf(evidence?.policy, data, episode.owner, knowledge),
            // What the type of the app needs is certain; that a function in use needed more is for a person.
            necessary: necessary?.has(data) === true ? 'yes' : 'unknown',
            ...contextAttributes(episode.context),
            ...stackAttributes(episode.owner),
          },
          at: lineOf(log, episode.worst),
        } satisfies Fact;
      }
    }
  },
};

/** Episodes that differ only in the step of the run script: one fact. */
interface Reading {
  readonly data: string;
  readonly api: string;
  readonly episode: Episode;
  count: number;
  denied: number;
  empty: number;
}

function readingsOf({ episodes }: RunLog): Iterable<Reading> {
  const readings = new Map<string, Reading>();
  for (const episode of episodes) {
    const { touch, owner, context, count, denied, empty } = episode;
    const { data, api } = touch;
    if (data === undefined || touch.effect === 'writes') continue;
    const key = [data, api, owner.owner, owner.sdk ?? owner.package, context.consent, context.appState].join('\n');
    const before = readings.get(key);
    if (before === undefined) readings.set(key, { data, api, episode, count, denied, empty });
    else {
      before.count += count;
      before.denied += denied;
      before.empty += empty;
    }
  }
  return readings.values();
}

/** The most telling of what came back. */
function cameBack({ episode, count, denied }: Reading): string {
  const state = episode.worst.result?.state ?? 'unknown';
  return denied === count ? 'denied' : state;
}
