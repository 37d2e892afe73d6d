import type { CallSite, Site } from '@touchstone/program';
import { descriptorOfCall } from '../api-rows.ts';
import type { Fact } from '../fact.ts';
import type { DataMarker } from '../knowledge.ts';
import { tellingSites } from '../telling-sites.ts';
import type { Search } from './search.ts';

type Target = CallSite['target'];

const INTENT = 'Landroid/content/Intent;';
const FILTER = 'Landroid/content/IntentFilter;';
const SETTERS = new Set(['<init>', 'setAction', 'setType', 'setDataAndType', 'setDataAndTypeAndNormalize', 'setTypeAndNormalize']);
const isIntentCall = ({ class: owner, name }: Target) => owner === INTENT && SETTERS.has(name);
const isFilterCall = ({ class: owner, name }: Target) => owner === FILTER && (name === '<init>' || name === 'addAction');
const isRegistration = ({ name }: Target) => name === 'registerReceiver';

/** Actions by which code listens to broadcasts or does something through another app. */
export function* intentFacts(search: Search): Generator<Fact> {
  for (const marker of search.markers.of('broadcast')) {
    for (const site of usesOf(search, marker)) {
      if (search.isTied(site, marker)) continue;
      const filter = search.nearby.find(site.method, 'filter', isFilterCall);
      if (filter === undefined) continue;
      const registration = search.nearby.find(site.method, 'registration', isRegistration);
      const api =
        registration === undefined
          ? descriptorOfCall(filter.target)
          : `Landroid/content/Context;->registerReceiver${registration.target.signature}`;
      if (marker.action !== undefined)
        yield* search.sightings.first('code.acts', { action: marker.action, api, argument: marker.value }, site);
      if (marker.data !== undefined)
        yield* search.sightings.first('code.reads', { data: marker.data, via: 'broadcast', api, argument: marker.value }, site);
    }
  }
  for (const marker of search.markers.of('intent')) {
    for (const site of usesOf(search, marker)) yield* intentFact(search, marker, site);
  }
}

function* intentFact(search: Search, marker: DataMarker, site: Site): Generator<Fact> {
  const call = search.nearby.find(site.method, 'intent', isIntentCall, 'method');
  if (call === undefined) return;
  const api = descriptorOfCall(call.target);
  // What another app asks the user for is no act of this app's own: it only starts that app.
  const action = marker.asksUser && marker.action !== undefined ? 'start-other-app' : marker.action;
  if (action !== undefined) yield* search.sightings.first('code.acts', { action, api, argument: marker.value }, site);
  if (marker.data !== undefined)
    yield* search.sightings.first('code.reads', { data: marker.data, via: 'intent', api, argument: marker.value }, site);
}

/** Code that loads the text. Framework constants of type String are copied into the code that uses them. */
function* usesOf({ program }: Search, marker: DataMarker): Generator<Site> {
  yield* tellingSites(program.usesOfText(marker.value));
  for (const field of marker.fields ?? []) {
    const arrow = field.indexOf(';->') + 1;
    const owner = field.slice(0, arrow);
    if (!program.mentionsType(owner)) continue;
    for (const site of tellingSites(program.accessesOf({ class: owner, name: field.slice(arrow + 2) })))
      if (site.access === 'read') yield site;
  }
}
