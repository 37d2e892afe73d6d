import { encodeUtf8 } from './bytes/index.ts';
import { toHex } from './hex.ts';
import { byText } from './order.ts';
import type { Hash } from './ports.ts';

/** What seeded choices need of the hash port. */
export type Sha256 = Pick<Hash, 'of' | 'start'>;

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export const sha256Hex = (hash: Sha256, text: string): string => toHex(hash.of('sha256', encodeUtf8(text)));

/**
 * A place in an order that only the seed decides: SHA-256 of `<seed>:<id>`, in hexadecimal. Anyone with the seed
 * and the ids can lay the same order again, with any tool; nobody without the seed can tell who comes first.
 */
export const keyOf = (hash: Sha256, seed: string, id: string): string => sha256Hex(hash, `${seed}:${id}`);

/**
 * Items in the order of their keys. Half a million take a second: digests are compared by their first 48 bits, and only
 * equal ones byte by byte.
 */
export function inKeyedOrder<T>(hash: Sha256, seed: string, items: readonly T[], idOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => {
      const id = idOf(item);
      const digest = hash.of('sha256', encodeUtf8(`${seed}:${id}`));
      return { item, id, digest, first: first48Bits(digest) };
    })
    .sort((a, b) => a.first - b.first || byText(toHex(a.digest), toHex(b.digest)) || byText(a.id, b.id))
    .map(({ item }) => item);
}

/** A number in [0, 1) that only the seed and the id decide: the first 48 bits of the key. */
export const fractionOf = (hash: Sha256, seed: string, id: string): number =>
  first48Bits(hash.of('sha256', encodeUtf8(`${seed}:${id}`))) / 2 ** 48;

function first48Bits(digest: Uint8Array): number {
  let value = 0;
  for (let i = 0; i < 6; i++) value = value * 256 + digest[i]!;
  return value;
}
