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
      // Texts mostly lie one behind the other: a terminator, the length of the next in one byte, the next. Behind the
      // last row of the table stands one more.
      const guess = textAt[s + 1]! - 2;
      const to = guess >= from && guess - from <= LONGEST && u8[guess] === 0 ? guess : dex.textEnd(s);
      if (to - from <= LONGEST && accepts(u8, from, to)) texts.add(dex.string(s));
    }
  }
  return [...texts].map((text) => foundText(program, text));
}

/** Accepts texts that end in one of the endings (ASCII, two characters or more). */
export function endsIn(endings: readonly string[]): (u8: Uint8Array, from: number, to: number) => boolean {
  const all = endings.map((ending) => Uint8Array.from([...ending].map((character) => character.charCodeAt(0))));
  // Nearly all texts are told from these by their last two bytes.
  const isLastPair = new Uint8Array(0x1_0000);
  for (const ending of all) isLastPair[pairBefore(ending, ending.length)] = 1;
  return (u8, from, to) => {
    if (to - from < 2 || isLastPair[pairBefore(u8, to)] === 0) return false;
    // No closure over the offsets: it would be made for each of half a million texts.
    for (const ending of all) if (endsWith(u8, from, to, ending)) return true;
    return false;
  };
}

const pairBefore = (u8: Uint8Array, end: number) => u8[end - 2]! | (u8[end - 1]! << 8);

function endsWith(u8: Uint8Array, from: number, to: number, ending: Uint8Array): boolean {
  if (to - from < ending.length) return false;
  for (let i = 1; i <= ending.length; i++) if (u8[to - i] !== ending[ending.length - i]) return false;
  return true;
}

const [DOT, ZERO, NINE, COLON] = [0x2e, 0x30, 0x39, 0x3a];

/** Accepts digits and dots that may be an IPv4 address, with or without a port. */
export function isNumeric(u8: Uint8Array, from: number, to: number): boolean {
  if (to - from < 7 || to - from > 21 || u8[to - 1]! < ZERO || u8[to - 1]! > NINE) return false;
  let dots = 0;
  for (let at = from; at < to; at++) {
    const byte = u8[at]!;
    if (byte === DOT) dots++;
    else if (byte < ZERO || byte > COLON) return false;
  }
  return dots === 3;
}
