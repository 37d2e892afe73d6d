import type { Site } from '@touchstone/program';
import type { Fact } from '../fact.ts';
import { ownerAttributes } from '../owner-attributes.ts';
import type { Search } from './search.ts';

/** Classes whose mere use tells: a job service that the app defines, a media session that it makes. */
export function* classFacts(search: Search): Generator<Fact> {
  const { app, program, sightings } = search;
  for (const { value, action, data } of search.markers.of('class')) {
    if (!program.mentionsType(value)) continue;
    const sites: readonly Site[] =
      data === undefined ? program.allocationsOf(value) : [...program.allocationsOf(value), ...program.usesOfClass(value)];
    for (const site of sites) {
      if (data !== undefined) yield* sightings.first('code.reads', { data, via: 'sdk-api', api: value }, site);
      if (action !== undefined) yield* sightings.first('code.acts', { action, api: value }, site);
    }
    if (action === undefined) continue;
    for (const { descriptor, file } of program.subtypesOf(value)) {
      yield { kind: 'code.acts', attributes: { action, api: value, ...ownerAttributes(app, descriptor) }, at: { file, class: descriptor } };
    }
  }
}
