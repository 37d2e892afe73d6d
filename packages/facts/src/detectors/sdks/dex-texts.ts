import { type Dex, encodeTerminated } from '@touchstone/formats/dex';
import { byText } from '@touchstone/kernel/order';

/** Texts to be looked for in every DEX file: sorted and encoded once. */
export interface TextKeys {
  readonly texts: readonly string[];
  /** As a string table has them, with the NUL. */
  readonly bytes: readonly Uint8Array[];
}

export function keysOf(texts: Iterable<string>): TextKeys {
  const sorted = [...new Set(texts)].sort(byText);
  return { texts: sorted, bytes: sorted.map(encodeTerminated) };
}

/** Those of the texts that the file has exactly so. A table that is not sorted is not searched. */
export function* textsHeld(dex: Dex, { texts, bytes }: TextKeys): Iterable<string> {
  if (!dex.textsAscend) return;
  for (const [i, at] of dex.lowerBounds(bytes).entries()) if (dex.isText(at, bytes[i] as Uint8Array)) yield texts[i] as string;
}

/** Texts that begin with one of the texts, at most so many for each: ranges of the sorted table. */
export function* textsFrom(dex: Dex, { bytes }: TextKeys, most: number): Iterable<string> {
  if (!dex.textsAscend) return;
  const { textAt, textCount } = dex.tables;
  for (const [i, first] of dex.lowerBounds(bytes).entries()) {
    const start = bytes[i] as Uint8Array;
    const end = Math.min(textCount, first + most);
    for (let s = first; s < end && beginsAt(dex.bytes.u8, textAt[s] ?? 0, start); s++) yield dex.string(s);
  }
}

/** Whether the key stands there, its NUL left out. */
function beginsAt(u8: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let i = 0; i < key.length - 1; i++) if (u8[at + i] !== key[i]) return false;
  return true;
}
