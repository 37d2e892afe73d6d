import type { App } from '@touchstone/app-model';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { textList } from '../../lists.ts';
import { NearbyCalls } from '../../nearby-calls.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';
import { textsBeginning } from '../../texts-beginning.ts';

const INSTALL_TYPE = 'application/vnd.android.package-archive';

/** Addresses that open other apps or stores, and prompts to install a package. */
export function* jumpFacts(app: App, knowledge: Knowledge): Generator<Fact> {
  const sightings = new Sightings(app);
  const toServe = new Set(knowledge.sdks.filter(({ category }) => SERVICES.has(category)).map(({ id }) => id));
  for (const [lead, list] of LEADS) {
    for (const { text, uses } of textsBeginning(app.program, textList(knowledge, 'windows', list))) {
      for (const site of uses()) {
        const owner = app.owners.of(site.method.class);
        if (owner.owner === 'sdk' && toServe.has(owner.sdk)) continue;
        yield* sightings.first('lead.window', { lead, api: `${text.split('://', 1)[0]}://` }, site, 'owner');
      }
    }
  }
  const nearby = new NearbyCalls(app.program);
  for (const site of tellingSites(app.program.usesOfText(INSTALL_TYPE))) {
    const isIntent = nearby.find(site.method, 'intent', (target) => target.class === 'Landroid/content/Intent;', 'method') !== undefined;
    if (isIntent) yield* sightings.first('lead.window', { lead: 'install-prompt', api: INSTALL_TYPE }, site);
  }
}

const LEADS = [
  ['deep-link-out', 'otherApps'],
  ['app-market-jump', 'stores'],
] as const;

/** SDKs that open the app they belong to because the user pays, shares or signs in. */
const SERVICES = new Set(['pay', 'share', 'login', 'map-location']);
