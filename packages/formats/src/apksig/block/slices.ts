import { Cursor } from '@touchstone/kernel/bytes';

/**
 * The next length-prefixed part of a signing block, as a cursor over it alone.
 * @throws OutOfBytes when the length reaches past the end; a negative one does
 */
export function slice(cursor: Cursor): Cursor {
  return new Cursor(cursor.slice(cursor.u32()));
}

/** The next length-prefixed bytes. @throws OutOfBytes */
export function sliceBytes(cursor: Cursor): Uint8Array {
  return cursor.slice(cursor.u32());
}

/** What is left. */
export function rest(cursor: Cursor): Uint8Array {
  return cursor.slice(cursor.left);
}

/** A length and the bytes, as signing blocks write them. */
export function withLength(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(4 + bytes.length);
  new DataView(out.buffer).setUint32(0, bytes.length, true);
  out.set(bytes, 4);
  return out;
}
