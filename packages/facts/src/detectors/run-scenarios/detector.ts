import type { Detector } from '../../detector.ts';
import { lineOf } from '../../runs/run-attributes.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** Steps of the run script that were carried out: only where a step was, silence means something. */
export const runScenarios: Detector = {
  id: 'run-scenarios',
  version: 2,
  reads: 'runtime',
  yields: ['run.scenario'],

  *detect(_app, _knowledge, { evidence }) {
    for (const log of evidence?.run ?? []) {
      for (const step of log.steps) {
        const { scenario, from, to } = step;
        const isLong = from !== undefined && to !== undefined && to >= from;
        yield {
          kind: 'run.scenario',
          attributes: { scenario, ...(isLong ? { seconds: Math.round((to - from) / 1000) } : {}) },
          at: lineOf(log, step),
          ...timelineOf(isLong ? [from, to] : from === undefined ? [] : [from], { count: 1 }),
        };
      }
    }
  },
};
