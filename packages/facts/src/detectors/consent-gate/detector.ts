import type { Detector } from '../../detector.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';

/** Where the app asks for agreement to its privacy policy, and the stored answer; that there is no such place is a fact as well. */
export const consentGate: Detector = {
  id: 'consent-gate',
  version: 2,
  yields: ['gate.consent'],

  *detect(app, knowledge) {
    if (app.program.counts.classes === 0) return;
    const { found, how, flag, site } = reachOf(app, knowledge).gate;
    yield {
      kind: 'gate.consent',
      attributes: { found, how, ...(flag === undefined ? {} : { flag }) },
      at: site === undefined ? { file: app.file.name } : app.program.placeOf(site.method, site.instruction),
    };
  },
};
