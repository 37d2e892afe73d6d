import { dataAccessOf } from '../../data-access/data-access.ts';
import type { Detector } from '../../detector.ts';

/** Personal information that code can read or change, and sensitive things that it can do: the whole API table and all marker texts. */
export const personalInformation: Detector = {
  id: 'personal-information',
  version: 6,
  yields: ['code.reads', 'code.writes', 'code.acts', 'analysis.limit'],

  *detect(app, knowledge) {
    const { facts, isCut } = dataAccessOf(app, knowledge);
    yield* facts;
    if (isCut) yield { kind: 'analysis.limit', attributes: { what: 'personal-information:nearby-calls' }, at: { file: app.file.name } };
  },
};
