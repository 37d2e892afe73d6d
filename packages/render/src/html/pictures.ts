import type { RenderOptions } from '../render.ts';

/** Bytes of one picture, and of all that one page holds. */
const LARGEST = 300 * 1024;
const MOST_BYTES = 5 * 1024 * 1024;

/** Pictures that a page may hold, as addresses that carry them: PNG and JPEG, by their first bytes and not by their names. */
export function embeddable(pictures: RenderOptions['pictures']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let left = MOST_BYTES;
  for (const [name, bytes] of pictures ?? []) {
    const type = typeOf(bytes);
    if (type === undefined || bytes.length > LARGEST || bytes.length > left) continue;
    left -= bytes.length;
    found.set(name, `data:${type};base64,${base64(bytes)}`);
  }
  return found;
}

const SIGNATURES: readonly (readonly [type: string, begins: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
];

const typeOf = (bytes: Uint8Array): string | undefined =>
  SIGNATURES.find(([, begins]) => begins.every((byte, i) => bytes[i] === byte))?.[0];

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** @source RFC 4648 §4 */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[(group >> shift) & 63]);
    const count = Math.min(3, bytes.length - i) + 1;
    parts.push(letters.slice(0, count).join('').padEnd(4, '='));
  }
  return parts.join('');
}
