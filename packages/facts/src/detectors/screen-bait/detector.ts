import type { Detector } from '../../detector.ts';
import { says, viewsOf } from '../../screens/views.ts';
import { wordRows } from '../../screens/words.ts';

/** Rewards and alarms beside a request for information or a download. Whether the service needs it is for a person. */
export const screenBait: Detector = {
  id: 'screen-bait',
  version: 1,
  reads: 'ui',
  yields: ['ui.bait'],

  *detect(_app, knowledge, { evidence }) {
    if (evidence?.screen === undefined) return;
    const baits = wordRows(knowledge, 'baits', 'bait');
    const asks = wordRows(knowledge, 'asks', 'for');
    for (const view of viewsOf(evidence.screen)) {
      const bait = baits.find(({ words }) => says(view, words));
      if (bait === undefined) continue;
      for (const { name, words } of asks) {
        const field = view.tree.nodes.find(
          ({ class: kind, text, description }) => /EditText/.test(kind) && words.test(text || description),
        );
        const asked = field ?? view.controls.find(({ label }) => words.test(label))?.node;
        if (asked !== undefined)
          yield { kind: 'ui.bait', attributes: { bait: bait.name, for: name, necessary: 'unknown' }, at: view.at(asked) };
      }
    }
  },
};
