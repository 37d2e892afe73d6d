import { encodeUtf8 } from '@touchstone/kernel/bytes';

/** A printable text that holds what was looked for. */
export interface FoundText {
  readonly needle: string;
  /** The whole run of printable ASCII around it. */
  readonly text: string;
  /** Bytes from the start to the text. */
  readonly at: number;
}

export interface TextLimits {
  readonly maxTexts: number;
  /** Longer texts are cut, on both sides of the needle. */
  readonly maxTextBytes: number;
}

const LIMITS: TextLimits = { maxTexts: 2000, maxTextBytes: 1024 };
/** Of this many bytes one is looked at to learn which are rare. */
const SAMPLE_STEP = 64;

/**
 * Finds printable texts that contain one of the needles (`://`, a packer's mark), in order of place.
 *
 * For each needle only its rarest byte is searched for, in a stride of the machine's own `indexOf`; a text is decoded
 * only once a needle is there. A needle is reported once for each run.
 */
export function findTexts(bytes: Uint8Array, needles: readonly string[], limits: TextLimits = LIMITS): readonly FoundText[] {
  const found: FoundText[] = [];
  for (const [anchor, group] of byAnchor(bytes, needles)) {
    for (let at = bytes.indexOf(anchor); at >= 0; at = bytes.indexOf(anchor, at + 1)) {
      for (const needle of group) {
        const start = at - needle.anchorAt;
        if (start < needle.searchedTo || !startsAt(bytes, start, needle.bytes)) continue;
        const run = runAround(bytes, start, start + needle.bytes.length, limits.maxTextBytes);
        needle.searchedTo = run.to;
        if (needle.count++ < limits.maxTexts) found.push({ needle: needle.text, text: ascii(bytes, run.from, run.to), at: run.from });
      }
    }
  }
  return found.sort((a, b) => a.at - b.at || (a.needle < b.needle ? -1 : a.needle > b.needle ? 1 : 0)).slice(0, limits.maxTexts);
}

interface Needle {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly anchorAt: number;
  searchedTo: number;
  count: number;
}

function byAnchor(bytes: Uint8Array, needles: readonly string[]): ReadonlyMap<number, Needle[]> {
  const counts = new Uint32Array(256);
  for (let i = 0; i < bytes.length; i += SAMPLE_STEP) counts[bytes[i]!]!++;
  const groups = new Map<number, Needle[]>();
  for (const text of new Set(needles)) {
    const needle = encodeUtf8(text);
    if (needle.length === 0) continue;
    let anchorAt = 0;
    for (let i = 1; i < needle.length; i++) if (counts[needle[i]!]! < counts[needle[anchorAt]!]!) anchorAt = i;
    const anchor = needle[anchorAt]!;
    const entry = { text, bytes: needle, anchorAt, searchedTo: 0, count: 0 };
    const group = groups.get(anchor);
    if (group === undefined) groups.set(anchor, [entry]);
    else group.push(entry);
  }
  return groups;
}

function runAround(bytes: Uint8Array, from: number, to: number, maxBytes: number): { readonly from: number; readonly to: number } {
  const spare = Math.max(0, maxBytes - (to - from));
  const first = Math.max(0, from - (spare >> 1));
  let start = from;
  while (start > first && isPrintable(bytes[start - 1]!)) start--;
  const last = Math.min(bytes.length, Math.max(to, start + maxBytes));
  let end = to;
  while (end < last && isPrintable(bytes[end]!)) end++;
  return { from: start, to: end };
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

function startsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  if (at + part.length > bytes.length) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

const isPrintable = (byte: number) => byte >= 0x20 && byte < 0x7f;
