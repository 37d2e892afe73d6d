import type { Detector } from '../../detector.ts';
import { lineOf } from '../../runs/run-attributes.ts';

/** Steps of the run script that were carried out: only where a step was, silence means something. */
export const runScenarios: Detector = {
  id: 'run-scenarios',
  version: 1,
  reads: 'runtime',
  yields: ['run.scenario'],

  *detect(_app, _knowledge, { evidence }) {
    for (const log of evidence?.run ?? []) {
      for (const step of log.steps) {
        const { scenario, from, to } = step;
        const seconds = from === undefined || to === undefined || to < from ? {} : { seconds: Math.round((to - from) / 1000) };
        yield { kind: 'run.scenario', attributes: { scenario, ...seconds }, at: lineOf(log, step) };
      }
    }
  },
};
