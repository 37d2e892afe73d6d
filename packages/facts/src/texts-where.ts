import type { Program } from '@touchstone/program';
import { type FoundText, foundText } from './texts-beginning.ts';

/** Longer texts are not looked at. */
const LONGEST = 120;

/** Texts of the string tables, each once, that a look at their bytes accepts: nothing else is decoded. */
export function textsWhere(program: Program, accepts: (u8: Uint8Array, from: number, to: number) => boolean): readonly FoundText[] {
  const texts = new Set<string>();
  for (const { dex } of program.dexes) {
    const { u8 } = dex.bytes;
    const { textAt, textCount } = dex.tables;
    for (let s = 0; s < textCount; s++) {
      const from = textAt[s]!;
      // Texts mostly lie one behind the other: a terminator, the length of the next in one byte, the next.
      const guess = (textAt[s + 1] ?? 0) - 2;
      const to = guess >= from && guess - from <= LONGEST && u8[guess] === 0 ? guess : dex.textEnd(s);
      if (to - from <= LONGEST && accepts(u8, from, to)) texts.add(dex.string(s));
    }
  }
  return [...texts].map((text) => foundText(program, text));
}

/** Accepts texts that end in one of the endings (ASCII). */
export function endsIn(endings: readonly string[]): (u8: Uint8Array, from: number, to: number) => boolean {
  const byLast: (Uint8Array[] | undefined)[] = new Array(256).fill(undefined);
  for (const ending of endings) {
    const bytes = Uint8Array.from([...ending].map((character) => character.charCodeAt(0)));
    const last = bytes.at(-1)!;
    byLast[last] = [...(byLast[last] ?? []), bytes];
  }
  return (u8, from, to) => {
    const candidates = to > from ? byLast[u8[to - 1]!] : undefined;
    return candidates?.some((ending) => endsWith(u8, from, to, ending)) === true;
  };
}

function endsWith(u8: Uint8Array, from: number, to: number, ending: Uint8Array): boolean {
  if (to - from < ending.length) return false;
  for (let i = 1; i <= ending.length; i++) if (u8[to - i] !== ending[ending.length - i]) return false;
  return true;
}

const [DOT, ZERO, COLON] = [0x2e, 0x30, 0x3a];

/** Accepts digits and dots that may be an IPv4 address, with or without a port. */
export function isNumeric(u8: Uint8Array, from: number, to: number): boolean {
  if (to - from < 7 || to - from > 21) return false;
  let dots = 0;
  for (let at = from; at < to; at++) {
    const byte = u8[at]!;
    if (byte === DOT) dots++;
    else if (byte < ZERO || byte > COLON) return false;
  }
  return dots === 3;
}
