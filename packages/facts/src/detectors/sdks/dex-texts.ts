import { type Dex, encodeMutf8 } from '@touchstone/formats/dex';

/** A text as a string table has it, with the NUL: encoded once, looked for in every DEX file. */
export interface TextKey {
  readonly text: string;
  readonly bytes: Uint8Array;
}

export const keyOf = (text: string): TextKey => ({ text, bytes: Uint8Array.of(...encodeMutf8(text), 0) });

/** Whether the file has exactly this text. A table that is not sorted is not searched. */
export function holds(dex: Dex, { bytes }: TextKey): boolean {
  if (!dex.textsAscend) return false;
  const at = dex.tables.textAt[dex.lowerBound(bytes)];
  return at !== undefined && isAt(dex.bytes.u8, at, bytes);
}

function isAt(u8: Uint8Array, at: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (u8[at + i] !== bytes[i]) return false;
  return true;
}

/** Texts that begin so, at most so many: a range of the sorted table. */
export function* textsFrom(dex: Dex, { text: start, bytes }: TextKey, most: number): Iterable<string> {
  if (!dex.textsAscend) return;
  const { textAt, textCount } = dex.tables;
  const first = dex.lowerBound(bytes);
  for (let s = first; s < Math.min(textCount, first + most); s++) {
    const at = textAt[s] ?? 0;
    for (let i = 0; i < start.length; i++) if (dex.bytes.u8[at + i] !== bytes[i]) return;
    yield dex.string(s);
  }
}
