import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { rowList } from '../../lists.ts';
import { handsOf } from '../../runs/hands.ts';
import { rhythmLimits, rhythmOf } from '../../runs/rhythm.ts';
import { contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { triggeredByUser } from '../../runs/user-triggered.ts';

/** Information that every scene of T/TAF 077 reads on an act of the user, read without one. */
export const runSceneUses: Detector = {
  id: 'run-scene-uses',
  version: 1,
  reads: 'runtime',
  yields: ['run.scene-use'],

  *detect(_app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    const parts = new Map(rowList(knowledge, 'runs', 'onlyOnUserAction').map((row) => [String(row['data']), String(row['part'])]));
    for (const log of logs) {
      for (const episode of log.episodes) {
        const { touch, first, context, owner, count, denied, empty } = episode;
        const { data = '', effect } = touch;
        const part = parts.get(data);
        if (part === undefined || effect === 'writes' || denied + empty >= count) continue;
        const by = triggeredByUser(episode, log, handsOf(evidence ?? {}), knowledge);
        if (by === undefined || by.isTriggered) continue;
        const isPeriodic = rhythmOf(by.times, rhythmLimits(knowledge)).pattern === 'fixed-period';
        const { appState } = contextAttributes(context);
        yield {
          kind: 'run.scene-use',
          attributes: {
            part,
            scene: 'none',
            data,
            listed: 'unknown',
            trigger: isPeriodic ? 'periodic' : 'none',
            ...(appState === undefined ? {} : { appState }),
            ...stackAttributes(owner),
          },
          at: lineOf(log, first),
          ...timelineOf(by.times, { stack: first.stack }),
        } satisfies Fact;
      }
    }
  },
};
