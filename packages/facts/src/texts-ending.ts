import type { Program } from '@touchstone/program';
import { type FoundText, foundText } from './texts-beginning.ts';

/** Longer texts than this are none of what is looked for at the end of texts. */
const LONGEST = 120;

/** Texts that end in one of the endings (ASCII), each once. Looks at the last bytes only. */
export function textsEnding(program: Program, endings: readonly string[]): readonly FoundText[] {
  const byLast = new Map<number, Uint8Array[]>();
  for (const ending of endings) {
    const bytes = Uint8Array.from([...ending].map((character) => character.charCodeAt(0)));
    const last = bytes.at(-1)!;
    byLast.set(last, [...(byLast.get(last) ?? []), bytes]);
  }
  const texts = new Set<string>();
  for (const { dex } of program.dexes) {
    const { u8 } = dex.bytes;
    const { textAt, textCount } = dex.tables;
    for (let s = 0; s < textCount; s++) {
      const end = dex.textEnd(s);
      const candidates = byLast.get(u8[end - 1] ?? 0);
      if (candidates === undefined || end - textAt[s]! > LONGEST) continue;
      if (candidates.some((bytes) => endsWith(u8, textAt[s]!, end, bytes))) texts.add(dex.string(s));
    }
  }
  return [...texts].map((text) => foundText(program, text));
}

function endsWith(u8: Uint8Array, from: number, end: number, ending: Uint8Array): boolean {
  if (end - from < ending.length) return false;
  for (let i = 1; i <= ending.length; i++) if (u8[end - i] !== ending[ending.length - i]) return false;
  return true;
}
