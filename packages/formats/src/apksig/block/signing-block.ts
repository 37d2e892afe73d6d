import { type ByteSource, Cursor } from '@touchstone/kernel/bytes';
import type { Sections } from '../archive/sections.ts';
import { sameBytes } from '../same-bytes.ts';

const MAGIC = Uint8Array.from('APK Sig Block 42', (character) => character.charCodeAt(0));
const FOOTER_BYTES = 24;
const MIN_BLOCK_BYTES = 32;
/** Larger ones exist only to hurt: real blocks are a few KiB, with a channel name or a frosting of Google Play. */
const MAX_BLOCK_BYTES = 64 * 1024 * 1024;
const MAX_PAIRS = 10_000;

export const BLOCK_V2 = 0x7109871a;
export const BLOCK_V3 = 0xf05368c0;
export const BLOCK_V31 = 0x1b93ad61;
export const BLOCK_STAMP_V1 = 0x2b09189e;
export const BLOCK_STAMP_V2 = 0x6dff800d;

/** The APK Signing Block, which sits between the files and the central directory. */
export interface SigningBlock {
  /** Start in bytes from the start of the file: what comes before it is signed. */
  readonly at: number;
  readonly pairs: readonly BlockPair[];
  /** The list of pairs breaks off: what comes after cannot be found. */
  readonly isBroken: boolean;
  /** Too large to look into: nothing can be said of its schemes. */
  readonly isOverBudget: boolean;
}

export interface BlockPair {
  readonly id: number;
  readonly value: Uint8Array;
}

/**
 * Finds the signing block as the platform does. Anything odd about it means to Android that there is none: it then
 * falls back to v1.
 *
 * @source com.android.apksig.apk.ApkUtils.findApkSigningBlock
 */
export function findSigningBlock(source: ByteSource, sections: Sections): SigningBlock | undefined {
  const { directoryAt, directoryBytes, endRecordAt } = sections;
  if (directoryAt + directoryBytes !== endRecordAt || directoryAt < MIN_BLOCK_BYTES) return undefined;
  const footer = new Cursor(source.read(directoryAt - FOOTER_BYTES, FOOTER_BYTES));
  const size = footer.u64();
  if (!sameBytes(footer.slice(MAGIC.length), MAGIC)) return undefined;
  if (size < FOOTER_BYTES) return undefined;
  const at = directoryAt - size - 8;
  if (at < 0 || new Cursor(source.read(at, 8)).u64() !== size) return undefined;
  if (size > MAX_BLOCK_BYTES) return { at, pairs: [], isBroken: false, isOverBudget: true };
  return { at, ...readPairs(new Cursor(source.read(at + 8, size - FOOTER_BYTES))) };
}

/** The first pair with this id: later ones are ignored. */
export function findPair(block: SigningBlock | undefined, id: number): Uint8Array | undefined {
  return block?.pairs.find((pair) => pair.id === id)?.value;
}

function readPairs(cursor: Cursor): Omit<SigningBlock, 'at'> {
  const pairs: BlockPair[] = [];
  const result = (what: Partial<SigningBlock>) => ({ pairs, isBroken: false, isOverBudget: false, ...what });
  while (cursor.left > 0) {
    if (pairs.length >= MAX_PAIRS) return result({ isOverBudget: true });
    if (cursor.left < 8) return result({ isBroken: true });
    const length = cursor.u64();
    if (length < 4 || length > cursor.left) return result({ isBroken: true });
    const id = cursor.u32();
    pairs.push({ id, value: cursor.slice(length - 4) });
  }
  return result({});
}
