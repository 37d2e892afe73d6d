import type { Detector } from '../../detector.ts';
import { adFacts } from './ads.ts';
import { callFacts, overlayFacts } from './calls.ts';
import { jumpFacts } from './jumps.ts';
import { sensorFacts } from './sensors.ts';

/** Leads for pop-ups, splash ads, jumps to other apps and shaking. None of them is a violation by itself. */
export const windows: Detector = {
  id: 'windows',
  version: 2,
  yields: ['lead.window'],

  *detect(app, knowledge) {
    yield* adFacts(app, knowledge);
    yield* overlayFacts(app);
    yield* callFacts(app, knowledge);
    yield* jumpFacts(app, knowledge);
    yield* sensorFacts(app, knowledge);
  },
};
