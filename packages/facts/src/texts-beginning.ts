import { encodeTerminated } from '@touchstone/formats/dex';
import type { Program, Site } from '@touchstone/program';

/** A text of the string tables, with where the code loads it. */
export interface FoundText {
  readonly text: string;
  uses(): readonly Site[];
}

/** Texts that begin with one of the prefixes, each once: by binary search where a table is sorted, as it must be. */
export function textsBeginning(program: Program, prefixes: readonly string[]): readonly FoundText[] {
  const texts = new Set<string>();
  const keys = prefixes.map(encodeTerminated);
  for (const { dex } of program.dexes) {
    if (!dex.textsAscend) return textsContaining(program, prefixes);
    for (const [i, prefix] of prefixes.entries()) {
      for (let s = dex.lowerBound(keys[i]!); s < dex.tables.textCount; s++) {
        const text = dex.string(s);
        if (!text.startsWith(prefix)) break;
        texts.add(text);
      }
    }
  }
  return [...texts].map((text) => foundText(program, text));
}

function textsContaining(program: Program, prefixes: readonly string[]): readonly FoundText[] {
  const found: FoundText[] = [];
  for (const { text } of program.textsContaining(prefixes)) {
    if (prefixes.some((prefix) => text.startsWith(prefix))) found.push(foundText(program, text));
  }
  return found;
}

export function foundText(program: Program, text: string): FoundText {
  let uses: readonly Site[] | undefined;
  return {
    text,
    uses() {
      uses ??= program.usesOfText(text);
      return uses;
    },
  };
}
