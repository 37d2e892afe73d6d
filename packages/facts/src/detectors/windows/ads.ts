import type { App } from '@touchstone/app-model';
import { classNameOf } from '../../class-names.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { sdksInside } from '../../sdks-inside.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';

/** Advertising SDKs inside, and the calls that ask them for a splash ad. */
export function* adFacts(app: App, knowledge: Knowledge): Generator<Fact> {
  for (const { sdk, first, file } of sdksInside(app, knowledge, 'ads')) {
    const attributes = { lead: 'ad-sdk', api: sdk.name.zh, ...ownerAttributes(app, first) };
    yield { kind: 'lead.window', attributes, at: { file, class: first } };
  }
  const sightings = new Sightings(app);
  for (const { class: owner, name } of rowList(knowledge, 'windows', 'splashCalls')) {
    for (const site of tellingSites(app.program.callsTo({ class: String(owner), name: String(name) }))) {
      const api = `${classNameOf(String(owner))}.${name}`;
      yield* sightings.first('lead.window', { lead: 'splash-ad', api }, site, 'owner');
    }
  }
}
