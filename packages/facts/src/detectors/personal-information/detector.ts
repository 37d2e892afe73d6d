import type { Detector } from '../../detector.ts';
import type { DataMarker } from '../../knowledge.ts';
import { textsBeginning } from '../../texts-beginning.ts';
import { callFacts } from './call-facts.ts';
import { classFacts } from './class-facts.ts';
import { intentFacts } from './intent-facts.ts';
import { nativeFacts } from './native-facts.ts';
import { Search } from './search.ts';
import { textFacts } from './text-facts.ts';
import { uriFacts } from './uri-facts.ts';

/** Personal information that code can read or change, and sensitive things that it can do: the whole API table and all marker texts. */
export const personalInformation: Detector = {
  id: 'personal-information',
  version: 5,
  yields: ['code.reads', 'code.writes', 'code.acts', 'analysis.limit'],

  *detect(app, knowledge) {
    const search = new Search(app, knowledge);
    const texts = textsBeginning(app.program, knowledge.markers.flatMap(prefixesOf));
    yield* callFacts(search);
    yield* uriFacts(search, texts);
    yield* textFacts(search, texts);
    yield* intentFacts(search);
    yield* classFacts(search);
    yield* nativeFacts(search);
    if (search.nearby.isSpent)
      yield { kind: 'analysis.limit', attributes: { what: 'personal-information:nearby-calls' }, at: { file: app.file.name } };
  },
};

/** Addresses, paths and names stand at the start of their texts; a word of a command line is looked for at the calls that run one. */
function prefixesOf({ kind, match, value }: DataMarker): readonly string[] {
  if (kind === 'uri') return value.startsWith('content://') ? [value] : [];
  return SEARCHED.has(kind) && match !== 'word' ? [value] : [];
}

const SEARCHED = new Set(['file', 'property', 'service', 'command']);
