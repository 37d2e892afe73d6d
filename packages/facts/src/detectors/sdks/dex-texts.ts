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
  const bounds = dex.lowerBounds(bytes);
  for (let i = 0; i < bounds.length; i++) if (dex.isText(bounds[i]!, bytes[i]!)) yield texts[i]!;
}

/** Texts that begin with one of the texts, at most so many for each: ranges of the sorted table. */
export function* textsFrom(dex: Dex, { bytes }: TextKeys, most: number): Iterable<string> {
  if (!dex.textsAscend) return;
  const { textAt, textCount } = dex.tables;
  const bounds = dex.lowerBounds(bytes);
  for (let i = 0; i < bounds.length; i++) {
    const end = Math.min(textCount, bounds[i]! + most);
    for (let s = bounds[i]!; s < end && beginsAt(dex.bytes.u8, textAt[s]!, bytes[i]!); s++) yield dex.string(s);
  }
}

/** Whether the key stands there, its NUL left out. */
function beginsAt(u8: Uint8Array, at: number, key: Uint8Array): boolean {
  for (let i = 0; i < key.length - 1; i++) if (u8[at + i] !== key[i]) return false;
  return true;
}
