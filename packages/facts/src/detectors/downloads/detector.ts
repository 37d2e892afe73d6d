import type { Detector } from '../../detector.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { downloadSites } from '../../whole-program/download-sites.ts';
import { whenAttributes } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';

/** Downloads and installs of packages that can run without anybody having tapped anything. */
export const downloads: Detector = {
  id: 'downloads',
  version: 4,
  yields: ['reach.downloads', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    for (const { site, what } of downloadSites(app, knowledge)) {
      for (const answer of reach.answersFor(site)) {
        if (answer.trigger === 'user-action') continue;
        yield {
          kind: 'reach.downloads',
          attributes: { what, ...whenAttributes(reach, answer), ...ownerAttributes(app, site.method.class) },
          at: site.place(),
          proof: proofOf(app, answer, site),
        };
      }
    }
    if (reach.isPartial) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.downloads' }, at: { file: app.file.name } };
    }
  },
};
