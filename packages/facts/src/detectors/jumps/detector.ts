import type { Answer } from '@touchstone/reach';
import type { Detector } from '../../detector.ts';
import type { AttributeValue } from '../../fact.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { gateWord } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';
import { type StartGoal, startGoal } from '../../whole-program/start-goals.ts';
import { startSites } from '../../whole-program/start-sites.ts';
import { jumpBy } from './jump-by.ts';

/** Pages and other apps that open because the phone moved, because time went by, or at once on the first screen. */
export const jumps: Detector = {
  id: 'jumps',
  version: 4,
  yields: ['reach.jumps', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    for (const start of startSites(app, knowledge)) {
      if (start.what !== 'activity') continue;
      const told = new Set<string>();
      const answers = reach.answersFor(start.site);
      if (answers.length === 0) continue;
      const goal = startGoal(app, reach, start);
      for (const answer of answers) {
        for (const [by, way] of waysOf(app, answer)) {
          if (told.has(by) || !isJump(by, goal)) continue;
          told.add(by);
          yield {
            kind: 'reach.jumps',
            attributes: {
              by,
              ...targetAttribute(goal),
              gate: gateWord(reach, answer.gate),
              ...ownerAttributes(app, start.site.method.class),
            },
            at: start.site.place(),
            proof: proofOf(app, way, start.site),
          };
        }
      }
    }
    if (reach.isPartial) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.jumps' }, at: { file: app.file.name } };
    }
  },
};

type App = Parameters<typeof jumpBy>[0];
type By = NonNullable<ReturnType<typeof jumpBy>>;

/** What sets a start off, for each of its chains: the answer with that chain in front. */
function waysOf(app: App, answer: Answer): readonly (readonly [By, Answer])[] {
  return [answer.chain, ...answer.alternatives].flatMap((chain) => {
    const by = jumpBy(app, answer, chain);
    return by === undefined ? [] : [[by, { ...answer, chain, alternatives: [] }] as const];
  });
}

/** The own next page is a jump only when the phone's movement opens it. */
const isJump = (by: By, { isElsewhere }: StartGoal): boolean => by === 'shake' || by === 'rotation' || isElsewhere;

const targetAttribute = ({ target }: StartGoal): Readonly<Record<string, AttributeValue>> => (target === undefined ? {} : { target });
