import type { Fact } from '../fact.ts';
import { nativeOwner } from '../native-owner.ts';
import { nativeTexts } from '../native-texts.ts';
import type { Search } from './search.ts';

/** Said in `argument` of a text that a native library holds: what calls it is not seen. */
export const IN_NATIVE = 'text in a native library';

const KINDS = ['command', 'file', 'property'] as const;

/** Files, system properties and commands that native libraries name; each once for a library. */
export function* nativeFacts(search: Search): Generator<Fact> {
  const { app, knowledge, markers } = search;
  const seen = new Set<string>();
  for (const { library, text, at } of nativeTexts(app, knowledge).telling) {
    for (const via of KINDS) {
      const marker = markers.match(via, text);
      const key = `${library.path} ${via} ${marker?.value}`;
      if (marker?.data === undefined || marker.match === 'word' || seen.has(key)) continue;
      seen.add(key);
      yield {
        kind: 'code.reads',
        attributes: { data: marker.data, via, api: marker.value, argument: IN_NATIVE, ...nativeOwner(app, knowledge, library) },
        at: { file: library.path, offset: at },
      };
    }
  }
}
