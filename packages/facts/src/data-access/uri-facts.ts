import type { CallSite, Site } from '@touchstone/program';
import { type ApiUse, usesOfApis } from '../api-rows.ts';
import { argumentValues } from '../argument-values.ts';
import { isComparison } from '../comparisons.ts';
import { authorityOf, contentUriOf } from '../content-uris.ts';
import type { Fact } from '../fact.ts';
import { foreignProvider } from '../intent-targets.ts';
import type { DataMarker } from '../knowledge.ts';
import type { FoundText } from '../texts-beginning.ts';
import { isForwarded, parametersOf } from './argument-rules.ts';
import { factsOf, UNKNOWN } from './call-facts.ts';
import type { Search } from './search.ts';

/** A call on a content provider whose address is not known at the call. */
interface OpenCall {
  readonly use: ApiUse;
  readonly site: CallSite;
}

const URI = 'Landroid/net/Uri;';

/**
 * Content providers: calls whose address is known, and addresses that stand in a method or class beside such a call.
 * An address with no call near it is a fact of its own that says so.
 */
export function* uriFacts(search: Search, texts: readonly FoundText[]): Generator<Fact> {
  const open: OpenCall[] = [];
  for (const use of usesOfApis(
    search.program,
    search.knowledge.apis.filter(({ rule }) => rule === 'uri'),
  )) {
    for (const site of use.sites) if ('target' in site) yield* knownAddress(search, use, site, open);
  }
  const byMethod = Map.groupBy(open, ({ site }) => site.method.id);
  const byClass = Map.groupBy(open, ({ site }) => site.method.class);

  const seen = new Set<string>();
  for (const { marker, text, site } of mentions(search, texts)) {
    const key = `${marker.value} ${site.method.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const isCompared = isOnlyCompared(search, site, text);
    const near = (byMethod.get(site.method.id) ?? (isCompared ? [] : byClass.get(site.method.class)) ?? []).slice(0, MOST_BESIDE);
    for (const { use, site: call } of near) {
      yield* factsOf(search, use, { data: marker.data, via: 'uri', argument: text, marker: marker.value }, call);
    }
    if (isCompared || search.isTied(site, marker)) continue;
    yield* search.sightings.first('code.reads', { data: marker.data, via: 'uri', api: marker.value, argument: NO_CALL }, site);
  }
}

function isOnlyCompared({ nearby }: Search, site: Site, text: string): boolean {
  const takers = nearby.taking(site, text);
  return takers.length > 0 && takers.every(({ target }) => isComparison(target));
}

/** Calls beside an address that it is taken to belong to. */
const MOST_BESIDE = 8;

/** Said in `argument` of a text that no call could be tied to. */
export const NO_CALL = 'text without a call beside it';

function* knownAddress(search: Search, use: ApiUse, site: CallSite, open: OpenCall[]): Generator<Fact> {
  const parameters = parametersOf(site);
  const isUri = parameters.includes(URI);
  const at = parameters.indexOf(isUri ? URI : 'Ljava/lang/String;');
  const values = argumentValues(search.program, site, at).map((value) => (isUri ? contentUriOf : authorityOf)(value, search.markers));
  const known = values.filter((uri) => uri !== undefined);
  for (const { marker, text } of known) {
    if (marker !== undefined) yield* factsOf(search, use, { data: marker.data, via: 'uri', argument: text, marker: marker.value }, site);
    else yield* startOfProvider(search, use, text, site);
  }
  if (known.length > 0) return;
  open.push({ use, site });
  const isTelling = (use.row.effect === 'acts' || use.row.data !== 'any') && !isForwarded(search, site, at);
  if (isTelling) yield* factsOf(search, use, { argument: UNKNOWN }, site);
}

/** Whoever asks another app's provider starts that app. */
function* startOfProvider({ app, sightings }: Search, { api }: ApiUse, address: string, site: CallSite): Generator<Fact> {
  const argument = foreignProvider(app, address.includes('://') ? address : `content://${address}`);
  if (argument !== undefined) yield* sightings.first('code.acts', { action: 'start-other-app', api, argument }, site);
}

function* mentions(search: Search, texts: readonly FoundText[]): Generator<{ marker: DataMarker; text: string; site: Site }> {
  for (const { text, uses } of texts) {
    const marker = search.markers.match('uri', text);
    if (marker?.value.startsWith('content://')) for (const site of uses()) yield { marker, text, site };
  }
  for (const [field, marker] of search.markers.fieldsOf('uri')) {
    const arrow = field.indexOf(';->') + 1;
    const query = { class: field.slice(0, arrow), name: field.slice(arrow + 2) };
    if (!search.program.mentionsType(query.class)) continue;
    for (const site of search.program.accessesOf(query)) if (site.access === 'read') yield { marker, text: marker.value, site };
  }
}
