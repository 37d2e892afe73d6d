import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import { suggestType } from './suggest.ts';

/** The type of the 39 that the app seems to be of when nobody says, and what code reads beyond what its type needs. */
export const appType: Detector = {
  id: 'app-type',
  version: 2,
  yields: ['app.type-suggested', 'compare.unnecessary-for-type'],

  *detect({ manifest }, knowledge, options) {
    if (manifest === undefined || options.appType !== undefined) return;
    const suggestion = suggestType(manifest, knowledge);
    if (suggestion === undefined) return;
    yield { kind: 'app.type-suggested', attributes: { ...suggestion }, at: inManifest('manifest/application') };
  },

  *conclude(facts, knowledge, options) {
    const suggested = facts.find(({ kind }) => kind === 'app.type-suggested')?.attributes['type'];
    const type = options.appType ?? suggested;
    if (typeof type === 'number') yield* unnecessary(facts, knowledge, type, options.appType !== undefined);
  },
};

/** Each kind of information once for each owner of code that reads it, at the first place. Libraries read for others. */
function* unnecessary(facts: readonly Fact[], { appTypes }: Knowledge, type: number, confirmed: boolean): Iterable<Fact> {
  const row = appTypes.find(({ number }) => number === type);
  if (row === undefined) return;
  const necessary = new Set(row.necessary.flatMap(({ tokens }) => tokens));
  const seen = new Set<string>();
  for (const { kind, attributes, at } of facts) {
    const { data, owner, sdk, package: name } = attributes;
    if (kind !== 'code.reads' || data === undefined || owner === 'library' || necessary.has(String(data))) continue;
    const whose = Object.fromEntries(Object.entries({ owner, sdk, package: name }).filter((entry) => entry[1] !== undefined));
    const key = `${data} ${owner} ${sdk ?? (owner === 'app' ? '' : name)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    yield { kind: 'compare.unnecessary-for-type', attributes: { data, type, confirmed, ...(whose as Fact['attributes']) }, at };
  }
}
