import { encodeUtf8 } from './bytes/index.ts';
import { toHex } from './hex.ts';
import type { Hash } from './ports.ts';

/** What seeded choices need of the hash port. */
export type Sha256 = Pick<Hash, 'of'>;

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export const sha256Hex = (hash: Sha256, text: string): string => toHex(hash.of('sha256', encodeUtf8(text)));

/**
 * A place in an order that only the seed decides: SHA-256 of `<seed>:<id>`, in hexadecimal. Anyone with the seed
 * and the ids can lay the same order again, with any tool; nobody without the seed can tell who comes first.
 */
export const keyOf = (hash: Sha256, seed: string, id: string): string => sha256Hex(hash, `${seed}:${id}`);

/** A number in [0, 1) that only the seed and the id decide: the first 48 bits of `keyOf`. */
export const fractionOf = (hash: Sha256, seed: string, id: string): number =>
  Number.parseInt(keyOf(hash, seed, id).slice(0, 12), 16) / 2 ** 48;
