import { OutOfBytes } from './cursor.ts';

/**
 * Bytes that need not be in memory: a buffer, or a file that is read piece by piece.
 *
 * Synchronous, because the parsers above are; an adapter that reads a file uses positioned reads.
 */
export interface ByteSource {
  /** Length of the whole, in bytes. */
  readonly size: number;
  /**
   * The bytes from `at` up to `at + length`, a view or a copy; do not write to them.
   * @throws OutOfBytes when the range does not lie inside the source
   */
  read(at: number, length: number): Uint8Array;
}

/** A source over bytes in memory; `read` returns views. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(at, length) {
      if (!(at >= 0 && length >= 0 && at + length <= bytes.length)) throw new OutOfBytes(at, length, bytes.length);
      return bytes.subarray(at, at + length);
    },
  };
}
