import type { LinkedDex } from './linked-dex.ts';

const WORDS_PER_CLASS = 8;
const SLASH = 0x2f;

/**
 * 1 by class id for the classes of some packages. Neighbours mostly share their package, which bytes tell without decoding a name:
 * only the first of them is asked about.
 */
export function classesOfPackages(files: readonly LinkedDex[], count: number, isMeant: (descriptor: string) => boolean): Uint8Array {
  const found = new Uint8Array(count);
  for (const { dex, classBase } of files) {
    const { classDefs, classCount, typeText, textAt } = dex.tables;
    const { u8 } = dex.bytes;
    let answer = 0;
    let lastAt = 0;
    let lastLength = -1;
    for (let k = 0; k < classCount; k++) {
      const type = classDefs[k * WORDS_PER_CLASS]!;
      const at = textAt[typeText[type] ?? -1];
      if (at === undefined) continue;
      const length = packageLength(u8, at);
      if (length !== lastLength || !isSame(u8, at, lastAt, length)) answer = isMeant(dex.typeDescriptor(type)) ? 1 : 0;
      lastAt = at;
      lastLength = length;
      found[classBase + k] = answer;
    }
  }
  return found;
}

/** Bytes up to the last slash of a text, 0 without one. */
function packageLength(u8: Uint8Array, at: number): number {
  let length = 0;
  for (let i = at, byte = u8[i]; byte !== 0 && byte !== undefined; byte = u8[++i]) if (byte === SLASH) length = i - at;
  return length;
}

function isSame(u8: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (u8[a + i] !== u8[b + i]) return false;
  return true;
}
