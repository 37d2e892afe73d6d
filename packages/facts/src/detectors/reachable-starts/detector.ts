import type { App } from '@touchstone/app-model';
import type { Answer } from '@touchstone/reach';
import type { Detector } from '../../detector.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { whenAttributes } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';
import { type StartGoal, startGoal } from '../../whole-program/start-goals.ts';
import { type StartSite, startSites } from '../../whole-program/start-sites.ts';

/** Starts of other apps, and of the app itself by a broadcast of the system, that can run. */
export const reachableStarts: Detector = {
  id: 'reachable-starts',
  version: 4,
  yields: ['reach.starts-app', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    for (const start of startSites(app, knowledge)) {
      const answers = reach.answersFor(start.site);
      if (answers.length === 0) continue;
      const goal = startGoal(app, reach, start);
      for (const answer of answers) {
        for (const started of startedBy(app, start, goal, answer)) {
          yield {
            kind: 'reach.starts-app',
            attributes: { ...started, ...whenAttributes(reach, answer), ...ownerAttributes(app, start.site.method.class) },
            at: start.site.place(),
            proof: proofOf(app, answer, start.site),
          };
        }
      }
    }
    if (reach.isPartial) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.starts-app' }, at: { file: app.file.name } };
    }
  },
};

type Started = { readonly kind: 'self' | 'associated'; readonly target: string };

function startedBy({ manifest }: App, { what }: StartSite, { packages, isOwn }: StartGoal, { chain }: Answer): readonly Started[] {
  if (packages.length > 0) return packages.map((name) => ({ kind: 'associated', target: name }));
  const isWoken = chain.entry.because.how === 'receiver' || chain.entry.because.how === 'push' || chain.entry.because.how === 'job';
  const isSelf = isOwn && what !== 'receiver' && isWoken && manifest !== undefined;
  return isSelf ? [{ kind: 'self', target: manifest.package }] : [];
}
