const LARGEST_LIBRARY = 24 * 2 ** 20;
const MOST_NAMES = 60_000;
const SHORTEST = 3;
const LONGEST = 160;

/** Texts of a library that can be names of classes, as JNI writes them, or of members. Each is a whole text of it. */
export function nativeNames(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  if (bytes.length > LARGEST_LIBRARY) return names;
  let from = 0;
  let isName = true;
  for (let at = 0; at < bytes.length && names.size < MOST_NAMES; at++) {
    const byte = bytes[at]!;
    if (IN_NAME[byte] === 1) continue;
    if (byte !== 0) isName = false;
    else {
      if (isName && at - from >= SHORTEST && at - from <= LONGEST) names.add(textOf(bytes, from, at));
      isName = true;
    }
    from = at + 1;
  }
  return names;
}

/** Letters, digits, `_`, `$` and `/`. */
const IN_NAME = Uint8Array.from({ length: 256 }, (_, byte) => Number(/[\w$/]/.test(String.fromCharCode(byte)) && byte < 128));

function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
