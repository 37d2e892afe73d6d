import type { Readable } from 'node:stream';

/** Bytes by their SHA-256: written once, never changed, the same wherever they are kept. Addresses are lower-case hexadecimal. */
export interface ObjectStore {
  /**
   * Keeps what `bytes` gives. What is there already is not written again.
   * @throws ObjectFault `too-large`, `wrong-hash`: nothing is kept then
   */
  put(bytes: ByteStream, options: PutOptions): Promise<StoredObject>;
  /**
   * The bytes, or the part of them that `range` names.
   * @throws ObjectFault `not-found`, `out-of-range`
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Undefined when it is not there. */
  stat(sha256: string): Promise<StoredObject | undefined>;
  /** False when it was not there. Whether it may go is for others to know. */
  delete(sha256: string): Promise<boolean>;
  /** All, by address, from behind `after`. */
  list(after?: string): AsyncIterable<StoredObject>;
  /** Reads all of it again. */
  verify(sha256: string): Promise<'whole' | 'damaged' | 'missing'>;
}

export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface StoredObject {
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface PutOptions {
  /** What the bytes must hash to. */
  readonly expectedSha256?: string | undefined;
  /** More than this is refused as soon as it is seen. */
  readonly maxBytes: number;
}

/** First and last byte, both inside, from 0; without `end` up to the last. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number | undefined;
}
