import type { Detector } from '../../detector.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';

/** Calls whose target whole-program analysis could not find, counted for each owner: what they lead to is not in any answer. */
export const unresolvedCalls: Detector = {
  id: 'unresolved-calls',
  version: 1,
  yields: ['reach.unresolved'],

  *detect(app, knowledge) {
    const { unresolved } = reachOf(app, knowledge);
    const told = unresolved.map((one) => {
      const method = app.program.method(one.from);
      const { package: _, ...owner } = ownerAttributes(app, method.class);
      return { ...one, method, owner };
    });
    for (const group of Map.groupBy(told, ({ what, owner }) => JSON.stringify([what, owner])).values()) {
      const [{ what, owner, method, instruction }] = group as [(typeof told)[number]];
      yield {
        kind: 'reach.unresolved',
        attributes: { what, count: group.length, ...owner },
        at: app.program.placeOf(method, instruction),
      };
    }
  },
};
