import { decodeUtf8 } from '@touchstone/kernel/bytes';
import type { Problems } from '@touchstone/kernel/problem';

/** Longest run that is spread over the arguments of one call. */
const CHUNK = 4096;

/**
 * The name in `bytes` from `from` to `to`. UTF-8 whatever the flag says: Android does not look at it.
 * @returns the text, and whether every byte of it made sense
 */
export function decodeName(bytes: Uint8Array, from: number, to: number): { readonly name: string; readonly isUtf8: boolean } {
  const raw = bytes.subarray(from, to);
  let all = 0;
  for (let i = from; i < to; i++) all |= bytes[i]!;
  if (all >= 0x80) {
    const name = decodeUtf8(raw);
    return { name, isUtf8: !name.includes('\ufffd') };
  }
  if (raw.length <= CHUNK) return { name: String.fromCharCode.apply(null, raw as unknown as number[]), isUtf8: true };
  return { name: decodeUtf8(raw), isUtf8: true };
}

const TRICKS: readonly (readonly [code: string, has: (name: string) => boolean])[] = [
  ['zip/name-empty', (name) => name === ''],
  ['zip/name-nul', (name) => name.includes('\0')],
  ['zip/name-backslash', (name) => name.includes('\\')],
  ['zip/name-absolute', (name) => name.startsWith('/') || (name[1] === ':' && /^[a-z]/i.test(name))],
  ['zip/name-parent', (name) => name.includes('..') && name.split(/[/\\]/).includes('..')],
];

/** Reports what a name tries on whoever unpacks it. */
export function checkName(name: string, at: number, problems: Problems): void {
  for (const [code, has] of TRICKS) if (has(name)) problems.add(code, at);
}
